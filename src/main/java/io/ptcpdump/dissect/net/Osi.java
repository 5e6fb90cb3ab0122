package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * OSI network-layer protocols, which the first byte tells apart (ISO/IEC TR 9577): CLNP ({@link Clnp}), ES-IS ({@link EsIs}),
 * IS-IS ({@link IsIs}) and others.
 */
public final class Osi implements Printer {
    static final int CLNP = 0x81;
    static final int ESIS = 0x82;
    static final int ISIS = 0x83;
    private static final int NULL = 0x00;
    private static final int Q_933 = 0x08;
    private static final int IPV6 = 0x8e;
    private static final int IPV4 = 0xcc;
    private static final int PPP = 0xcf;
    static final ValueNames PROTOCOLS = ValueNames.of(
            NULL, "NULL", Q_933, "Q.933", 0x09, "LMI", 0x80, "SNAP", CLNP, "CLNP", ESIS, "ES-IS", ISIS, "IS-IS", 0x84, "CONS",
            0x85, "IDRP", 0xc1, "ISIS_SPB", 0xb1, "FRF.15", IPV4, "IPv4", PPP, "PPP", 0x8a, "X25 ES-IS", IPV6, "IPv6");

    private static final int MAX_ADDRESS = 20;
    private static final String UPPER_HEX = "0123456789ABCDEF";

    private final Clnp clnp = new Clnp();
    private final Printer ppp;
    private final Printer signalling;

    /**
     * @param ppp        prints PPP
     * @param signalling prints ITU-T Q.933
     */
    public Osi(Printer ppp, Printer signalling) {
        this.ppp = ppp;
        this.signalling = signalling;
    }

    /** Prints a frame of its own Ethernet type, which has one byte more before the protocol. */
    public void printEthernet(Dissection d, PacketReader in) {
        if (in.claimed() <= 0 || in.captured() == 0) {
            d.out().enter("isoclns");
            d.printTruncated();
            return;
        }
        in.skip(1);
        print(d, in);
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("isoclns");
        int start = in.position();
        int length = in.claimed();
        int protocol = in.peekU8(0);
        boolean named = d.options().linkHeader();
        if (named) {
            out.add("OSI NLPID ").add(PROTOCOLS.get(protocol, "Unknown")).add(" (0x").hex(protocol, 2).add("): ");
        }
        switch (protocol) {
            case CLNP -> dumpUnless(clnp.printPacket(d, in), d, in, start, length);
            case ESIS -> EsIs.print(d, in);
            case ISIS -> dumpUnless(IsIs.print(d, in), d, in, start, length);
            case NULL -> out.add(named ? "length: " : ", length: ").add(length);
            default -> {
                Printer payload = switch (protocol) {
                    case IPV4 -> d.demux().etherType(EtherType.IPV4);
                    case IPV6 -> d.demux().etherType(EtherType.IPV6);
                    case PPP -> ppp;
                    case Q_933 -> signalling;
                    default -> null;
                };
                if (payload != null) {
                    in.skip(1);
                    d.nested(payload, in);
                } else {
                    printUnknown(d, in, protocol, length);
                }
            }
        }
    }

    private static void dumpUnless(boolean printed, Dissection d, PacketReader in, int start, int length) {
        if (!printed) {
            in.seek(start);
            HexDump.captured(d.out(), "\n\t", in, length);
        }
    }

    private static void printUnknown(Dissection d, PacketReader in, int protocol, int length) {
        Line out = d.out();
        if (!d.options().linkHeader()) {
            out.add("OSI NLPID 0x").hex(protocol, 2).add(" unknown, ");
        }
        out.add("length: ").add(length);
        if (length > 1) {
            HexDump.captured(out, "\n\t", in, length);
        }
    }

    /** A list of {@code n} protocols, a byte each. */
    static void printProtocols(Line out, PacketReader in, int n) {
        for (int i = 0; i < n; i++) {
            int protocol = in.peekU8(i);
            out.add(PROTOCOLS.get(protocol, "unknown")).add(" (0x").hex(protocol, 2).add(i < n - 1 ? "), " : ")");
        }
    }

    /** A network service access point's address of {@code n} bytes at an absolute position. */
    static void printAddress(Line out, PacketReader in, int position, int n) {
        if (n < 1 || n > MAX_ADDRESS) {
            out.add("isonsap_string: illegal length");
            return;
        }
        for (int i = 0; i < n; i++) {
            out.hex(in.u8At(position + i), 2);
            if ((i & 1) == 0 && i + 1 < n) {
                out.add('.');
            }
        }
    }

    /** All that was captured, from an absolute position on, for a header whose length cannot be. */
    static void printRaw(Line out, PacketReader in, int position) {
        for (; position < in.end(); position++) {
            int value = in.u8At(position);
            out.add(UPPER_HEX.charAt(value >>> 4)).add(UPPER_HEX.charAt(value & 15));
        }
    }

    /**
     * Says whether a checksum (ISO 8473 annex C, RFC 1008 section 7) is right.
     *
     * @param start  absolute position of the first byte that it covers
     * @param offset of the checksum from there
     * @param length of what it covers
     */
    static void printChecksum(Line out, PacketReader in, int start, int checksum, int offset, int length) {
        if (checksum == 0 || offset > length || !has(in, start + offset, 2) || !has(in, start, length)) {
            out.add(" (unverified)");
            return;
        }
        long sum = 0;
        long sumOfSums = 0;
        for (int i = 0; i < length; i++) {
            if (i != offset && i != offset + 1) {
                sum += in.u8At(start + i);
            }
            sumOfSums += sum;
        }
        int c0 = (int) (sum % 255);
        int c1 = (int) (sumOfSums % 255);
        int product = (length - offset) * c0;
        int x = (product - c0 - c1) % 255;
        int y = (c1 - product) % 255;
        int expected = (x <= 0 ? x + 255 : x) << 8 | (y <= 0 ? y + 255 : y);
        if (expected == checksum) {
            out.add(" (correct)");
        } else {
            out.add(" (incorrect should be 0x").hex(expected, 4).add(')');
        }
    }

    private static boolean has(PacketReader in, int position, int n) {
        return n >= 0 && n <= in.end() - position;
    }
}
