package io.ptcpdump.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A map from process id to value without boxed keys: open addressing, linear probing, at most half full. Keys are
 * positive. Not thread-safe.
 */
final class PidMap<V> {
    private static final int EMPTY = 0;
    private static final int INITIAL_CAPACITY = 1024;

    private int[] keys = new int[INITIAL_CAPACITY];
    private Object[] values = new Object[INITIAL_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    /** The value of {@code pid}, or null. Allocates nothing. */
    @SuppressWarnings("unchecked")
    V get(int pid) {
        return (V) values[slot(pid)];
    }

    void put(int pid, V value) {
        int slot = slot(pid);
        if (keys[slot] == EMPTY) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slot(pid);
            }
            keys[slot] = pid;
            size++;
        }
        values[slot] = value;
    }

    void remove(int pid) {
        int hole = slot(pid);
        if (keys[hole] == EMPTY) {
            return;
        }
        size--;
        int mask = keys.length - 1;
        // Move back what was pushed past the hole, so that no probe ends early and no tombstones pile up.
        for (int at = (hole + 1) & mask; keys[at] != EMPTY; at = (at + 1) & mask) {
            int home = home(keys[at], mask);
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                keys[hole] = keys[at];
                values[hole] = values[at];
                hole = at;
            }
        }
        keys[hole] = EMPTY;
        values[hole] = null;
    }

    void clear() {
        Arrays.fill(keys, EMPTY);
        Arrays.fill(values, null);
        size = 0;
    }

    /** The keys as they are now, in no particular order. */
    int[] keys() {
        int[] present = new int[size];
        int n = 0;
        for (int key : keys) {
            if (key != EMPTY) {
                present[n++] = key;
            }
        }
        return present;
    }

    /** The values as they are now, in no particular order. */
    @SuppressWarnings("unchecked")
    List<V> values() {
        List<V> present = new ArrayList<>(size);
        for (Object value : values) {
            if (value != null) {
                present.add((V) value);
            }
        }
        return present;
    }

    /** Where {@code pid} is, or the empty slot where it would go. An unused key never is a pid, so its value is null. */
    private int slot(int pid) {
        int mask = keys.length - 1;
        int at = home(pid, mask);
        while (keys[at] != EMPTY && keys[at] != pid) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private static int home(int pid, int mask) {
        return (pid * 0x9E3779B9 >>> 7) & mask; // pids are handed out in sequence: a multiplication spreads them
    }

    private void grow() {
        int[] oldKeys = keys;
        Object[] oldValues = values;
        keys = new int[2 * oldKeys.length];
        values = new Object[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
