package io.ptcpdump.dissect.transport;

import java.util.Arrays;

/**
 * Remembers the initial sequence numbers of both directions of TCP connections, so that numbers can be printed relative to
 * them. One entry serves both directions; the caller brings the addresses and ports into one order.
 *
 * <p>Its memory is bounded: entries live in a young and an old generation of at most {@link #GENERATION} connections each. An
 * entry that is used moves to the young one; when that is full, the old one is forgotten. So the {@value #GENERATION}
 * connections used last are always known, and nothing is allocated once both generations have reached their full size.
 */
final class SequenceTable {
    /** Connections in one generation. */
    static final int GENERATION = 1 << 16;
    private static final int FIRST_CAPACITY = 1 << 8;

    private final int words;
    private final long[] key;
    private final long seed = System.nanoTime() * 0x9e3779b97f4a7c15L;
    private Generation young;
    private Generation old;
    private int slot;

    /** @param words length of an address pair in 64-bit words: 1 for IPv4, 4 for IPv6 */
    SequenceTable(int words) {
        this.words = words;
        key = new long[words];
        young = new Generation(words, FIRST_CAPACITY);
        old = new Generation(words, FIRST_CAPACITY);
    }

    /** Sets word {@code i} of the address pair that {@link #select} looks for. */
    void address(int i, long word) {
        key[i] = word;
    }

    /**
     * Makes the connection of the addresses set and these ports the current one.
     *
     * @param ports both ports, in the caller's order, in the lower 32 bits
     * @return whether it was known; if not, it is now, and its numbers have to be set
     */
    boolean select(int ports) {
        long tag = 1L << 32 | ports & 0xffffffffL;
        long hash = hash(tag);
        slot = young.find(key, tag, hash);
        if (young.tags[slot] == tag) {
            return true;
        }
        int oldSlot = old.find(key, tag, hash);
        boolean known = old.tags[oldSlot] == tag;
        int sequence = old.sequences[oldSlot];
        int acknowledgement = old.acknowledgements[oldSlot];
        makeRoom();
        slot = young.find(key, tag, hash);
        young.put(slot, key, tag);
        if (known) {
            set(sequence, acknowledgement);
        }
        return known;
    }

    /** Initial sequence number of the current connection's first direction. */
    int sequence() {
        return young.sequences[slot];
    }

    /** Initial sequence number of the current connection's other direction. */
    int acknowledgement() {
        return young.acknowledgements[slot];
    }

    void set(int sequence, int acknowledgement) {
        young.sequences[slot] = sequence;
        young.acknowledgements[slot] = acknowledgement;
    }

    /** Connections remembered; one that was used again may count twice. */
    int size() {
        return young.size + old.size;
    }

    private void makeRoom() {
        if (young.size == GENERATION) {
            Generation forgotten = old;
            old = young;
            young = forgotten.tags.length == old.tags.length ? forgotten : new Generation(words, old.tags.length);
            young.clear();
        } else if (young.size * 2 >= young.tags.length) {
            grow();
        }
    }

    private void grow() {
        Generation larger = new Generation(words, young.tags.length * 2);
        long[] wanted = key.clone();
        for (int i = 0; i < young.tags.length; i++) {
            if (young.tags[i] != 0) {
                System.arraycopy(young.addresses, i * words, key, 0, words);
                int to = larger.find(key, young.tags[i], hash(young.tags[i]));
                larger.put(to, key, young.tags[i]);
                larger.sequences[to] = young.sequences[i];
                larger.acknowledgements[to] = young.acknowledgements[i];
            }
        }
        System.arraycopy(wanted, 0, key, 0, words);
        young = larger;
    }

    /** Seeded, so that nobody can choose connections that collide. */
    private long hash(long tag) {
        long hash = tag ^ seed;
        for (int i = 0; i < words; i++) {
            hash = (hash ^ key[i]) * 0xbf58476d1ce4e5b9L;
            hash ^= hash >>> 32;
        }
        hash *= 0x94d049bb133111ebL;
        return hash ^ hash >>> 29;
    }

    /** An open-addressing table that is at most half full; the tag is 0 where a slot is empty. */
    private static final class Generation {
        final long[] tags;
        final long[] addresses;
        final int[] sequences;
        final int[] acknowledgements;
        private final int words;
        int size;

        Generation(int words, int capacity) {
            this.words = words;
            tags = new long[capacity];
            addresses = new long[capacity * words];
            sequences = new int[capacity];
            acknowledgements = new int[capacity];
        }

        /** The slot that holds the connection, or the empty one where it belongs. */
        int find(long[] key, long tag, long hash) {
            int mask = tags.length - 1;
            int i = (int) hash & mask;
            while (tags[i] != 0 && (tags[i] != tag || !matches(i, key))) {
                i = i + 1 & mask;
            }
            return i;
        }

        private boolean matches(int slot, long[] key) {
            for (int i = 0; i < words; i++) {
                if (addresses[slot * words + i] != key[i]) {
                    return false;
                }
            }
            return true;
        }

        void put(int slot, long[] key, long tag) {
            tags[slot] = tag;
            System.arraycopy(key, 0, addresses, slot * words, words);
            size++;
        }

        void clear() {
            Arrays.fill(tags, 0);
            size = 0;
        }
    }
}
