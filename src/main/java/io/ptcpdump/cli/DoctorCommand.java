package io.ptcpdump.cli;

import io.ptcpdump.bpf.BpfException;
import io.ptcpdump.bpf.KernelProbe;
import io.ptcpdump.bpf.ProbeResult;
import io.ptcpdump.capture.CaptureException;
import io.ptcpdump.filter.LibpcapVersion;
import io.ptcpdump.hook.HookException;
import io.ptcpdump.hook.HookRefusal;
import io.ptcpdump.hook.HookUse;
import io.ptcpdump.hook.Need;
import io.ptcpdump.hook.Rung;
import io.ptcpdump.hook.RungProbe;
import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.SystemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** {@code --doctor}: what the kernel offers, what is used, what is lost, and whether a capture with owners works. */
final class DoctorCommand {
    private static final int SUBJECT_WIDTH = 14;
    private static final int RUNG_WIDTH = 12;

    private final Options options;
    private final Messages messages;
    private final PrintWriter out = new PrintWriter(System.out);

    DoctorCommand(Options options, Messages messages) {
        this.options = options;
        this.messages = messages;
    }

    /** Returns the exit status: OK only if a capture of a packet of our own showed us as its owner. */
    int run() {
        if (CurrentProcess.effectiveUserId() != 0) {
            messages.say("the doctor needs root, as a capture does: run it with sudo");
            return ExitCode.FAILURE;
        }
        out.println("ptcpdump " + Version.NUMBER + ", libbpf " + KernelProbe.libraryVersion() + ", " + LibpcapVersion.text());
        out.println("Linux " + System.getProperty("os.version") + " (" + System.getProperty("os.arch") + ")");
        out.println();
        new SystemCheckup(Path.of("/proc")).run().forEach(this::print);
        SelfCapture capture = new SelfCapture(options.hooks());
        Finding result = result(capture);
        out.println();
        out.println("hooks, the best first; * is used");
        RungProbe probe = new RungProbe();
        for (Need need : Need.values()) {
            print(need, capture.hooks(), probe);
        }
        out.println();
        print(result);
        boolean works = result.grade() == Finding.Grade.OK;
        out.println(works ? "capture with owners works" : "capture with owners does not work");
        out.flush();
        return works && !out.checkError() ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static Finding result(SelfCapture capture) {
        try {
            capture.run();
            return capture.finding();
        } catch (BpfException | HookException | SystemException | CaptureException | IOException e) {
            return Finding.bad("capture", e.getMessage());
        }
    }

    private void print(Finding finding) {
        out.println(pad(finding.grade().word(), 6) + pad(finding.subject(), SUBJECT_WIDTH) + finding.text());
    }

    private void print(Need need, List<HookUse> uses, RungProbe probe) {
        HookUse use = useOf(need, uses);
        out.println(need.word() + ": " + need.title());
        for (Rung rung : need.rungs()) {
            String mark = isUsed(rung, use, !uses.isEmpty(), probe) ? "* " : "  ";
            out.println("    " + mark + pad(rung.word(), RUNG_WIDTH) + describe(rung, use, probe));
        }
        if (use != null && use.rung() == null) {
            out.println("      nothing is used: " + need.loss());
        }
    }

    private static HookUse useOf(Need need, List<HookUse> uses) {
        for (HookUse use : uses) {
            if (use.need() == need) {
                return use;
            }
        }
        return null;
    }

    /** What the packet programs do themselves is used where it can be. */
    private static boolean isUsed(Rung rung, HookUse use, boolean captured, RungProbe probe) {
        if (rung == Rung.NAT_CONNTRACK) {
            return captured && probe.probe(rung) instanceof ProbeResult.Supported;
        }
        return use != null && use.rung() == rung;
    }

    private static String describe(Rung rung, HookUse use, RungProbe probe) {
        String missing = missing(rung, use, probe);
        return missing == null ? rung.gives() : "no: " + missing + " (needs " + rung.kernels() + ")";
    }

    /** Why a rung cannot be had, null if it can. */
    private static String missing(Rung rung, HookUse use, RungProbe probe) {
        if (use != null && use.rung() == rung) {
            return null;
        }
        if (probe.probe(rung) instanceof ProbeResult.Unsupported(String reason)) {
            return reason;
        }
        if (use != null) {
            for (HookRefusal refusal : use.refusals()) {
                if (refusal.rung() == rung && !refusal.isOptional()) {
                    return refusal.what();
                }
            }
        }
        return null;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
