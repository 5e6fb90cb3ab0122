package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/** FDDI, ISO 9314-2: frame control of one byte, destination and source, then an IEEE 802.2 frame where the control says so. */
public final class Fddi implements LinkPrinter {
    private static final int HEADER = 13;
    private static final int LLC_ASYNCHRONOUS = 0x50;
    private static final int STATION_MANAGEMENT = 0x40;

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("fddi");
        if (d.printIfCut(in, HEADER)) {
            return in.captured();
        }
        int length = in.claimed();
        int control = in.peekU8(0);
        d.linkAddresses(in.peekU48(7), in.peekU48(1));
        if (d.options().linkHeader()) {
            printHeader(d, control, length);
        }
        in.skip(HEADER);
        if ((control & 0xf0) == LLC_ASYNCHRONOUS) {
            return HEADER + Ethernet.printLlc(d, in);
        }
        if ((control & 0xf0) == STATION_MANAGEMENT) {
            d.out().add("<SMT printer not yet implemented>");
            return HEADER;
        }
        if (!d.options().linkHeader()) {
            printHeader(d, control, length);
        }
        d.printUnknown(in, in.captured());
        return HEADER;
    }

    private static void printHeader(Dissection d, int control, int length) {
        Line out = d.out();
        if (!d.options().quiet()) {
            printControl(out, control);
        }
        d.printMac(d.linkSource());
        out.add(" > ");
        d.printMac(d.linkDestination());
        out.add(", length ").add(length).add(": ");
    }

    private static void printControl(Line out, int control) {
        switch (control) {
            case 0x40 -> out.add("void ");
            case 0x80 -> out.add("nrt ");
            case 0xc0 -> out.add("rt ");
            case 0x41 -> out.add("info ");
            case 0x4f -> out.add("nsa ");
            case 0xc2 -> out.add("beacon ");
            case 0xc3 -> out.add("claim ");
            default -> {
                String kind = switch (control & 0xf0) {
                    case 0xc0 -> "mac";
                    case 0x40 -> "smt";
                    case 0x50 -> "async";
                    case 0xd0 -> "sync";
                    case 0x60 -> "imp_async";
                    case 0xe0 -> "imp_sync";
                    default -> null;
                };
                if (kind == null) {
                    out.hex(control, 2).add(' ');
                } else {
                    out.add(kind).hex(control & 15).add(' ');
                }
            }
        }
    }
}
