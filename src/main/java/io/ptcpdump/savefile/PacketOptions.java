package io.ptcpdump.savefile;

import io.ptcpdump.model.Owner;
import io.ptcpdump.model.ProcessInfo;

/**
 * The options of packets: their flags and drop count, and their owner and peer. Options that are malformed end the options,
 * as if there were no more; the packet itself is sound.
 */
final class PacketOptions {
    private final ByteSource source;
    private final ProcessTable processes = new ProcessTable();
    private final EndOptions owner = new EndOptions(OwnerComment.OWNER, processes);
    private final EndOptions peer = new EndOptions(OwnerComment.PEER, processes);
    private boolean believesComments;
    private int flags;
    private long dropCount;

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
        forgetOwners();
    }

    private void forgetOwners() {
        owner.forget();
        peer.forget();
    }

    /** Learns of a process. Owners made of this pid before stand only for packets before. */
    void add(ProcessInfo process) {
        if (processes.add(process)) {
            forgetOwners();
        }
    }

    /** Learns of a process that an Apple block describes. */
    void addApple(int pid, String name) {
        processes.addApple(pid, name);
        forgetOwners();
    }

    /** Reads the options in {@code [start, end)} of the source. */
    void read(int start, int end) {
        flags = 0;
        dropCount = 0;
        owner.start();
        peer.start();
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
            } else if (code == Pcapng.PACKET_DROP_COUNT && length == Long.BYTES) {
                dropCount = source.i64(value);
            } else if (code == Pcapng.COMMENT && believesComments && OwnerComment.isOfPeer(source.bytes(), value, length)) {
                peer.add(source.bytes(), at, value + length);
            } else if (tellsOfOwner(code)) {
                owner.add(source.bytes(), at, value + length);
            }
            at = value + Pcapng.padded(length);
        }
    }

    private boolean tellsOfOwner(int code) {
        return code == Pcapng.COMMENT
                ? believesComments
                : code == Pcapng.PACKET_PROCESS_THREAD || code == Pcapng.PACKET_APPLE_PROCESS;
    }

    /** The packet's epb_flags, 0 without. */
    int flags() {
        return flags;
    }

    /** The packet's epb_dropcount, 0 without. */
    long dropCount() {
        return dropCount;
    }

    /** The packet's owner; null if the file does not tell. */
    Owner owner() {
        return owner.find(source.order());
    }

    /** The packet's peer; null if the file does not tell. */
    Owner peer() {
        return peer.find(source.order());
    }
}
