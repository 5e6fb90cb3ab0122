package io.ptcpdump.savefile;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.model.LinkTypeNames;
import io.ptcpdump.model.Packet;
import java.io.IOException;

/** Reads a pcap file of any of the three magic numbers and both byte orders, as libpcap does. */
final class PcapReader implements SaveFileReader {
    private static final int DG_UX_MAJOR = 543;
    private static final int COOKED_ETHERNET_HEADER = 14;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** Versions before 2.3 had the two lengths of a record the other way round; 2.3 was written both ways. */
    private enum LengthOrder {
        CAPTURED_FIRST,
        WIRE_FIRST,
        SMALLER_IS_CAPTURED
    }

    private final ByteSource source;
    private final CaptureInterface captureInterface;
    private final int snaplen;
    private final int recordHeaderLength;
    private final long nanosPerFraction;
    private final LengthOrder lengthOrder;

    /** Reads the file header; the source's byte order is already that of the magic number. */
    PcapReader(ByteSource source) throws IOException {
        this.source = source;
        int available = source.require(Pcap.FILE_HEADER_LENGTH);
        if (available < Pcap.FILE_HEADER_LENGTH) {
            throw new SaveFileException("truncated dump file; tried to read " + Pcap.FILE_HEADER_LENGTH
                    + " file header bytes, only got " + (available - Integer.BYTES));
        }
        int start = source.position();
        int magic = source.i32(start);
        lengthOrder = lengthOrder(source.u16(start + Pcap.MAJOR_OFFSET), source.u16(start + Pcap.MINOR_OFFSET));
        int linkTypeField = source.i32(start + Pcap.LINK_TYPE_OFFSET);
        int reserved = linkTypeField & Pcap.LINK_TYPE_RESERVED_MASK;
        if (reserved != 0) {
            throw new SaveFileException(
                    "savefile linktype reserved field not zero (0x" + Integer.toHexString(reserved) + ")");
        }
        int linkType = LinkTypeNames.canonical(linkTypeField & Pcap.LINK_TYPE_MASK);
        int limit = SnapshotLength.effective(linkType, source.i32(start + Pcap.SNAPLEN_OFFSET));
        boolean kuznetzov = magic == Pcap.MAGIC_KUZNETZOV;
        if (kuznetzov && linkType == LinkType.ETHERNET) {
            // Captures in cooked mode got an Ethernet header on top of the snapshot length.
            limit = Math.min(limit, Integer.MAX_VALUE - COOKED_ETHERNET_HEADER) + COOKED_ETHERNET_HEADER;
        }
        snaplen = limit;
        recordHeaderLength = kuznetzov ? Pcap.KUZNETZOV_RECORD_HEADER_LENGTH : Pcap.RECORD_HEADER_LENGTH;
        nanosPerFraction = magic == Pcap.MAGIC_NANOSECONDS ? 1 : 1000;
        captureInterface = new CaptureInterface("", 0, 0, linkType, snaplen, false);
        source.skip(Pcap.FILE_HEADER_LENGTH);
    }

    private static LengthOrder lengthOrder(int major, int minor) throws SaveFileException {
        if (major < 2) {
            throw new SaveFileException("archaic pcap savefile format");
        }
        if (major == DG_UX_MAJOR && minor == 0) {
            return LengthOrder.WIRE_FIRST;
        }
        if (major != 2 || minor > 4) {
            throw new SaveFileException("unsupported pcap savefile version " + major + "." + minor);
        }
        return switch (minor) {
            case 4 -> LengthOrder.CAPTURED_FIRST;
            case 3 -> LengthOrder.SMALLER_IS_CAPTURED;
            default -> LengthOrder.WIRE_FIRST;
        };
    }

    @Override
    public boolean next(Packet packet) throws IOException {
        int available = source.require(recordHeaderLength);
        if (available < recordHeaderLength) {
            if (available == 0) {
                return false;
            }
            throw new SaveFileException("truncated dump file; tried to read " + recordHeaderLength
                    + " header bytes, only got " + available);
        }
        int start = source.position();
        takeTime(packet, source.u32(start), source.i32(start + Pcap.FRACTION_OFFSET) * nanosPerFraction);
        int captured = source.i32(start + Pcap.CAPTURED_OFFSET);
        int wire = source.i32(start + Pcap.WIRE_OFFSET);
        if (swapsLengths(captured, wire)) {
            int first = captured;
            captured = wire;
            wire = first;
        }
        takeBytes(packet, captured);
        packet.wireLength = wire;
        packet.captureInterface = captureInterface;
        packet.direction = Direction.UNKNOWN;
        packet.droppedBefore = 0;
        packet.owner = null;
        packet.peer = null;
        return true;
    }

    private static void takeTime(Packet packet, long seconds, long nanos) {
        boolean within = nanos >= 0 && nanos < NANOS_PER_SECOND;
        packet.timestampNanos = seconds * NANOS_PER_SECOND + (within ? nanos : 0);
        packet.excessFractionNanos = within ? 0 : nanos;
    }

    private boolean swapsLengths(int captured, int wire) {
        return lengthOrder == LengthOrder.WIRE_FIRST
                || lengthOrder == LengthOrder.SMALLER_IS_CAPTURED && Integer.compareUnsigned(captured, wire) > 0;
    }

    /** Sets the packet's bytes, at most snaplen of them: the rest of a longer record is passed over, as libpcap does. */
    private void takeBytes(Packet packet, int captured) throws IOException {
        int maximum = SnapshotLength.maximum(captureInterface.linkType());
        if (Integer.compareUnsigned(captured, maximum) > 0) {
            boolean beyondSnaplen = Integer.compareUnsigned(captured, snaplen) > 0;
            throw new SaveFileException("invalid packet capture length " + Integer.toUnsignedString(captured)
                    + ", bigger than " + (beyondSnaplen ? "snaplen of " + snaplen : "maximum of " + maximum));
        }
        int available = source.require(recordHeaderLength + captured) - recordHeaderLength;
        if (available < captured) {
            throw new SaveFileException("truncated dump file; tried to read " + captured
                    + " captured bytes, only got " + available);
        }
        packet.bytes = source.bytes();
        packet.offset = source.position() + recordHeaderLength;
        packet.capturedLength = Math.min(captured, snaplen);
        source.skip(recordHeaderLength + captured);
    }

    @Override
    public boolean isOwnFile() {
        return false; // the format has no place to say so
    }

    @Override
    public CaptureInterface firstInterface() {
        return captureInterface;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
