package io.ptcpdump.resolve;

import java.util.Arrays;

/**
 * Names of addresses of up to 128 bits. It starts over when it is full, so that packets with ever new addresses cannot fill the
 * memory. Finding a name allocates nothing.
 */
final class NameCache {
    private static final int MAX_ENTRIES = 1 << 16;

    private long[] highs = new long[64];
    private long[] lows = new long[64];
    /** null where there is no entry; twice as long as there are entries at least. */
    private String[] names = new String[64];
    private int entries;

    /** The name that was put for an address, or null. */
    String get(long high, long low) {
        return names[place(high, low)];
    }

    void put(long high, long low, String name) {
        if (entries == MAX_ENTRIES) {
            Arrays.fill(names, null);
            entries = 0;
        } else if (entries * 2 == names.length) {
            grow();
        }
        int i = place(high, low);
        if (names[i] == null) {
            entries++;
        }
        highs[i] = high;
        lows[i] = low;
        names[i] = name;
    }

    /** Index of the address, or of the free place where it would be. */
    private int place(long high, long low) {
        int mask = names.length - 1;
        long mixed = (high * 31 + low) * 0x9e3779b97f4a7c15L;
        int i = (int) (mixed >>> 40) & mask;
        while (names[i] != null && (lows[i] != low || highs[i] != high)) {
            i = i + 1 & mask;
        }
        return i;
    }

    private void grow() {
        long[] oldHighs = highs;
        long[] oldLows = lows;
        String[] oldNames = names;
        highs = new long[oldNames.length * 2];
        lows = new long[oldNames.length * 2];
        names = new String[oldNames.length * 2];
        for (int i = 0; i < oldNames.length; i++) {
            if (oldNames[i] != null) {
                int to = place(oldHighs[i], oldLows[i]);
                highs[to] = oldHighs[i];
                lows[to] = oldLows[i];
                names[to] = oldNames[i];
            }
        }
    }
}
