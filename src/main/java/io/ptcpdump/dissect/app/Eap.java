package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Extensible Authentication Protocol, RFC 3748: code, identifier, length in 16 bits with this header; requests and
 * responses go on with a type in a byte and its data.
 */
public final class Eap implements Printer {
    private static final int HEADER = 4;
    private static final int DATA = 5;
    private static final int REQUEST = 1;
    private static final int RESPONSE = 2;
    private static final String[] CODES = {"unknown", "Request", "Response", "Success", "Failure"};

    private static final int IDENTITY = 1;
    private static final int NOTIFICATION = 2;
    private static final int NAK = 3;
    private static final int TLS = 13;
    private static final int SIM = 18;
    private static final int TTLS = 21;
    private static final int AKA = 23;
    private static final int FAST = 43;

    /** Flags of EAP-TLS, RFC 5216 section 3.1; the lowest bits are the version in TTLS and FAST. */
    private static final ValueNames TLS_FLAGS = ValueNames.of(0x80, "L bit", 0x40, "More fragments bit", 0x20, "Start bit");
    private static final int LENGTH_INCLUDED = 0x80;
    private static final int VERSION = 0x07;

    /** Prints a message that is as long as the reader claims; where its own length differs, it is but a part of one. */
    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("eap");
        int claimed = in.claimed();
        int code = in.peekU8(0);
        int length = in.peekU16(2);
        if (length != claimed) {
            out.add("EAP fragment?");
            return;
        }
        out.add(ValueNames.at(CODES, code, "unknown")).add(" (").add(code).add("), id ").add(in.peekU8(1));
        out.add(", len ").add(length);
        if (length < HEADER) {
            out.add(" (too short for EAP header)");
            return;
        }
        if (d.printIfCut(in, length)) {
            return;
        }
        if (code == REQUEST || code == RESPONSE) {
            printExchange(out, in, length);
        }
    }

    private static void printExchange(Line out, PacketReader in, int length) {
        if (length < DATA) {
            out.add(" (too short for EAP request/response)");
            return;
        }
        int type = in.peekU8(4);
        out.add("\n\t\t Type ").add(typeName(type)).add(" (").add(type).add(')');
        in.skip(DATA);
        int left = length - DATA;
        switch (type) {
            case IDENTITY -> {
                if (left > 0) {
                    PacketText.printPadded(out.add(", Identity: "), in, left);
                }
            }
            case NOTIFICATION -> {
                if (has(out, left, 1, "Notification")) {
                    PacketText.printPadded(out.add(", Notification: "), in, left);
                }
            }
            case NAK -> {
                if (has(out, left, 1, "Legacy NAK")) {
                    printDesiredTypes(out, in, left);
                }
            }
            case TLS, TTLS -> printTls(out, in, left, type == TTLS ? " TTLSv" : "", "TLS/TTLS");
            case FAST -> printTls(out, in, left, " FASTv", "FAST");
            case AKA, SIM -> {
                if (has(out, left, 1, "SIM/AKA")) {
                    int subtype = in.u8();
                    out.add(" subtype [").add(subtypeName(subtype)).add("] 0x").hex(subtype, 2);
                }
            }
            default -> {
                // The data of these types is opaque.
            }
        }
    }

    /** Whether there are {@code n} bytes of data; says so where there are not. */
    private static boolean has(Line out, int left, int n, String what) {
        if (left < n) {
            out.add(" (too short for EAP ").add(what).add(" request/response)");
            return false;
        }
        return true;
    }

    private static void printDesiredTypes(Line out, PacketReader in, int n) {
        for (int i = 0; i < n; i++) {
            int type = in.u8();
            out.add(i == 0 ? " " : ", ").add(typeName(type)).add(" (").add(type).add(')');
        }
    }

    private static void printTls(Line out, PacketReader in, int left, String version, String what) {
        if (!has(out, left, 1, what)) {
            return;
        }
        int flags = in.u8();
        if (!version.isEmpty()) {
            out.add(version).add(flags & VERSION);
        }
        TLS_FLAGS.printBits(out.add(" flags ["), flags, ", ", "none");
        out.add("] 0x").hex(flags, 2);
        if ((flags & LENGTH_INCLUDED) == 0) {
            return;
        }
        if (left < 5) {
            out.add(" (too short for EAP ").add(what).add(" request/response with length)");
        } else {
            out.add(", len ").add(in.u32());
        }
    }

    private static String typeName(int type) {
        return switch (type) {
            case 0 -> "No proposed";
            case IDENTITY -> "Identity";
            case NOTIFICATION -> "Notification";
            case NAK -> "Nak";
            case 4 -> "MD5-challenge";
            case 5 -> "OTP";
            case 6 -> "GTC";
            case TLS -> "TLS";
            case SIM -> "SIM";
            case TTLS -> "TTLS";
            case AKA -> "AKA";
            case FAST -> "FAST";
            case 254 -> "Expanded types";
            case 255 -> "Experimental";
            default -> "unknown";
        };
    }

    /** Subtypes of EAP-SIM and EAP-AKA, RFC 4187 section 11. */
    private static String subtypeName(int subtype) {
        return switch (subtype) {
            case 1, 11 -> "Challenge";
            case 2 -> "Auth reject";
            case 4 -> "Sync failure";
            case 5 -> "Identity";
            case 10 -> "Start";
            case 12 -> "Notification";
            case 13 -> "Reauth";
            case 14 -> "Client error";
            default -> "unknown";
        };
    }
}
