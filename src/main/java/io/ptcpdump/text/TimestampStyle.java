package io.ptcpdump.text;

/** How the time of a packet is printed: the number of {@code -t} options. */
public enum TimestampStyle {
    /** Local time of day; the default. */
    TIME_OF_DAY,
    /** {@code -t}: none. */
    NONE,
    /** {@code -tt}: seconds since 1970. */
    EPOCH,
    /** {@code -ttt}: time since the previous packet. */
    SINCE_PREVIOUS,
    /** {@code -tttt}: local date and time of day. */
    DATE,
    /** {@code -ttttt}: time since the first packet. */
    SINCE_FIRST;

    private static final TimestampStyle[] BY_COUNT = values();

    /**
     * The style for a number of {@code -t} options.
     *
     * @throws IllegalArgumentException with the words for the user where there are more than five
     */
    public static TimestampStyle ofCount(int count) {
        if (count < 0 || count >= BY_COUNT.length) {
            throw new IllegalArgumentException("only -t, -tt, -ttt, -tttt and -ttttt are supported");
        }
        return BY_COUNT[count];
    }
}
