package io.ptcpdump.sys;

/** A network namespace that a thread goes to and comes back from, setns(2). */
public final class NetworkNamespace {
    private static final NativeFunction SETNS = NativeFunction.libc("setns");
    private static final int CLONE_NEWNET = 0x40000000;

    private NetworkNamespace() {}

    /**
     * Does something there, in the calling thread.
     *
     * @param path such as /proc/PID/ns/net
     * @throws SystemException if it cannot be entered
     * @throws IllegalStateException if the way back is barred, after which the thread is of no use
     */
    public static void in(String path, Runnable action) {
        try (Fd there = Fd.open(path, Fd.READ_ONLY);
                Fd here = Fd.open("/proc/thread-self/ns/net", Fd.READ_ONLY)) {
            if ((int) SETNS.call(there.number(), CLONE_NEWNET) < 0) {
                throw SystemException.last("enter " + path);
            }
            try {
                action.run();
            } finally {
                if ((int) SETNS.call(here.number(), CLONE_NEWNET) < 0) {
                    throw new IllegalStateException("return to the network namespace", SystemException.last("setns"));
                }
            }
        }
    }
}
