package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.AddressFamily;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * Pragmatic General Multicast, RFC 3208, over IP or in UDP.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          source port          |       destination port        |
 * +---------------+---------------+-------------------------------+
 * |     type      |    options    |           checksum            |
 * +---------------+---------------+-------------------------------+
 * |                       global source id                        |
 * |                               +-------------------------------+
 * |                               |       length of the data      |
 * +-------------------------------+-------------------------------+
 * |             what the type needs, options, data                |
 * </pre>
 */
public final class Pgm implements Printer {
    private static final int HEADER_LENGTH = 16;
    private static final int TYPE = 4;
    private static final int OPTIONS = 5;
    private static final int SOURCE_ID = 8;
    private static final int DATA_LENGTH = 14;
    private static final int OPTIONS_PRESENT = 0x01;

    private static final int SPM = 0;
    private static final int POLL = 1;
    private static final int POLR = 2;
    private static final int ODATA = 4;
    private static final int RDATA = 5;
    private static final int NAK = 8;
    private static final int NNAK = 9;
    private static final int NCF = 10;
    private static final int ACK = 11;
    private static final int SPMR = 12;

    private final Printer data;

    /** Leaves data unprinted. */
    public Pgm() {
        this(null);
    }

    /** @param data prints what the data packets carry */
    public Pgm(Printer data) {
        this.data = data;
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("pgm");
        if (!in.has(4)) {
            Endpoints.printCut(d, in);
            return;
        }
        int source = in.peekU16(0);
        int destination = in.peekU16(2);
        Endpoints.print(d, in, IpProtocol.PGM, source, d.names().tcpPort(source), destination, d.names().tcpPort(destination));
        if (d.printIfCut(in, HEADER_LENGTH)) {
            return;
        }
        int length = in.peekU16(DATA_LENGTH);
        out.add("PGM, length ").add(length);
        if (d.verbose(1)) {
            printContents(d, in, length);
        }
    }

    private void printContents(Dissection d, PacketReader in, int dataLength) {
        Line out = d.out();
        int length = in.claimed();
        int start = in.position();
        int type = in.peekU8(TYPE);
        boolean hasOptions = (in.peekU8(OPTIONS) & OPTIONS_PRESENT) != 0;
        out.add(" 0x").hex(in.peekU48(SOURCE_ID), 12).add(' ');
        in.skip(HEADER_LENGTH);
        if (!printType(d, in, type, start) || hasOptions && !PgmOptions.print(d, in)) {
            return;
        }
        out.add(" [").add(length).add(']');
        if (data != null && (type == ODATA || type == RDATA)) {
            in.claimOnly(dataLength);
            data.print(d, in);
        }
    }

    /**
     * Prints what is between the header and the options; returns whether that was sound. As in tcpdump, the options of a type
     * that has nothing there are looked for where the packet starts.
     */
    private static boolean printType(Dissection d, PacketReader in, int type, int start) {
        Line out = d.out();
        return switch (type) {
            case SPM -> printSourcePath(d, in);
            case POLL -> printPoll(d, in);
            case POLR -> printPollResponse(d, in);
            case ODATA -> printData(d, in, "ODATA trail ");
            case RDATA -> printData(d, in, "RDATA trail ");
            case NAK -> printNegative(d, in, "NAK (");
            case NNAK -> printNegative(d, in, "NNAK (");
            case NCF -> printNegative(d, in, "NCF (");
            case ACK -> printAcknowledgement(d, in);
            case SPMR -> {
                out.add("SPMR");
                in.seek(start);
                yield true;
            }
            default -> {
                out.add("UNKNOWN type 0x").hex(type, 2);
                in.seek(start);
                yield true;
            }
        };
    }

    private static boolean printSourcePath(Dissection d, PacketReader in) {
        if (d.printIfCut(in, 16)) {
            return false;
        }
        long sequence = in.u32();
        long trail = in.u32();
        long lead = in.u32();
        int family = in.u16();
        in.skip(2);
        int address = in.position();
        if (!passAddress(d, in, family)) {
            return false;
        }
        d.out().add("SPM seq ").add(sequence).add(" trail ").add(trail).add(" lead ").add(lead).add(" nla ");
        printAddress(d.out(), in, family, address);
        return true;
    }

    private static boolean printPoll(Dissection d, PacketReader in) {
        if (d.printIfCut(in, 12)) {
            return false;
        }
        long sequence = in.u32();
        int round = in.u16();
        in.skip(2);
        int family = in.u16();
        in.skip(2);
        int address = in.position();
        if (!passAddress(d, in, family)) {
            return false;
        }
        long interval = in.u32();
        long random = in.u32();
        long mask = in.u32();
        d.out().add("POLL seq ").add(sequence).add(" round ").add(round).add(" nla ");
        printAddress(d.out(), in, family, address);
        d.out().add(" ivl ").add(interval).add(" rnd 0x").hex(random, 8).add(" mask 0x").hex(mask, 8);
        return true;
    }

    private static boolean printPollResponse(Dissection d, PacketReader in) {
        if (d.printIfCut(in, 8)) {
            return false;
        }
        d.out().add("POLR seq ").add(in.u32()).add(" round ").add(in.u16());
        in.skip(2);
        return true;
    }

    private static boolean printData(Dissection d, PacketReader in, String label) {
        if (d.printIfCut(in, 8)) {
            return false;
        }
        long sequence = in.u32();
        d.out().add(label).add(in.u32()).add(" seq ").add(sequence);
        return true;
    }

    private static boolean printAcknowledgement(Dissection d, PacketReader in) {
        if (d.printIfCut(in, 8)) {
            return false;
        }
        d.out().add("ACK seq ").add(in.u32());
        in.skip(4);
        return true;
    }

    /** tcpdump takes the family of the group from where the address of the group is. */
    private static boolean printNegative(Dissection d, PacketReader in, String label) {
        if (d.printIfCut(in, 8)) {
            return false;
        }
        Line out = d.out();
        long sequence = in.u32();
        int sourceFamily = in.u16();
        in.skip(2);
        int source = in.position();
        if (!passAddress(d, in, sourceFamily)) {
            return false;
        }
        in.skip(4);
        int groupFamily = in.peekU16(0);
        int group = in.position();
        if (!passAddress(d, in, groupFamily)) {
            return false;
        }
        printAddress(out.add(label), in, sourceFamily, source);
        printAddress(out.add(" -> "), in, groupFamily, group);
        out.add("), seq ").add(sequence);
        return true;
    }

    // ---- network-layer addresses, which are numbers even without -n

    /** Length of an address of a family; 0 where the family has none here. */
    static int addressLength(int family) {
        return switch (family) {
            case AddressFamily.IPV4 -> 4;
            case AddressFamily.IPV6 -> 16;
            default -> 0;
        };
    }

    /** Moves behind an address; prints the truncation mark and returns false where there is none of the family. */
    static boolean passAddress(Dissection d, PacketReader in, int family) {
        int length = addressLength(family);
        if (length == 0) {
            d.printTruncated();
            return false;
        }
        if (d.printIfCut(in, length)) {
            return false;
        }
        in.skip(length);
        return true;
    }

    /** Prints an address at an absolute position. */
    static void printAddress(Line out, PacketReader in, int family, int position) {
        if (family == AddressFamily.IPV4) {
            out.ipv4(in.i32At(position));
        } else {
            out.ipv6(in.u64At(position), in.u64At(position + 8));
        }
    }
}
