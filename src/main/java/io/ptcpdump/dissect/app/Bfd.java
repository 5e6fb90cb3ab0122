package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * Bidirectional Forwarding Detection, RFC 5880 (version 1) and draft-ietf-bfd-base-01 (version 0): control packets over one hop,
 * RFC 5881, over several, RFC 5883, and on the links of an aggregate, RFC 7130; echo packets, whose contents are local.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-----+---------+---+-----------+---------------+---------------+
 * |vers.|  diag.  |sta|P|F|C|A|D|M|  detect mult. |    length     |
 * +-----+---------+---+-----------+---------------+---------------+
 * |                       my discriminator                        |
 * +---------------------------------------------------------------+
 * |                      your discriminator                       |
 * +---------------------------------------------------------------+
 * |      intervals: desired min TX, required min RX, echo RX      |
 * +---------------------------------------------------------------+
 * |      authentication: type, length, key identifier, data       |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class Bfd implements Printer {
    private static final int HEADER_LENGTH = 24;
    private static final int AUTHENTICATED = 0x04;
    private static final ValueNames FLAGS = ValueNames.of(
            0x20, "Poll",
            0x10, "Final",
            0x08, "Control Plane Independent",
            AUTHENTICATED, "Authentication Present",
            0x02, "Demand",
            0x01, "Multipoint");
    private static final ValueNames VERSION_0_FLAGS = ValueNames.of(
            0x80, "I Hear You",
            0x40, "Demand",
            0x20, "Poll",
            0x10, "Final",
            0x08, "Control Plane Independent",
            AUTHENTICATED, "Authentication Present",
            0x02, "Reserved",
            0x01, "Reserved");
    private static final String[] STATES = {"AdminDown", "Down", "Init", "Up"};
    private static final String[] DIAGNOSTICS = {
        "No Diagnostic", "Control Detection Time Expired", "Echo Function Failed", "Neighbor Signaled Session Down",
        "Forwarding Plane Reset", "Path Down", "Concatenated Path Down", "Administratively Down",
        "Reverse Concatenated Path Down"
    };

    private static final int PASSWORD = 1;
    private static final int MD5 = 2;
    private static final int METICULOUS_MD5 = 3;
    private static final int SHA1 = 4;
    private static final int METICULOUS_SHA1 = 5;
    private static final String[] AUTHENTICATIONS = {
        "Unknown", "Simple Password", "Keyed MD5", "Meticulous Keyed MD5", "Keyed SHA1", "Meticulous Keyed SHA1"
    };
    private static final int PASSWORD_HEADER = 3;
    private static final int MAX_PASSWORD = 16;
    private static final int DIGEST_HEADER = 8;
    private static final int MD5_LENGTH = 16;
    private static final int SHA1_LENGTH = 20;

    private final String kind;

    private Bfd(String kind) {
        this.kind = kind;
    }

    public static Bfd control() {
        return new Bfd("Control");
    }

    public static Bfd multihop() {
        return new Bfd("Multihop");
    }

    public static Bfd aggregate() {
        return new Bfd("Lag");
    }

    /** The printer of echo packets. */
    public static Printer echo() {
        return (d, in) -> {
            int length = in.claimed();
            d.out().enter("bfd").add("BFD, Echo, length: ").add(length);
            dump(d, in, length);
        };
    }

    private static void dump(Dissection d, PacketReader in, int length) {
        if (d.verbose(1)) {
            HexDump.capturedAt(d.out(), "\n\t", in, in.position(), length);
        }
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("bfd");
        int length = in.claimed();
        in.need(HEADER_LENGTH);
        int version = in.peekU8(0) >> 5;
        int flags = in.peekU8(1);
        out.add("BFDv").add(version);
        if (version > 1) {
            out.add(", Control, length: ").add(length);
            dump(d, in, length);
            return;
        }
        boolean brief = !d.verbose(1);
        if (brief) {
            out.add(", ");
        } else {
            out.add(", length: ").add(length).add("\n\t");
        }
        if (version == 0) {
            VERSION_0_FLAGS.printBits(out.add("Control, Flags: ["), flags, ", ", "none");
        } else {
            out.add(kind).add(", State ").add(STATES[flags >> 6]).add(", Flags: [");
            FLAGS.printBits(out, flags & 0x3f, ", ", "none");
        }
        if (brief) {
            out.add("], length: ").add(length);
            return;
        }
        printDetails(out, in);
        if ((flags & AUTHENTICATED) != 0) {
            in.skip(HEADER_LENGTH);
            printAuthentication(out, in);
        }
    }

    private static void printDetails(Line out, PacketReader in) {
        int diagnostic = in.peekU8(0) & 0x1f;
        out.add("], Diagnostic: ").add(ValueNames.at(DIAGNOSTICS, diagnostic, "unknown"));
        out.add(" (0x").hex(diagnostic, 2).add(')');
        int multiplier = in.peekU8(2);
        long desired = in.peekU32(12);
        out.add("\n\tDetection Timer Multiplier: ").add(multiplier);
        out.add(" (").add((multiplier * desired & 0xffffffffL) / 1000).add(" ms Detection time), BFD Length: ").add(in.peekU8(3));
        out.add("\n\tMy Discriminator: 0x").hex(in.peekU32(4), 8).add(", Your Discriminator: 0x").hex(in.peekU32(8), 8);
        out.add("\n\t  Desired min Tx Interval:    ").addRight(desired / 1000, 4);
        out.add(" ms\n\t  Required min Rx Interval:   ").addRight(in.peekU32(16) / 1000, 4);
        out.add(" ms\n\t  Required min Echo Interval: ").addRight(in.peekU32(20) / 1000, 4).add(" ms");
    }

    private static void printAuthentication(Line out, PacketReader in) {
        in.need(4);
        int type = in.peekU8(0);
        int length = in.peekU8(1);
        out.add("\n\tAuthentication: ").add(AUTHENTICATIONS[type < AUTHENTICATIONS.length ? type : 0]).add(" (").add(type);
        out.add("), length: ").add(length).add("\n\t  Auth Key ID: ").add(in.peekU8(2));
        switch (type) {
            case PASSWORD -> printPassword(out, in, length);
            case MD5, METICULOUS_MD5 -> printDigest(out, in, length, "\n\t  Digest: ", MD5_LENGTH);
            case SHA1, METICULOUS_SHA1 -> printDigest(out, in, length, "\n\t  Hash: ", SHA1_LENGTH);
            default -> { }
        }
    }

    private static void printPassword(Line out, PacketReader in, int length) {
        if (length <= PASSWORD_HEADER || length > PASSWORD_HEADER + MAX_PASSWORD) {
            out.add("[invalid length ").add(length).add(']');
            return;
        }
        out.add(", Password: ");
        for (int i = PASSWORD_HEADER; i < length; i++) {
            out.printable(in.peekU8(i));
        }
    }

    private static void printDigest(Line out, PacketReader in, int length, String heading, int digestLength) {
        if (length != DIGEST_HEADER + digestLength) {
            out.add("[invalid length ").add(length).add(']');
            return;
        }
        long sequence = in.peekU32(4);
        out.add(", Sequence Number: 0x").hex(sequence, 8);
        in.need(DIGEST_HEADER + digestLength);
        out.add(heading);
        for (int i = 0; i < digestLength; i++) {
            out.hex(in.peekU8(DIGEST_HEADER + i), 2);
        }
    }
}
