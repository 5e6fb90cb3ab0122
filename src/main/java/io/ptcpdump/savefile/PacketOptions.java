package io.ptcpdump.savefile;

import io.ptcpdump.model.Owner;
import io.ptcpdump.model.ProcessInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The options of packets: their flags, and their owner. Options that are malformed end the options, as if there were no
 * more; the packet itself is sound.
 */
final class PacketOptions {
    /** Longer tellings of an owner are no owner's. */
    private static final int MAX_KEY_LENGTH = 512 * 1024;

    private final ByteSource source;
    private final ProcessTable processes = new ProcessTable();
    private final OwnerCache cache = new OwnerCache();
    private boolean believesComments;
    private byte[] key = new byte[1024];
    private ByteBuffer keyView = ByteBuffer.wrap(key);
    private int keyLength;
    private int flags;
    private Owner owner;

    PacketOptions(ByteSource source) {
        this.source = source;
    }

    /**
     * Forgets all processes.
     *
     * @param ownFile whether ptcpdump wrote the section: only then are its comments believed
     */
    void startSection(boolean ownFile) {
        believesComments = ownFile;
        processes.clear();
        cache.clear();
    }

    /** Learns of a process. Owners made of this pid before stand only for packets before. */
    void add(ProcessInfo process) {
        if (processes.add(process)) {
            cache.clear();
        }
    }

    /** Learns of a process that an Apple block describes. */
    void addApple(int pid, String name) {
        processes.addApple(pid, name);
        cache.clear();
    }

    /** Reads the options in {@code [start, end)} of the source. */
    void read(int start, int end) {
        flags = 0;
        keyLength = 0;
        int at = start;
        while (end - at >= Pcapng.OPTION_HEADER_LENGTH) {
            int code = source.u16(at);
            int length = source.u16(at + 2);
            int value = at + Pcapng.OPTION_HEADER_LENGTH;
            if (code == Pcapng.END_OF_OPTIONS || length > end - value) {
                break;
            }
            if (code == Pcapng.PACKET_FLAGS && length == Integer.BYTES) {
                flags = source.i32(value);
            } else if (tellsOfOwner(code)) {
                appendToKey(at, value + length);
            }
            at = value + Pcapng.padded(length);
        }
        owner = keyLength == 0 || keyLength > MAX_KEY_LENGTH ? null : lookUp();
    }

    private boolean tellsOfOwner(int code) {
        return code == Pcapng.COMMENT
                ? believesComments
                : code == Pcapng.PACKET_PROCESS_THREAD || code == Pcapng.PACKET_APPLE_PROCESS;
    }

    private void appendToKey(int from, int to) {
        int length = to - from;
        if (keyLength <= MAX_KEY_LENGTH) {
            if (keyLength + length > key.length) {
                key = Arrays.copyOf(key, 2 * (keyLength + length));
                keyView = ByteBuffer.wrap(key);
            }
            System.arraycopy(source.bytes(), from, key, keyLength, length);
        }
        keyLength += length;
    }

    private Owner lookUp() {
        int slot = cache.find(key, keyView, keyLength);
        if (slot >= 0) {
            return cache.at(slot);
        }
        Owner made = OwnerOptions.decode(key, keyLength, source.order(), processes);
        cache.put(key, keyView, keyLength, made);
        return made;
    }

    /** The packet's epb_flags, 0 without. */
    int flags() {
        return flags;
    }

    /** The packet's owner; null if the file does not tell. */
    Owner owner() {
        return owner;
    }
}
