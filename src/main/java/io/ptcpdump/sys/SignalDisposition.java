package io.ptcpdump.sys;

/** What this process does with a signal, signal(2). */
public final class SignalDisposition {
    public static final int SIGINT = 2;

    private static final NativeFunction SIGNAL = NativeFunction.libc("signal");
    private static final long SIG_DFL = 0;

    private SignalDisposition() {}

    /** Sets the default action, in place of ignoring it as a shell makes background jobs of scripts do. */
    public static void setDefault(int signal) {
        SIGNAL.call(signal, SIG_DFL);
    }
}
