package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Configuration Testing Protocol of Ethernet version 2 (section 8), called Loopback. Fields are little-endian: how many
 * bytes to skip, these, then a message of a function and what belongs to it.
 */
public final class ConfigurationTesting implements Printer {
    private static final int REPLY = 1;
    private static final int FORWARD_DATA = 2;
    private static final int ADDRESS = 6;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("loopback").add("Loopback");
        if (in.claimed() < 2) {
            printInvalid(d, in);
            return;
        }
        int skip = in.u16Le();
        out.add(", skipCount ").add(skip);
        if (skip % 8 != 0) {
            out.add(" (bogus)");
        }
        if (skip > in.claimed()) {
            printInvalid(d, in);
            return;
        }
        in.skip(skip);
        if (in.claimed() < 2) {
            printInvalid(d, in);
            return;
        }
        printMessage(d, in, in.u16Le());
    }

    private static void printMessage(Dissection d, PacketReader in, int function) {
        Line out = d.out();
        String name = function == REPLY ? "Reply" : function == FORWARD_DATA ? "Forward Data" : null;
        out.add(", ").addName(name, " invalid (", function, ")");
        int needed = function == REPLY ? 2 : function == FORWARD_DATA ? ADDRESS : 0;
        if (in.claimed() < needed) {
            printInvalid(d, in);
            return;
        }
        if (function == REPLY) {
            int receipt = in.u16Le();
            out.add(", receipt number ").add(receipt);
        } else if (function == FORWARD_DATA) {
            long address = in.u48();
            out.add(", forwarding address ");
            d.printMac(address);
        }
        if (name != null) {
            out.add(", data (").add(in.claimed()).add(" octets)");
        }
        in.need(in.claimed());
    }

    private static void printInvalid(Dissection d, PacketReader in) {
        d.printInvalid();
        in.need(Math.max(0, in.claimed()));
    }
}
