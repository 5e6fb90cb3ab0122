package io.ptcpdump.savefile;

import io.netty.buffer.ByteBuf;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.ProcessInfo;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a little-endian pcapng file of one section, with nanosecond stamps. Interfaces and processes are described before
 * their first packet. See docs/file-format.md.
 */
final class PcapngWriter implements SaveFileWriter {
    private static final String OS = "linux";
    private static final int NANOSECONDS = 9;
    /** First byte of an if_filter that is a filter expression. */
    private static final char EXPRESSION_FILTER = 0;
    private static final int MAX_LINK_TYPE = 0xffff;
    private static final int DROP_COUNT_LENGTH = Pcapng.OPTION_HEADER_LENGTH + Long.BYTES;
    private static final int FLAGS_LENGTH = Pcapng.OPTION_HEADER_LENGTH + Integer.BYTES;

    /** An interface of the file. */
    private record Described(int id, int snaplen) {}

    private final RecordOutput output;
    private final SaveFileOptions options;
    private final OwnerEncoder owners;
    private final Map<CaptureInterface, Described> interfaces = new IdentityHashMap<>();
    private int interfaceCount;
    private CaptureInterface lastInterface;
    private Described lastDescribed;
    private Owner lastOwner;
    private Owner lastPeer;

    PcapngWriter(RecordOutput output, SaveFileOptions options, CaptureInterface first) throws IOException {
        this.output = output;
        this.options = options;
        owners = new OwnerEncoder(options);
        writeSectionHeader();
        addInterface(first);
    }

    private void writeSectionHeader() throws IOException {
        ByteBuf out = output.buffer();
        BlockWriter block = new BlockWriter(out, Pcapng.SECTION_HEADER);
        out.writeIntLE(Pcapng.BYTE_ORDER_MAGIC);
        out.writeShortLE(1);
        out.writeShortLE(0);
        out.writeLongLE(-1);
        block.option(Pcapng.SECTION_HARDWARE, hardware());
        block.option(Pcapng.SECTION_OS, OS);
        block.option(Pcapng.SECTION_APPLICATION, "ptcpdump " + options.version());
        block.endOptions();
        block.end();
        output.endRecord();
    }

    /** The machine's name as the Go ptcpdump has it. */
    private static String hardware() {
        String architecture = System.getProperty("os.arch");
        return architecture.equals("aarch64") ? "arm64" : architecture;
    }

    @Override
    public void addInterface(CaptureInterface captureInterface) throws IOException {
        if (!interfaces.containsKey(captureInterface)) {
            describe(captureInterface, captureInterface.snaplen());
        }
    }

    private Described describe(CaptureInterface captureInterface, int snaplen) throws IOException {
        int linkType = captureInterface.linkType();
        if (linkType > MAX_LINK_TYPE) {
            throw new SaveFileException("link-type " + linkType + " has no place in a pcapng file");
        }
        ByteBuf out = output.buffer();
        BlockWriter block = new BlockWriter(out, Pcapng.INTERFACE_DESCRIPTION);
        out.writeShortLE(linkType);
        out.writeShortLE(0);
        out.writeIntLE(snaplen);
        block.option(Pcapng.INTERFACE_NAME, captureInterface.name());
        block.option(Pcapng.COMMENT, InterfaceComment.of(captureInterface));
        if (!options.filter().isEmpty()) {
            block.option(Pcapng.INTERFACE_FILTER, EXPRESSION_FILTER + options.filter());
        }
        block.option(Pcapng.INTERFACE_OS, OS);
        block.option(Pcapng.INTERFACE_TIME_RESOLUTION, new byte[] {NANOSECONDS});
        block.endOptions();
        block.end();
        output.endRecord();
        Described described = new Described(interfaceCount++, snaplen);
        interfaces.put(captureInterface, described);
        return described;
    }

    @Override
    public void accept(Packet packet) throws IOException {
        if (packet.captureInterface != lastInterface || packet.capturedLength > limit(lastDescribed)) {
            lastDescribed = interfaceOf(packet);
            lastInterface = packet.captureInterface;
        }
        if (packet.owner != lastOwner || packet.peer != lastPeer) {
            selectEnds(packet.owner, packet.peer);
        }
        writePacket(packet, lastDescribed.id(), owners.ownerOptions(), owners.peerOptions());
    }

    private void selectEnds(Owner owner, Owner peer) throws IOException {
        owners.select(owner, peer);
        List<ProcessInfo> processes = owners.takeProcesses();
        for (int i = 0; i < processes.size(); i++) {
            ProcessBlock.write(output.buffer(), processes.get(i));
            output.endRecord();
        }
        lastOwner = owner;
        lastPeer = peer;
    }

    private static int limit(Described described) {
        return described.snaplen() == 0 ? Integer.MAX_VALUE : described.snaplen();
    }

    /** The interface of a packet; for a packet beyond the snapshot length that the file says it is described anew. */
    private Described interfaceOf(Packet packet) throws IOException {
        CaptureInterface captureInterface = packet.captureInterface;
        Described known = interfaces.get(captureInterface);
        if (known != null && packet.capturedLength <= limit(known)) {
            return known;
        }
        int snaplen = captureInterface.snaplen();
        boolean fits = snaplen == 0 || packet.capturedLength <= snaplen;
        return describe(captureInterface, fits ? snaplen : Math.max(SnapshotLength.MAXIMUM, packet.capturedLength));
    }

    private void writePacket(Packet packet, int interfaceId, byte[] ownerOptions, byte[] peerOptions)
            throws IOException {
        int captured = packet.capturedLength;
        int padding = Pcapng.padded(captured) - captured;
        boolean directed = packet.direction != Direction.UNKNOWN;
        boolean lossy = packet.droppedBefore != 0;
        int optionsLength = ownerOptions.length
                + peerOptions.length
                + (directed ? FLAGS_LENGTH : 0)
                + (lossy ? DROP_COUNT_LENGTH : 0);
        if (optionsLength > 0) {
            optionsLength += Pcapng.OPTION_HEADER_LENGTH;
        }
        int length = Pcapng.BLOCK_OVERHEAD + Pcapng.ENHANCED_PACKET_FIXED_LENGTH + captured + padding + optionsLength;
        ByteBuf out = output.buffer();
        out.writeIntLE(Pcapng.ENHANCED_PACKET);
        out.writeIntLE(length);
        out.writeIntLE(interfaceId);
        writeStamp(out, packet.timestampNanos);
        out.writeIntLE(captured);
        out.writeIntLE(packet.wireLength);
        out.writeBytes(packet.bytes, packet.offset, captured);
        out.writeZero(padding);
        if (optionsLength > 0) {
            out.writeBytes(ownerOptions);
            out.writeBytes(peerOptions);
            if (directed) {
                out.writeShortLE(Pcapng.PACKET_FLAGS);
                out.writeShortLE(Integer.BYTES);
                out.writeIntLE(packet.direction.ordinal());
            }
            if (lossy) {
                out.writeShortLE(Pcapng.PACKET_DROP_COUNT);
                out.writeShortLE(Long.BYTES);
                out.writeLongLE(packet.droppedBefore);
            }
            out.writeIntLE(Pcapng.END_OF_OPTIONS);
        }
        out.writeIntLE(length);
        output.endRecord();
    }

    @Override
    public void writeStatistics(
            CaptureInterface captureInterface, long received, long droppedByKernel, long startNanos, long endNanos)
            throws IOException {
        addInterface(captureInterface);
        ByteBuf out = output.buffer();
        BlockWriter block = new BlockWriter(out, Pcapng.INTERFACE_STATISTICS);
        out.writeIntLE(interfaces.get(captureInterface).id());
        writeStamp(out, endNanos);
        block.option(Pcapng.STATISTICS_START, stampOption(startNanos));
        block.option(Pcapng.STATISTICS_END, stampOption(endNanos));
        block.option(Pcapng.STATISTICS_FILTER_ACCEPTED, received);
        block.option(Pcapng.STATISTICS_OS_DROPPED, droppedByKernel);
        block.option(Pcapng.STATISTICS_DELIVERED, received - droppedByKernel);
        block.endOptions();
        block.end();
        output.endRecord();
    }

    private static void writeStamp(ByteBuf out, long nanos) {
        out.writeIntLE((int) (nanos >>> Integer.SIZE));
        out.writeIntLE((int) nanos);
    }

    /** A stamp as a 64-bit little-endian option whose halves stand high first, as stamps have them. */
    private static long stampOption(long nanos) {
        return Long.rotateLeft(nanos, Integer.SIZE);
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
