package io.ptcpdump.cli;

/**
 * Something that {@code --doctor} looked at.
 *
 * @param grade   how it is
 * @param subject what it is, a word or two
 * @param text    for the user: what was found, and if it is bad, what is lost and how to mend it
 */
record Finding(Grade grade, String subject, String text) {
    enum Grade {
        /** As it should be. */
        OK("ok"),
        /** Something is lost, but a capture works. */
        LESS("less"),
        /** No capture with owners without it. */
        BAD("bad");

        private final String word;

        Grade(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Finding ok(String subject, String text) {
        return new Finding(Grade.OK, subject, text);
    }

    static Finding less(String subject, String text) {
        return new Finding(Grade.LESS, subject, text);
    }

    static Finding bad(String subject, String text) {
        return new Finding(Grade.BAD, subject, text);
    }
}
