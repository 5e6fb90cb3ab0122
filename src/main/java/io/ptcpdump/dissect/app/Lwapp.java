package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Lightweight Access Point Protocol, RFC 5412: between access points and their controller. Messages to the controller
 * begin with the access point's MAC address.
 *
 * <pre>
 *  0                                       1          2        4                6
 * +---------+-----------+-----------------+----------+--------+----------------+--------------------
 * | version | radio     | control, frag-  | fragment | length | status or      | control messages or
 * | 2 bits  | 3 bits    | ment, not last  |          |        | networks       | an 802.11 frame
 * +---------+-----------+-----------------+----------+--------+----------------+--------------------
 * </pre>
 */
public final class Lwapp {
    private static final int HEADER = 6;
    private static final int MAC_LENGTH = 6;
    private static final int MESSAGE_HEADER = 8;
    private static final int CONTROL = 4;
    private static final ValueNames FLAGS = ValueNames.of(1, "Not Last", 2, "Fragment", CONTROL, "Control");
    private static final ValueNames MESSAGES = ValueNames.of(
            1, "Discovery req", 2, "Discovery resp", 3, "Join req", 4, "Join resp", 5, "Join ack", 6, "Join confirm",
            10, "Configure req", 11, "Configure resp", 12, "Update req", 13, "Update resp", 14, "WTP event req",
            15, "WTP event resp", 16, "Change state event req", 17, "Change state event resp", 22, "Echo req", 23, "Echo resp",
            24, "Image data req", 25, "Image data resp", 26, "Channel status req", 27, "Channel status resp",
            30, "Key update req", 31, "Key update resp", 32, "Primary discovery req", 33, "Primary discovery resp",
            34, "Data transfer req", 35, "Data transfer resp", 36, "Clear config ind", 37, "Wlan config req",
            38, "Wlan config resp", 39, "Mobile config req", 40, "Mobile config resp");

    private Lwapp() {}

    /** Prints control messages to the controller. */
    public static Printer controlToController() {
        return (d, in) -> printControl(d, in, true);
    }

    /** Prints control messages to the access point. */
    public static Printer controlToAccessPoint() {
        return (d, in) -> printControl(d, in, false);
    }

    /** Prints frames between the wireless network and the controller. */
    public static Printer data() {
        return Lwapp::printData;
    }

    private static void printControl(Dissection d, PacketReader in, boolean toController) {
        Line out = d.out().enter("lwapp_control");
        int length = in.claimed();
        int mac = in.position();
        if (d.printIfCut(in, toController ? MAC_LENGTH + HEADER : HEADER)) {
            return;
        }
        if (toController) {
            in.skip(MAC_LENGTH);
        }
        if (isPrinted(d, in, length)) {
            return;
        }
        int left = in.peekU16(2);
        printHeader(out, in, left);
        if (toController) {
            out.add("\n\tAP identity: ");
            d.printMac(in, mac);
        }
        in.skip(HEADER);
        printMessages(d, in, left);
    }

    /** Prints what there is to say without {@code -v}, or of another version; returns whether that is so. */
    private static boolean isPrinted(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        int first = in.peekU8(0);
        int version = first >>> 6;
        if (version != 0) {
            out.add("LWAPP version ").add(version).add(" packet not supported");
            return true;
        }
        if (d.verbose(1)) {
            return false;
        }
        out.add((first & CONTROL) != 0 ? "LWAPPv0, Control frame" : "LWAPPv0, Data frame");
        printFlags(out, first);
        out.add(", length ").add(length);
        return true;
    }

    private static void printFlags(Line out, int first) {
        out.add(", Flags [");
        FLAGS.printBits(out, first & 7, ", ", "none");
        out.add(']');
    }

    private static void printRadio(Line out, int first) {
        out.add((first & CONTROL) != 0 ? "LWAPPv0, Control frame" : "LWAPPv0, Data frame");
        out.add(", Radio-id ").add(first >>> 3 & 7);
        printFlags(out, first);
    }

    private static void printHeader(Line out, PacketReader in, int length) {
        printRadio(out, in.peekU8(0));
        out.add(", Frag-id ").add(in.peekU8(1)).add(", length ").add(length);
    }

    private static void printMessages(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        int left = length;
        while (left != 0) {
            if (d.printIfCut(in, MESSAGE_HEADER)) {
                return;
            }
            int messageLength = in.peekU16(2);
            if (left < MESSAGE_HEADER + messageLength) {
                out.add("\n\t  Msg goes past end of PDU");
                return;
            }
            int type = in.peekU8(0);
            out.add("\n\t  Msg type: ").add(MESSAGES.get(type, "Unknown")).add(" (").add(type);
            out.add("), Seqnum: ").add(in.peekU8(1)).add(", Msg len: ").add(messageLength);
            out.add(", Session: 0x").hex(in.peekU32(4), 8);
            if (d.printIfCut(in, messageLength)) {
                return;
            }
            in.seek(in.position() + MESSAGE_HEADER + messageLength);
            left -= MESSAGE_HEADER + messageLength;
        }
    }

    private static void printData(Dissection d, PacketReader in) {
        Line out = d.out().enter("lwapp_data");
        if (d.printIfCut(in, HEADER) || isPrinted(d, in, in.claimed())) {
            return;
        }
        int length = in.peekU16(2);
        if (length < HEADER) {
            printRadio(out, in.peekU8(0));
            out.add(", length ").add(length).add(" < transport header length");
            return;
        }
        printHeader(out, in, length);
        in.skip(HEADER);
        HexDump.captured(out, "\n\t", in, length - HEADER);
    }
}
