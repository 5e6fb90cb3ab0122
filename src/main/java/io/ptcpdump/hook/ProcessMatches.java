package io.ptcpdump.hook;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ptcpdump.bpf.BpfMap;
import io.ptcpdump.bpf.LoadedBpf;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The process filter's maps in the kernel: which names, users and processes are wanted (bpf/maps.h). */
public final class ProcessMatches {
    /** enum match_reason: asked for by pid. */
    public static final int BY_PID = 1;
    /** Has a wanted name, until it execs. */
    public static final int BY_NAME = 2;
    /** Is a child of one that is wanted. */
    public static final int BY_FORK = 4;

    /** Offsets in struct match. */
    static final long START_TICKS = 0;
    static final long REASONS = 8;

    private static final int COMM_LENGTH = 16;

    private final BpfMap processes;
    private final BpfMap names;
    private final BpfMap comms;
    private final BpfMap uids;

    ProcessMatches(LoadedBpf bpf) {
        processes = bpf.map("matched_processes");
        names = bpf.map("wanted_names");
        comms = bpf.map("wanted_comms");
        uids = bpf.map("wanted_uids");
    }

    /** A wanted name. A path element is at most 255 bytes (NAME_MAX), so nothing has a longer one. */
    public void addName(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < names.keySize()) {
            setFlag(names, Arrays.copyOf(bytes, names.keySize()));
        }
        if (bytes.length < COMM_LENGTH) {
            setFlag(comms, Arrays.copyOf(bytes, COMM_LENGTH));
        }
    }

    /** A wanted user. */
    public void addUid(int uid) {
        try (Arena arena = Arena.ofConfined()) {
            uids.update(arena.allocateFrom(JAVA_INT, uid), arena.allocateFrom(JAVA_BYTE, (byte) 1), BpfMap.ANY);
        }
    }

    /**
     * A wanted process.
     *
     * @param startTicks start after boot in units of 10 ms, as in /proc/PID/stat
     * @param reasons    of {@link #BY_PID}, {@link #BY_NAME}, {@link #BY_FORK}
     */
    public void add(int pid, long startTicks, int reasons) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment match = arena.allocate(processes.valueSize(), Long.BYTES);
            match.set(JAVA_LONG, START_TICKS, startTicks);
            match.set(JAVA_INT, REASONS, reasons);
            processes.update(arena.allocateFrom(JAVA_INT, pid), match, BpfMap.ANY);
        }
    }

    private static void setFlag(BpfMap map, byte[] key) {
        try (Arena arena = Arena.ofConfined()) {
            map.update(arena.allocateFrom(JAVA_BYTE, key), arena.allocateFrom(JAVA_BYTE, (byte) 1), BpfMap.ANY);
        }
    }
}
