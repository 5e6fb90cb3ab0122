package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * Transparent Inter-Process Communication between the nodes of a cluster (draft-spec-tipc-07): a header of 32-bit words, whose
 * layout depends on the user. The first of them is the same in all:
 *
 * <pre>
 * +------------+---------+----------------+-------------------+----------------+
 * | version, 3 | user, 4 | header size, 4 | flags, 4          | message size,  |
 * |            |         | (words)        |                   | 17             |
 * +------------+---------+----------------+-------------------+----------------+
 * </pre>
 *
 * An address has 8 bits of a zone, 12 of a cluster and 12 of a node.
 */
public final class Tipc implements Printer {
    private static final int CONNECTION_MANAGER = 8;
    private static final int NAME_DISTRIBUTOR = 11;
    private static final int LINK_CONFIGURATION = 13;
    private static final ValueNames USERS = ValueNames.of(
            0, "Low Importance Data payload", 1, "Medium Importance Data payload", 2, "High Importance Data payload",
            3, "Critical Importance Data payload", 5, "Broadcast Link Protocol internal",
            6, "Message Bundler Protocol internal", 7, "Link State Protocol internal",
            CONNECTION_MANAGER, "Connection Manager internal", 10, "Link Changeover Protocol internal",
            NAME_DISTRIBUTOR, "Name Table Update Protocol internal",
            12, "Message Fragmentation Protocol internal", LINK_CONFIGURATION, "Neighbor Detection Protocol internal");
    /** Which tcpdump has in another order than the specification. */
    private static final String[] MESSAGES = {"CONN_MSG", "MCAST_MSG", "NAMED_MSG", "DIRECT_MSG"};
    private static final String[] LINK_MESSAGES = {"Link request", "Link response"};
    /** Words of a header without the addresses of both ends. */
    private static final int SHORT_HEADER = 6;

    private static final int PREVIOUS_NODE = 12;
    private static final int ORIGINATING_PORT = 16;
    private static final int DESTINATION_PORT = 20;
    private static final int ORIGINATING_NODE = 24;
    private static final int DESTINATION_NODE = 28;

    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().enter("tipc");
        int user = user(in.peekI32(0));
        switch (user) {
            case 0, 1, 2, 3, CONNECTION_MANAGER, NAME_DISTRIBUTOR -> printPayload(d, in);
            case LINK_CONFIGURATION -> printLinkConfiguration(d, in);
            case 5, 6, 7, 10, 12 -> printInternal(d, in);
            default -> {
                // tcpdump prints nothing of other users.
            }
        }
    }

    private static void printPayload(Dissection d, PacketReader in) {
        Line out = d.out();
        in.need(DESTINATION_PORT + 4);
        int first = in.peekI32(0);
        boolean isShort = headerSize(first) <= SHORT_HEADER;
        if (!isShort) {
            in.need(DESTINATION_NODE + 4);
        }
        printVersion(out, first);
        printAddress(out, in.peekI32(isShort ? PREVIOUS_NODE : ORIGINATING_NODE));
        out.add(':').add(in.peekU32(ORIGINATING_PORT)).add(" > ");
        if (!isShort) {
            printAddress(out, in.peekI32(DESTINATION_NODE));
            out.add(':');
        }
        out.add(in.peekU32(DESTINATION_PORT));
        printSizes(out, first, MESSAGES, in.peekU8(4) >>> 5);
        if (!isShort && d.verbose(1)) {
            out.add("\n\tPrevious Node ");
            printAddress(out, in.peekI32(PREVIOUS_NODE));
            out.add(", Broadcast Ack ").add(in.peekU16(6)).add(", Link Ack ").add(in.peekU16(8));
            out.add(", Link Sequence ").add(in.peekU16(10));
        }
    }

    private static void printInternal(Dissection d, PacketReader in) {
        Line out = d.out();
        in.need(DESTINATION_NODE + 4);
        int first = in.peekI32(0);
        printVersion(out, first);
        printAddress(out, in.peekI32(ORIGINATING_NODE));
        out.add(" > ");
        printAddress(out, in.peekI32(DESTINATION_NODE));
        printSizes(out, first, MESSAGES, in.peekU8(4) >>> 5);
        out.add(" (0x").hex(in.peekU32(4), 8).add(')');
        if (!d.verbose(1)) {
            return;
        }
        in.need(40);
        out.add("\n\tPrevious Node ");
        printAddress(out, in.peekI32(PREVIOUS_NODE));
        out.add(", Session No. ").add(in.peekU16(20)).add(", Broadcast Ack ").add(in.peekU16(6));
        out.add(", Sequence Gap ").add(in.peekU16(4) & 0x1fff);
        out.add(",  Broadcast Gap After ").add(in.peekU16(8)).add(", Broadcast Gap To ").add(in.peekU16(10));
        out.add(", Last Sent Packet No. ").add(in.peekU16(16)).add(", Next sent Packet No. ").add(in.peekU16(18));
        out.add(", Transport Sequence ").add(in.peekU32(32)).add(", msg_count ").add(in.peekU16(36));
        out.add(", Link Tolerance ").add(in.peekU16(38));
    }

    private static void printLinkConfiguration(Dissection d, PacketReader in) {
        Line out = d.out();
        in.need(PREVIOUS_NODE + 4);
        int first = in.peekI32(0);
        printVersion(out, first);
        printAddress(out, in.peekI32(PREVIOUS_NODE));
        out.add(" > ");
        printAddress(out, in.peekI32(8));
        printSizes(out, first, LINK_MESSAGES, in.peekU8(4) >>> 5);
        if (d.verbose(1)) {
            in.need(24);
            out.add("\n\tNodeSignature ").add(in.peekU16(6)).add(", network_id ").add(in.peekU32(16));
            out.add(", media_id ").add(in.peekU8(23));
        }
    }

    private static void printVersion(Line out, int first) {
        out.add("TIPC v").add(first >>> 29).add(".0 ");
    }

    private static void printAddress(Line out, int address) {
        out.add(address >>> 24).add('.').add(address >>> 12 & 0xfff).add('.').add(address & 0xfff);
    }

    private static void printSizes(Line out, int first, String[] messages, int message) {
        out.add(", headerlength ").add(headerSize(first) * 4).add(" bytes, MessageSize ").add(first & 0x1ffff);
        out.add(" bytes, ").add(USERS.get(user(first), "unknown"));
        out.add(", messageType ").add(message < messages.length ? messages[message] : "Unknown");
    }

    private static int user(int first) {
        return first >>> 25 & 15;
    }

    private static int headerSize(int first) {
        return first >>> 21 & 15;
    }
}
