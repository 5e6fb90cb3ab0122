package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Wireless LAN frames, IEEE 802.11 section 9.2.3. All fields are little-endian.
 *
 * <pre>
 *  0               2          4           10          16          22         24
 * +---------------+----------+-----------+-----------+-----------+----------+-----------+------+---------
 * | frame control | duration | address 1 | address 2 | address 3 | sequence | address 4 | QoS  | body ...
 * +---------------+----------+-----------+-----------+-----------+----------+-----------+------+---------
 * </pre>
 *
 * What the addresses are depends on the frame; the fourth is there between two access points only, the QoS field in frames of
 * that kind. Control frames are shorter.
 */
public final class Ieee80211 implements LinkPrinter {
    private static final int MANAGEMENT = 0;
    private static final int CONTROL = 1;
    private static final int DATA = 2;

    private static final int TO_DS = 0x0100;
    private static final int FROM_DS = 0x0200;
    private static final int MORE_FRAGMENTS = 0x0400;
    private static final int RETRY = 0x0800;
    private static final int POWER_MANAGEMENT = 0x1000;
    private static final int MORE_DATA = 0x2000;
    private static final int PROTECTED = 0x4000;
    private static final int ORDER = 0x8000;

    /** Bits of the subtype of a data frame. */
    private static final int CF_ACK = 1;
    private static final int CF_POLL = 2;
    private static final int NO_DATA = 4;
    private static final int QOS = 8;

    private static final int CONTROL_WRAPPER = 7;
    private static final int BLOCK_ACK_REQUEST = 8;
    private static final int BLOCK_ACK = 9;
    private static final int POWER_SAVE_POLL = 10;
    private static final int RTS = 11;
    private static final int CTS = 12;
    private static final int ACK = 13;
    private static final int CF_END = 14;
    private static final int CF_END_ACK = 15;

    private static final int FRAME_CONTROL_LENGTH = 2;
    private static final int DURATION = 2;
    private static final int ADDRESS_1 = 4;
    private static final int ADDRESS_2 = 10;
    private static final int ADDRESS_3 = 16;
    private static final int ADDRESS_4 = 24;
    private static final int THREE_ADDRESSES = 24;
    private static final int FOUR_ADDRESSES = 30;

    private final Ieee80211Management management = new Ieee80211Management();

    @Override
    public int print(Dissection d, PacketReader in) {
        return print(d, in, false, 0);
    }

    /**
     * Prints a frame.
     *
     * @param padded    whether the header is padded to a multiple of 4 bytes
     * @param fcsLength length of the frame check sequence at the end
     * @return the length of its headers
     */
    int print(Dissection d, PacketReader in, boolean padded, int fcsLength) {
        Line out = d.out();
        out.enter("802.11");
        int captured = in.captured();
        if (in.claimed() < fcsLength) {
            d.printTruncated();
            return captured;
        }
        in.clip(in.claimed() - fcsLength);
        if (in.captured() < FRAME_CONTROL_LENGTH) {
            d.printTruncated();
            return captured;
        }
        int control = in.peekU16Le(0);
        int headerLength = headerLength(out, control);
        if (headerLength == 0) {
            return 0;
        }
        if (padded) {
            headerLength = headerLength + 3 & ~3;
        }
        int meshLength = 0;
        if (d.options().mesh() && type(control) == DATA && (subtype(control) & QOS) != 0) {
            if (d.printIfCut(in, headerLength + 1)) {
                return headerLength;
            }
            meshLength = meshHeaderLength(in.peekU8(headerLength));
            headerLength += meshLength;
        }
        if (d.printIfCut(in, headerLength)) {
            return headerLength;
        }
        if (d.options().linkHeader()) {
            printHeader(d, in, control, headerLength, meshLength);
        }
        return headerLength + printBody(d, in, control, headerLength);
    }

    private static int type(int control) {
        return control >>> 2 & 3;
    }

    private static int subtype(int control) {
        return control >>> 4 & 15;
    }

    /** 0, after having printed why, where the frame cannot be printed. */
    private static int headerLength(Line out, int control) {
        switch (type(control)) {
            case MANAGEMENT -> {
                return THREE_ADDRESSES;
            }
            case CONTROL -> {
                int length = controlLength(subtype(control));
                if (length == 0) {
                    out.add("unknown 802.11 ctrl frame subtype (").add(subtype(control)).add(')');
                }
                return length;
            }
            case DATA -> {
                boolean between = (control & TO_DS) != 0 && (control & FROM_DS) != 0;
                return (between ? FOUR_ADDRESSES : THREE_ADDRESSES) + ((subtype(control) & QOS) != 0 ? 2 : 0);
            }
            default -> {
                out.add("unknown 802.11 frame type (").add(type(control)).add(')');
                return 0;
            }
        }
    }

    private static int controlLength(int subtype) {
        return switch (subtype) {
            case BLOCK_ACK_REQUEST -> 20;
            case CONTROL_WRAPPER, BLOCK_ACK, POWER_SAVE_POLL, RTS, CF_END, CF_END_ACK -> 16;
            case CTS, ACK -> 10;
            default -> 0;
        };
    }

    /** By the flags of a mesh header, of which the lowest two bits count addresses and no other is known. */
    private static int meshHeaderLength(int flags) {
        return (flags & ~3) != 0 ? 0 : 6 * (1 + (flags & 3));
    }

    private static void printHeader(Dissection d, PacketReader in, int control, int headerLength, int meshLength) {
        Line out = d.out();
        if (d.verbose(1)) {
            out.add((control & MORE_DATA) != 0 ? "More Data " : "");
            out.add((control & MORE_FRAGMENTS) != 0 ? "More Fragments " : "");
            out.add((control & POWER_MANAGEMENT) != 0 ? "Pwr Mgmt " : "").add((control & RETRY) != 0 ? "Retry " : "");
            out.add((control & ORDER) != 0 ? "Strictly Ordered " : "").add((control & PROTECTED) != 0 ? "Protected " : "");
            if (type(control) != CONTROL || subtype(control) != POWER_SAVE_POLL) {
                out.add(in.peekU16Le(DURATION)).add("us ");
            }
        }
        if (meshLength != 0) {
            printMesh(d, in, headerLength - meshLength);
        }
        switch (type(control)) {
            case MANAGEMENT -> {
                printAddress(d, in, "BSSID:", ADDRESS_3);
                printAddress(d, in, "DA:", ADDRESS_1);
                printAddress(d, in, "SA:", ADDRESS_2);
            }
            case CONTROL -> printControlHeader(d, in, subtype(control));
            default -> printDataHeader(d, in, control);
        }
    }

    private static void printMesh(Dissection d, PacketReader in, int ahead) {
        Line out = d.out();
        int addresses = in.peekU8(ahead) & 3;
        int ttl = in.peekU8(ahead + 1);
        long sequence = in.peekU32Le(ahead + 2);
        out.add("MeshData (AE ").add(addresses).add(" TTL ").add(ttl).add(" seq ").add(sequence);
        for (int i = 0; i < addresses; i++) {
            out.add(" A").add(4 + i).add(':');
            d.printMac(in, in.position() + ahead + 6 + 6 * i);
        }
        out.add(") ");
    }

    private static void printControlHeader(Dissection d, PacketReader in, int subtype) {
        switch (subtype) {
            case BLOCK_ACK_REQUEST -> printBlockAckRequest(d, in);
            case BLOCK_ACK, RTS -> {
                printAddress(d, in, "RA:", ADDRESS_1);
                printAddress(d, in, "TA:", ADDRESS_2);
            }
            case POWER_SAVE_POLL -> {
                printAddress(d, in, "BSSID:", ADDRESS_1);
                printAddress(d, in, "TA:", ADDRESS_2);
            }
            case CTS, ACK -> printAddress(d, in, "RA:", ADDRESS_1);
            case CF_END, CF_END_ACK -> {
                printAddress(d, in, "RA:", ADDRESS_1);
                printAddress(d, in, "BSSID:", ADDRESS_2);
            }
            default -> {
                // A wrapped frame has a header of its own, which is not printed.
            }
        }
    }

    private static void printBlockAckRequest(Dissection d, PacketReader in) {
        d.out().add(' ');
        printAddress(d, in, "RA:", ADDRESS_1);
        printAddress(d, in, "TA:", ADDRESS_2);
        d.out().add("CTL(").hex(in.peekU16Le(16)).add(") SEQ(").add(in.peekU16Le(18)).add(") ");
    }

    private static void printDataHeader(Dissection d, PacketReader in, int control) {
        Line out = d.out();
        int subtype = subtype(control);
        if ((subtype & (CF_ACK | CF_POLL | QOS)) != 0) {
            out.add("CF ").add((subtype & CF_ACK) != 0 ? "Ack" : "");
            out.add((subtype & CF_ACK) != 0 && (subtype & CF_POLL) != 0 ? "/" : "").add((subtype & CF_POLL) != 0 ? "Poll" : "");
            out.add((subtype & QOS) != 0 ? "+QoS " : " ");
        }
        boolean toDs = (control & TO_DS) != 0;
        boolean fromDs = (control & FROM_DS) != 0;
        if (toDs && fromDs) {
            printAddress(d, in, "RA:", ADDRESS_1);
            printAddress(d, in, "TA:", ADDRESS_2);
            printAddress(d, in, "DA:", ADDRESS_3);
            printAddress(d, in, "SA:", ADDRESS_4);
        } else {
            printAddress(d, in, toDs ? "BSSID:" : "DA:", ADDRESS_1);
            printAddress(d, in, fromDs ? "BSSID:" : "SA:", ADDRESS_2);
            printAddress(d, in, toDs ? "DA:" : fromDs ? "SA:" : "BSSID:", ADDRESS_3);
        }
    }

    private static void printAddress(Dissection d, PacketReader in, String role, int ahead) {
        d.out().add(role);
        d.printMac(in, in.position() + ahead);
        d.out().add(' ');
    }

    /** Returns the length of the IEEE 802.2 headers in it. */
    private int printBody(Dissection d, PacketReader in, int control, int headerLength) {
        int subtype = subtype(control);
        switch (type(control)) {
            case MANAGEMENT -> {
                d.linkAddresses(in.peekU48(ADDRESS_2), in.peekU48(ADDRESS_1));
                in.skip(headerLength);
                if (!management.print(d, in, subtype, (control & PROTECTED) != 0)) {
                    d.printTruncated();
                }
                return 0;
            }
            case CONTROL -> {
                printControl(d, in, subtype);
                return 0;
            }
            default -> {
                return (subtype & NO_DATA) != 0 ? 0 : printData(d, in, control, headerLength);
            }
        }
    }

    private static int printData(Dissection d, PacketReader in, int control, int headerLength) {
        if ((control & PROTECTED) != 0) {
            d.out().add("Data");
            in.skip(headerLength);
            if (!printWep(d.out(), in)) {
                d.printTruncated();
            }
            return 0;
        }
        boolean toDs = (control & TO_DS) != 0;
        boolean fromDs = (control & FROM_DS) != 0;
        long source = in.peekU48(!fromDs ? ADDRESS_2 : toDs ? ADDRESS_4 : ADDRESS_3);
        d.linkAddresses(source, in.peekU48(toDs ? ADDRESS_3 : ADDRESS_1));
        in.skip(headerLength);
        return Ethernet.printLlc(d, in);
    }

    /** Prints the initialization vector of an encrypted body; returns whether it was captured. */
    static boolean printWep(Line out, PacketReader in) {
        if (!in.has(4)) {
            return false;
        }
        long vector = in.u32Le();
        int iv = (int) vector & 0xffffff;
        out.add(" IV:").spaces(iv < 0x10 ? 2 : iv < 0x100 ? 1 : 0).hex(iv);
        out.add(" Pad ").hex(vector >>> 24 & 0x3f).add(" KeyID ").hex(vector >>> 30);
        return true;
    }

    private static void printControl(Dissection d, PacketReader in, int subtype) {
        Line out = d.out();
        out.add(controlName(subtype));
        if (subtype == POWER_SAVE_POLL) {
            out.add(" AID(").hex(in.peekU16Le(DURATION)).add(')');
            return;
        }
        if (d.options().linkHeader() || subtype == CONTROL_WRAPPER) {
            return;
        }
        if (subtype == BLOCK_ACK_REQUEST) {
            printBlockAckRequest(d, in);
        } else if (subtype == RTS) {
            printAddress(d, in, " TA:", ADDRESS_2);
        } else {
            printAddress(d, in, " RA:", ADDRESS_1);
        }
    }

    private static String controlName(int subtype) {
        return switch (subtype) {
            case CONTROL_WRAPPER -> "Control Wrapper";
            case BLOCK_ACK_REQUEST -> "BAR";
            case BLOCK_ACK -> "BA";
            case POWER_SAVE_POLL -> "Power Save-Poll";
            case RTS -> "Request-To-Send";
            case CTS -> "Clear-To-Send";
            case ACK -> "Acknowledgment";
            case CF_END -> "CF-End";
            default -> "CF-End+CF-Ack";
        };
    }
}
