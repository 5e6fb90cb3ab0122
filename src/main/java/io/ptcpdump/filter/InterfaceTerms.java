package io.ptcpdump.filter;

/**
 * Rewrites the terms {@code ifname NAME} and {@code on NAME} of an expression, which libpcap knows for OpenBSD's pflog
 * only, into terms that it compiles for any link type.
 */
final class InterfaceTerms {
    /** Makes the term that stands for {@code ifname name}. */
    interface Replacement {
        String termFor(String name);
    }

    private final String expression;
    private final Replacement replacement;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private InterfaceTerms(String expression, Replacement replacement) {
        this.expression = expression;
        this.replacement = replacement;
    }

    /**
     * The expression with its interface terms replaced. As in libpcap's scanner, the words are keywords wherever they stand
     * whole, unless escaped by a backslash. What is not a sound term is left for libpcap to refuse.
     */
    static String rewrite(String expression, Replacement replacement) {
        return new InterfaceTerms(expression, replacement).rewrite();
    }

    private String rewrite() {
        while (at < expression.length()) {
            char c = expression.charAt(at);
            int start = at;
            if (c == '\\') {
                skipEscaped();
                out.append(expression, start, at);
            } else if (isWordStart(c)) {
                skipWord();
                addWord(expression.substring(start, at));
            } else {
                at++;
                out.append(c);
            }
        }
        return out.toString();
    }

    private void addWord(String word) {
        if (!word.equals("ifname") && !word.equals("on")) {
            out.append(word);
            return;
        }
        int start = at;
        while (at < expression.length() && isBlank(expression.charAt(at))) {
            at++;
        }
        String name = takeName();
        if (name.isEmpty()) {
            out.append(word).append(expression, start, at);
        } else {
            out.append(replacement.termFor(name));
        }
    }

    /** The interface name at this place: wider than libpcap's identifiers, since Linux allows nearly any character. */
    private String takeName() {
        if (at < expression.length() && expression.charAt(at) == '\\') {
            int start = at + 1;
            skipEscaped();
            return expression.substring(start, at);
        }
        int start = at;
        while (at < expression.length() && !endsName(expression.charAt(at))) {
            at++;
        }
        return expression.substring(start, at);
    }

    private void skipWord() {
        while (at < expression.length() && isWordPart(expression.charAt(at))) {
            at++;
        }
    }

    private void skipEscaped() {
        at++;
        while (at < expression.length() && !endsEscaped(expression.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isWordStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || c == '-' || c == '_' || c == '.';
    }

    private static boolean endsEscaped(char c) {
        return isBlank(c) || c == '!' || c == '(' || c == ')';
    }

    private static boolean endsName(char c) {
        return endsEscaped(c) || c == '&' || c == '|';
    }
}
