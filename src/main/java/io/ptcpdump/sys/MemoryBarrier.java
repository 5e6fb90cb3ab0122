package io.ptcpdump.sys;

/** membarrier(2). */
public final class MemoryBarrier {
    private static final NativeFunction SYSCALL = NativeFunction.libc("syscall");
    private static final int SYS_MEMBARRIER = System.getProperty("os.arch").equals("amd64") ? 324 : 283;
    private static final int MEMBARRIER_CMD_GLOBAL = 1;

    private MemoryBarrier() {}

    /**
     * Waits until every read-side section of the kernel that runs now has ended, BPF programs of hooks among them:
     * MEMBARRIER_CMD_GLOBAL is synchronize_rcu() (kernel/sched/membarrier.c). Takes some tens of milliseconds.
     */
    public static void waitForKernelReaders() {
        if (SYSCALL.call(SYS_MEMBARRIER, MEMBARRIER_CMD_GLOBAL, 0) < 0) {
            throw SystemException.last("membarrier");
        }
    }
}
