package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** BGP notifications, RFC 4271 section 4.5: why a session ends, as a code and a subcode, and data that depend on these. */
final class BgpNotification {
    private static final int LENGTH = Bgp.HEADER_LENGTH + 2;
    private static final int CEASE = 6;
    private static final String[] CODES = {
        null, "Message Header Error", "OPEN Message Error", "UPDATE Message Error", "Hold Timer Expired",
        "Finite State Machine Error", "Cease", "Capability Message Error"
    };
    /** Before the subcode; null where the code has none. */
    private static final String[] SUBCODE_HEADINGS = {
        null, ", subcode ", ", subcode ", ", subcode ", null, " subcode ", ", subcode ", " subcode "
    };
    private static final ValueNames[] SUBCODES = {
        null,
        ValueNames.of(1, "Connection Not Synchronized", 2, "Bad Message Length", 3, "Bad Message Type"),
        ValueNames.of(
                1, "Unsupported Version Number",
                2, "Bad Peer AS",
                3, "Bad BGP Identifier",
                4, "Unsupported Optional Parameter",
                5, "Authentication Failure",
                6, "Unacceptable Hold Time",
                7, "Capability Message Error"),
        ValueNames.of(
                1, "Malformed Attribute List",
                2, "Unrecognized Well-known Attribute",
                3, "Missing Well-known Attribute",
                4, "Attribute Flags Error",
                5, "Attribute Length Error",
                6, "Invalid ORIGIN Attribute",
                7, "AS Routing Loop",
                8, "Invalid NEXT_HOP Attribute",
                9, "Optional Attribute Error",
                10, "Invalid Network Field",
                11, "Malformed AS_PATH"),
        null,
        ValueNames.of(
                0, "Unspecified Error", 1, "In OpenSent State", 2, "In OpenConfirm State", 3, "In Established State"),
        ValueNames.of(
                1, "Maximum Number of Prefixes Reached",
                2, "Administrative Shutdown",
                3, "Peer Unconfigured",
                4, "Administrative Reset",
                5, "Connection Rejected",
                6, "Other Configuration Change",
                7, "Connection Collision Resolution"),
        ValueNames.of(
                1, "Invalid Action Value",
                2, "Invalid Capability Length",
                3, "Malformed Capability Value",
                4, "Unsupported Capability Code")
    };
    private static final int MAXIMUM_PREFIXES = 1;
    private static final int SHUTDOWN = 2;
    private static final int RESET = 4;

    private BgpNotification() {}

    static void print(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        if (!in.hasAt(at, LENGTH)) {
            d.printTruncated();
            return;
        }
        if (length < LENGTH) {
            return;
        }
        int code = in.u8At(at + Bgp.HEADER_LENGTH);
        int subcode = in.u8At(at + Bgp.HEADER_LENGTH + 1);
        String name = ValueNames.at(CODES, code);
        out.add(", ").add(name == null ? "Unknown Error" : name).add(" (").add(code).add(')');
        if (name == null || SUBCODES[code] == null) {
            return;
        }
        out.add(SUBCODE_HEADINGS[code]).add(SUBCODES[code].get(subcode, "Unknown")).add(" (").add(subcode).add(')');
        if (code == CEASE) {
            printCeaseData(d, in, subcode, at + LENGTH, length - LENGTH);
        }
    }

    private static void printCeaseData(Dissection d, PacketReader in, int subcode, int at, int length) {
        if (subcode == MAXIMUM_PREFIXES && length >= 7) { // RFC 4486 section 4
            in.needAt(at, 7);
            BgpFamily.print(d.out(), ", ", in.u16At(at), in.u8At(at + 2));
            d.out().add(", Max Prefixes: ").add(in.u32At(at + 3));
        }
        if ((subcode == SHUTDOWN || subcode == RESET) && length >= 1) {
            printShutdown(d.out(), in, at, length);
        }
    }

    /** Text for the operator of the peer, RFC 9003 section 2. */
    private static void printShutdown(Line out, PacketReader in, int at, int length) {
        int textLength = in.u8At(at);
        int printed = 0;
        if (textLength > length - 1) {
            out.add(", invalid Shutdown Communication length");
        } else if (textLength == 0) {
            out.add(", empty Shutdown Communication");
            printed = 1;
        } else {
            out.add(", Shutdown Communication (length: ").add(textLength).add("): \"");
            for (int i = 1; i <= textLength; i++) {
                out.printable(in.u8At(at + i));
            }
            out.add('"');
            printed = textLength + 1 & 0xff; // tcpdump counts this in a byte, so that a text of 255 bytes is dumped too
        }
        if (length > printed) {
            out.add(", Data: (length: ").add(length - printed).add(')');
            in.seek(at + printed);
            HexDump.hex(out, "\n\t\t", in, length - printed);
        }
    }
}
