package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Checksum;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * Extensions behind the quoted packet of an ICMP error, RFC 4884 section 7: 4 bytes of version and checksum, then objects of
 * length, class and type. Offsets are from the start of the ICMP message.
 */
final class IcmpExtensions {
    /** Length, in 32-bit words, of the quoted packet; 0 from senders older than RFC 4884. */
    private static final int QUOTED_WORDS = 5;
    /** Where the extensions are, whatever the length field says. */
    private static final int START = 136;
    private static final int HEADER = 4;
    private static final int OBJECT_HEADER = 4;
    private static final int VERSION = 2;

    /** RFC 4950. */
    private static final int MPLS_LABEL_STACK = 1;

    private IcmpExtensions() {}

    /** @param length of the ICMP message in bytes */
    static void print(Dissection d, PacketReader in, int length) {
        if (length <= START) {
            return;
        }
        if (!in.has(START + HEADER + 1)) {
            d.printTruncated();
            return;
        }
        int extensionLength = length - START;
        boolean captured = in.has(START, extensionLength);
        boolean correct = captured && Checksum.verify(in, in.position() + START, extensionLength) == 0;
        if (in.peekU8(QUOTED_WORDS) == 0 && captured && !correct) {
            return;
        }
        Line out = d.out();
        int version = in.peekU8(START) >>> 4;
        out.add("\n\tICMP Multi-Part extension v").add(version);
        if (version != VERSION) {
            out.add(" packet not supported");
            return;
        }
        if (captured) {
            out.add(", checksum 0x").hex(in.peekU16(START + 2), 4).add(correct ? " (correct), length " : " (incorrect), length ");
            out.add(extensionLength);
        }
        printObjects(d, in, extensionLength - HEADER);
    }

    private static void printObjects(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        int at = START + HEADER;
        int left = length;
        while (left > OBJECT_HEADER) {
            if (!in.has(at + OBJECT_HEADER)) {
                d.printTruncated();
                return;
            }
            int objectLength = in.peekU16(at);
            int objectClass = in.peekU8(at + 2);
            int type = in.peekU8(at + 3);
            out.add("\n\t  ").add(className(objectClass)).add(" Object (").add(objectClass);
            out.add("), Class-Type: ").add(type).add(", length ").add(objectLength);
            at += OBJECT_HEADER;
            left -= OBJECT_HEADER;
            objectLength -= OBJECT_HEADER;
            if (objectClass == 0 || objectLength < 0) {
                return;
            }
            if (objectClass == MPLS_LABEL_STACK && type == 1) {
                printLabel(out, in, at);
            } else {
                printUnknown(out, in, at, objectLength);
            }
            if (left < objectLength) {
                return;
            }
            left -= objectLength;
            at += objectLength;
        }
    }

    private static void printLabel(Line out, PacketReader in, int at) {
        int entry = in.peekI32(at);
        out.add("\n\t    label ").add(Mpls.label(entry)).add(", tc ").add(Mpls.trafficClass(entry));
        if (Mpls.isLast(entry)) {
            out.add(", [S]");
        }
        out.add(", ttl ").add(Mpls.timeToLive(entry));
    }

    private static void printUnknown(Line out, PacketReader in, int at, int length) {
        int start = in.position();
        in.seek(start + at);
        HexDump.hex(out, "\n\t    ", in, Math.min(length, in.captured()));
        in.seek(start);
    }

    private static String className(int objectClass) {
        return switch (objectClass) {
            case MPLS_LABEL_STACK -> "MPLS Stack Entry";
            case 2 -> "Interface Identification";
            default -> "unknown";
        };
    }
}
