package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.ValueNames;

/**
 * Attribute value pairs of L2TP control messages, RFC 2661 section 4 and RFC 3145: 6 bits of flags and 10 of a length, the vendor
 * and the attribute in 16 bits each, then the value; the length counts them all.
 */
final class L2tpAttributes {
    private static final int HEADER = 6;
    private static final int MANDATORY = 0x8000;
    private static final int HIDDEN = 0x4000;
    private static final int LENGTH = 0x03ff;
    private static final String TOO_SHORT = "AVP too short";

    private static final String[] NAMES = {
        "MSGTYPE", "RESULT_CODE", "PROTO_VER", "FRAMING_CAP", "BEARER_CAP", "TIE_BREAKER", "FIRM_VER", "HOST_NAME",
        "VENDOR_NAME", "ASSND_TUN_ID", "RECV_WIN_SIZE", "CHALLENGE", "Q931_CC", "CHALLENGE_RESP", "ASSND_SESS_ID",
        "CALL_SER_NUM", "MINIMUM_BPS", "MAXIMUM_BPS", "BEARER_TYPE", "FRAMING_TYPE", "PACKET_PROC_DELAY", "CALLED_NUMBER",
        "CALLING_NUMBER", "SUB_ADDRESS", "TX_CONN_SPEED", "PHY_CHANNEL_ID", "INI_RECV_LCP", "LAST_SENT_LCP",
        "LAST_RECV_LCP", "PROXY_AUTH_TYPE", "PROXY_AUTH_NAME", "PROXY_AUTH_CHAL", "PROXY_AUTH_ID", "PROXY_AUTH_RESP",
        "CALL_ERRORS", "ACCM", "RANDOM_VECTOR", "PRIVATE_GRP_ID", "RX_CONN_SPEED", "SEQ_REQUIRED", null, null, null, null,
        null, null, "PPP_DISCON_CC"
    };
    private static final String[] MESSAGES = {
        null, "SCCRQ", "SCCRP", "SCCCN", "StopCCN", null, "HELLO", "OCRQ", "OCRP", "OCCN", "ICRQ", "ICRP", "ICCN", null, "CDN",
        "WEN", "SLI"
    };
    private static final String[] AUTHENTICATIONS = {"Reserved", "Textual", "CHAP", "PAP", "No Auth", "MS-CHAPv1"};
    private static final String[] ERROR_COUNTS = {"CRCErr=", "FrameErr=", "HardOver=", "BufOver=", "Timeout=", "AlignErr="};
    private static final String[] DIRECTIONS = {"global error", "at peer", "at local"};

    private L2tpAttributes() {}

    /** Prints all of a message's attributes, up to one that does not fit. */
    static void print(Dissection d, PacketReader in) {
        Line out = d.out();
        while (in.claimed() > 0) {
            out.add(' ');
            int flags = in.peekU16(0);
            int length = flags & LENGTH;
            if (length < HEADER || length > in.claimed() || !in.has(length)) {
                d.printTruncated();
                return;
            }
            int end = in.position() + length;
            out.add((flags & MANDATORY) != 0 ? "*" : "").add((flags & HIDDEN) != 0 ? "?" : "");
            in.skip(2);
            int vendor = in.u16();
            int type = in.u16();
            if (vendor != 0) {
                out.add("VENDOR").hex(vendor, 4).add(":ATTR").hex(type, 4).add('(');
                PacketText.printHex(out, in, length - HEADER);
            } else {
                out.addName(ValueNames.at(NAMES, type), "AVP-#", type, "").add('(');
                if ((flags & HIDDEN) != 0) {
                    out.add("???");
                } else {
                    printValue(out, in, type, length - HEADER);
                }
            }
            out.add(')');
            in.seek(end);
        }
    }

    /** Prints a value that was captured in whole. */
    private static void printValue(Line out, PacketReader in, int type, int length) {
        if (length < least(type)) {
            out.add(TOO_SHORT);
            return;
        }
        switch (type) {
            case 0 -> printName(out, MESSAGES, in.u16(), "MSGTYPE-#");
            case 1 -> printResult(out, in, length);
            case 2 -> out.add(in.u8()).add('.').add(in.u8());
            case 3, 19 -> printBits(out, in.u32(), "S");
            case 4, 18 -> printBits(out, in.u32(), "D");
            case 5 -> PacketText.printHex(out, in, 8);
            case 6, 9, 10, 14 -> out.add(in.u16());
            case 7, 8, 21, 22, 23, 30, 37 -> PacketText.print(out, in, length);
            case 11, 26, 27, 28, 31, 33, 36 -> PacketText.printHex(out, in, length);
            case 12 -> {
                out.add(in.u16()).add(", ").hex(in.u8(), 2);
                printMessage(out, in, length - 3);
            }
            case 13 -> PacketText.printHex(out, in, 16);
            case 15, 16, 17, 24, 25, 38 -> out.add(in.u32());
            case 20 -> out.add("obsolete");
            case 29 -> printName(out, AUTHENTICATIONS, in.u16(), "AuthType-#");
            case 32 -> out.add(in.u16() & 0xff);
            case 34 -> printErrors(out, in, length);
            case 35 -> printCharacterMaps(out, in, length);
            case 46 -> {
                out.hex(in.u16(), 4).add(", ").hex(in.u16(), 4).add(' ');
                printName(out, DIRECTIONS, in.u8(), "Direction-#");
                printMessage(out, in, length - 5);
            }
            default -> {
                // It has no value, or none that is known.
            }
        }
    }

    /** Length that an attribute's value has at least. */
    private static int least(int type) {
        return switch (type) {
            case 0, 1, 2, 6, 9, 10, 14, 29, 32, 34, 35 -> 2;
            case 12 -> 3;
            case 3, 4, 15, 16, 17, 18, 19, 24, 25, 38 -> 4;
            case 46 -> 5;
            case 5 -> 8;
            case 13 -> 16;
            default -> 0;
        };
    }

    private static void printName(Line out, String[] names, int value, String before) {
        out.addName(value < names.length ? names[value] : null, before, value, "");
    }

    private static void printBits(Line out, long bits, String first) {
        out.add((bits & 2) != 0 ? "A" : "").add((bits & 1) != 0 ? first : "");
    }

    private static void printMessage(Line out, PacketReader in, int length) {
        if (length > 0) {
            PacketText.print(out.add(' '), in, length);
        }
    }

    /** A result code, and where they are there an error code and a message. */
    private static void printResult(Line out, PacketReader in, int length) {
        out.add(in.u16());
        if (length == 3) {
            out.add(' ').add(TOO_SHORT);
        } else if (length > 3) {
            out.add('/').add(in.u16());
            printMessage(out, in, length - 4);
        }
    }

    /** Counts of errors after 16 reserved bits. */
    private static void printErrors(Line out, PacketReader in, int length) {
        in.skip(2);
        int left = length - 2;
        for (String name : ERROR_COUNTS) {
            if (left < 4) {
                out.add(TOO_SHORT);
                return;
            }
            out.add(name).add(in.u32()).add(' ');
            left -= 4;
        }
    }

    private static void printCharacterMaps(Line out, PacketReader in, int length) {
        in.skip(2);
        if (length < 6) {
            out.add(TOO_SHORT);
            return;
        }
        out.add("send=").hex(in.u32(), 8).add(' ');
        if (length < 10) {
            out.add(TOO_SHORT);
            return;
        }
        out.add("recv=").hex(in.u32(), 8).add(' ');
    }
}
