package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/** Bluetooth's host controller interface after 32 bits of which the lowest tells the direction. */
public final class BluetoothHci implements LinkPrinter {
    private static final int HEADER = 4;

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("bluetooth").add("bluetooth");
        boolean incoming = (in.u32() & 1) != 0;
        if (d.options().linkHeader()) {
            out.add(", hci length ").add(in.claimed()).add(", direction ").add(incoming ? "in" : "out");
        }
        d.printUnknown(in, in.captured());
        return HEADER;
    }
}
