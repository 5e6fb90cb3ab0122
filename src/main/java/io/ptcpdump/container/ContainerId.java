package io.ptcpdump.container;

/** Ids as engines make them: {@value #LENGTH} hexadecimal digits, of which they show the first {@value #SHORT_LENGTH}. */
public final class ContainerId {
    public static final int LENGTH = 64;
    public static final int SHORT_LENGTH = 12;

    private ContainerId() {}

    /** Whether an engine has made it; else somebody has chosen it. */
    public static boolean isMade(String id) {
        return id.length() == LENGTH && isHexadecimal(id, 0, LENGTH);
    }

    /** Whether all characters of a part are hexadecimal digits. */
    public static boolean isHexadecimal(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
