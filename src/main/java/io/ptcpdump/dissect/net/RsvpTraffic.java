package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.FloatText;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;
import io.ptcpdump.dissect.net.RsvpObject.Outcome;

/** RSVP objects of integrated services, RFC 2210: services, each with a list of parameters; fast reroute, RFC 4090 section 4.1. */
final class RsvpTraffic {
    private static final int INTEGRATED_SERVICES = 2;
    private static final int HEADER_LENGTH = 4;
    private static final ValueNames SERVICES =
            ValueNames.of(1, "Default/Global Information", 2, "Guaranteed Service", 5, "Controlled Load");

    private static final int HOP_COUNT = 4;
    private static final int BANDWIDTH = 6;
    private static final int LATENCY = 8;
    private static final int MTU = 10;
    private static final int TOKEN_BUCKET = 127;
    private static final int GUARANTEED = 130;
    private static final int FIRST_TERM = 133;
    private static final int LAST_TERM = 136;
    private static final ValueNames PARAMETERS = ValueNames.of(
            HOP_COUNT, "IS hop cnt",
            BANDWIDTH, "Path b/w estimate",
            LATENCY, "Minimum path latency",
            MTU, "Composed MTU",
            TOKEN_BUCKET, "Token Bucket TSpec",
            GUARANTEED, "Guaranteed Service RSpec",
            FIRST_TERM, "End-to-end composed value for C",
            134, "End-to-end composed value for D",
            135, "Since-last-reshaping point composed C",
            LAST_TERM, "Since-last-reshaping point composed D");
    private static final int BYTES_PER_MEGABIT = 125_000;
    private static final int DIGITS = 10;

    private static final int REROUTE = 1;
    private static final int REROUTE_OLD = 7;

    private RsvpTraffic() {}

    static Outcome print(Dissection d, PacketReader in, String indent, int type, int at, int length) {
        if (type != INTEGRATED_SERVICES) {
            return Outcome.DUMP;
        }
        if (length < HEADER_LENGTH) {
            return Outcome.TOO_SHORT;
        }
        Line out = d.out();
        int end = at + length;
        out.add(indent).add("  Msg-Version: ").add(in.u8At(at) >> 4).add(", length: ").add(in.u16At(at + 2) << 2);
        at += HEADER_LENGTH;
        while (end - at >= HEADER_LENGTH) {
            int service = in.u8At(at);
            int left = in.u16At(at + 2) << 2;
            out.add(indent).add("  Service Type: ").add(SERVICES.get(service, "unknown")).add(" (").add(service);
            out.add((in.u8At(at + 1) & 0x80) != 0 ? "), break bit set" : "), break bit not set");
            out.add(", Service length: ").add(left);
            at += HEADER_LENGTH;
            while (left < 0 || left >= HEADER_LENGTH) { // below 0 tcpdump has a huge length, and goes on to the object's end
                int n = printParameter(d, in, at, end - at);
                if (n == 0) {
                    break;
                }
                at += n;
                left -= n;
            }
        }
        return Outcome.PRINTED;
    }

    /** Prints a parameter and returns its length; 0 where it does not fit in the object. */
    private static int printParameter(Dissection d, PacketReader in, int at, int room) {
        if (room < HEADER_LENGTH) {
            return 0;
        }
        Line out = d.out();
        int parameter = in.u8At(at);
        int length = in.u16At(at + 2) << 2;
        out.add("\n\t      Parameter ID: ").add(PARAMETERS.get(parameter, "unknown")).add(" (").add(parameter);
        out.add("), length: ").add(length).add(", Flags: [0x").hex(in.u8At(at + 1), 2).add(']');
        if (room < length + HEADER_LENGTH) {
            return 0;
        }
        printValue(d, in, parameter, at + HEADER_LENGTH, length);
        return length + HEADER_LENGTH;
    }

    private static void printValue(Dissection d, PacketReader in, int parameter, int at, int length) {
        Line out = d.out();
        if (parameter >= FIRST_TERM && parameter <= LAST_TERM) {
            if (length == 4) {
                out.add("\n\t\tValue: ").add(in.u32At(at));
            }
            return;
        }
        switch (parameter) {
            case HOP_COUNT -> {
                if (length == 4) {
                    out.add("\n\t\tIS hop count: ").add(in.u32At(at));
                }
            }
            case BANDWIDTH -> {
                if (length == 4) {
                    printRate(out, "\n\t\tPath b/w estimate: ", in, at);
                }
            }
            case LATENCY -> {
                if (length == 4) {
                    out.add("\n\t\tMinimum path latency: ");
                    long latency = in.u32At(at);
                    if (latency == 0xffffffffL) {
                        out.add("don't care");
                    } else {
                        out.add(latency);
                    }
                }
            }
            case MTU -> {
                if (length == 4) {
                    out.add("\n\t\tComposed MTU: ").add(in.u32At(at)).add(" bytes");
                }
            }
            case TOKEN_BUCKET -> {
                if (length == 20) {
                    printRate(out, "\n\t\tToken Bucket Rate: ", in, at);
                    FloatText.addGeneral(out.add("\n\t\tToken Bucket Size: "), Float.intBitsToFloat(in.i32At(at + 4)), DIGITS);
                    printRate(out.add(" bytes"), "\n\t\tPeak Data Rate: ", in, at + 8);
                    out.add("\n\t\tMinimum Policed Unit: ").add(in.u32At(at + 12)).add(" bytes");
                    out.add("\n\t\tMaximum Packet Size: ").add(in.u32At(at + 16)).add(" bytes");
                }
            }
            case GUARANTEED -> {
                if (length == 8) {
                    printRate(out, "\n\t\tRate: ", in, at);
                    out.add("\n\t\tSlack Term: ").add(in.u32At(at + 4));
                }
            }
            default -> {
                if (!d.verbose(2)) {
                    HexDump.capturedAt(out, "\n\t\t", in, at, length);
                }
            }
        }
    }

    private static void printRate(Line out, String heading, PacketReader in, int at) {
        FloatText.addGeneral(out.add(heading), Float.intBitsToFloat(in.i32At(at)) / BYTES_PER_MEGABIT, DIGITS);
        out.add(" Mbps");
    }

    static Outcome printFastReroute(Line out, PacketReader in, String indent, int type, int at, int length) {
        if (type != REROUTE && type != REROUTE_OLD) {
            return Outcome.DUMP;
        }
        boolean old = type == REROUTE_OLD;
        if (length < (old ? 16 : 20)) {
            return Outcome.TOO_SHORT;
        }
        out.add(indent).add("  Setup Priority: ").add(in.u8At(at)).add(", Holding Priority: ").add(in.u8At(at + 1));
        out.add(", Hop-limit: ").add(in.u8At(at + 2)).add(", Bandwidth: ");
        FloatText.addGeneral(out, Float.intBitsToFloat(in.i32At(at + 4)) * 8 / 1_000_000, DIGITS);
        out.add(" Mbps").add(indent).add(old ? "  Include Colors: 0x" : "  Include-any: 0x").hex(in.u32At(at + 8), 8);
        out.add(old ? ", Exclude Colors: 0x" : ", Exclude-any: 0x").hex(in.u32At(at + 12), 8);
        if (!old) {
            out.add(", Include-all: 0x").hex(in.u32At(at + 16), 8);
        }
        return Outcome.PRINTED;
    }
}
