package io.ptcpdump.text;

/**
 * Encoded texts of objects that come again with packet after packet, found by identity. Of two objects that fall on the same
 * place the later one stays, so it never grows.
 */
public final class TextCache<K> {
    private static final int SIZE = 1024;

    private final Object[] keys = new Object[SIZE];
    private final byte[][] texts = new byte[SIZE][];

    /** The text put for this very object, or null. */
    public byte[] get(K key) {
        int i = place(key);
        return keys[i] == key ? texts[i] : null;
    }

    public void put(K key, byte[] text) {
        int i = place(key);
        keys[i] = key;
        texts[i] = text;
    }

    private static int place(Object key) {
        return System.identityHashCode(key) & SIZE - 1;
    }
}
