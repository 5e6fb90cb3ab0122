package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.Oui;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;
import io.ptcpdump.model.LinkType;

/**
 * OpenFlow, between a switch and its controller: any number of messages in a segment, the first of which is taken to begin
 * where the segment does. What follows the header depends on the version.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |    version    |     type      |  length, header and body      |
 * +---------------+---------------+-------------------------------+
 * |                        transaction id                         |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class OpenFlow implements Printer {
    static final int HEADER_LENGTH = 8;
    private static final int VERSION_1_0 = 1;
    private static final int VERSION_1_3 = 4;
    private static final String[] VERSIONS = {null, "1.0", "1.1", "1.2", "1.3", "1.4", "1.5"};
    /** How many {@code -v} it takes to print the frame in a message, which is then printed as if they had not been given. */
    private static final int FRAME_VERBOSITY = 3;

    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().enter("openflow").add(": OpenFlow");
        boolean more = true;
        while (more && in.claimed() > 0) {
            more = printMessage(d, in);
        }
    }

    /** Returns whether all of the message was in this segment, so that another may follow. */
    private static boolean printMessage(Dissection d, PacketReader in) {
        Line out = d.out();
        int version = in.u8();
        String versionName = ValueNames.at(VERSIONS, version);
        out.add("\n\tversion ").addNameHex(versionName, "unknown (0x", version, 2, ")");
        if (endsBefore(d, in, 1)) {
            return false;
        }
        int type = in.u8();
        OpenFlowMessage message = message(version, type);
        out.add(", type ").addNameHex(message == null ? null : message.name(), "unknown (0x", type, 2, ")");
        if (endsBefore(d, in, 2)) {
            return false;
        }
        int length = in.u16();
        out.add(", length ").add(length).add(length < HEADER_LENGTH ? " (too short!)" : "");
        if (endsBefore(d, in, 4)) {
            return false;
        }
        long transaction = in.u32();
        out.add(", xid 0x").hex(transaction, 8);
        if (length < HEADER_LENGTH) {
            d.printInvalid();
            in.need(in.claimed());
            return false;
        }
        int bodyLength = length - HEADER_LENGTH;
        boolean whole = bodyLength <= in.claimed();
        printBody(d, in.take(bodyLength), message);
        return whole;
    }

    private static OpenFlowMessage message(int version, int type) {
        return switch (version) {
            case VERSION_1_0 -> OpenFlow10.message(type);
            case VERSION_1_3 -> OpenFlow13.message(type);
            default -> null;
        };
    }

    /** Prints that the segment ends within a header where fewer than {@code n} bytes are left; returns whether that is so. */
    private static boolean endsBefore(Dissection d, PacketReader in, int n) {
        if (in.claimed() >= n) {
            return false;
        }
        d.out().add(" (end of TCP payload)");
        in.need(in.claimed());
        return true;
    }

    private static void printBody(Dissection d, PacketReader in, OpenFlowMessage message) {
        int length = in.claimed();
        boolean sound = message == null || length >= message.minimum() && length <= message.maximum();
        if (!sound) {
            d.printInvalid();
        }
        if (sound && d.verbose(1) && message != null && message.body() != null) {
            message.body().print(d, in);
        } else {
            in.need(length);
        }
    }

    // ---- what both versions have

    /** What a switch says of itself first: its identifier, how many packets it buffers, and how many tables it has. */
    static void printDatapath(Line out, PacketReader in) {
        long datapath = in.u64();
        out.add("\n\t dpid 0x").hex(datapath, 16);
        long buffers = in.u32();
        out.add(", n_buffers ").add(buffers);
        int tables = in.u8();
        out.add(", n_tables ").add(tables);
    }

    /** Prints the rest of a body, of which nothing is known. */
    static void printData(Dissection d, PacketReader in) {
        int length = in.claimed();
        if (length == 0) {
            return;
        }
        d.out().add("\n\t data (").add(length).add(" octets)");
        if (d.verbose(2)) {
            HexDump.hexAndAscii(d.out(), "\n\t  ", in, length);
        } else {
            in.need(length);
        }
    }

    /** Prints the rest of a body, which is an Ethernet frame. */
    static void printFrame(Dissection d, PacketReader in) {
        int length = in.claimed();
        if (length == 0) {
            return;
        }
        d.out().add("\n\t data (").add(length).add(" octets)");
        if (d.verbose(FRAME_VERBOSITY)) {
            d.out().add(", frame decoding below\n");
            d.nestedFrame(d.demux().linkType(LinkType.ETHERNET), in, FRAME_VERBOSITY);
        } else {
            in.need(length);
        }
    }

    /** Prints which comparison a length failed, and passes over the rest of what it is about. */
    static void printBad(Dissection d, PacketReader in, String what, int length, String relation, int limit) {
        d.out().add(" [").add(what).add(' ').add(length).add(' ').add(relation).add(' ').add(limit).add(']');
        d.printInvalid();
        in.need(in.claimed());
    }

    /** Prints a vendor or experimenter: an organizationally unique identifier, or a number that the ONF assigned. */
    static void printVendor(Line out, String label, long vendor) {
        String name = vendor >>> 24 == 0 ? Oui.name((int) vendor) : assignedName((int) vendor);
        out.add(label).hex(vendor, 8).add(" (").add(name == null ? "unknown" : name).add(')');
    }

    private static String assignedName(int experimenter) {
        return switch (experimenter) {
            case 0x4f4e4600 -> "ONF Extensions";
            case 0xff000001 -> "Budapest University of Technology and Economics";
            case 0xff000002 -> "NoviFlow";
            case 0xff000003 -> "L3+ Extensions, Vendor Neutral";
            case 0xff000004 -> "L4-L7 Extensions";
            case 0xff000005 -> "Wireless and Mobility Extensions";
            case 0xff000006 -> "Forwarding Abstractions Extensions";
            case 0xff000007 -> "Optical Transport Extensions";
            case 0xff000008 -> "Network Benchmarking Lab, NCTU";
            case 0xff000009 -> "Mobile Packet Core Extensions";
            case 0xff00000a -> "MPLS-TP OpenFlow Extensions for SPTN";
            default -> null;
        };
    }
}
