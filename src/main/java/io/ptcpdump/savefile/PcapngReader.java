package io.ptcpdump.savefile;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.ProcessInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a pcapng file: any number of sections, each in its own byte order, whose interfaces may differ in link type and
 * snapshot length. Blocks that say nothing about packets are passed over.
 */
final class PcapngReader implements SaveFileReader {
    private static final String APPLICATION = "ptcpdump";
    private static final int MAX_INTERFACES = 65_536;

    private final ByteSource source;
    private final BlockReader block;
    private final PacketOptions options;
    private final List<SectionInterface> interfaces = new ArrayList<>();
    private final CaptureInterface firstInterface;
    private boolean ownFile;

    /** Reads up to the first interface. */
    PcapngReader(ByteSource source) throws IOException {
        this.source = source;
        block = new BlockReader(source);
        options = new PacketOptions(source);
        while (interfaces.isEmpty()) {
            if (!block.next()) {
                throw new SaveFileException("the capture file has no Interface Description Blocks");
            }
            if (isPacket(block.type())) {
                throw new SaveFileException(
                        "the capture file has a packet block before any Interface Description Blocks");
            }
            takeMetadata();
        }
        firstInterface = interfaces.getFirst().captureInterface();
    }

    private static boolean isPacket(int type) {
        return type == Pcapng.ENHANCED_PACKET || type == Pcapng.SIMPLE_PACKET || type == Pcapng.PACKET;
    }

    @Override
    public boolean next(Packet packet) throws IOException {
        while (block.next()) {
            switch (block.type()) {
                case Pcapng.ENHANCED_PACKET -> {
                    int interfaceId = source.i32(checkedStart(Pcapng.ENHANCED_PACKET_FIXED_LENGTH));
                    takePacket(packet, interfaceId);
                    return true;
                }
                case Pcapng.PACKET -> {
                    int interfaceId = source.u16(checkedStart(Pcapng.ENHANCED_PACKET_FIXED_LENGTH));
                    takePacket(packet, interfaceId);
                    return true;
                }
                case Pcapng.SIMPLE_PACKET -> {
                    takeSimplePacket(packet);
                    return true;
                }
                default -> takeMetadata();
            }
        }
        return false;
    }

    private int checkedStart(int fixedLength) throws SaveFileException {
        block.afterFixedFields(fixedLength);
        return block.bodyStart();
    }

    /** Enhanced and obsolete packet blocks differ only in the first 32 bits. */
    private void takePacket(Packet packet, int interfaceId) throws SaveFileException {
        int start = block.bodyStart();
        SectionInterface of = interfaceOf(interfaceId);
        long stamp = source.u32(start + 4) << Integer.SIZE | source.u32(start + 8);
        int captured = checkedCaptured(source.i32(start + 12), of.captureInterface());
        int data = start + Pcapng.ENHANCED_PACKET_FIXED_LENGTH;
        int end = block.after(data, captured);
        options.read(Math.min(data + Pcapng.padded(captured), block.bodyEnd()), block.bodyEnd());
        packet.timestampNanos = of.resolution().nanos(stamp);
        packet.excessFractionNanos = 0;
        packet.captureInterface = of.captureInterface();
        packet.direction = Direction.fromFlags(options.flags());
        packet.wireLength = source.i32(start + 16);
        packet.bytes = source.bytes();
        packet.offset = data;
        packet.capturedLength = end - data;
        packet.droppedBefore = options.dropCount();
        packet.owner = options.owner();
        packet.peer = options.peer();
    }

    /** A simple packet block has neither interface, time nor captured length: the first interface's snaplen cut it. */
    private void takeSimplePacket(Packet packet) throws SaveFileException {
        int start = checkedStart(Pcapng.SIMPLE_PACKET_FIXED_LENGTH);
        CaptureInterface of = interfaceOf(0).captureInterface();
        int wire = source.i32(start);
        int limit = SnapshotLength.effective(of.linkType(), of.snaplen());
        int captured = Integer.compareUnsigned(wire, limit) > 0 ? limit : wire;
        int data = start + Pcapng.SIMPLE_PACKET_FIXED_LENGTH;
        block.after(data, captured);
        packet.timestampNanos = 0;
        packet.excessFractionNanos = 0;
        packet.captureInterface = of;
        packet.direction = Direction.UNKNOWN;
        packet.wireLength = wire;
        packet.bytes = source.bytes();
        packet.offset = data;
        packet.capturedLength = captured;
        packet.droppedBefore = 0;
        packet.owner = null;
        packet.peer = null;
    }

    private SectionInterface interfaceOf(int id) throws SaveFileException {
        if (id < 0 || id >= interfaces.size()) {
            throw new SaveFileException("a packet arrived on interface " + Integer.toUnsignedString(id)
                    + ", but there's no Interface Description Block for that interface");
        }
        return interfaces.get(id);
    }

    /**
     * More than the interface's snapshot length is accepted, unlike in libpcap: the Go ptcpdump says 65535 and writes up
     * to 262158.
     */
    private static int checkedCaptured(int captured, CaptureInterface of) throws SaveFileException {
        int accepted = SnapshotLength.accepted(of.linkType(), of.snaplen());
        if (Integer.compareUnsigned(captured, accepted) > 0) {
            throw new SaveFileException("invalid packet capture length " + Integer.toUnsignedString(captured)
                    + ", bigger than maximum of " + accepted);
        }
        return captured;
    }

    /** Learns what a block that is no packet says. */
    private void takeMetadata() throws SaveFileException {
        switch (block.type()) {
            case Pcapng.SECTION_HEADER -> startSection();
            case Pcapng.INTERFACE_DESCRIPTION -> addInterface();
            case Pcapng.CUSTOM -> {
                ProcessInfo process = ProcessBlock.read(source, block);
                if (process != null) {
                    options.add(process);
                }
            }
            case Pcapng.APPLE_PROCESS -> addAppleProcess();
            default -> { }
        }
    }

    private void startSection() throws SaveFileException {
        int start = checkedStart(Pcapng.SECTION_FIXED_LENGTH);
        int major = source.u16(start + 4);
        int minor = source.u16(start + 6);
        if (major != 1 || minor != 0 && minor != 2) {
            throw new SaveFileException("unsupported pcapng savefile version " + major + "." + minor);
        }
        interfaces.clear();
        String application = option(Pcapng.SECTION_APPLICATION, start + Pcapng.SECTION_FIXED_LENGTH);
        ownFile = application.equals(APPLICATION) || application.startsWith(APPLICATION + " ");
        options.startSection(ownFile);
    }

    private void addInterface() throws SaveFileException {
        if (interfaces.size() == MAX_INTERFACES) {
            throw new SaveFileException("more than " + MAX_INTERFACES + " interfaces in the file");
        }
        SectionInterface described = SectionInterface.read(source, block, ownFile);
        interfaces.add(described);
        block.allowPackets(SnapshotLength.maximum(described.captureInterface().linkType()));
    }

    private void addAppleProcess() {
        int start = block.bodyStart();
        if (block.bodyEnd() - start >= Integer.BYTES) {
            options.addApple(source.i32(start), option(Pcapng.APPLE_PROCESS_NAME, start + Integer.BYTES));
        }
    }

    /** A text option of the block whose options start here; empty if it has none. */
    private String option(int wanted, int start) {
        int at = start;
        while (block.bodyEnd() - at >= Pcapng.OPTION_HEADER_LENGTH) {
            int code = source.u16(at);
            int length = source.u16(at + 2);
            int value = at + Pcapng.OPTION_HEADER_LENGTH;
            if (code == Pcapng.END_OF_OPTIONS || length > block.bodyEnd() - value) {
                break;
            }
            if (code == wanted) {
                return new String(source.bytes(), value, length, StandardCharsets.UTF_8);
            }
            at = value + Pcapng.padded(length);
        }
        return "";
    }

    @Override
    public boolean isOwnFile() {
        return ownFile;
    }

    @Override
    public CaptureInterface firstInterface() {
        return firstInterface;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
