package io.ptcpdump.dissect;

/**
 * Thrown by {@link Dissection#requireOrder}: the packet is to be printed again when all those before it have been. One object without a
 * stack, so that it costs nothing.
 */
public final class OutOfTurn extends RuntimeException {
    static final OutOfTurn MARK = new OutOfTurn();

    private OutOfTurn() {
        super("what is printed of this packet depends on those before it", null, false, false);
    }
}
