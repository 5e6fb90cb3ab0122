package io.ptcpdump.sys;

/** A kind of namespace that a thread goes to and comes back from, setns(2). */
public enum KernelNamespace {
    NETWORK("net", 0x40000000),
    CGROUP("cgroup", 0x02000000);

    private static final NativeFunction SETNS = NativeFunction.libc("setns");

    private final String file;
    private final int flag;

    /**
     * @param file in /proc/PID/ns
     * @param flag CLONE_NEW... of include/uapi/linux/sched.h
     */
    KernelNamespace(String file, int flag) {
        this.file = file;
        this.flag = flag;
    }

    /** The file that stands for the one that a process is in. */
    public String of(String process) {
        return "/proc/" + process + "/ns/" + file;
    }

    /**
     * Does something in another namespace, in the calling thread.
     *
     * @param path such as /proc/PID/ns/net
     * @throws SystemException       if it cannot be entered
     * @throws IllegalStateException if the way back is barred, after which the thread is of no use
     */
    public void in(String path, Runnable action) {
        try (Fd there = Fd.open(path, Fd.READ_ONLY);
                Fd here = Fd.open(of("thread-self"), Fd.READ_ONLY)) {
            if ((int) SETNS.call(there.number(), flag) < 0) {
                throw SystemException.last("enter " + path);
            }
            try {
                action.run();
            } finally {
                if ((int) SETNS.call(here.number(), flag) < 0) {
                    throw new IllegalStateException("return to the namespace of before", SystemException.last("setns"));
                }
            }
        }
    }
}
