package io.ptcpdump.capture;

/** Which containers engines may name any moment. */
enum Naming {
    /** No engine is there. */
    NONE,
    /** Those that have just come. */
    OF_NEW,
    /** All: an engine is being asked for the first time. */
    OF_ALL
}
