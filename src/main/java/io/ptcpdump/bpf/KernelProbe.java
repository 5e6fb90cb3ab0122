package io.ptcpdump.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ptcpdump.ffi.libbpf.Libbpf;
import io.ptcpdump.sys.CString;
import io.ptcpdump.sys.DetachedMount;
import io.ptcpdump.sys.Errno;
import io.ptcpdump.sys.Fd;
import io.ptcpdump.sys.SystemException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Asks the running kernel what it can do, by trying it and not by its version. */
public final class KernelProbe {
    private static final Path KERNEL_BTF = Path.of("/sys/kernel/btf/vmlinux");
    private static final Path MOUNTS = Path.of("/proc/self/mounts");
    private static final Path EVENT_SOURCES = Path.of("/sys/bus/event_source/devices");
    private static final Path TRACEFS = Path.of("/sys/kernel/tracing");
    private static final long LONGEST_VERSION = 64;
    /** No kernel gives an interface this number. */
    private static final int NO_INTERFACE = Integer.MAX_VALUE;
    /** Little-endian struct bpf_insn: {@code r0 = 0} and {@code exit}. */
    private static final long[] RETURN_0 = {0xb7, 0x95};

    // struct bpf_prog_load_opts of libbpf's bpf.h, up to attach_btf_id.
    private static final long LOAD_OPTIONS_SIZE = 40;
    private static final long EXPECTED_ATTACH_TYPE = 12;
    private static final long ATTACH_BTF_ID = 32;
    /** The first type in the kernel's BTF, which is a number and no function. */
    private static final int NO_FUNCTION = 1;

    private KernelProbe() {}

    /** Whether the kernel describes its own types, which relocatable (CO-RE) and tracing programs need. */
    public static ProbeResult kernelTypes() {
        return Files.isReadable(KERNEL_BTF)
                ? new ProbeResult.Supported()
                : new ProbeResult.Unsupported("no " + KERNEL_BTF + ": the kernel was built without CONFIG_DEBUG_INFO_BTF");
    }

    /** Whether it has BPF ring buffers (Linux 5.8). */
    public static ProbeResult ringBuffer() {
        LibbpfCalls.requireLibrary();
        int result = (int) LibbpfCalls.PROBE_MAP_TYPE.call(Libbpf.BPF_MAP_TYPE_RINGBUF(), 0);
        if (result < 0) {
            return new ProbeResult.Unknown(Errno.text(-result));
        }
        return result == 1 ? new ProbeResult.Supported() : new ProbeResult.Unsupported("no ring buffer maps before Linux 5.8");
    }

    /** Whether it has TCX links (Linux 6.6): one to an interface that does not exist fails for that reason only. */
    public static ProbeResult tcxLink() {
        LibbpfCalls.requireLibrary();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment instructions = arena.allocateFrom(JAVA_LONG, RETURN_0);
            int program = (int) LibbpfCalls.PROG_LOAD.call(Libbpf.BPF_PROG_TYPE_SCHED_CLS(), 0,
                    CString.allocate(arena, "GPL").address(), instructions.address(), RETURN_0.length, 0);
            if (program < 0) {
                return new ProbeResult.Unknown("load a program: " + Errno.text(-program));
            }
            try (Fd loaded = Fd.adopt(program)) {
                int result = (int) LibbpfCalls.LINK_CREATE.call(
                        loaded.number(), NO_INTERFACE, TcDirection.INGRESS.attachType(), 0);
                return switch (-result) {
                    case Errno.ENODEV -> new ProbeResult.Supported();
                    case Errno.EINVAL -> new ProbeResult.Unsupported("no TCX before Linux 6.6");
                    default -> new ProbeResult.Unknown("attach a program: " + Errno.text(-result));
                };
            }
        }
    }

    /**
     * Whether programs may be hooked to the kernel's functions (fentry; Linux 5.5). Some kernels refuse it before they look at
     * the program; one that does not finds here that there is no such function.
     */
    public static ProbeResult functionHooks() {
        LibbpfCalls.requireLibrary();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment instructions = arena.allocateFrom(JAVA_LONG, RETURN_0);
            MemorySegment options = arena.allocate(LOAD_OPTIONS_SIZE, Long.BYTES);
            options.set(JAVA_LONG, 0, LOAD_OPTIONS_SIZE);
            options.set(JAVA_INT, EXPECTED_ATTACH_TYPE, Libbpf.BPF_TRACE_FENTRY());
            options.set(JAVA_INT, ATTACH_BTF_ID, NO_FUNCTION);
            int result = (int) LibbpfCalls.PROG_LOAD.call(Libbpf.BPF_PROG_TYPE_TRACING(), 0,
                    CString.allocate(arena, "GPL").address(), instructions.address(), RETURN_0.length, options.address());
            return result == -Errno.EINVAL
                    ? new ProbeResult.Supported()
                    : new ProbeResult.Unsupported("the kernel refuses programs at its functions: " + Errno.text(-result));
        }
    }

    /** Whether it has kprobes (CONFIG_KPROBES). */
    public static ProbeResult kprobes() {
        if (!Files.isDirectory(EVENT_SOURCES)) {
            return new ProbeResult.Unknown("no " + EVENT_SOURCES);
        }
        return Files.isDirectory(EVENT_SOURCES.resolve("kprobe"))
                ? new ProbeResult.Supported()
                : new ProbeResult.Unsupported("the kernel was built without kprobes");
    }

    /**
     * Whether it has a tracepoint.
     *
     * @param name its folder below tracefs' events, such as {@code sched/sched_process_fork}
     * @return unknown where there is no tracefs
     */
    public static ProbeResult tracepoint(String name) {
        if (Files.isDirectory(TRACEFS.resolve("events"))) {
            return tracepoint(TRACEFS, name);
        }
        try (DetachedMount own = DetachedMount.of("tracefs")) {
            return tracepoint(own.path(), name);
        } catch (SystemException e) {
            return new ProbeResult.Unknown(e.getMessage());
        }
    }

    private static ProbeResult tracepoint(Path tracefs, String name) {
        return Files.isDirectory(tracefs.resolve("events").resolve(name))
                ? new ProbeResult.Supported()
                : new ProbeResult.Unsupported("the kernel has no tracepoint " + name);
    }

    /** The version of the installed libbpf, such as {@code v1.3}. */
    public static String libraryVersion() {
        LibbpfCalls.requireLibrary();
        return CString.at(LibbpfCalls.VERSION.call(), LONGEST_VERSION);
    }

    /** Where the cgroup v2 tree is mounted: {@code /sys/fs/cgroup}, or beside v1 often {@code /sys/fs/cgroup/unified}. */
    public static Optional<Path> cgroup2Mount() throws IOException {
        for (String line : Files.readAllLines(MOUNTS)) {
            Optional<Path> mount = cgroup2Mount(line);
            if (mount.isPresent()) {
                return mount;
            }
        }
        return Optional.empty();
    }

    /** The mount point in a line of fstab(5) format, if it is of type cgroup2. */
    static Optional<Path> cgroup2Mount(String line) {
        int device = line.indexOf(' ');
        int point = line.indexOf(' ', device + 1);
        boolean cgroup2 = device > 0 && point > 0 && line.startsWith("cgroup2 ", point + 1);
        return cgroup2 ? Optional.of(Path.of(line.substring(device + 1, point).replace("\\040", " "))) : Optional.empty();
    }
}
