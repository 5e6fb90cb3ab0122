package io.ptcpdump.container;

/**
 * What engines have told of one thing, each for itself, and whether it is still there by any of them. Not for several threads.
 *
 * @param <T> what is told, with equals
 */
final class Told<T> {
    /** Engines at most. */
    static final int SOURCES = 8;

    private final Object[] bySource = new Object[SOURCES];
    private final int[] rounds = new int[SOURCES];
    private final boolean[] present = new boolean[SOURCES];
    private long goneSince;

    /** Takes what an engine says in one of its connections; whether that is new. */
    boolean tell(int source, int round, T what) {
        boolean changed = !what.equals(bySource[source]);
        bySource[source] = what;
        rounds[source] = round;
        present[source] = true;
        return changed;
    }

    /** An engine says that it has gone. */
    void leave(int source, long nanos) {
        if (present[source]) {
            present[source] = false;
            goneSince = nanos;
        }
    }

    /** Whether an engine spoke of it, but not in the connection of that number. */
    boolean isOlder(int source, int round) {
        return present[source] && rounds[source] < round;
    }

    boolean isGone() {
        for (boolean each : present) {
            if (each) {
                return false;
            }
        }
        return true;
    }

    boolean isGoneSince(long nanos) {
        return isGone() && goneSince - nanos <= 0;
    }

    /** What an engine said last, null for nothing. */
    @SuppressWarnings("unchecked")
    T by(int source) {
        return (T) bySource[source];
    }
}
