package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.ValueNames;

/** Ports and their queues in OpenFlow 1.0 (OpenFlow Switch Specification 1.0.0, sections 5.2.1, 5.2.2, 5.3.4, 5.4.3). */
final class OpenFlow10Port {
    /** Of a port's description. */
    static final int LENGTH = 48;
    static final int CONTROLLER = 0xfffd;

    private static final int NAME_LENGTH = 16;
    private static final int FEATURES_LENGTH = 24;
    private static final ValueNames NUMBERS = ValueNames.of(
            0xff00, "MAX", 0xfff8, "IN_PORT", 0xfff9, "TABLE", 0xfffa, "NORMAL", 0xfffb, "FLOOD", 0xfffc, "ALL",
            CONTROLLER, "CONTROLLER", 0xfffe, "LOCAL", 0xffff, "NONE");
    private static final OpenFlowBits CONFIGURATION = OpenFlowBits.of(
            0x01, "PORT_DOWN", 0x02, "NO_STP", 0x04, "NO_RECV", 0x08, "NO_RECV_STP", 0x10, "NO_FLOOD", 0x20, "NO_FWD",
            0x40, "NO_PACKET_IN");
    private static final OpenFlowBits FEATURES = OpenFlowBits.of(
            0x001, "10MB_HD", 0x002, "10MB_FD", 0x004, "100MB_HD", 0x008, "100MB_FD", 0x010, "1GB_HD", 0x020, "1GB_FD",
            0x040, "10GB_FD", 0x080, "COPPER", 0x100, "FIBER", 0x200, "AUTONEG", 0x400, "PAUSE", 0x800, "PAUSE_ASYM");
    private static final String[] SPANNING_TREE_STATES = {"STP_LISTEN", "STP_LEARN", "STP_FORWARD", "STP_BLOCK"};
    private static final int LINK_DOWN = 0x001;
    private static final int SPANNING_TREE_STATE = 0x300;
    private static final String[] REASONS = {"ADD", "DELETE", "MODIFY"};

    private static final int QUEUE_HEADER = 8;
    private static final int PROPERTY_HEADER = 8;
    private static final int MINIMUM_RATE = 1;
    private static final int MINIMUM_RATE_LENGTH = 16;
    private static final String[] PROPERTIES = {"NONE", "MIN_RATE"};
    /** A rate is in tenths of a percent; one of more than all is none. */
    private static final int FULL_RATE = 1000;

    private OpenFlow10Port() {}

    static void printNumber(Line out, int port) {
        out.addName(NUMBERS.get(port), "", port, "");
    }

    /** Reads and prints a port's description. */
    static void print(Dissection d, PacketReader in) {
        Line out = d.out();
        int number = in.u16();
        printNumber(out.add("\n\t  port_no "), number);
        printAddress(d, in, ", hw_addr ");
        printName(out, in, NAME_LENGTH);
        if (!d.verbose(2)) {
            in.skip(FEATURES_LENGTH);
            return;
        }
        CONFIGURATION.print32(out, "\n\t   config 0x", in);
        printState(out, in.i32());
        FEATURES.print32(out, "\n\t   curr 0x", in);
        FEATURES.print32(out, "\n\t   advertised 0x", in);
        FEATURES.print32(out, "\n\t   supported 0x", in);
        FEATURES.print32(out, "\n\t   peer 0x", in);
    }

    /** Two bits of the state are a number, and another is a bit of its own. */
    private static void printState(Line out, int state) {
        out.add("\n\t   state 0x").hex(state, 8).add(" (").add(SPANNING_TREE_STATES[(state & SPANNING_TREE_STATE) >> 8]);
        out.add((state & LINK_DOWN) != 0 ? ", LINK_DOWN)" : ")");
        if ((state & ~(LINK_DOWN | SPANNING_TREE_STATE)) != 0) {
            out.add(" (bogus)");
        }
    }

    /** Reads and prints a MAC address. */
    static void printAddress(Dissection d, PacketReader in, String label) {
        long address = in.u48();
        d.out().add(label);
        d.printMac(address);
    }

    /** Reads and prints a name that is padded with zeros to {@code n} bytes. */
    static void printName(Line out, PacketReader in, int n) {
        int end = in.position() + n;
        PacketText.printPadded(out.add(", name '"), in, n);
        out.add('\'');
        in.seek(end);
    }

    static void printStatus(Dissection d, PacketReader in) {
        int reason = in.u8();
        d.out().add("\n\t reason ").addNameHex(ValueNames.at(REASONS, reason), "invalid (0x", reason, 2, ")");
        in.skip(7);
        print(d, in);
    }

    static void printModification(Dissection d, PacketReader in) {
        Line out = d.out();
        int number = in.u16();
        printNumber(out.add("\n\t port_no "), number);
        printAddress(d, in, ", hw_addr ");
        CONFIGURATION.print32(out, "\n\t  config 0x", in);
        CONFIGURATION.print32(out, "\n\t  mask 0x", in);
        FEATURES.print32(out, "\n\t  advertise 0x", in);
        in.need(4);
    }

    // ---- queues

    static void printQueueRequest(Dissection d, PacketReader in) {
        int port = in.u16();
        printNumber(d.out().add("\n\t port "), port);
        in.need(2);
    }

    static void printQueueReply(Dissection d, PacketReader in) {
        int port = in.u16();
        printNumber(d.out().add("\n\t port "), port);
        in.skip(6);
        while (in.claimed() > 0) {
            if (!printQueue(d, in)) {
                return;
            }
        }
    }

    private static boolean printQueue(Dissection d, PacketReader in) {
        Line out = d.out().add("\n\t ");
        int room = in.claimed();
        if (room < QUEUE_HEADER) {
            OpenFlow.printBad(d, in, "remaining length", room, "<", QUEUE_HEADER);
            return false;
        }
        long id = in.u32();
        out.add(" queue_id ").add(id);
        int length = in.u16();
        out.add(", len ").add(length);
        if (length < QUEUE_HEADER || length > room) {
            boolean isShort = length < QUEUE_HEADER;
            OpenFlow.printBad(d, in, "prop. desc. length", length, isShort ? "<" : ">", isShort ? QUEUE_HEADER : room);
            return false;
        }
        in.skip(2);
        PacketReader properties = in.take(length - QUEUE_HEADER);
        if (!d.verbose(2)) {
            properties.need(properties.claimed());
            return true;
        }
        while (properties.claimed() > 0) {
            if (!printProperty(d, properties)) {
                break;
            }
        }
        return true;
    }

    private static boolean printProperty(Dissection d, PacketReader in) {
        Line out = d.out().add("\n\t  ");
        int room = in.claimed();
        if (room < PROPERTY_HEADER) {
            OpenFlow.printBad(d, in, "remaining length", room, "<", PROPERTY_HEADER);
            return false;
        }
        int property = in.u16();
        out.add(" property ").addNameHex(ValueNames.at(PROPERTIES, property), "invalid (0x", property, 4, ")");
        int length = in.u16();
        out.add(", len ").add(length);
        if (length < PROPERTY_HEADER || length > room) {
            boolean isShort = length < PROPERTY_HEADER;
            OpenFlow.printBad(d, in, "property length", length, isShort ? "<" : ">", isShort ? PROPERTY_HEADER : room);
            return false;
        }
        in.skip(4);
        boolean isRate = property == MINIMUM_RATE;
        if (property < PROPERTIES.length && length != (isRate ? MINIMUM_RATE_LENGTH : PROPERTY_HEADER)) {
            out.add(" (bogus)");
            isRate = false;
        }
        if (isRate) {
            printRate(out, in.u16());
            in.skip(6);
        } else {
            in.skip(length - PROPERTY_HEADER);
        }
        return true;
    }

    private static void printRate(Line out, int rate) {
        if (rate > FULL_RATE) {
            out.add(", rate disabled");
        } else {
            out.add(", rate ").add(rate / 10).add('.').add(rate % 10).add('%');
        }
    }
}
