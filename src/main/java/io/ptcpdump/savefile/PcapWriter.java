package io.ptcpdump.savefile;

import io.netty.buffer.ByteBuf;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkTypeNames;
import io.ptcpdump.model.Packet;
import java.io.IOException;

/** Writes a little-endian pcap file of version 2.4: packets of one link type, and no more than their bytes and times. */
final class PcapWriter implements SaveFileWriter {
    private static final int MAJOR = 2;
    private static final int MINOR = 4;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final RecordOutput output;
    private final int linkType;
    private final long nanosPerFraction;

    PcapWriter(RecordOutput output, SaveFileOptions options, CaptureInterface first) throws IOException {
        this.output = output;
        linkType = first.linkType();
        nanosPerFraction = options.nanoseconds() ? 1 : 1000;
        ByteBuf out = output.buffer();
        out.writeIntLE(options.nanoseconds() ? Pcap.MAGIC_NANOSECONDS : Pcap.MAGIC_MICROSECONDS);
        out.writeShortLE(MAJOR);
        out.writeShortLE(MINOR);
        out.writeIntLE(0);
        out.writeIntLE(0);
        out.writeIntLE(SnapshotLength.effective(linkType, first.snaplen()));
        out.writeIntLE(linkType);
        output.endRecord();
    }

    /** @throws SaveFileException if the packet has another link type than the file */
    @Override
    public void accept(Packet packet) throws IOException {
        if (packet.captureInterface.linkType() != linkType) {
            throw new SaveFileException("a pcap file holds packets of one link-type only: it is "
                    + LinkTypeNames.describe(linkType) + ", and this packet is "
                    + LinkTypeNames.describe(packet.captureInterface.linkType()) + "; write a pcapng file instead");
        }
        long seconds = Math.floorDiv(packet.timestampNanos, NANOS_PER_SECOND);
        long excess = packet.excessFractionNanos;
        long nanos = excess != 0 ? excess : packet.timestampNanos - seconds * NANOS_PER_SECOND;
        ByteBuf out = output.buffer();
        out.writeIntLE((int) seconds);
        out.writeIntLE((int) (nanos / nanosPerFraction));
        out.writeIntLE(packet.capturedLength);
        out.writeIntLE(packet.wireLength);
        out.writeBytes(packet.bytes, packet.offset, packet.capturedLength);
        output.endRecord();
    }

    @Override
    public void addInterface(CaptureInterface captureInterface) {
        // A pcap file names no interfaces.
    }

    @Override
    public void writeStatistics(
            CaptureInterface captureInterface, long received, long droppedByKernel, long startNanos, long endNanos) {
        // A pcap file has no statistics.
    }

    @Override
    public void flush() throws IOException {
        output.flush();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
