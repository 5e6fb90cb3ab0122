package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * Cisco's Auto-RP, which tells routers of PIM where the rendezvous points (RP) are: pim-autorp-spec01.
 *
 * <pre>
 *  0               1               2                               4
 * +---------------+---------------+-------------------------------+
 * | version, type | number of RPs | hold time in seconds          |
 * +---------------+---------------+-------------------------------+
 * | reserved                                                      |
 * +---------------------------------------------------------------+
 * | for every RP: address, PIM version (1), number of groups (1), |
 * | for every group: flags (1), length of the mask (1), address   |
 * </pre>
 */
public final class AutoRp implements Printer {
    private static final int HEADER = 8;
    private static final int GROUP = 6;
    private static final int NEGATIVE = 0x01;
    private static final int BIDIRECTIONAL = 0x02;
    private static final int RESERVED = 0xfc;
    private static final String[] VERSIONS = {" PIMv?", " PIMv1", " PIMv2", " PIMv1+2"};

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("cisco_autorp");
        if (in.claimed() < HEADER) {
            d.printTruncated();
            return;
        }
        out.add(" auto-rp ");
        int type = in.peekU8(0);
        switch (type) {
            case 0x11 -> out.add("candidate-advert");
            case 0x12 -> out.add("mapping");
            default -> out.add("type-0x").hex(type, 2);
        }
        int count = in.peekU8(1);
        out.add(" Hold ");
        int hold = in.peekU16(2);
        if (hold == 0) {
            out.add("FOREVER");
        } else {
            out.duration(hold);
        }
        in.seek(in.position() + HEADER);
        for (int i = 0; i < count; i++) {
            if (!printPoint(d, in)) {
                d.printTruncated();
                return;
            }
        }
    }

    /** Prints a rendezvous point with its groups; false where it has no room for them. */
    private static boolean printPoint(Dissection d, PacketReader in) {
        Line out = d.out();
        if (in.claimed() < 4) {
            return false;
        }
        in.need(4);
        out.add(" RP ");
        d.printIpv4(in, in.position());
        in.skip(4);
        if (in.claimed() < 1) {
            return false;
        }
        int version = in.u8();
        out.add(VERSIONS[version & 3]);
        printReserved(out, " [rsvd=0x", version);
        if (in.claimed() < 1) {
            return false;
        }
        int groups = in.u8();
        for (int i = 0; i < groups; i++) {
            if (in.claimed() < GROUP) {
                return false;
            }
            printGroup(d, in, i == 0 ? ' ' : ',');
        }
        return true;
    }

    private static void printGroup(Dissection d, PacketReader in, char separator) {
        Line out = d.out();
        in.need(GROUP);
        int flags = in.peekU8(0);
        out.add(separator).add((flags & NEGATIVE) != 0 ? "!" : "");
        d.printIpv4(in, in.position() + 2);
        out.add('/').add(in.peekU8(1)).add((flags & BIDIRECTIONAL) != 0 ? " bidir" : "");
        printReserved(out, "[rsvd=0x", flags);
        in.skip(GROUP);
    }

    private static void printReserved(Line out, String heading, int value) {
        if ((value & RESERVED) != 0) {
            out.add(heading).hex(value & RESERVED, 2).add(']');
        }
    }
}
