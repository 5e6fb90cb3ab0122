package io.ptcpdump.cli;

import io.ptcpdump.capture.CaptureControl;
import io.ptcpdump.sys.SignalDisposition;
import sun.misc.Signal;

/**
 * SIGINT and SIGTERM end a capture in good order, SIGUSR1 asks for the counts. {@code sun.misc.Signal} is the supported way to
 * handle them (JEP 260, module jdk.unsupported): a shutdown hook cannot choose the exit status, and there is none for SIGUSR1.
 */
final class Signals {
    private static volatile boolean interrupted;

    private Signals() {}

    static void steer(CaptureControl control) {
        // Like tcpdump, a background job of a script can be ended by SIGINT, too; an ignored SIGHUP (nohup) stays ignored.
        SignalDisposition.setDefault(SignalDisposition.SIGINT);
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(new Signal(name), signal -> {
                interrupted = true;
                control.stop();
            });
        }
        Signal.handle(new Signal("USR1"), signal -> control.askForCounts());
    }

    /** Whether a signal has ended the capture. */
    static boolean interrupted() {
        return interrupted;
    }
}
