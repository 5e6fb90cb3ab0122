package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * The IPv6 mobility header, RFC 6275 section 6.1.
 *
 * <pre>
 *  0                  1        2      3          4          6           8
 * +------------------+--------+------+----------+----------+-----------+----------
 * | payload protocol | length | type | reserved | checksum | by type ... options
 * +------------------+--------+------+----------+----------+-----------+----------
 * </pre>
 */
final class MobilityHeader {
    private static final int FIXED = 8;

    private static final int REFRESH_REQUEST = 0;
    private static final int HOME_TEST_INIT = 1;
    private static final int CARE_OF_TEST_INIT = 2;
    private static final int HOME_TEST = 3;
    private static final int CARE_OF_TEST = 4;
    private static final int BINDING_UPDATE = 5;
    private static final int BINDING_ACKNOWLEDGEMENT = 6;
    private static final int BINDING_ERROR = 7;

    private static final int OPTION_PAD_1 = 0;
    private static final int OPTION_PAD_N = 1;
    private static final int OPTION_REFRESH = 2;
    private static final int OPTION_ALTERNATE_ADDRESS = 3;
    private static final int OPTION_NONCES = 4;
    private static final int OPTION_AUTHORIZATION = 5;

    private static final ValueNames UPDATE_FLAGS = ValueNames.of(0x08, "A", 0x04, "H", 0x02, "L", 0x01, "K");

    private MobilityHeader() {}

    static void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("mobility").add("mobility: ");
        int payload = in.peekU8(0);
        if (payload != IpProtocol.NO_NEXT_HEADER) {
            out.add("(payload protocol ").add(payload).add(" should be ").add(IpProtocol.NO_NEXT_HEADER).add(") ");
        }
        int length = in.peekU8(1) + 1 << 3;
        int type = in.peekU8(2);
        out.addName(typeName(type), "type-#", type, "");
        int minimum = minimumLength(type);
        if (length < minimum) {
            out.add(" (header length ").add(length).add(" < ").add(minimum).add(')');
            d.printInvalid();
            return;
        }
        int end = printMessage(d, in, type);
        if (end > 0 && d.verbose(1) && !printOptions(d, in, end, length)) {
            d.printInvalid();
        }
    }

    /** Prints what the message type has; returns the offset of the options, or 0 for an unknown type. */
    private static int printMessage(Dissection d, PacketReader in, int type) {
        Line out = d.out();
        switch (type) {
            case REFRESH_REQUEST -> {
                return FIXED;
            }
            case HOME_TEST_INIT, CARE_OF_TEST_INIT -> {
                printKey(d, in, type == HOME_TEST_INIT, " Init Cookie=", FIXED);
                return FIXED + 8;
            }
            case HOME_TEST, CARE_OF_TEST -> {
                int nonce = in.peekU16(6);
                out.add(" nonce id=0x").hex(nonce);
                printKey(d, in, type == HOME_TEST, " Init Cookie=", FIXED);
                printKey(d, in, type == HOME_TEST, " Keygen Token=", FIXED + 8);
                return FIXED + 16;
            }
            case BINDING_UPDATE -> {
                int sequence = in.peekU16(6);
                out.add(" seq#=").add(sequence);
                int flags = in.peekU8(FIXED) >>> 4;
                if (flags != 0) {
                    UPDATE_FLAGS.printBits(out.add(' '), flags, "", "");
                }
                printLifetime(out, in, FIXED + 2);
                return FIXED + 4;
            }
            case BINDING_ACKNOWLEDGEMENT -> {
                printStatus(out, in);
                if ((in.peekU8(7) & 0x80) != 0) {
                    out.add(" K");
                }
                int sequence = in.peekU16(FIXED);
                out.add(" seq#=").add(sequence);
                printLifetime(out, in, FIXED + 2);
                return FIXED + 4;
            }
            case BINDING_ERROR -> {
                printStatus(out, in);
                in.need(FIXED + 16);
                out.add(" homeaddr ");
                d.printIpv6(in, in.position() + FIXED);
                return FIXED + 16;
            }
            default -> {
                out.add(" len=").add(in.peekU8(1));
                return 0;
            }
        }
    }

    private static void printKey(Dissection d, PacketReader in, boolean home, String what, int at) {
        if (d.verbose(1)) {
            long key = in.peekU64(at);
            d.out().add(home ? " Home" : " Care-of").add(what).hex(key >>> 32, 8).add(':').hex(key, 8);
        }
    }

    private static void printStatus(Line out, PacketReader in) {
        int status = in.peekU8(6);
        out.add(" status=").add(status);
    }

    /** A time in units of 4 seconds. */
    private static void printLifetime(Line out, PacketReader in, int at) {
        int lifetime = in.peekU16(at);
        out.add(" lifetime=").add(lifetime << 2);
    }

    private static boolean printOptions(Dissection d, PacketReader in, int from, int end) {
        int length;
        for (int at = from; at < end; at += length) {
            int type = in.peekU8(at);
            int remaining = end - at;
            length = 1;
            if (type != OPTION_PAD_1) {
                if (lacks(d, remaining, 2)) {
                    return false;
                }
                length = in.peekU8(at + 1) + 2;
            }
            if (lacks(d, remaining, length)) {
                return false;
            }
            in.need(at + length);
            if (!printOption(d, in, at, length, remaining)) {
                return false;
            }
        }
        return true;
    }

    private static boolean printOption(Dissection d, PacketReader in, int at, int length, int remaining) {
        Line out = d.out();
        int type = in.peekU8(at);
        switch (type) {
            case OPTION_PAD_1 -> out.add("(pad1)");
            case OPTION_PAD_N -> out.add("(padn)");
            case OPTION_REFRESH -> {
                out.add("(refresh: ");
                if (lacks(d, remaining, 4)) {
                    return false;
                }
                out.add(in.peekU16(at + 2) << 2).add(')');
            }
            case OPTION_ALTERNATE_ADDRESS -> {
                out.add("(alt-CoA: ");
                if (lacks(d, remaining, 18)) {
                    return false;
                }
                d.printIpv6(in, in.position() + at + 2);
                out.add(')');
            }
            case OPTION_NONCES -> {
                out.add("(ni: ");
                if (lacks(d, remaining, 6)) {
                    return false;
                }
                in.need(at + 6);
                out.add("ho=0x").hex(in.peekU16(at + 2), 4).add(" co=0x").hex(in.peekU16(at + 4), 4).add(')');
            }
            case OPTION_AUTHORIZATION -> {
                out.add("(auth)");
                return !lacks(d, remaining, 12);
            }
            default -> out.add("(unknown: type-#").add(type).add(" len=").add(length - 2).add(')');
        }
        return true;
    }

    private static boolean lacks(Dissection d, int remaining, int needed) {
        if (remaining >= needed) {
            return false;
        }
        d.out().add(" [remaining length ").add(remaining).add(" < ").add(needed).add(']');
        return true;
    }

    private static int minimumLength(int type) {
        return switch (type) {
            case HOME_TEST_INIT, CARE_OF_TEST_INIT, BINDING_UPDATE, BINDING_ACKNOWLEDGEMENT -> FIXED + 8;
            case HOME_TEST, CARE_OF_TEST, BINDING_ERROR -> FIXED + 16;
            default -> FIXED;
        };
    }

    private static String typeName(int type) {
        return switch (type) {
            case REFRESH_REQUEST -> "BRR";
            case HOME_TEST_INIT -> "HoTI";
            case CARE_OF_TEST_INIT -> "CoTI";
            case HOME_TEST -> "HoT";
            case CARE_OF_TEST -> "CoT";
            case BINDING_UPDATE -> "BU";
            case BINDING_ACKNOWLEDGEMENT -> "BA";
            case BINDING_ERROR -> "BE";
            default -> null;
        };
    }
}
