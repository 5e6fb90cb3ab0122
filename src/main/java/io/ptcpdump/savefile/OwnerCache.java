package io.ptcpdump.savefile;

import io.ptcpdump.model.Owner;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Owners by the bytes that told of them, so that a packet's owner is parsed once and not made anew for each packet. Of
 * bounded size and with a bounded search: what does not fit pushes out what was there.
 */
final class OwnerCache {
    private static final int SLOTS = 8192;
    private static final int PROBES = 8;
    private static final int MAX_KEY_BYTES = 32 * 1024 * 1024;
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private final byte[][] keys = new byte[SLOTS][];
    private final Owner[] owners = new Owner[SLOTS];
    /** A slot of another generation than the current one is empty. */
    private final int[] generations = new int[SLOTS];
    private int generation;
    private int keyBytes;
    private int nextVictim;

    /** Empties the cache, in no time; the slots' memory is used again one by one. */
    void clear() {
        generation++;
    }

    private void releaseAll() {
        Arrays.fill(keys, null);
        Arrays.fill(owners, null);
        keyBytes = 0;
    }

    private boolean isEmpty(int slot) {
        return keys[slot] == null || generations[slot] != generation;
    }

    /** The slot of {@code key[0, length)}, of which {@code view} is a view; -1 if it is not here. */
    int find(byte[] key, ByteBuffer view, int length) {
        int home = home(view, length);
        for (int i = 0; i < PROBES; i++) {
            int slot = (home + i) & (SLOTS - 1);
            if (isEmpty(slot)) {
                return -1;
            }
            if (Arrays.equals(keys[slot], 0, keys[slot].length, key, 0, length)) {
                return slot;
            }
        }
        return -1;
    }

    /** The owner in a slot that was found; null where the bytes tell of none. */
    Owner at(int slot) {
        return owners[slot];
    }

    void put(byte[] key, ByteBuffer view, int length, Owner owner) {
        if (keyBytes + length > MAX_KEY_BYTES) {
            releaseAll();
        }
        int home = home(view, length);
        int probe = 0;
        while (probe < PROBES && !isEmpty((home + probe) & (SLOTS - 1))) {
            probe++;
        }
        if (probe == PROBES) {
            probe = nextVictim++ & (PROBES - 1);
        }
        int slot = (home + probe) & (SLOTS - 1);
        keyBytes += length - (keys[slot] == null ? 0 : keys[slot].length);
        keys[slot] = Arrays.copyOf(key, length);
        owners[slot] = owner;
        generations[slot] = generation;
    }

    private static int home(ByteBuffer view, int length) {
        long hash = length;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            hash = (hash ^ view.getLong(at)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        for (; at < length; at++) {
            hash = (hash ^ view.get(at)) * MULTIPLIER;
        }
        return (int) (hash >>> 40) & (SLOTS - 1);
    }
}
