package io.ptcpdump.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptcpdump.sys.CurrentProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KernelProbeTest {
    @Test
    void shouldFindTheCgroup2MountInAMountTable() {
        assertEquals(Optional.of(Path.of("/sys/fs/cgroup/unified")),
                KernelProbe.cgroup2Mount("cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0"));
        assertEquals(Optional.of(Path.of("/my cgroups")), KernelProbe.cgroup2Mount("none /my\\040cgroups cgroup2 rw 0 0"));
        assertEquals(Optional.empty(), KernelProbe.cgroup2Mount("cgroup /sys/fs/cgroup/cpu cgroup rw,cpu 0 0"));
        assertEquals(Optional.empty(), KernelProbe.cgroup2Mount("cgroup2 /x cgroup rw 0 0"));
        assertEquals(Optional.empty(), KernelProbe.cgroup2Mount(""));
    }

    @Test
    void shouldSayWhetherTheKernelDescribesItsTypes() {
        boolean there = Files.isReadable(Path.of("/sys/kernel/btf/vmlinux"));
        assertEquals(there, KernelProbe.kernelTypes() instanceof ProbeResult.Supported);
    }

    @Test
    @Tag("root")
    void shouldAnswerByTheKernelsRelease() throws IOException {
        assumeTrue(CurrentProcess.effectiveUserId() == 0, "needs root to load BPF programs");
        String[] release = Files.readString(Path.of("/proc/sys/kernel/osrelease")).split("[.-]");
        int version = Integer.parseInt(release[0]) * 1000 + Integer.parseInt(release[1]);
        assertEquals(version >= 6006, KernelProbe.tcxLink() instanceof ProbeResult.Supported, KernelProbe.tcxLink().toString());
        assertEquals(version >= 5008, KernelProbe.ringBuffer() instanceof ProbeResult.Supported);
        assertTrue(KernelProbe.cgroup2Mount().isPresent());
    }

    @Test
    @Tag("root")
    void shouldFindTracepointsWhereverTracefsIs() {
        assumeTrue(CurrentProcess.effectiveUserId() == 0, "needs root to mount tracefs");
        assertEquals(new ProbeResult.Supported(), KernelProbe.tracepoint("sched/sched_process_exec"));
        assertEquals(new ProbeResult.Unsupported("the kernel has no tracepoint sched/no_such"), KernelProbe.tracepoint("sched/no_such"));
    }

    @Test
    void shouldReadTheKernelsTypes() {
        assumeTrue(KernelProbe.kernelTypes() instanceof ProbeResult.Supported, "kernel without BTF");
        try (KernelTypes types = KernelTypes.read()) {
            assertTrue(types.hasFunction("inet_accept"));
            assertFalse(types.hasFunction("no_such_function"));
            assertFalse(types.hasFunction("sk_buff"), "a type is no function");
            assertTrue(types.hasName("sk_buff"));
            assertFalse(types.hasName("no_such_name"));
        }
    }
}
