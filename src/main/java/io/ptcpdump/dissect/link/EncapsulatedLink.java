package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.model.LinkTypeNames;

/** The link type that a header before a packet names. */
final class EncapsulatedLink {
    private EncapsulatedLink() {}

    /** The printer for a link type as libpcap numbers them, or null. */
    static LinkPrinter printer(Dissection d, long linkType) {
        if (linkType > Integer.MAX_VALUE) {
            return null;
        }
        return d.demux().knownLinkType(LinkTypeNames.canonical((int) linkType));
    }

    static void printHeader(Dissection d, long linkType, long headerLength, int length) {
        Line out = d.out();
        String known = linkType > Integer.MAX_VALUE ? "" : LinkTypeNames.name(LinkTypeNames.canonical((int) linkType));
        String name = known.isEmpty() ? "UNKNOWN" : known;
        if (d.options().quiet()) {
            out.add(name);
        } else {
            out.add("DLT ").add(name).add(" (").add(linkType).add(") len ").add(headerLength);
        }
        out.add(", length ").add(length).add(": ");
    }
}
