package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Link Management Protocol, RFC 4204, with the service discovery of the OIF's user-network interface 1.0.
 *
 * <pre>
 *  0         2       3      4        6          8
 * +---------+-------+------+--------+----------+----------------------------------------
 * | version | flags | type | length | reserved | objects: type, class, length, contents
 * +---------+-------+------+--------+----------+----------------------------------------
 * </pre>
 */
public final class Lmp implements Printer {
    private static final int HEADER_LENGTH = 8;
    private static final int OBJECT_HEADER = 4;
    private static final int VERSION = 1;
    private static final ValueNames FLAGS = ValueNames.of(0x01, "Control Channel Down", 0x02, "LMP restart");
    private static final ValueNames MESSAGES = ValueNames.of(
            1, "Config",
            2, "Config ACK",
            3, "Config NACK",
            4, "Hello",
            5, "Begin Verify",
            6, "Begin Verify ACK",
            7, "Begin Verify NACK",
            8, "End Verify",
            9, "End Verify ACK",
            10, "Test",
            11, "Test Status Success",
            12, "Test Status Failure",
            13, "Test Status ACK",
            14, "Link Summary",
            15, "Link Summary ACK",
            16, "Link Summary NACK",
            17, "Channel Status",
            18, "Channel Status ACK",
            19, "Channel Status Request",
            20, "Channel Status Response",
            50, "Service Config",
            51, "Service Config ACK",
            52, "Service Config NACK");

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("lmp");
        int claimed = in.claimed();
        in.need(HEADER_LENGTH);
        int version = in.peekU8(0) >> 4;
        if (version != VERSION) {
            out.add("LMP version ").add(version).add(" packet not supported");
            return;
        }
        int type = in.peekU8(3);
        String name = MESSAGES.get(type);
        if (!d.verbose(1)) {
            out.add("LMPv1 ").addName(name, "unknown (", type, ")").add(" Message, length: ").add(claimed);
            return;
        }
        int length = in.peekU16(4);
        out.add("\n\tLMPv1, msg-type: ").addName(name, "unknown, type: ", type, "").add(", Flags: [");
        FLAGS.printBits(out, in.peekU8(2), ", ", "none");
        out.add("], length: ").add(length);
        if (length < HEADER_LENGTH) {
            out.add(" (too short)");
            return;
        }
        if (length > claimed) {
            out.add(" (too long)");
            length = claimed;
        }
        printObjects(d, in, in.position() + HEADER_LENGTH, length - HEADER_LENGTH);
    }

    /** {@code left} is unsigned: it wraps where the header is longer than the datagram, and then the captured bytes end the loop. */
    private static void printObjects(Dissection d, PacketReader in, int at, int left) {
        Line out = d.out();
        while (left != 0) {
            in.needAt(at, OBJECT_HEADER);
            int bits = in.u8At(at);
            int type = bits & 0x7f;
            int objectClass = in.u8At(at + 1);
            int length = in.u16At(at + 2);
            out.add("\n\t  ").add(LmpObject.className(objectClass)).add(" Object (").add(objectClass);
            out.add("), Class-Type: ").add(LmpObject.typeName(objectClass, type)).add(" (").add(type);
            out.add((bits & 0x80) != 0 ? ") Flags: [negotiable], length: " : ") Flags: [non-negotiable], length: ").add(length);
            if (length < OBJECT_HEADER) {
                out.add(" (too short)");
                return;
            }
            if (length % 4 != 0) {
                out.add(" (not a multiple of 4)");
                return;
            }
            in.needAt(at, length);
            int value = at + OBJECT_HEADER;
            boolean printed = LmpObject.print(d, in, objectClass, type, value, length - OBJECT_HEADER);
            if (!printed || d.verbose(2)) {
                HexDump.capturedAt(out, "\n\t    ", in, value, length - OBJECT_HEADER);
            }
            if (Integer.compareUnsigned(left, length) < 0) {
                out.add(" [remaining objects length ").add(left).add(" < ").add(length).add(']');
                d.printInvalid();
                return;
            }
            at += length;
            left -= length;
        }
    }
}
