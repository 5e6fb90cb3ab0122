package io.ptcpdump.cli;

import io.ptcpdump.capture.CaptureConfig;
import io.ptcpdump.capture.CaptureControl;
import io.ptcpdump.capture.CaptureCounts;
import io.ptcpdump.capture.CaptureException;
import io.ptcpdump.capture.LiveCapture;
import io.ptcpdump.filter.LiveFilter;
import io.ptcpdump.hook.HookRefusal;
import io.ptcpdump.hook.HookUse;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.model.LinkTypeNames;
import io.ptcpdump.model.PacketSink;
import io.ptcpdump.savefile.SaveFileWriter;
import io.ptcpdump.sys.Command;
import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.ExitStatus;
import io.ptcpdump.sys.NetworkLink;
import io.ptcpdump.sys.NetworkLinks;
import java.io.IOException;

/** A live capture, from the first message to the exit status. */
final class LiveCommand {
    private final Options options;
    private final Messages messages;

    LiveCommand(Options options, Messages messages) {
        this.options = options;
        this.messages = messages;
    }

    /** Returns the exit status: the command's if there is one and the capture went well. */
    int run() {
        requirePrivileges();
        LiveFilter filter = LiveFilter.compile(options.expression(), LiveCommand::interfaceIndex);
        try (CaptureControl control = new CaptureControl()) {
            Signals.steer(control);
            if (options.command().isEmpty()) {
                return capture(filter, control, null);
            }
            // A capture on standard output is not to be mixed with anything.
            boolean outputIsTaken = "-".equals(options.writeFile());
            try (Command command = Command.hold(options.command(), outputIsTaken)) {
                return capture(filter, control, command);
            }
        } catch (CaptureException e) {
            messages.say(e.getMessage());
            return ExitCode.FAILURE;
        }
    }

    private static void requirePrivileges() {
        if (CurrentProcess.effectiveUserId() != 0) {
            throw new UsageException("capturing needs root: run it with sudo (reading a file with -r does not)");
        }
    }

    private static int interfaceIndex(String name) {
        try (NetworkLinks links = NetworkLinks.open()) {
            for (NetworkLink link : links.all()) {
                if (link.name().equals(name)) {
                    return link.index();
                }
            }
            return 0;
        }
    }

    private int capture(LiveFilter filter, CaptureControl control, Command command) {
        try (LiveCapture capture = LiveCapture.start(config(filter, command))) {
            sayHooks(capture);
            int status = capture(capture, control, command);
            if (command == null || !command.isReleased()) {
                return status;
            }
            // Waited for where the capture failed, too: a command is never left to run on by itself.
            ExitStatus ended = command.await();
            return status == ExitCode.OK ? ended.shellCode() : status;
        }
    }

    private void sayHooks(LiveCapture capture) {
        if (!options.information()) {
            return;
        }
        for (HookUse use : capture.hooks()) {
            messages.say("hook: " + (use.rung() == null ? use.need().word() + "=none" : use.rung()));
            for (HookRefusal refusal : use.refusals()) {
                messages.say("not used: " + refusal.rung() + ": " + refusal.what());
            }
        }
    }

    private CaptureConfig config(LiveFilter filter, Command command) {
        return new CaptureConfig(
                options.interfaces(),
                options.direction().takesIn(),
                options.direction().takesOut(),
                options.snaplen(),
                options.packetLimit(),
                options.ringBytes(),
                filter,
                options.processes(),
                command == null ? 0 : command.pid(),
                options.text().lineBuffered() || options.unbuffered() || options.immediate(),
                options.hooks(),
                options.awaitContainers(),
                options.engines(),
                options.information() ? messages::say : line -> { });
    }

    private int capture(LiveCapture capture, CaptureControl control, Command command) {
        int status = ExitCode.OK;
        try (SaveFileWriter file = file(capture);
                PacketSink printed = printed(file != null)) {
            PacketSink sink = file == null ? printed : printed == null ? file : Outputs.both(file, printed);
            sayStart(capture);
            if (command != null) {
                command.release();
            }
            status = run(capture, sink, control, command);
            if (file != null) {
                writeStatistics(capture, file);
            }
        } catch (IOException e) {
            status = new OutputFailure(options.writeFile() == null ? "standard output" : options.writeFile(), e).report(messages);
        }
        sayEnd(capture.counts());
        sayLosses(capture);
        return status;
    }

    private int run(LiveCapture capture, PacketSink sink, CaptureControl control, Command command) throws IOException {
        try {
            capture.run(sink, control, command == null ? -1 : command.exitFd(), this::sayCounts);
            return ExitCode.OK;
        } catch (CaptureException e) {
            messages.say(e.getMessage());
            return ExitCode.FAILURE;
        }
    }

    /** The file that packets are written to, with the interfaces that there are; null for none. */
    private SaveFileWriter file(LiveCapture capture) throws IOException {
        if (options.writeFile() == null) {
            return null;
        }
        CaptureInterface[] interfaces = capture.interfaces();
        SaveFileWriter file = Outputs.file(options, interfaces.length == 0 ? noneYet() : interfaces[0]);
        for (CaptureInterface each : interfaces) {
            file.addInterface(each);
        }
        return file;
    }

    /** What a file begins with that is to have the packets of any interface, while none is up. */
    private CaptureInterface noneYet() {
        return new CaptureInterface(CaptureConfig.ANY, 0, 0, LinkType.ETHERNET, options.snaplen(), false);
    }

    /** What is printed, null where nothing is because the packets go to a file. */
    private PacketSink printed(boolean toFile) {
        if (options.countOnly()) {
            return toFile ? null : Outputs.nothing();
        }
        if (toFile && !options.printWithWrite()) {
            return null;
        }
        return Outputs.printed(options);
    }

    private void writeStatistics(LiveCapture capture, SaveFileWriter file) throws IOException {
        long end = capture.nowNanos();
        for (CaptureInterface each : capture.interfaces()) {
            CaptureCounts counts = capture.counts(each);
            file.writeStatistics(each, counts.received(), counts.dropped(), capture.startNanos(), end);
        }
    }

    // ---- what is said on standard error, in tcpdump's words

    private void sayStart(LiveCapture capture) {
        if (options.quietStart()) {
            return;
        }
        String prefix = "ptcpdump: ";
        if (options.writeFile() == null && options.print().verbose() == 0 && !options.json()) {
            messages.line("ptcpdump: verbose output suppressed, use -v[v]... for verbose output");
            prefix = "";
        }
        messages.line(prefix + "listening on " + interfaceNames(capture) + ", snapshot length " + options.snaplen() + " bytes");
    }

    private String interfaceNames(LiveCapture capture) {
        if (options.interfaces().contains(CaptureConfig.ANY)) {
            return "any, link-type " + LinkTypeNames.describe(LinkType.ETHERNET);
        }
        StringBuilder names = new StringBuilder();
        for (CaptureInterface each : capture.interfaces()) {
            names.append(names.isEmpty() ? "" : "; ");
            names.append(each.name()).append(", link-type ").append(LinkTypeNames.describe(each.linkType()));
        }
        return names.toString();
    }

    private void sayCounts(CaptureCounts counts) {
        messages.say(packets(counts.captured(), "captured")
                + ", " + packets(counts.received(), "received by filter")
                + ", " + packets(counts.dropped(), "dropped by kernel"));
    }

    private void sayEnd(CaptureCounts counts) {
        if (Signals.interrupted()) {
            messages.line(""); // so that the counts do not stand behind the terminal's ^C
        }
        if (options.countOnly() && options.writeFile() == null) {
            System.out.println(packets(counts.captured(), "").strip());
        }
        messages.line(packets(counts.captured(), "captured"));
        messages.line(packets(counts.received(), "received by filter"));
        messages.line(packets(counts.dropped(), "dropped by kernel"));
    }

    /** What else was lost, which next to never happens. */
    private void sayLosses(LiveCapture capture) {
        long processEvents = capture.lostProcessEvents();
        if (processEvents > 0) {
            messages.say(processEvents + " process events lost: some packets may show an older name of their process");
        }
        long socketUses = capture.lostSocketUses();
        if (socketUses > 0) {
            messages.say("up to " + socketUses + " uses of sockets not seen: some packets may show the process that used their socket before");
        }
        long owners = capture.lostOwners();
        if (owners > 0) {
            messages.say(owners + " sockets not recorded: their packets show no process");
        }
    }

    private static String packets(long count, String what) {
        return count + (count == 1 ? " packet " : " packets ") + what;
    }
}
