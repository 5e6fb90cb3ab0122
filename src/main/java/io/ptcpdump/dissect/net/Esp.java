package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/** The IP encapsulating security payload, RFC 4303 section 2: security parameters index, sequence number, ciphertext. */
public final class Esp implements Printer {
    private static final int HEADER = 8;

    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().enter("esp");
        if (in.captured() <= HEADER) {
            d.printTruncated();
            return;
        }
        int length = in.claimed();
        d.out().add("ESP(spi=0x").hex(in.u32(), 8).add(",seq=0x").hex(in.u32()).add("), length ").add(length);
    }
}
