package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * Cisco's Auto-RP: which rendezvous points of PIM serve which groups.
 *
 * <pre>
 *  0      1       2           4          8
 * +------+-------+-----------+----------+---------------------------------
 * | type | count | hold time | reserved | for each rendezvous point:
 * +------+-------+-----------+----------+----------------+---------------
 *    its address (32) | reserved (6), versions (2) | number of groups (8)
 *      and for each group: reserved (6), bidirectional (1), negative (1), mask length (8), address (32)
 * </pre>
 */
public final class AutoRp implements Printer {
    private static final int HEADER = 8;
    private static final int ADDRESS = 4;
    private static final int GROUP = 6;
    private static final int CANDIDATE = 0x11;
    private static final int MAPPING = 0x12;
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
        int type = in.u8();
        String name = type == CANDIDATE ? "candidate-advert" : type == MAPPING ? "mapping" : null;
        out.addNameHex(name, "type-0x", type, 2, "");
        int points = in.u8();
        out.add(" Hold ");
        int holdTime = in.u16();
        if (holdTime == 0) {
            out.add("FOREVER");
        } else {
            out.duration(holdTime);
        }
        in.seek(in.position() + 4);
        for (; points > 0; points--) {
            if (!printPoint(d, in)) {
                d.printTruncated();
                return;
            }
        }
    }

    /** False where the message claims more than it has room for. */
    private static boolean printPoint(Dissection d, PacketReader in) {
        Line out = d.out();
        if (in.claimed() < ADDRESS) {
            return false;
        }
        in.need(ADDRESS);
        out.add(" RP ");
        d.printIpv4(in, in.position());
        in.skip(ADDRESS);
        if (in.claimed() < 1) {
            return false;
        }
        int versions = in.u8();
        out.add(VERSIONS[versions & 3]);
        if ((versions & RESERVED) != 0) {
            out.add(" [rsvd=0x").hex(versions & RESERVED, 2).add(']');
        }
        if (in.claimed() < 1) {
            return false;
        }
        char separator = ' ';
        for (int groups = in.u8(); groups > 0; groups--) {
            if (in.claimed() < GROUP) {
                return false;
            }
            printGroup(d, in, separator);
            separator = ',';
        }
        return true;
    }

    private static void printGroup(Dissection d, PacketReader in, char separator) {
        Line out = d.out();
        in.need(GROUP);
        int flags = in.u8();
        int mask = in.u8();
        out.add(separator).add((flags & NEGATIVE) != 0 ? "!" : "");
        d.printIpv4(in, in.position());
        out.add('/').add(mask).add((flags & BIDIRECTIONAL) != 0 ? " bidir" : "");
        if ((flags & RESERVED) != 0) {
            out.add("[rsvd=0x").hex(flags & RESERVED, 2).add(']');
        }
        in.skip(ADDRESS);
    }
}
