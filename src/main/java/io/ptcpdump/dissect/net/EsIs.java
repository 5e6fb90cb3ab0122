package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Routeing between end and intermediate systems, ISO 9542 section 7: protocol, length of the header, version, a byte that is 0,
 * type; holding time and checksum, 16 bits each; addresses; options.
 */
final class EsIs {
    private static final int HEADER = 9;
    private static final int CHECKSUM = 7;
    private static final int TYPE_MASK = 0x1f;
    private static final int END_SYSTEM_HELLO = 2;
    private static final int INTERMEDIATE_SYSTEM_HELLO = 4;
    private static final int REDIRECT = 6;

    private static final int PROTOCOLS = 129;
    private static final int CONFIGURATION_TIME = 198;
    private static final ValueNames OPTIONS = ValueNames.of(
            PROTOCOLS, "Protocols supported", 195, "QoS Maintenance", 197, "Security",
            CONFIGURATION_TIME, "ES Configuration Time", 205, "Priority", 225, "Address Mask", 226, "SNPA Mask");
    private static final int MAC = 6;
    /** tcpdump does not count the byte that says how long a redirect's network entity is. */
    private static final int REDIRECT_SLACK = 1;

    private EsIs() {}

    static void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("esis");
        int length = in.claimed();
        boolean named = d.options().linkHeader();
        out.add(named ? "" : "ES-IS");
        if (length <= 2) {
            out.add(d.options().quiet() ? "bad pkt!" : "no header at all!");
            return;
        }
        if (d.printIfCut(in, HEADER)) {
            return;
        }
        int headerLength = in.peekU8(1);
        int version = in.peekU8(2);
        if (version != 1) {
            out.add(" version ").add(version).add(" packet not supported");
            return;
        }
        if (headerLength > length) {
            out.add(" length indicator(").add(headerLength).add(") > PDU size (").add(length).add(")!");
            return;
        }
        if (headerLength < HEADER + 2) {
            out.add(" length indicator ").add(headerLength).add(" < min PDU size:");
            Osi.printRaw(out, in, in.position());
            return;
        }
        int type = in.peekU8(4) & TYPE_MASK;
        String name = switch (type) {
            case REDIRECT -> "redirect";
            case END_SYSTEM_HELLO -> "ESH";
            case INTERMEDIATE_SYSTEM_HELLO -> "ISH";
            default -> null;
        };
        out.add(named ? "" : ", ");
        if (!d.verbose(1)) {
            out.addName(name, "unknown type (", type, ")").add(", length ").add(length);
            return;
        }
        out.add("length ").add(length).add("\n\t").addName(name, "unknown type: ", type, "").add(" (").add(type);
        int checksum = in.peekU16(CHECKSUM);
        out.add("), v: 1, checksum: 0x").hex(checksum, 4);
        Osi.printChecksum(out, in, in.position(), checksum, CHECKSUM, headerLength);
        out.add(", holding time: ").add(in.peekU16(5)).add("s, length indicator: ").add(headerLength);
        if (d.verbose(2)) {
            HexDump.captured(out, "\n\t", in, HEADER);
        }
        int end = in.position() + headerLength;
        in.skip(HEADER);
        boolean complete = switch (type) {
            case REDIRECT -> printRedirect(d, in, end);
            case END_SYSTEM_HELLO -> printEndSystem(d, in, end);
            case INTERMEDIATE_SYSTEM_HELLO -> printNetworkEntity(d, in, end, ", bad ish/li");
            default -> {
                if (!d.verbose(2) && in.captured() > 0) {
                    HexDump.captured(out, "\n\t  ", in, in.captured());
                }
                yield false;
            }
        };
        if (complete) {
            printOptions(d, in, type == REDIRECT ? end + REDIRECT_SLACK : end);
        }
    }

    /** The length of the field whose length is next, with the position behind that; -1 where it does not fit, which is printed. */
    private static int fieldLength(Dissection d, PacketReader in, int end, String problem) {
        return fieldLength(d, in, end, end, problem);
    }

    private static int fieldLength(Dissection d, PacketReader in, int end, int endOfField, String problem) {
        if (d.printIfCut(in, 1)) {
            return -1;
        }
        if (end - in.position() < 1) {
            d.out().add(problem);
            return -1;
        }
        int n = in.u8();
        if (d.printIfCut(in, n)) {
            return -1;
        }
        if (endOfField - in.position() < n) {
            d.out().add(problem);
            return -1;
        }
        return n;
    }

    private static boolean printNetworkEntity(Dissection d, PacketReader in, int end, String problem) {
        int n = fieldLength(d, in, end, problem);
        if (n < 0) {
            return false;
        }
        d.out().add("\n\t  NET (length: ").add(n).add("): ");
        Osi.printAddress(d.out(), in, in.position(), n);
        in.skip(n);
        return true;
    }

    private static boolean printEndSystem(Dissection d, PacketReader in, int end) {
        if (d.printIfCut(in, 1)) {
            return false;
        }
        int count = in.u8();
        d.out().add("\n\t  Number of Source Addresses: ").add(count);
        for (; count > 0; count--) {
            if (!printNetworkEntity(d, in, end, ", bad esh/li")) {
                return false;
            }
        }
        return true;
    }

    /** Destination, address on the subnetwork of where to go, and the network entity there. */
    private static boolean printRedirect(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        String problem = ", bad redirect/li";
        int destinationLength = fieldLength(d, in, end, problem);
        if (destinationLength < 0) {
            return false;
        }
        Osi.printAddress(out.add("\n\t  "), in, in.position(), destinationLength);
        in.skip(destinationLength);
        int pointLength = fieldLength(d, in, end, problem);
        if (pointLength < 0) {
            return false;
        }
        int pointAt = in.position();
        in.skip(pointLength);
        int entityLength = fieldLength(d, in, end, end + REDIRECT_SLACK, problem);
        if (entityLength < 0) {
            return false;
        }
        out.add("\n\t  SNPA (length: ").add(pointLength).add("): ");
        if (pointLength == MAC) {
            d.printMac(in, pointAt);
        } else {
            out.add(pointLength == 0 ? "<empty>" : "");
            for (int i = 0; i < pointLength; i++) {
                out.add(i == 0 ? "" : ":").hex(in.u8At(pointAt + i), 2);
            }
        }
        if (entityLength != 0) {
            out.add("\n\t  NET (length: ").add(entityLength).add(") ");
            Osi.printAddress(out, in, in.position(), entityLength);
        }
        in.skip(entityLength);
        return true;
    }

    private static void printOptions(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        int left = end - in.position();
        while (left != 0) {
            if (left < 2) {
                out.add(", bad opts/li");
                return;
            }
            int option = in.u8();
            int size = in.u8();
            left -= 2;
            if (size > left) {
                out.add(", opt (").add(option).add(") too long");
                return;
            }
            left -= size;
            out.add("\n\t  ").add(OPTIONS.get(option, "Unknown")).add(" Option #").add(option);
            out.add(", length ").add(size).add(", value: ");
            switch (option) {
                case CONFIGURATION_TIME -> {
                    if (size != 2) {
                        out.add("(bad length)");
                    } else if (d.printIfCut(in, 2)) {
                        return;
                    } else {
                        out.add(in.peekU16(0)).add('s');
                    }
                }
                case PROTOCOLS -> {
                    Osi.printProtocols(out, in, size);
                    size = 0; // its bytes are not passed over
                }
                default -> HexDump.captured(out, "\n\t  ", in, size);
            }
            if (d.verbose(2)) {
                HexDump.captured(out, "\n\t  ", in, size);
            }
            in.seek(in.position() + size);
        }
    }
}
