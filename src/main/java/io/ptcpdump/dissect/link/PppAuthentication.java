package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;

/**
 * The authentication protocols of PPP: PAP, RFC 1334, and CHAP, RFC 1994. Both begin with a code, an identifier and a length of
 * 16 bits that counts this header.
 */
final class PppAuthentication {
    private static final int HEADER = 4;
    private static final String[] CHAP_CODES = {"unknown", "Challenge", "Response", "Success", "Fail"};
    private static final String[] PAP_CODES = {"unknown", "Auth-Req", "Auth-ACK", "Auth-NACK"};

    private PppAuthentication() {}

    static void printChap(Line out, PacketReader in) {
        if (isShort(out, in, "chap")) {
            return;
        }
        int code = printCode(out, in, "CHAP, ", CHAP_CODES);
        int length = in.u16();
        int start = in.position() - HEADER;
        switch (code) {
            case 1, 2 -> {
                if (in.claimed() < 1) {
                    return;
                }
                int size = in.u8();
                if (in.claimed() < size) {
                    return;
                }
                PacketText.printHex(out.add(", Value "), in, size);
                printRest(out.add(", Name "), in, start + length);
            }
            case 3, 4 -> printRest(out.add(", Msg "), in, start + length);
            default -> {
                // Nothing is known of the rest.
            }
        }
    }

    /** Prints up to {@code end}; where that is behind the reader, the length was wrong and there is no end but the packet's. */
    private static void printRest(Line out, PacketReader in, int end) {
        int left = end - in.position();
        PacketText.print(out, in, left < 0 ? Integer.MAX_VALUE : left);
    }

    static void printPap(Line out, PacketReader in) {
        if (isShort(out, in, "pap")) {
            return;
        }
        int claimed = in.claimed();
        int code = printCode(out, in, "PAP, ", PAP_CODES);
        int length = in.u16();
        if (length > claimed) {
            out.add(", length ").add(length).add(" > packet size");
            return;
        }
        if (length < HEADER) {
            out.add(", length ").add(length).add(" < PAP header length");
            return;
        }
        in.claimOnly(length - HEADER);
        switch (code) {
            case 1 -> {
                if (length < HEADER + 2) {
                    out.add("[|pap]");
                } else if (printCounted(out, in, ", Peer ")) {
                    printCounted(out, in, ", Name ");
                }
            }
            case 2, 3 -> {
                if (length < HEADER + 1) {
                    out.add("[|pap]");
                } else {
                    printCounted(out, in, ", Msg ");
                }
            }
            default -> {
                // Nothing is known of the rest.
            }
        }
    }

    /** Text with its length in a byte before it; false, with nothing printed, where it does not fit. */
    private static boolean printCounted(Line out, PacketReader in, String label) {
        if (in.claimed() < 1) {
            return false;
        }
        int length = in.u8();
        if (in.claimed() < length) {
            return false;
        }
        PacketText.print(out.add(label), in, length);
        return true;
    }

    private static boolean isShort(Line out, PacketReader in, String protocol) {
        int length = in.claimed();
        if (length >= HEADER) {
            return false;
        }
        if (length < 1) {
            out.add("[|").add(protocol).add(']');
        } else {
            int code = in.peekU8(0);
            out.add("[|").add(protocol).add(" 0x").hex(code, 2).add(']');
        }
        return true;
    }

    private static int printCode(Line out, PacketReader in, String protocol, String[] names) {
        int code = in.u8();
        out.add(protocol).add(code < names.length ? names[code] : "unknown").add(" (0x").hex(code, 2).add(')');
        int identifier = in.u8();
        out.add(", id ").add(identifier);
        return code;
    }
}
