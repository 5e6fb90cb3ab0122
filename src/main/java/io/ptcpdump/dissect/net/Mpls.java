package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * Multiprotocol label switching, RFC 3032 section 2.1: a stack of 32-bit entries of label, traffic class, bottom-of-stack bit
 * and time to live. What follows it is not said anywhere but in the label and the first byte.
 */
public final class Mpls implements Printer {
    private static final int ENTRY = 4;
    private static final int FIRST_UNRESERVED = 16;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("mpls").add("MPLS");
        int entry;
        boolean first = true;
        do {
            if (in.claimed() < ENTRY) {
                d.printInvalid();
                in.need(Math.max(0, in.claimed()));
                return;
            }
            entry = in.i32();
            out.add(first || !d.verbose(1) ? " " : "\n\t").add("(label ").add(label(entry));
            printReserved(d, label(entry));
            out.add(", tc ").add(trafficClass(entry));
            if (isLast(entry)) {
                out.add(", [S]");
            }
            out.add(", ttl ").add(timeToLive(entry)).add(')');
            first = false;
        } while (!isLast(entry));
        printPayload(d, in, label(entry));
    }

    private static void printReserved(Dissection d, int label) {
        if (!d.verbose(1)) {
            return;
        }
        switch (label) {
            case 0 -> d.out().add(" (IPv4 explicit NULL)");
            case 1 -> d.out().add(" (router alert)");
            case 2 -> d.out().add(" (IPv6 explicit NULL)");
            case 3 -> d.out().add(" (implicit NULL)");
            default -> d.out().add(label < FIRST_UNRESERVED ? " (rsvd)" : "");
        }
    }

    private static void printPayload(Dissection d, PacketReader in, int label) {
        int type;
        switch (label) {
            case 0, 3 -> type = EtherType.IPV4;
            case 2 -> type = EtherType.IPV6;
            default -> {
                if (in.claimed() < 1) {
                    return;
                }
                type = etherType(in.peekU8(0));
            }
        }
        Printer payload = type == 0 ? null : d.demux().etherType(type);
        if (payload == null) {
            d.printUnknown(in, in.claimed());
            return;
        }
        d.out().add(d.verbose(1) ? "\n\t" : " ");
        d.nested(payload, in);
    }

    /** The type that a payload's first byte shows (draft-hsmit-isis-aal5mux), or 0. */
    private static int etherType(int first) {
        if (first >= 0x45 && first <= 0x4f) {
            return EtherType.IPV4;
        }
        if (first >= 0x60 && first <= 0x6f) {
            return EtherType.IPV6;
        }
        return first >= 0x81 && first <= 0x83 ? EtherType.OSI : 0;
    }

    static int label(int entry) {
        return entry >>> 12;
    }

    static int trafficClass(int entry) {
        return entry >>> 9 & 7;
    }

    static boolean isLast(int entry) {
        return (entry & 0x100) != 0;
    }

    static int timeToLive(int entry) {
        return entry & 0xff;
    }
}
