package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * Cisco's Interior Gateway Routing Protocol: version and operation (4 bits each), edition (1), autonomous system (2), numbers of
 * routes inside the network, of the system and outside of it (2 each), checksum (2); then routes of three bytes of an address,
 * delay (3), bandwidth (3), MTU (2), reliability, load and hops (1 each).
 */
public final class Igrp implements Printer {
    private static final int HEADER = 12;
    private static final int ROUTE = 14;
    private static final int MAX_METRIC = 0xffffff;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("igrp");
        out.add("igrp:");
        int inside = in.peekU16(4);
        int system = in.peekU16(6);
        int outside = in.peekU16(8);
        int first = in.peekU8(0);
        String operation = switch (first & 15) {
            case 1 -> "update";
            case 2 -> "request";
            default -> null;
        };
        out.add(' ').addName(operation, "op-#", first & 15, "").add(" V").add(first >>> 4).add(" edit=").add(in.peekU8(1));
        out.add(" AS=").add(in.peekU16(2)).add(" (").add(inside).add('/').add(system).add('/').add(outside).add(')');
        int checksum = in.peekU16(10);
        if (d.verbose(1)) {
            out.add(" checksum=0x").hex(checksum, 4);
        }
        int length = in.claimed() - HEADER;
        in.skip(HEADER);
        for (; length >= ROUTE; length -= ROUTE) {
            in.need(3);
            if (inside > 0) {
                inside--;
                printNetwork(out.add(" *."), in);
            } else if (system > 0) {
                system--;
                printNetwork(out.add(' '), in).add(".0");
            } else if (outside > 0) {
                outside--;
                printNetwork(out.add(" X"), in).add(".0");
            } else {
                out.add(" [extra bytes ").add(length).add(']');
                break;
            }
            printRoute(out, in);
            in.skip(ROUTE);
        }
        if (inside != 0 || system != 0 || outside != 0 || length != 0) {
            d.printInvalid();
        }
    }

    private static Line printNetwork(Line out, PacketReader in) {
        return out.add(in.peekU8(0)).add('.').add(in.peekU8(1)).add('.').add(in.peekU8(2));
    }

    private static void printRoute(Line out, PacketReader in) {
        in.need(ROUTE);
        int delay = in.peekU24(3);
        int bandwidth = in.peekU24(6);
        out.add(" d=").add(10L * delay).add(" b=").add(bandwidth == 0 ? 0 : 10_000_000 / bandwidth);
        out.add(" r=").add(in.peekU8(11)).add(" l=").add(in.peekU8(12)).add(" M=").add(Math.min(bandwidth + delay, MAX_METRIC));
        out.add(" mtu=").add(in.peekU16(9)).add(" in ").add(in.peekU8(13)).add(" hops");
    }
}
