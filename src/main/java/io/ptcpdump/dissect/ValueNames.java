package io.ptcpdump.dissect;

import java.util.Arrays;

/** A table from numbers to words, built once. Numbers that it does not have are printed by tcpdump's fallback texts. */
public final class ValueNames {
    private final int[] values;
    private final String[] words;

    private ValueNames(int[] values, String[] words) {
        this.values = values;
        this.words = words;
    }

    /** From pairs of (Integer value, String word); a value given twice keeps its first word. */
    public static ValueNames of(Object... pairs) {
        int[] values = new int[pairs.length / 2];
        String[] words = new String[values.length];
        int n = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            int value = ((Number) pairs[i]).intValue();
            if (indexOf(values, n, value) < 0) {
                values[n] = value;
                words[n++] = (String) pairs[i + 1];
            }
        }
        return new ValueNames(Arrays.copyOf(values, n), Arrays.copyOf(words, n));
    }

    /** The word for {@code value}, or null. */
    public String get(int value) {
        int i = indexOf(values, values.length, value);
        return i < 0 ? null : words[i];
    }

    /** The word for {@code value}, or {@code fallback}. */
    public String get(int value, String fallback) {
        String word = get(value);
        return word == null ? fallback : word;
    }

    /**
     * Prints the words of the bits set in {@code value}, in table order, with {@code separator} between them, or
     * {@code none} where no bit is named. A table entry may name several bits; it is printed where all of them are set.
     */
    public void printBits(Line out, int value, String separator, String none) {
        boolean first = true;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0 && (value & values[i]) == values[i]) {
                if (!first) {
                    out.add(separator);
                }
                out.add(words[i]);
                first = false;
            }
        }
        if (first) {
            out.add(none);
        }
    }

    /** The word of a value that counts from 0, or null. */
    public static String at(String[] words, int value) {
        return value >= 0 && value < words.length ? words[value] : null;
    }

    /** The word of a value that counts from 0, or {@code fallback}. */
    public static String at(String[] words, int value, String fallback) {
        String word = at(words, value);
        return word == null ? fallback : word;
    }

    private static int indexOf(int[] values, int n, int value) {
        for (int i = 0; i < n; i++) {
            if (values[i] == value) {
                return i;
            }
        }
        return -1;
    }
}
