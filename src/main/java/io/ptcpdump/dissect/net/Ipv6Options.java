package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * The hop-by-hop and destination options headers, RFC 8200 sections 4.2, 4.3 and 4.6: next header, length in units of 8 bytes
 * less the first, then options of type, length, value.
 */
final class Ipv6Options {
    private static final int PAD_1 = 0x00;
    private static final int PAD_N = 0x01;
    /** RFC 2711. */
    private static final int ROUTER_ALERT = 0x05;
    /** RFC 2675. */
    private static final int JUMBO = 0xc2;
    /** RFC 6275 section 6.3. */
    private static final int HOME_ADDRESS = 0xc9;

    private static final int ROUTER_ALERT_LENGTH = 4;
    private static final int JUMBO_LENGTH = 6;
    private static final int HOME_ADDRESS_LENGTH = 18;
    /** Payloads up to this length need no jumbo option and must not have one. */
    private static final int MAX_PLAIN_PAYLOAD = 65535;

    /** As a payload length: this header cannot hold a jumbo payload option. */
    private static final int NOT_HOP_BY_HOP = -1;

    private Ipv6Options() {}

    /** Length in bytes of the options header at the reader's position. */
    static int length(PacketReader in) {
        return in.peekU8(1) + 1 << 3;
    }

    /**
     * Prints a hop-by-hop options header, whose options matter even where they are not shown.
     *
     * @param payloadLength of the IPv6 header
     * @return the length in a valid jumbo payload option, 0 where there is none; negative where an option is invalid or missing,
     *         which is printed
     */
    static long printHopByHop(Dissection d, PacketReader in, int payloadLength) {
        d.out().enter("hbh");
        in.need(length(in));
        d.out().add("HBH ");
        long jumbo = printOptions(d, in, length(in), payloadLength);
        if (payloadLength == 0 && (jumbo == 0 || jumbo == ~0)) {
            d.out().add("[No valid Jumbo Payload Hop-by-Hop option found]");
            d.printInvalid();
            return -1;
        }
        return jumbo;
    }

    /** Prints a destination options header; returns its length in bytes, or -1 where an option is invalid. */
    static int printDestination(Dissection d, PacketReader in) {
        d.out().enter("dstopt");
        int length = length(in);
        in.need(length);
        d.out().add("DSTOPT ");
        return d.verbose(1) && printOptions(d, in, length, NOT_HOP_BY_HOP) < 0 ? -1 : length;
    }

    /** Returns the length in a valid jumbo payload option or 0, and the complement of that where an option is invalid. */
    private static long printOptions(Dissection d, PacketReader in, int end, int payloadLength) {
        long jumbo = 0;
        boolean jumboSeen = false;
        int length;
        for (int at = 2; at < end; at += length) {
            length = optionLength(d, in, at, end);
            if (length == 0 || !isWellFormed(d, in, at, end, length)) {
                d.printInvalid();
                return ~jumbo;
            }
            if (in.peekU8(at) == JUMBO) {
                long found = in.peekU32(at + 2);
                String flaw = jumboSeen ? "already seen" : jumboFlaw(found, payloadLength);
                if (flaw == null) {
                    jumbo = found;
                }
                jumboSeen = true;
                printJumbo(d, found, flaw);
            } else if (d.verbose(1) && !printOption(d, in, at, length)) {
                d.printInvalid();
                return ~jumbo;
            }
        }
        if (d.verbose(1)) {
            d.out().add(' ');
        }
        return jumbo;
    }

    /** Length of the option at an offset; 0 where it does not fit, which is printed. */
    private static int optionLength(Dissection d, PacketReader in, int at, int end) {
        if (in.peekU8(at) == PAD_1) {
            return 1;
        }
        int remaining = end - at;
        int length = remaining < 2 ? 2 : in.peekU8(at + 1) + 2;
        if (remaining < length) {
            d.out().add(" [remaining length ").add(remaining).add(" < ").add(length).add(']');
            return 0;
        }
        in.need(at + length);
        return length;
    }

    /** Whether an option of a known type has the length of its type; prints it where not. */
    private static boolean isWellFormed(Dissection d, PacketReader in, int at, int end, int length) {
        return switch (in.peekU8(at)) {
            case ROUTER_ALERT -> hasLength(d, "(rtalert)", end - at, length, ROUTER_ALERT_LENGTH, true);
            case JUMBO -> hasLength(d, "(jumbo)", end - at, length, JUMBO_LENGTH, true);
            case HOME_ADDRESS -> hasLength(d, "(homeaddr)", end - at, length, HOME_ADDRESS_LENGTH, false);
            default -> true;
        };
    }

    private static boolean hasLength(Dissection d, String option, int remaining, int length, int expected, boolean exactly) {
        Line out = d.out();
        if (remaining < expected) {
            out.add(" [").add(option).add(" remaining length ").add(remaining).add(" < ").add(expected).add(']');
            return false;
        }
        if (length < expected || exactly && length != expected) {
            out.add(" [").add(option).add(" length ").add(length - 2).add(exactly ? " != " : " < ").add(expected - 2).add(']');
            return false;
        }
        return true;
    }

    /** Why a first jumbo payload option is void, or null. */
    private static String jumboFlaw(long jumbo, int payloadLength) {
        if (payloadLength == NOT_HOP_BY_HOP) {
            return "not a hop-by-hop option";
        }
        if (payloadLength != 0) {
            return "payload len != 0";
        }
        return jumbo <= MAX_PLAIN_PAYLOAD ? "< 65536" : null;
    }

    private static void printJumbo(Dissection d, long jumbo, String flaw) {
        if (d.verbose(1)) {
            d.out().add("(jumbo: ").add(jumbo);
            if (flaw != null) {
                d.out().add(" - ").add(flaw);
            }
            d.out().add(") ");
        }
    }

    private static boolean printOption(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        int type = in.peekU8(at);
        switch (type) {
            case PAD_1 -> out.add("(pad1)");
            case PAD_N -> out.add("(padn)");
            case ROUTER_ALERT -> out.add("(rtalert: 0x").hex(in.peekU16(at + 2), 4).add(") ");
            case HOME_ADDRESS -> {
                out.add("(homeaddr: ");
                d.printIpv6(in, in.position() + at + 2);
                if (!printSuboptions(d, in, at + HOME_ADDRESS_LENGTH, at + length)) {
                    return false;
                }
                out.add(')');
            }
            default -> out.add("(unknown opt-type 0x").hex(type, 2).add(" len=").add(length - 2).add(')');
        }
        return true;
    }

    private static boolean printSuboptions(Dissection d, PacketReader in, int from, int end) {
        Line out = d.out();
        int length;
        for (int at = from; at < end; at += length) {
            length = optionLength(d, in, at, end);
            if (length == 0) {
                return false;
            }
            int type = in.peekU8(at);
            switch (type) {
                case PAD_1 -> out.add(", pad1");
                case PAD_N -> out.add(", padn");
                default -> out.add(", unknown subopt-type 0x").hex(type, 2).add(" len=").add(length - 2);
            }
        }
        return true;
    }
}
