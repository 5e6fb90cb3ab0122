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

/** The process filter's maps in the kernel: what the user said of names, users and processes (bpf/maps.h). */
public final class ProcessMatches {
    /** enum choice: asked for. */
    public static final int WANTED = 1;
    /** To be left out. */
    public static final int UNWANTED = 2;
    /** Not said yet: it depends on the container. */
    static final int UNJUDGED = 4;

    /** enum match_reason: by its pid. */
    public static final int BY_PID = 1;
    /** Has one of the names, until it execs. */
    public static final int BY_NAME = 2;
    /** Is a descendant of one that matches, or the command that was started for the capture: its children match, too. */
    public static final int BY_FORK = 4;
    /** Is a child of a process whose children match. */
    public static final int BY_PARENT = 8;
    /** Does not match for this: its children do. */
    public static final int CHILDREN = 16;

    /** Offsets in struct match. */
    static final long START_TICKS = 0;
    static final long WHY_WANTED = 8;
    static final long WHY_UNWANTED = 12;

    private static final int COMM_LENGTH = 16;

    private final BpfMap processes;
    private final BpfMap names;
    private final BpfMap comms;
    private final BpfMap uids;

    ProcessMatches(LoadedBpf bpf) {
        processes = bpf.map("matched_processes");
        names = bpf.map("asked_names");
        comms = bpf.map("asked_comms");
        uids = bpf.map("asked_uids");
    }

    /**
     * A name, and what the user said of it: bits of {@link #WANTED} and {@link #UNWANTED}. A path element is at most 255 bytes
     * (NAME_MAX), so nothing has a longer one.
     */
    public void addName(String name, int choice) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            if (bytes.length < names.keySize()) {
                put(names, arena.allocateFrom(JAVA_BYTE, Arrays.copyOf(bytes, names.keySize())), choice);
            }
            if (bytes.length < COMM_LENGTH) {
                put(comms, arena.allocateFrom(JAVA_BYTE, Arrays.copyOf(bytes, COMM_LENGTH)), choice);
            }
        }
    }

    /** A user, given as an unsigned number, and what was said of it. */
    public void addUid(int uid, int choice) {
        try (Arena arena = Arena.ofConfined()) {
            put(uids, arena.allocateFrom(JAVA_INT, uid), choice);
        }
    }

    private static void put(BpfMap map, MemorySegment key, int choice) {
        try (Arena arena = Arena.ofConfined()) {
            map.update(key, arena.allocateFrom(JAVA_BYTE, (byte) choice), BpfMap.ANY);
        }
    }

    /**
     * A process that exists.
     *
     * @param startTicks  start after boot in units of 10 ms, as in /proc/PID/stat
     * @param whyWanted   bits of {@link #BY_PID}, {@link #BY_NAME} and so on, 0 where it is not wanted
     * @param whyUnwanted the same for what it is unwanted for
     */
    public void add(int pid, long startTicks, int whyWanted, int whyUnwanted) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment match = arena.allocate(processes.valueSize(), Long.BYTES);
            match.set(JAVA_LONG, START_TICKS, startTicks);
            match.set(JAVA_INT, WHY_WANTED, whyWanted);
            match.set(JAVA_INT, WHY_UNWANTED, whyUnwanted);
            processes.update(arena.allocateFrom(JAVA_INT, pid), match, BpfMap.ANY);
        }
    }
}
