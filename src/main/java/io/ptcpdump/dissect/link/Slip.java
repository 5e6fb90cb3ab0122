package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Serial line IP, RFC 1055 (LINKTYPE_SLIP), as BSD captures it: whole packets, before each the direction and the link's header,
 * which is compressed by RFC 1144 where the packet's own bytes came without theirs.
 *
 * <pre>
 *  0           1                        16
 * +-----------+------------------------+----------
 * | direction | start of link's packet | IP header
 * +-----------+------------------------+----------
 * </pre>
 */
public final class Slip implements LinkPrinter {
    private static final int HEADER = 16;

    private final SlipCompression compression = new SlipCompression();

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("slip");
        in.need(HEADER);
        if (d.options().linkHeader()) {
            compression.print(d, in, HEADER);
        }
        in.skip(HEADER);
        int version = in.peekU8(0) >>> 4;
        switch (version) {
            case 4 -> Frames.printEtherType(d, in, EtherType.IPV4);
            case 6 -> Frames.printEtherType(d, in, EtherType.IPV6);
            default -> d.out().add("ip v").add(version);
        }
        return HEADER;
    }

    /** The same of BSD/OS (LINKTYPE_SLIP_BSDOS), of whose header nothing is printed, and which holds IPv4. */
    public static int printBsdOs(Dissection d, PacketReader in) {
        d.out().enter("slip_bsdos");
        in.skip(HEADER);
        Frames.printEtherType(d, in, EtherType.IPV4);
        return HEADER;
    }
}
