package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** BGP open messages, RFC 4271 section 4.2, with the capabilities (RFC 5492) among their optional parameters. */
final class BgpOpen {
    private static final int LENGTH = Bgp.HEADER_LENGTH + 10;
    private static final int PARAMETER_HEADER = 2;
    private static final int CAPABILITY_HEADER = 2;
    /** Family, subsequent family and a byte about them, of which many capabilities have a list. */
    private static final int FAMILY_ENTRY = 4;

    private static final int AUTHENTICATION = 1;
    private static final int CAPABILITIES = 2;

    private static final int MULTIPROTOCOL = 1;
    private static final int ROUTE_REFRESH = 2;
    private static final int MULTIPLE_LABELS = 8;
    private static final int GRACEFUL_RESTART = 64;
    private static final int FOUR_BYTE_AS = 65;
    private static final int ADD_PATH = 69;
    private static final int LONG_LIVED_RESTART = 71;
    private static final int CISCO_ROUTE_REFRESH = 128;
    private static final ValueNames CAPABILITY_NAMES = ValueNames.of(
            MULTIPROTOCOL, "Multiprotocol Extensions",
            ROUTE_REFRESH, "Route Refresh",
            3, "Cooperative Route Filtering",
            4, "Multiple Routes to a Destination",
            5, "Extended Next Hop Encoding",
            MULTIPLE_LABELS, "Multiple Labels",
            GRACEFUL_RESTART, "Graceful Restart",
            FOUR_BYTE_AS, "32-Bit AS Number",
            67, "Dynamic Capability",
            68, "Multisession BGP",
            ADD_PATH, "Multiple Paths",
            70, "Enhanced Route Refresh",
            LONG_LIVED_RESTART, "Long-lived Graceful Restart",
            CISCO_ROUTE_REFRESH, "Route Refresh (Cisco)");
    private static final String[] DIRECTIONS = {null, "Receive", "Send", "Both"};

    private BgpOpen() {}

    static void print(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        if (!in.hasAt(at, LENGTH) || length < LENGTH) {
            d.printTruncated();
            return;
        }
        int fields = at + Bgp.HEADER_LENGTH;
        out.add("\n\t  Version ").add(in.u8At(fields)).add(", my AS ");
        BgpFamily.printAs(d, in.u16At(fields + 1));
        out.add(", Holdtime ").add(in.u16At(fields + 3)).add("s, ID ");
        d.printIpv4(in, fields + 5);
        int parameters = in.u8At(fields + 9);
        out.add("\n\t  Optional parameters, length: ").add(parameters);
        printParameters(d, in, at + LENGTH, parameters, length - LENGTH);
    }

    private static void printParameters(Dissection d, PacketReader in, int at, int length, int room) {
        Line out = d.out();
        for (int i = 0; i < length; ) {
            if (!in.hasAt(at + i, PARAMETER_HEADER) || room < i + PARAMETER_HEADER) {
                d.printTruncated();
                return;
            }
            int type = in.u8At(at + i);
            int parameterLength = in.u8At(at + i + 1);
            i += PARAMETER_HEADER;
            if (i + parameterLength > length) {
                out.add("\n\t     Option ").add(type).add(", length: ").add(parameterLength);
                out.add(", goes past the end of the options");
                return;
            }
            out.add("\n\t    Option ").add(parameterName(type)).add(" (").add(type).add("), length: ").add(parameterLength);
            if (type == CAPABILITIES) {
                printCapabilities(d, in, at + i, parameterLength);
            } else {
                out.add("\n\t      no decoder for option ").add(type);
            }
            i += parameterLength;
        }
    }

    private static String parameterName(int type) {
        return switch (type) {
            case AUTHENTICATION -> "Authentication Information";
            case CAPABILITIES -> "Capabilities Advertisement";
            default -> "Unknown";
        };
    }

    private static void printCapabilities(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        for (int i = 0; i < length; ) {
            if (!in.hasAt(at + i, CAPABILITY_HEADER)) {
                d.printTruncated();
                return;
            }
            int code = in.u8At(at + i);
            int capabilityLength = in.u8At(at + i + 1);
            i += CAPABILITY_HEADER;
            out.add("\n\t      ").add(CAPABILITY_NAMES.get(code, "Unknown")).add(" (").add(code);
            out.add("), length: ").add(capabilityLength);
            if (!in.hasAt(at + i, capabilityLength)) {
                d.printTruncated();
                return;
            }
            if (!printCapability(d, in, code, at + i, capabilityLength)) {
                return;
            }
            if (d.verbose(2) && capabilityLength > 0) {
                HexDump.capturedAt(out, "\n\t\t", in, at + i, capabilityLength);
            }
            i += capabilityLength;
        }
    }

    /** Prints the value of a capability; false where it is too short for any to be looked for behind it. */
    private static boolean printCapability(Dissection d, PacketReader in, int code, int at, int length) {
        Line out = d.out();
        switch (code) {
            case MULTIPROTOCOL -> {
                if (isTooShort(out, length, 4)) {
                    return false;
                }
                BgpFamily.print(out, "\n\t\t", in.u16At(at), in.u8At(at + 3));
            }
            case MULTIPLE_LABELS -> {
                for (int i = 0; i + FAMILY_ENTRY <= length; i += FAMILY_ENTRY) {
                    BgpFamily.print(out, "\n\t\t", in.u16At(at + i), in.u8At(at + i + 2));
                    out.add(", Count: ").add(in.u8At(at + i + 3));
                }
            }
            case GRACEFUL_RESTART -> {
                if (isTooShort(out, length, 2)) {
                    return false;
                }
                printGracefulRestart(out, in, at, length);
            }
            case ROUTE_REFRESH, LONG_LIVED_RESTART, CISCO_ROUTE_REFRESH -> { }
            case FOUR_BYTE_AS -> {
                if (isTooShort(out, length, 4)) {
                    return false;
                }
                out.add("\n\t\t 4 Byte AS ");
                BgpFamily.printAs(d, in.u32At(at));
            }
            case ADD_PATH -> printAddPath(d, in, at, length);
            default -> {
                out.add("\n\t\tno decoder for Capability ").add(code);
                if (!d.verbose(2)) {
                    HexDump.capturedAt(out, "\n\t\t", in, at, length);
                }
            }
        }
        return true;
    }

    private static boolean isTooShort(Line out, int length, int least) {
        if (length >= least) {
            return false;
        }
        out.add(" (too short, < ").add(least).add(')');
        return true;
    }

    /** RFC 4724 section 3. */
    private static void printGracefulRestart(Line out, PacketReader in, int at, int length) {
        int restart = in.u16At(at);
        out.add("\n\t\tRestart Flags: [").add((restart & 0x8000) != 0 ? "R" : "none");
        out.add("], Restart Time ").add(restart & 0xfff).add('s');
        for (int i = 2; i + FAMILY_ENTRY <= length; i += FAMILY_ENTRY) {
            BgpFamily.print(out, "\n\t\t  ", in.u16At(at + i), in.u8At(at + i + 2));
            out.add(", Forwarding state preserved: ").add((in.u8At(at + i + 3) & 0x80) != 0 ? "yes" : "no");
        }
    }

    /** RFC 7911 section 4. */
    private static void printAddPath(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        if (length == 0) {
            out.add(" (bogus)");
            return;
        }
        for (int i = 0; i < length; i += FAMILY_ENTRY) {
            if (length - i < FAMILY_ENTRY) {
                d.printInvalid();
                return;
            }
            BgpFamily.print(out, "\n\t\t", in.u16At(at + i), in.u8At(at + i + 2));
            int direction = in.u8At(at + i + 3);
            out.add(", Send/Receive: ");
            out.addNameHex(ValueNames.at(DIRECTIONS, direction), "Bogus (0x", direction, 2, ")");
        }
    }
}
