package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.FrameRelayAddress;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Frame relay, RFC 2427: an address of 2 to 4 bytes (ITU-T Q.922), of which only the last has its lowest bit set; control,
 * padding where the address has 3 bytes, then the protocol by ISO 9577. Cisco's encapsulation has an Ethernet protocol type
 * instead.
 */
public final class FrameRelay implements LinkPrinter {
    private static final int MINIMUM = 4;
    private static final int UNNUMBERED_INFORMATION = 0x03;
    private static final ValueNames FLAGS = ValueNames.of(
            0x02000000, "C!", 0x00020000, "DE", 0x00040000, "BECN", 0x00080000, "FECN", 0x00000002, "sdlcore");
    private static final ValueNames FRAGMENT_FLAGS = ValueNames.of(0x80, "Begin", 0x40, "End", 0x20, "Control");

    private static final int Q_933 = 0x08;
    private static final int SNAP = 0x80;
    private static final int FRF_15 = 0xb1;
    private static final int IPV4 = 0xcc;
    private static final int IPV6 = 0x8e;
    private static final int PPP = 0xcf;
    private static final ValueNames PROTOCOLS = ValueNames.of(
            0x00, "NULL", Q_933, "Q.933", 0x09, "LMI", SNAP, "SNAP", 0x81, "CLNP", 0x82, "ES-IS", 0x83, "IS-IS", 0x84, "CONS",
            0x85, "IDRP", 0xc1, "ISIS_SPB", FRF_15, "FRF.15", IPV4, "IPv4", PPP, "PPP", 0x8a, "X25 ES-IS", IPV6, "IPv6");

    private final Q933 signalling = new Q933();
    private final Ppp ppp = new Ppp();

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("fr");
        if (d.printIfCut(in, MINIMUM)) {
            return in.captured();
        }
        return printFrame(d, in);
    }

    /** Prints a frame, however short; returns the length of its header. */
    int printFrame(Dissection d, PacketReader in) {
        Line out = d.out().enter("fr");
        int length = in.claimed();
        FrameRelayAddress address = FrameRelayAddress.read(in, 0, length);
        if (address == null) {
            d.printTruncated();
            return 0;
        }
        if (!address.isValid()) {
            out.add("Q.922, invalid address");
            return 0;
        }
        int addressLength = address.length();
        if (d.printIfCut(in, addressLength + 1)) {
            return 0;
        }
        int control = in.peekU8(addressLength);
        if (control != UNNUMBERED_INFORMATION && address.circuit() != 0) {
            if (in.has(addressLength + 2) && printCisco(d, in, address, length)) {
                return addressLength + 2;
            }
            out.add("UI ").hex(control, 2).add("! ");
        }
        if (d.printIfCut(in, addressLength + 2)) {
            return 0;
        }
        boolean padded = in.peekU8(addressLength + 1) == 0;
        if (padded != (addressLength == 3)) {
            out.add(padded ? "Pad! " : "No pad! ");
        }
        int headerLength = addressLength + (padded ? 3 : 2);
        if (d.printIfCut(in, headerLength)) {
            return 0;
        }
        int protocol = in.peekU8(headerLength - 1);
        if (d.options().linkHeader()) {
            printHeader(d, length, address, addressLength, protocol);
        }
        in.skip(headerLength);
        printPayload(d, in, address, protocol, headerLength, length);
        return headerLength;
    }

    /** Returns whether an Ethernet protocol type that there is a printer for follows the address. */
    private static boolean printCisco(Dissection d, PacketReader in, FrameRelayAddress address, int length) {
        int addressLength = address.length();
        int type = in.peekU16(addressLength);
        if (d.options().linkHeader()) {
            printHeader(d, length, address, addressLength, type);
        }
        int at = in.position();
        in.skip(addressLength + 2);
        boolean printed = Frames.printEtherType(d, in, type);
        in.seek(at);
        return printed;
    }

    private static void printHeader(Dissection d, int length, FrameRelayAddress address, int headerLength, int protocol) {
        Line out = d.out();
        if (d.options().quiet()) {
            out.add("Q.922, DLCI ").add(address.circuit()).add(", length ").add(length).add(": ");
            return;
        }
        out.add("Q.922, hdr-len ").add(headerLength).add(", DLCI ").add(address.circuit()).add(", Flags [");
        FLAGS.printBits(out, address.flags(), ", ", "none");
        if (protocol <= 0xff) {
            out.add("], NLPID ").add(PROTOCOLS.get(protocol, "unknown")).add(" (0x").hex(protocol, 2);
        } else {
            String name = EtherType.name(protocol);
            out.add("], cisco-ethertype ").add(name == null ? "unknown" : name).add(" (0x").hex(protocol, 4);
        }
        out.add("), length ").add(length).add(": ");
    }

    private void printPayload(Dissection d, PacketReader in, FrameRelayAddress address, int protocol, int headerLength,
            int length) {
        switch (protocol) {
            case IPV4 -> Frames.printEtherType(d, in, EtherType.IPV4);
            case IPV6 -> Frames.printEtherType(d, in, EtherType.IPV6);
            case 0x81, 0x82, 0x83 -> {
                // The printers of OSI begin with the protocol.
                in.seek(in.position() - 1);
                Frames.printOsi(d, in);
            }
            case SNAP -> {
                int at = in.position();
                if (!Snap.print(d, in, 0)) {
                    if (!d.options().linkHeader()) {
                        printHeader(d, length, address, headerLength, protocol);
                    }
                    in.seek(at - headerLength);
                    d.printUnknown(in, in.claimed());
                }
            }
            case Q_933 -> signalling.print(d, in);
            case FRF_15 -> printFragment(d, in);
            case PPP -> d.nested(ppp, in);
            default -> {
                if (!d.options().linkHeader()) {
                    printHeader(d, length, address, address.length(), protocol);
                }
                if (!d.options().hexOrAscii()) {
                    HexDump.hexAndAscii(d.out(), "\n\t", in, in.claimed());
                }
            }
        }
    }

    /** A fragment, FRF.12 section 3: its flags, 12 bits of a sequence number, and who fragmented. */
    private static void printFragment(Dissection d, PacketReader in) {
        Line out = d.out();
        if (in.claimed() < 2) {
            d.printTruncated();
            return;
        }
        int length = in.claimed();
        int first = in.peekU8(0);
        int sequence = (first & 0x1e) << 7 | in.peekU8(1);
        out.add("FRF.15, seq 0x").hex(sequence, 3).add(", Flags [");
        FRAGMENT_FLAGS.printBits(out, first & 0xe0, ", ", "none");
        out.add((first & 1) != 0 ? "],Interface" : "],End-to-End").add(" Fragmentation, length ").add(length);
    }
}
