package io.ptcpdump.cli;

import io.ptcpdump.bpf.BpfException;
import io.ptcpdump.filter.FilterException;
import io.ptcpdump.hook.HookException;
import io.ptcpdump.sys.SystemException;

/** What ended a run, in one line. */
final class Failure {
    private Failure() {}

    /** Says what went wrong; with PTCPDUMP_DEBUG in the environment, also where and the verifier's log. */
    static void report(Throwable failure, Messages messages) {
        messages.say(text(failure));
        if (System.getenv("PTCPDUMP_DEBUG") == null) {
            return;
        }
        if (failure instanceof BpfException bpf) {
            bpf.verifierLog().lines().forEach(messages::line);
        }
        messages.line(failure.toString());
        for (StackTraceElement frame : failure.getStackTrace()) {
            messages.line("    at " + frame);
        }
    }

    private static String text(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "out of memory";
        }
        String message = failure.getMessage();
        boolean ours = failure instanceof BpfException
                || failure instanceof FilterException
                || failure instanceof HookException
                || failure instanceof SystemException
                || failure instanceof UsageException;
        if (ours && message != null) {
            return message;
        }
        return "internal error: " + failure;
    }
}
