package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.ValueNames;

/**
 * Cisco's Dynamic Trunking Protocol: a version in a byte, then elements of a type and a length, 16 bits each, and a value; the
 * length counts all three. Its elements are printed with {@code -v}.
 */
final class Dtp {
    private static final int ELEMENT_HEADER = 4;
    private static final int DOMAIN = 1;
    private static final int STATUS = 2;
    private static final int TYPE = 3;
    private static final int NEIGHBOR = 4;
    private static final String[] NAMES = {"Unknown", "Domain", "Status", "DTP type", "Neighbor"};

    private Dtp() {}

    static void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("dtp");
        if (in.claimed() < 1) {
            out.add("[zero packet length]");
            d.printInvalid();
            return;
        }
        int version = in.peekU8(0);
        out.add("DTPv").add(version).add(", length ").add(in.claimed());
        in.skip(1);
        if (d.verbose(1) && !printElements(d, in)) {
            d.printInvalid();
            in.need(in.claimed());
        }
    }

    /** False, with the reader at an element, where that does not fit. */
    private static boolean printElements(Dissection d, PacketReader in) {
        Line out = d.out();
        while (in.claimed() > 0) {
            if (in.claimed() < ELEMENT_HEADER) {
                out.add('[').add(in.claimed()).add(" bytes remaining]");
                return false;
            }
            int type = in.peekU16(0);
            int length = in.peekU16(2);
            if (type == 0) {
                return true; // padding
            }
            out.add("\n\t").add(ValueNames.at(NAMES, type, "Unknown")).add(" (0x").hex(type, 4).add(") TLV, length ");
            out.add(length);
            if (length < ELEMENT_HEADER || length > in.claimed()) {
                out.add("[TLV length ").add(length).add(']');
                return false;
            }
            int at = in.position();
            switch (type) {
                case DOMAIN -> {
                    in.skip(ELEMENT_HEADER);
                    PacketText.printPadded(out.add(", "), in, length - ELEMENT_HEADER);
                }
                case STATUS, TYPE -> {
                    if (length != 5) {
                        return false;
                    }
                    int value = in.peekU8(ELEMENT_HEADER);
                    out.add(", 0x").hex(value);
                }
                case NEIGHBOR -> {
                    if (length != 10) {
                        return false;
                    }
                    in.need(length);
                    out.add(", ");
                    d.printMac(in, at + ELEMENT_HEADER);
                }
                default -> in.need(length);
            }
            in.seek(at + length);
        }
        return true;
    }
}
