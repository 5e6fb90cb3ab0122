package io.ptcpdump.savefile;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * How a capture file is written.
 *
 * @param version           version of this program, named in pcapng files
 * @param filter            filter expression of the capture, named in pcapng files; empty for none
 * @param nanoseconds       whether a pcap file has nanoseconds instead of microseconds; pcapng always has
 * @param flushesEachPacket whether each packet is handed to the operating system at once
 * @param processBlocks     whether pcapng files describe each process once in a block of its own, which keeps what comments
 *                          cannot: where an argument ends, and when the process started. Wireshark 4.0 lists these blocks
 *                          among the packets
 * @param ownerFields       what pcapng files say of owners; nothing without {@link OwnerField#PROCESS}
 */
public record SaveFileOptions(
        String version,
        String filter,
        boolean nanoseconds,
        boolean flushesEachPacket,
        boolean processBlocks,
        Set<OwnerField> ownerFields) {

    /** A part of what is known of an owner. */
    public enum OwnerField {
        PROCESS,
        THREAD,
        USER,
        PARENT,
        CONTAINER,
        POD
    }

    public SaveFileOptions {
        Objects.requireNonNull(version);
        Objects.requireNonNull(filter);
        ownerFields = Set.copyOf(ownerFields);
    }

    /** Gathered in large blocks, microseconds in pcap, all that is known of owners. */
    public static SaveFileOptions of(String version) {
        return new SaveFileOptions(version, "", false, false, true, EnumSet.allOf(OwnerField.class));
    }

    boolean has(OwnerField field) {
        return ownerFields.contains(field);
    }
}
