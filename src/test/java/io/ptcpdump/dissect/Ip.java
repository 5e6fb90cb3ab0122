package io.ptcpdump.dissect;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Packet;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Gives transport printers their payloads as IP would, without IP's own printers: packets begin with a bare IP header, of which
 * only what the pseudo-header and the address pair need is filled in. From 192.0.2.1 to 192.0.2.2, or 2001:db8::1 to
 * 2001:db8::2.
 */
public final class Ip {
    private static final int IPV4_LINK = 228;
    private static final int IPV6_LINK = 229;

    private final Dissection dissection;
    private boolean ipv6;
    private boolean fragment;
    private int captured = Integer.MAX_VALUE;
    private int missing;

    public Ip(PrintOptions options, Demux demux) {
        dissection = new Dissection(options, Names.NONE, demux);
    }

    /** A demultiplexer with links that read the headers made here. */
    public static Demux demux() {
        return new Demux((d, in) -> 0)
                .link(IPV4_LINK, (d, in) -> print(d, in, 4, 20, 9))
                .link(IPV6_LINK, (d, in) -> print(d, in, 6, 40, 6));
    }

    public static PrintOptions verbose(int level) {
        return options(level, false, false, false);
    }

    public static PrintOptions options(int verbose, boolean quiet, boolean absoluteSequence, boolean applicationLines) {
        return new PrintOptions(
                verbose, quiet, false, 1, absoluteSequence, false, false, false, false, false, false, false, applicationLines);
    }

    public Ip overIpv6() {
        ipv6 = true;
        return this;
    }

    public Ip asFragment() {
        fragment = true;
        return this;
    }

    /** Keeps only so many bytes of each payload. */
    public Ip cutAt(int length) {
        captured = length;
        return this;
    }

    /** Makes IP claim so many bytes more than there are. */
    public Ip missing(int length) {
        missing = length;
        return this;
    }

    public String print(int protocol, String hex) {
        return print(protocol, HexFormat.of().parseHex(hex.replace(" ", "")), false);
    }

    public String print(int protocol, byte[] payload) {
        return print(protocol, payload, false);
    }

    /** The text for a packet that is sent the other way if {@code back}. */
    public String print(int protocol, byte[] payload, boolean back) {
        byte[] header = HexFormat.of().parseHex(ipv6
                ? "6000000000000040" + ipv6Address(back ? 2 : 1) + ipv6Address(back ? 1 : 2)
                : "450000000000000040000000c000020" + (back ? 2 : 1) + "c000020" + (back ? 1 : 2));
        header[ipv6 ? 6 : 9] = (byte) protocol;
        header[1] = (byte) (fragment ? 1 : 0);
        int length = Math.min(captured, payload.length);
        Packet packet = new Packet();
        packet.captureInterface = new CaptureInterface("", 0, 0, ipv6 ? IPV6_LINK : IPV4_LINK, 0, false);
        packet.offset = 3; // what precedes and follows the packet must not matter
        packet.bytes = new byte[packet.offset + header.length + payload.length + 9];
        System.arraycopy(header, 0, packet.bytes, packet.offset, header.length);
        System.arraycopy(payload, 0, packet.bytes, packet.offset + header.length, payload.length);
        packet.capturedLength = header.length + length;
        packet.wireLength = header.length + payload.length + missing;
        return print(packet);
    }

    private static String ipv6Address(int last) {
        return "20010db800000000000000000000000" + last;
    }

    public String print(Packet packet) {
        Line out = dissection.out();
        out.clear();
        dissection.print(packet);
        return new String(out.bytes(), 0, out.length(), StandardCharsets.ISO_8859_1);
    }

    private static int print(Dissection d, PacketReader in, int version, int headerLength, int protocolAt) {
        NetworkHeader ip = d.ip();
        ip.version = version;
        ip.at = in.position();
        ip.sourceAt = ip.at + headerLength - 2 * ip.addressLength();
        ip.destinationAt = ip.sourceAt + ip.addressLength();
        ip.finalDestinationAt = ip.destinationAt;
        ip.fragment = in.peekU8(1) != 0;
        ip.hopLimit = 64;
        int protocol = in.peekU8(protocolAt);
        in.skip(headerLength);
        d.demux().ipProtocol(protocol).print(d, in);
        return 0;
    }
}
