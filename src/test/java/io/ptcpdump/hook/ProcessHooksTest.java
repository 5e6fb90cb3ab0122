package io.ptcpdump.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptcpdump.bpf.Link;
import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.bpf.PerCpuCounters;
import io.ptcpdump.bpf.RingBuffer;
import io.ptcpdump.filter.LiveFilter;
import io.ptcpdump.model.ProcessEvent;
import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.DetachedMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each event of a process has two programs, the second of which tells what the first one has not told. */
@Tag("root")
class ProcessHooksTest {
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    @BeforeEach
    void requireRoot() {
        assumeTrue(CurrentProcess.effectiveUserId() == 0, "needs root to load programs");
    }

    /** What is told of a process that ends at once: the kinds of its events, the execs with the file's name. */
    private static String eventsOfAProcess(Rung rung, Predicate<Hook> attached, boolean areSecondCounted)
            throws IOException, InterruptedException {
        LiveFilter filter = LiveFilter.compile("", name -> 0);
        CaptureSettings settings = new CaptureSettings(filter, 65_535, 0, 1 << 16, false, false, false, false, false, false, false, 0);
        HookPlan plan = new HookPlan(new HookChoices(Map.of(Need.PROCESSES, rung), List.of()), new RunningKernel());
        Deque<Link> links = new ArrayDeque<>();
        try (LoadedBpf bpf = KernelPrograms.load(settings, plan);
                HookAttacher attacher = new HookAttacher(bpf);
                ProcessEventRing ring = new ProcessEventRing(RingBuffer.open(bpf.map("process_events"), ProcessRecord.LONGEST))) {
            for (Hook hook : rung.hooks()) {
                if (attached.test(hook)) {
                    links.push(attacher.attach(hook).orElseThrow());
                }
            }
            Process process = new ProcessBuilder("sleep", "0").start();
            process.waitFor();
            String events = eventsOf((int) process.pid(), ring);
            long second = new PerCpuCounters(bpf.map("losses")).sum(LossCounters.NOT_LOST_PROCESS_EVENT);
            assertEquals(areSecondCounted, second > 0, second + " events told by the second program only");
            return events;
        } finally {
            links.forEach(Link::close);
        }
    }

    private static String eventsOf(int pid, ProcessEventRing ring) throws InterruptedException {
        StringBuilder events = new StringBuilder();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            ring.collect(Long.MAX_VALUE);
            ProcessEventRing.CgroupListener nobody = (id, path) -> { };
            for (ProcessEvent event = ring.poll(nobody); event != null; event = ring.poll(nobody)) {
                if (event.pid() == pid) {
                    events.append(switch (event) {
                        case ProcessEvent.Fork ignored -> "fork ";
                        case ProcessEvent.Exec exec -> exec.path().substring(exec.path().lastIndexOf('/') + 1) + " ";
                        case ProcessEvent.Exit ignored -> "exit";
                    });
                }
            }
            if (events.toString().endsWith("exit")) {
                return events.toString();
            }
            Thread.sleep(1);
        }
        return events.toString();
    }

    @Test
    void shouldTellOfACgroupThatGoesAtOnce() throws IOException {
        LiveFilter filter = LiveFilter.compile("", name -> 0);
        CaptureSettings settings = new CaptureSettings(filter, 65_535, 0, 1 << 16, false, false, false, false, false, false, false, 0);
        HookPlan plan = new HookPlan(HookChoices.BEST, new RunningKernel());
        Hook hook = Hook.rawTracepoint("cgroup_made", "cgroup/cgroup_mkdir");
        try (LoadedBpf bpf = KernelPrograms.load(settings, plan);
                HookAttacher attacher = new HookAttacher(bpf);
                ProcessEventRing ring = new ProcessEventRing(RingBuffer.open(bpf.map("process_events"), ProcessRecord.LONGEST));
                Link attached = attacher.attach(hook).orElseThrow();
                DetachedMount mount = DetachedMount.of("cgroup2")) {
            assertNotNull(attached);
            Path outer = Files.createDirectory(mount.path().resolve("ptcpdump-" + "x".repeat(200) + ProcessHandle.current().pid()));
            Path inner = Files.createDirectory(outer.resolve("inner"));
            long id = (long) Files.getAttribute(inner, "unix:ino");
            Files.delete(inner);
            Files.delete(outer);
            ring.collect(Long.MAX_VALUE);
            Map<Long, String> made = new HashMap<>();
            assertNull(ring.poll(made::put));
            assertEquals("/" + outer.getFileName() + "/inner", made.get(id));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PROCESS_BTF", "PROCESS_RAW"})
    void shouldTellEachEventOnce(Rung rung) throws IOException, InterruptedException {
        assertEquals("fork jspawnhelper sleep exit", eventsOfAProcess(rung, hook -> true, false));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROCESS_BTF", "PROCESS_RAW"})
    void shouldTellWhatTheFirstProgramHasNotTold(Rung rung) throws IOException, InterruptedException {
        assertEquals("fork jspawnhelper sleep exit", eventsOfAProcess(rung, Hook::isOptional, true));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROCESS_BTF", "PROCESS_RAW"})
    void shouldTellEventsWithoutTheSecondProgram(Rung rung) throws IOException, InterruptedException {
        assertEquals("fork jspawnhelper sleep exit", eventsOfAProcess(rung, hook -> !hook.isOptional(), false));
    }
}
