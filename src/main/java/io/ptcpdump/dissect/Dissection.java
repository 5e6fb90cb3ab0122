package io.ptcpdump.dissect;

import io.ptcpdump.model.Packet;

/**
 * Turns packets into tcpdump's text. Holds what all printers share: the options, the line being built, the demultiplexing
 * tables, and the state of the packet at hand. Used by one thread.
 */
public final class Dissection {
    /** As a link-layer address: the link has none. */
    public static final long NO_ADDRESS = -1;
    /** How deep tunnels may nest before the rest is left unprinted; a sound packet never comes near it. */
    private static final int MAX_DEPTH = 32;

    private final PrintOptions options;
    private final Names names;
    private final Demux demux;
    private final SequenceNumbers numbers;
    private final Line out = new Line();
    private final PacketReader in = new PacketReader();
    private final NetworkHeader ip = new NetworkHeader();
    private final NetworkHeader[] outer = new NetworkHeader[MAX_DEPTH];
    private int depth;
    private Packet packet;
    private int linkHeaderLength;
    private long linkSource;
    private long linkDestination;

    /** Prints packets in their order. */
    public Dissection(PrintOptions options, Names names, Demux demux) {
        this(options, names, demux, null);
    }

    /**
     * @param numbers takes the sequence numbers of TCP; null where its printer is to keep account of them. Where they are deferred,
     *                packets may be printed before those in front of them
     */
    public Dissection(PrintOptions options, Names names, Demux demux, SequenceNumbers numbers) {
        this.options = options;
        this.names = names;
        this.demux = demux;
        this.numbers = numbers;
        for (int i = 0; i < MAX_DEPTH; i++) {
            outer[i] = new NetworkHeader();
        }
    }

    public PrintOptions options() {
        return options;
    }

    /** Whether {@code -v} was given at least {@code level} times. */
    public boolean verbose(int level) {
        return options.verbose() >= level;
    }

    public Names names() {
        return names;
    }

    public Demux demux() {
        return demux;
    }

    /** What takes the sequence numbers of TCP; null where its printer keeps account of them. */
    public SequenceNumbers numbers() {
        return numbers;
    }

    /**
     * To be called by a printer before it makes use of what it remembers of earlier packets, or remembers something of this one.
     *
     * @throws OutOfTurn if not all earlier packets have been printed yet; this one's text so far is dropped
     */
    public void requireOrder() {
        if (numbers instanceof DeferredNumbers) {
            throw OutOfTurn.MARK;
        }
    }

    public Line out() {
        return out;
    }

    /** The packet being printed. */
    public Packet packet() {
        return packet;
    }

    /** The innermost IP header around what is being printed. */
    public NetworkHeader ip() {
        return ip;
    }

    /** Remembers the MAC addresses of the frame around what is printed next; {@link #NO_ADDRESS} where it has none. */
    public void linkAddresses(long source, long destination) {
        linkSource = source;
        linkDestination = destination;
    }

    /** The source of the innermost frame, or {@link #NO_ADDRESS}. */
    public long linkSource() {
        return linkSource;
    }

    /** The destination of the innermost frame, or {@link #NO_ADDRESS}. */
    public long linkDestination() {
        return linkDestination;
    }

    /** Appends the text of a packet, from the link-layer header on, to {@link #out}. Nothing that a packet holds makes it throw. */
    public void print(Packet packet) {
        this.packet = packet;
        depth = 0;
        ip.version = 0;
        linkAddresses(NO_ADDRESS, NO_ADDRESS);
        in.wrap(packet.bytes, packet.offset, packet.capturedLength, packet.wireLength);
        LinkPrinter printer = demux.linkType(packet.captureInterface.linkType());
        linkHeaderLength = 0;
        out.enter("");
        try {
            linkHeaderLength = printer.print(this, in);
        } catch (Truncated mark) {
            linkHeaderLength = 0;
            printTruncated();
        }
    }

    /** Length of the link-layer header of the packet printed last; 0 where a cut ended its text, so that all of it is dumped. */
    public int linkHeaderLength() {
        return linkHeaderLength;
    }

    /**
     * Prints an encapsulated packet: keeps the IP header of this level and puts it back afterwards. Prints nothing more where
     * the nesting is beyond all measure.
     */
    public void nested(Printer printer, PacketReader in) {
        if (descend()) {
            printer.print(this, in);
            ascend();
        }
    }

    /** {@link #nested(Printer, PacketReader)} for a packet that begins with a link-layer header; returns the length of that. */
    public int nestedFrame(LinkPrinter printer, PacketReader in) {
        int headerLength = 0;
        if (descend()) {
            headerLength = printer.print(this, in);
            ascend();
        }
        return headerLength;
    }

    private boolean descend() {
        if (depth == MAX_DEPTH) {
            out.add(" [nesting too deep]");
            return false;
        }
        outer[depth++].copyFrom(ip);
        return true;
    }

    private void ascend() {
        ip.copyFrom(outer[--depth]);
    }

    // ---- text that many printers share

    /** The IPv4 address at an absolute position: its name or its number. */
    public void printIpv4(PacketReader in, int position) {
        int address = in.i32At(position);
        String name = names.host(in, position, 4);
        if (name == null) {
            out.ipv4(address);
        } else {
            out.add(name);
        }
    }

    /** The IPv6 address at an absolute position: its name or its number. */
    public void printIpv6(PacketReader in, int position) {
        long high = in.u64At(position);
        long low = in.u64At(position + 8);
        String name = names.host(in, position, 16);
        if (name == null) {
            out.ipv6(high, low);
        } else {
            out.add(name);
        }
    }

    /** The source or destination address of the innermost IP header, at an absolute position. */
    public void printHost(PacketReader in, int position) {
        if (ip.version == 4) {
            printIpv4(in, position);
        } else {
            printIpv6(in, position);
        }
    }

    /** The MAC address at an absolute position: what it is called, or its number. */
    public void printMac(PacketReader in, int position) {
        printMac(in.u48At(position));
    }

    /** A MAC address: what it is called, or its number. */
    public void printMac(long address) {
        String name = names.mac(address);
        if (name == null) {
            out.mac(address);
        } else {
            out.add(name);
        }
    }

    /**
     * The next {@code n} bytes of a packet, which nobody can print, in hexadecimal and ASCII, unless a dump of the packet follows
     * anyway.
     */
    public void printUnknown(PacketReader in, int n) {
        if (!options.hexOrAscii() && !options.quiet()) {
            HexDump.hexAndAscii(out, "\n\t", in, n);
        }
    }

    /** The mark for bytes that were not captured. */
    public void printTruncated() {
        out.add(" [|").add(out.protocol()).add(']');
    }

    /**
     * Prints the mark where fewer than {@code n} more bytes were captured, and returns whether that is so: for what is not
     * worth ending the whole packet's text, as {@link Truncated} does.
     */
    public boolean printIfCut(PacketReader in, int n) {
        if (in.has(n)) {
            return false;
        }
        printTruncated();
        return true;
    }

    /** The mark for a header that contradicts itself. */
    public void printInvalid() {
        out.add(" (invalid)");
    }
}
