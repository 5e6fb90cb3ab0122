package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/**
 * A command that is started but held back before its first own instruction, so that its process id can be watched before it
 * does anything.
 *
 * <p>The child is a shell that waits for one line on a pipe and then replaces itself with the command, which keeps its
 * process id. The pipe is better than stopping the child with SIGSTOP: if this process dies, the shell reads the end of the
 * pipe and exits, and a shell above sees no stopped job. posix_spawn(3) is used and not {@link ProcessBuilder}, because the
 * command shall find all that a shell would give it: the same standard streams, environment, process group and terminal (so
 * that Ctrl-C reaches it), inherited ignored signals, and no blocked ones (the Java machine blocks some in its threads). The
 * shell writes the message for a command that is not found (status 127) or may not be run (126).
 */
public final class Command implements AutoCloseable {
    private static final NativeFunction PIPE2 = NativeFunction.libc("pipe2");
    private static final NativeFunction POSIX_SPAWN = NativeFunction.libc("posix_spawn");
    private static final NativeFunction ACTIONS_INIT = NativeFunction.libc("posix_spawn_file_actions_init");
    private static final NativeFunction ACTIONS_ADDDUP2 = NativeFunction.libc("posix_spawn_file_actions_adddup2");
    private static final NativeFunction ACTIONS_ADDCLOSEFROM = NativeFunction.libc("posix_spawn_file_actions_addclosefrom_np");
    private static final NativeFunction ACTIONS_DESTROY = NativeFunction.libc("posix_spawn_file_actions_destroy");
    private static final NativeFunction ATTR_INIT = NativeFunction.libc("posix_spawnattr_init");
    private static final NativeFunction ATTR_SETFLAGS = NativeFunction.libc("posix_spawnattr_setflags");
    private static final NativeFunction ATTR_SETSIGMASK = NativeFunction.libc("posix_spawnattr_setsigmask");
    private static final NativeFunction ATTR_DESTROY = NativeFunction.libc("posix_spawnattr_destroy");
    private static final NativeFunction SYSCALL = NativeFunction.libc("syscall");
    private static final NativeFunction WAITPID = NativeFunction.libc("waitpid");

    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final String SHELL = "/bin/sh";
    /** Where the child finds the pipe. What comes after is closed: the Java machine does not mark all its files close-on-exec. */
    private static final int HOLD_FD = 3;
    private static final String SCRIPT = "read -r PTCPDUMP_GO <&3 && exec 3<&- && exec \"$@\"";
    private static final String GO = "go\n";
    /** Names the speaker of the shell's own messages. */
    private static final String SHELL_NAME = "ptcpdump";

    private static final short POSIX_SPAWN_SETSIGMASK = 8;
    /** Room for glibc's posix_spawn_file_actions_t (80 bytes), posix_spawnattr_t (336) and sigset_t (128), and to spare. */
    private static final long OPAQUE_SIZE = 1024;
    private static final int SYS_PIDFD_OPEN = 434;
    private static final int WNOHANG = 1;

    private final int pid;
    private final Fd release;
    private final Fd exit;
    private boolean released;
    private ExitStatus status;

    private Command(int pid, Fd release, Fd exit) {
        this.pid = pid;
        this.release = release;
        this.exit = exit;
    }

    /**
     * Starts a process that will become the command when {@link #release} is called.
     *
     * @param words          the command, sought in PATH as a shell does, and its arguments
     * @param outputToStderr whether it gets our standard error for its standard output, which then is ours alone
     * @throws SystemException if no process can be made
     */
    public static Command hold(List<String> words, boolean outputToStderr) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pipe = arena.allocate(JAVA_INT, 2);
            if ((int) PIPE2.call(pipe.address(), Fd.O_CLOEXEC) < 0) {
                throw SystemException.last("pipe for " + words.getFirst());
            }
            Fd writeEnd = Fd.adopt(pipe.getAtIndex(JAVA_INT, 1));
            try (Fd readEnd = Fd.adopt(pipe.getAtIndex(JAVA_INT, 0))) {
                int pid = spawn(arena, words, readEnd.number(), outputToStderr);
                // Cannot be another process's number: the child is not waited for yet.
                Fd exit = Fd.ofResult((int) SYSCALL.call(SYS_PIDFD_OPEN, pid), "pidfd_open " + pid);
                return new Command(pid, writeEnd, exit);
            } catch (SystemException e) {
                writeEnd.close();
                throw e;
            }
        }
    }

    private static int spawn(Arena arena, List<String> words, int readEnd, boolean outputToStderr) {
        MemorySegment arguments = arena.allocate(JAVA_LONG, words.size() + 5L);
        String[] shell = {SHELL, "-c", SCRIPT, SHELL_NAME};
        for (int i = 0; i < shell.length; i++) {
            arguments.setAtIndex(JAVA_LONG, i, CString.allocate(arena, shell[i]).address());
        }
        for (int i = 0; i < words.size(); i++) {
            arguments.setAtIndex(JAVA_LONG, shell.length + i, CString.allocate(arena, words.get(i)).address());
        }
        MemorySegment pid = arena.allocate(JAVA_INT);
        MemorySegment actions = arena.allocate(OPAQUE_SIZE, 16);
        MemorySegment attributes = arena.allocate(OPAQUE_SIZE, 16);
        MemorySegment noSignals = arena.allocate(OPAQUE_SIZE, 16);
        ACTIONS_INIT.call(actions.address());
        ACTIONS_ADDDUP2.call(actions.address(), readEnd, HOLD_FD);
        if (outputToStderr) {
            ACTIONS_ADDDUP2.call(actions.address(), STDERR, STDOUT);
        }
        ACTIONS_ADDCLOSEFROM.call(actions.address(), HOLD_FD + 1);
        ATTR_INIT.call(attributes.address());
        ATTR_SETFLAGS.call(attributes.address(), POSIX_SPAWN_SETSIGMASK);
        ATTR_SETSIGMASK.call(attributes.address(), noSignals.address());
        int error = (int) POSIX_SPAWN.call(pid.address(), arguments.get(JAVA_LONG, 0), actions.address(),
                attributes.address(), arguments.address(), environment());
        ATTR_DESTROY.call(attributes.address());
        ACTIONS_DESTROY.call(actions.address());
        if (error != 0) {
            throw new SystemException("start " + SHELL + " for " + words.getFirst(), error);
        }
        return pid.get(JAVA_INT, 0);
    }

    /** The value of libc's {@code environ}: the environment this process was given. */
    private static long environment() {
        return Linker.nativeLinker().defaultLookup().findOrThrow("environ").reinterpret(JAVA_LONG.byteSize()).get(JAVA_LONG, 0);
    }

    /** Process id, the same before and after {@link #release}. */
    public int pid() {
        return pid;
    }

    /** Lets the command begin. If the process was killed while it was held, nothing happens: {@link #await} tells. */
    public void release() {
        released = true;
        try (Arena arena = Arena.ofConfined()) {
            release.write(CString.allocate(arena, GO).asSlice(0, GO.length()));
        } catch (SystemException e) {
            if (e.errno() != Errno.EPIPE) {
                throw e;
            }
        } finally {
            release.close();
        }
    }

    /** Whether it was let go, so that it ends by itself. */
    public boolean isReleased() {
        return released;
    }

    /** Readable once the process has ended: a pidfd, see pidfd_open(2). */
    public int exitFd() {
        return exit.number();
    }

    /** How the process ended, or empty while it runs. */
    public Optional<ExitStatus> poll() {
        return Optional.ofNullable(reap(WNOHANG));
    }

    /** Waits until the process ends. */
    public ExitStatus await() {
        return reap(0);
    }

    private ExitStatus reap(int options) {
        if (status != null) {
            return status;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment word = arena.allocate(JAVA_INT);
            int result = (int) WAITPID.call(pid, word.address(), options);
            while (result < 0 && NativeFunction.errno() == Errno.EINTR) {
                result = (int) WAITPID.call(pid, word.address(), options);
            }
            if (result < 0) {
                throw SystemException.last("wait for process " + pid);
            }
            if (result == pid) {
                status = ExitStatus.ofWaitStatus(word.get(JAVA_INT, 0));
            }
        }
        return status;
    }

    /** Lets go of the process: one still held ends without having become the command, one released runs on. */
    @Override
    public void close() {
        release.close();
        exit.close();
    }
}
