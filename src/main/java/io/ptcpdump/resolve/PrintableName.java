package io.ptcpdump.resolve;

/** Makes names that others chose fit to be printed. */
final class PrintableName {
    private PrintableName() {}

    /**
     * The name with every character but visible ASCII replaced: in the forms {@code ^X} and {@code M-x} that the text of a
     * packet has for such bytes. A character stands for a byte.
     */
    static String of(String name) {
        int i = 0;
        while (i < name.length() && isVisible(name.charAt(i))) {
            i++;
        }
        if (i == name.length()) {
            return name;
        }
        StringBuilder shown = new StringBuilder(name.length() + 8).append(name, 0, i);
        for (; i < name.length(); i++) {
            int c = name.charAt(i) & 0xff;
            if (c >= 0x80) {
                shown.append("M-");
                c &= 0x7f;
            }
            if (c < ' ' || c == 0x7f) {
                shown.append('^');
                c ^= 0x40;
            }
            shown.append((char) c);
        }
        return shown.toString();
    }

    private static boolean isVisible(char c) {
        return c > ' ' && c < 0x7f;
    }
}
