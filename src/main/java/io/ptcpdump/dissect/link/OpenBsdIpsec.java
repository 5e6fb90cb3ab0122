package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * What OpenBSD's enc(4) sees of IPsec (LINKTYPE_ENC): address family, security parameters index and flags, 32 bits each.
 * Family and flags are in the byte order of whatever host wrote them; no family needs more than 16 bits, which tells the
 * order.
 */
public final class OpenBsdIpsec implements LinkPrinter {
    private static final int HEADER = 12;
    private static final int CONFIDENTIAL = 0x0400;
    private static final int AUTHENTIC = 0x0800;

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out().enter("enc");
        in.need(HEADER);
        int family = Integer.reverseBytes(in.i32());
        int parameters = in.i32();
        int flags = Integer.reverseBytes(in.i32());
        if ((family & 0xffff0000) != 0) {
            family = Integer.reverseBytes(family);
            flags = Integer.reverseBytes(flags);
        }
        out.add(flags == 0 ? "(unprotected): " : "(");
        flags = printFlag(out, flags, AUTHENTIC, "authentic");
        printFlag(out, flags, CONFIDENTIAL, "confidential");
        out.add("SPI 0x").hex(parameters, 8).add(": ");
        BsdFamilies.printIp(d, in, family);
        return HEADER;
    }

    /** Returns the flags that are left; the bracket is closed behind the last one. */
    private static int printFlag(Line out, int flags, int flag, String name) {
        if ((flags & flag) != 0) {
            out.add(name).add(flags == flag ? "): " : ",");
        }
        return flags & ~flag;
    }
}
