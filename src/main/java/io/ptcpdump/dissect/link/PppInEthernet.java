package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/** {@link Ppp} that follows an Ethernet protocol type of its own, after which there is a colon of its own too. */
public final class PppInEthernet implements Printer {
    @Override
    public void print(Dissection d, PacketReader in) {
        if (in.claimed() > 0) {
            d.out().add(": ");
            Ppp.printFrame(d, in);
        }
    }
}
