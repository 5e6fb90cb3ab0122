package io.ptcpdump.hook;

/** Whether the process filter takes a packet: {@code enum matching} of bpf/match.h in the same order. */
public enum Matching {
    NO_MATCH,
    IS_MATCH,
    /** If a container of its ends is asked for. */
    UNJUDGED_MATCH;

    private static final Matching[] BY_NUMBER = values();

    static Matching of(int number) {
        return BY_NUMBER[number];
    }
}
