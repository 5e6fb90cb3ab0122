package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.model.LinkTypeNames;

/** The link type that a header before a packet names: a DLT_ value, which files have another value for in some cases. */
final class EncapsulatedLink {
    private static final int NONE = -1;

    private EncapsulatedLink() {}

    /** The printer for a link type as libpcap numbers them, or null. */
    static LinkPrinter printer(Dissection d, long linkType) {
        return d.demux().knownLinkType(fileValue(linkType));
    }

    /**
     * Prints what is encapsulated and returns how much of its headers {@code -x} leaves out: tcpdump counts what an inner
     * printer returned twice.
     */
    static int print(Dissection d, LinkPrinter printer, PacketReader in) {
        return 2 * d.nestedFrame(printer, in);
    }

    static void printHeader(Dissection d, long linkType, long headerLength, int length) {
        Line out = d.out();
        int known = fileValue(linkType);
        String name = known == NONE ? "" : LinkTypeNames.name(known);
        out.add(d.options().quiet() ? "" : "DLT ").add(name.isEmpty() ? "UNKNOWN" : name);
        if (!d.options().quiet()) {
            out.add(" (").add(linkType).add(") len ").add(headerLength);
        }
        out.add(", length ").add(length).add(": ");
    }

    /** What stands in files for a DLT_ value, or {@link #NONE}. */
    private static int fileValue(long linkType) {
        if (linkType > Integer.MAX_VALUE || LinkTypeNames.isOfFilesOnly((int) linkType)) {
            return NONE;
        }
        return LinkTypeNames.canonical((int) linkType);
    }
}
