package io.ptcpdump.sys;

/** membarrier(2). */
public final class MemoryBarrier {
    private static final NativeFunction SYSCALL = NativeFunction.libc("syscall");
    private static final int SYS_MEMBARRIER = System.getProperty("os.arch").equals("amd64") ? 324 : 283;
    private static final int MEMBARRIER_CMD_GLOBAL = 1;

    /** Longer than a grace period takes on a machine that is not stalled. */
    private static final long GRACE_MILLIS = 100;

    private MemoryBarrier() {}

    /**
     * Waits until every read-side section of the kernel that runs now has ended, BPF programs of hooks among them:
     * MEMBARRIER_CMD_GLOBAL is synchronize_rcu() (kernel/sched/membarrier.c). Takes some tens of milliseconds. Where the kernel
     * refuses it, as with nohz_full CPUs, time has to do.
     */
    public static void waitForKernelReaders() {
        if (SYSCALL.call(SYS_MEMBARRIER, MEMBARRIER_CMD_GLOBAL, 0) >= 0) {
            return;
        }
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
