package io.ptcpdump.cli;

import io.ptcpdump.bpf.KernelProbe;
import io.ptcpdump.bpf.ProbeResult;
import io.ptcpdump.sys.DetachedMount;
import io.ptcpdump.sys.SystemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a capture depends on besides hooks: privileges, kernel types, memory, settings of the system. */
final class SystemCheckup {
    private static final int CAP_NET_ADMIN = 12;
    private static final int CAP_SYS_ADMIN = 21;
    private static final int CAP_PERFMON = 38;
    private static final int CAP_BPF = 39;
    /** Inode of the first pid namespace: PROC_PID_INIT_INO of include/linux/proc_ns.h. */
    private static final long FIRST_PID_NAMESPACE = 0xeffffffcL;

    private final List<Finding> findings = new ArrayList<>();
    private final Path proc;

    /** @param proc where proc(5) is mounted */
    SystemCheckup(Path proc) {
        this.proc = proc;
    }

    List<Finding> run() {
        checkCapabilities();
        checkPidNamespace();
        checkProbe("kernel types", KernelProbe.kernelTypes(), "the kernel describes its types (BTF)",
                "no program can be loaded without; use a kernel built with CONFIG_DEBUG_INFO_BTF");
        checkCgroup();
        checkCompiler();
        checkLockdown();
        checkMemoryLock();
        return findings;
    }

    private void checkCapabilities() {
        long has = Long.parseUnsignedLong(field("self/status", "CapEff:", "0"), 16);
        boolean bpf = has(has, CAP_SYS_ADMIN) || has(has, CAP_BPF) && has(has, CAP_PERFMON);
        if (bpf && has(has, CAP_NET_ADMIN)) {
            findings.add(Finding.ok("capabilities", "all that are needed"));
        } else {
            String missing = (bpf ? "" : "CAP_BPF and CAP_PERFMON (or CAP_SYS_ADMIN) ") + (has(has, CAP_NET_ADMIN) ? "" : "CAP_NET_ADMIN");
            findings.add(Finding.bad("capabilities", "missing: " + missing.strip() + "; a container must be given them"));
        }
    }

    private static boolean has(long capabilities, int number) {
        return (capabilities >> number & 1) != 0;
    }

    private void checkPidNamespace() {
        try {
            if ((long) Files.getAttribute(proc.resolve("self/ns/pid"), "unix:ino") != FIRST_PID_NAMESPACE) {
                findings.add(Finding.less("processes", "those outside this container have no path and arguments; run it with the "
                        + "host's pid namespace (docker run --pid=host)"));
            }
        } catch (IOException e) {
            findings.add(Finding.bad("processes", "/proc is not mounted"));
        }
    }

    private void checkProbe(String subject, ProbeResult result, String good, String loss) {
        findings.add(switch (result) {
            case ProbeResult.Supported _ -> Finding.ok(subject, good);
            case ProbeResult.Unsupported(String reason) -> Finding.bad(subject, reason + ": " + loss);
            case ProbeResult.Unknown(String reason) -> Finding.less(subject, "could not be asked: " + reason);
        });
    }

    private void checkCgroup() {
        try (DetachedMount _ = DetachedMount.ofCgroups()) {
            Optional<Path> mount = KernelProbe.cgroup2Mount();
            findings.add(Finding.ok("cgroup v2", mount.map(path -> "mounted at " + path)
                    .orElse("in the kernel; it is mounted nowhere, which does not matter")));
        } catch (SystemException e) {
            findings.add(Finding.less("cgroup v2", e.getMessage() + ": processes are known by their sends and receives only"));
        } catch (IOException e) {
            findings.add(Finding.ok("cgroup v2", "in the kernel"));
        }
    }

    private void checkCompiler() {
        Path setting = proc.resolve("sys/net/core/bpf_jit_enable");
        switch (text(setting)) {
            case "" -> { } // another network namespace does not show it
            case "0" -> findings.add(Finding.less("compiler", "BPF programs are interpreted, which makes each packet several times as "
                    + "expensive: sysctl net.core.bpf_jit_enable=1"));
            default -> findings.add(Finding.ok("compiler", "BPF programs run as machine code"));
        }
    }

    private void checkLockdown() {
        String modes = lockdown();
        if (modes.contains("[confidentiality]")) {
            findings.add(Finding.bad("lockdown", "confidentiality: BPF programs may not read the kernel's memory; boot with "
                    + "lockdown=integrity, or without Secure Boot"));
        } else if (modes.contains("[integrity]")) {
            findings.add(Finding.ok("lockdown", "integrity, which leaves what is needed"));
        } else {
            findings.add(Finding.ok("lockdown", "none"));
        }
    }

    private static String lockdown() {
        Path mounted = Path.of("/sys/kernel/security/lockdown");
        if (Files.exists(mounted)) {
            return text(mounted);
        }
        try (DetachedMount own = DetachedMount.of("securityfs")) {
            return text(own.path().resolve("lockdown"));
        } catch (SystemException e) {
            return "";
        }
    }

    /** Up to Linux 5.10 maps count as locked memory, and libbpf sets the limit to infinity, which may be refused. */
    private void checkMemoryLock() {
        String[] release = text(proc.resolve("sys/kernel/osrelease")).split("[.-]", 3);
        if (Integer.parseInt(release[0]) * 1000 + Integer.parseInt(release[1]) >= 5011) {
            return;
        }
        String limits = field("self/limits", "Max locked memory", "unknown").split("  +")[0];
        findings.add(Finding.ok(
                "memory lock", limits + " bytes, which is raised while a capture runs; if that fails: ulimit -l unlimited"));
    }

    /** The rest of a file's line that begins with a name. */
    private String field(String file, String name, String absent) {
        for (String line : text(proc.resolve(file)).split("\n")) {
            if (line.startsWith(name)) {
                return line.substring(name.length()).strip();
            }
        }
        return absent;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
