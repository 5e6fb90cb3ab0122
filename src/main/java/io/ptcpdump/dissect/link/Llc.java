package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * Logical link control, IEEE 802.2 section 3.
 *
 * <pre>
 * +-------------+-------------+---------------------+---------
 * | destination | source      | control: 1 byte (U) | ...
 * | access point| access point| or 2 bytes (I, S)   |
 * +-------------+-------------+---------------------+---------
 * </pre>
 */
final class Llc {
    private static final int SAP_IP = 0x06;
    private static final int SAP_STP = 0x42;
    private static final int SAP_SNAP = 0xaa;
    private static final int SAP_IPX = 0xe0;
    private static final int SAP_OSI = 0xfe;
    private static final int SAP_GLOBAL = 0xff;

    /** Lowest bit of the destination: addressed to a group; of the source: a response. */
    private static final int GROUP = 1;
    private static final int RESPONSE = 1;
    /** Poll or final bit of a one-byte control field. */
    private static final int UNNUMBERED_POLL = 0x10;
    /** Poll or final bit of a two-byte control field. */
    private static final int POLL = 0x100;
    private static final int UNNUMBERED = 3;
    private static final int UNNUMBERED_INFORMATION = 0x03;
    /** Lowest bit of the control field, clear in numbered information only. */
    private static final int NOT_INFORMATION = 1;
    private static final int EXCHANGE_IDENTIFICATION = 0xaf;
    /** First byte of the information of an IEEE 802.2 basic exchange identification. */
    private static final int BASIC_FORMAT = 0x81;

    private Llc() {}

    /**
     * Prints from the LLC header on.
     *
     * @return the length of the LLC header and of a SNAP header after it; negative where nobody could print the payload
     */
    static int print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("llc");
        if (in.captured() < 3 || in.claimed() < 3) {
            return printCut(d, in);
        }
        int destination = in.peekU8(0);
        int source = in.peekU8(1);
        int control = in.peekU8(2);
        boolean unnumbered = (control & UNNUMBERED) == UNNUMBERED;
        if (!unnumbered) {
            if (in.captured() < 4 || in.claimed() < 4) {
                return printCut(d, in);
            }
            control = in.peekU16Le(2);
        }
        int headerLength = unnumbered ? 3 : 4;
        Printer ipx = d.demux().etherType(EtherType.IPX);
        if (source == SAP_GLOBAL && destination == SAP_GLOBAL && ipx != null) {
            // Novell's raw 802.3 frames have no LLC header: the IPX packet begins with these two bytes.
            if (d.options().linkHeader()) {
                out.add("IPX 802.3: ");
            }
            ipx.print(d, in);
            return 0;
        }
        if (d.options().linkHeader()) {
            printHeader(out, destination, source, control, unnumbered);
        }
        int service = source & ~RESPONSE;
        boolean sameService = service == (destination & ~GROUP);
        boolean information = (control & NOT_INFORMATION) == 0 || control == UNNUMBERED_INFORMATION;
        Printer accessPoint = d.demux().accessPoint(service);
        if (sameService && information && accessPoint != null) {
            in.skip(2);
            accessPoint.print(d, in);
            return headerLength;
        }
        in.skip(headerLength);
        if (sameService && control == UNNUMBERED_INFORMATION) {
            if (service == SAP_SNAP) {
                int length = headerLength + Snap.HEADER;
                return Snap.print(d, in) ? length : -length;
            }
            if (printService(d, in, service)) {
                return headerLength;
            }
        }
        if (!d.options().linkHeader()) {
            printAccessPoints(d, source & ~RESPONSE, destination & ~GROUP);
        }
        if (unnumbered) {
            return printUnnumbered(d, in, source, control) ? headerLength : -headerLength;
        }
        return printNumbered(out, in, source, control) ? headerLength : -headerLength;
    }

    /** A header that is cut short is dumped, whatever the options say. Returns the length of what there is. */
    private static int printCut(Dissection d, PacketReader in) {
        int n = Math.min(in.captured(), Math.max(0, in.claimed()));
        d.printTruncated();
        HexDump.hexAndAscii(d.out(), "\n\t", in, in.captured());
        return n;
    }

    /** Prints the payload of a service access point that stands for one protocol; returns whether there was a printer. */
    private static boolean printService(Dissection d, PacketReader in, int service) {
        if (service == SAP_STP) {
            SpanningTree.print(d, in);
            return true;
        }
        int type = switch (service) {
            case SAP_IP -> EtherType.IPV4;
            case SAP_IPX -> EtherType.IPX;
            case SAP_OSI -> EtherType.OSI;
            default -> 0;
        };
        Printer payload = type == 0 ? null : d.demux().etherType(type);
        if (payload == null) {
            return false;
        }
        if (service == SAP_IPX && d.options().linkHeader()) {
            d.out().add("IPX 802.2: ");
        }
        payload.print(d, in);
        return true;
    }

    private static void printHeader(Line out, int destination, int source, int control, boolean unnumbered) {
        int destinationService = destination & ~GROUP;
        int sourceService = source & ~RESPONSE;
        out.add("LLC, dsap ").add(nameOrUnknown(destinationService)).add(" (0x").hex(destinationService, 2);
        out.add((destination & GROUP) != 0 ? ") Group" : ") Individual");
        out.add(", ssap ").add(nameOrUnknown(sourceService)).add(" (0x").hex(sourceService, 2);
        out.add((source & RESPONSE) != 0 ? ") Response" : ") Command");
        out.add(", ctrl 0x").hex(control, unnumbered ? 2 : 4).add(": ");
    }

    private static void printAccessPoints(Dissection d, int source, int destination) {
        Line out = d.out();
        boolean addresses = d.linkSource() != Dissection.NO_ADDRESS;
        if (addresses) {
            d.printMac(d.linkSource());
            out.add(' ');
        }
        if (source != destination) {
            out.addNameHex(name(source), "Unknown SSAP 0x", source, 2, "").add(' ');
        }
        if (addresses || source != destination) {
            out.add("> ");
        }
        if (addresses) {
            d.printMac(d.linkDestination());
            out.add(' ');
        }
        out.addNameHex(name(destination), "Unknown DSAP 0x", destination, 2, "").add(' ');
    }

    /** Returns whether that was all there is to print. */
    private static boolean printUnnumbered(Dissection d, PacketReader in, int source, int control) {
        Line out = d.out();
        int command = control & ~UNNUMBERED_POLL;
        out.add("Unnumbered, ").addNameHex(commandName(command), "", command, 2, "");
        printFlags(out, source, (control & UNNUMBERED_POLL) != 0);
        out.add(in.claimed() + 3);
        if (command != EXCHANGE_IDENTIFICATION) {
            return false;
        }
        if (in.claimed() == 0) {
            return true;
        }
        if (in.captured() < 1) {
            d.printTruncated();
            return true;
        }
        if (in.peekU8(0) != BASIC_FORMAT) {
            return false;
        }
        if (in.captured() < 3 || in.claimed() < 3) {
            d.printTruncated();
            HexDump.hexAndAscii(out, "\n\t", in, in.captured());
        } else {
            out.add(": ").hex(in.peekU8(1), 2).add(' ').hex(in.peekU8(2), 2);
        }
        return true;
    }

    /** Supervisory and information frames; returns whether that was all there is to print. */
    private static boolean printNumbered(Line out, PacketReader in, int source, int control) {
        boolean supervisory = (control & 1) != 0;
        int received = control >>> 9;
        if (supervisory) {
            String function = switch (control >>> 2 & 3) {
                case 0 -> "Receiver Ready";
                case 1 -> "Receiver not Ready";
                case 2 -> "Reject";
                default -> "?";
            };
            out.add("Supervisory, ").add(function);
        } else {
            out.add("Information, send seq ").add(control >>> 1 & 0x7f);
        }
        out.add(", rcv seq ").add(received);
        printFlags(out, source, (control & POLL) != 0);
        out.add(in.claimed() + 4);
        return supervisory;
    }

    private static void printFlags(Line out, int source, boolean poll) {
        boolean response = (source & RESPONSE) != 0;
        out.add(", Flags [");
        if (poll) {
            out.add(response ? "Final" : "Poll");
        } else {
            out.add(response ? "Response" : "Command");
        }
        out.add("], length ");
    }

    private static String nameOrUnknown(int service) {
        String name = name(service);
        return name == null ? "Unknown" : name;
    }

    private static String name(int service) {
        return switch (service) {
            case 0x00 -> "Null";
            case SAP_GLOBAL -> "Global";
            case 0x02 -> "802.1B I";
            case 0x03 -> "802.1B G";
            case 0x04 -> "SNA";
            case SAP_IP -> "IP";
            case 0x0e -> "ProWay NM";
            case SAP_STP -> "STP";
            case 0x4e -> "RS511";
            case 0x7e -> "ISO8208";
            case 0x8e -> "ProWay";
            case SAP_SNAP -> "SNAP";
            case SAP_IPX -> "IPX";
            case 0xf0 -> "NetBeui";
            case SAP_OSI -> "OSI";
            default -> null;
        };
    }

    private static String commandName(int command) {
        return switch (command) {
            case UNNUMBERED_INFORMATION -> "ui";
            case 0xe3 -> "test";
            case EXCHANGE_IDENTIFICATION -> "xid";
            case 0x63 -> "ua";
            case 0x43 -> "disc";
            case 0x0f -> "dm";
            case 0x6f -> "sabme";
            case 0x87 -> "frmr";
            default -> null;
        };
    }
}
