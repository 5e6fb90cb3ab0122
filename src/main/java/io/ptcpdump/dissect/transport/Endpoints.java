package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.NetworkHeader;
import io.ptcpdump.dissect.PacketReader;

/** Both ends of a packet, {@code 192.0.2.1.1024 > 192.0.2.2.53: }. */
final class Endpoints {
    private Endpoints() {}

    /** Prints ports by their names, or numbers where the names are null. */
    static void print(
            Dissection d, PacketReader in, int protocol, int source, String sourceName, int destination, String destinationName) {
        Line out = d.out();
        boolean addresses = adjoinIp(d, in, protocol);
        if (addresses) {
            d.printHost(in, d.ip().sourceAt);
            out.add('.');
        }
        out.addName(sourceName, "", source, "").add(" > ");
        if (addresses) {
            d.printHost(in, d.ip().destinationAt);
            out.add('.');
        }
        out.addName(destinationName, "", destination, "").add(": ");
    }

    /** Prints the addresses only, for a packet that was cut before its ports. */
    static void printAddresses(Dissection d, PacketReader in, int protocol) {
        if (adjoinIp(d, in, protocol)) {
            d.printHost(in, d.ip().sourceAt);
            d.out().add(" > ");
            d.printHost(in, d.ip().destinationAt);
            d.out().add(": ");
        }
    }

    /** Prints the addresses, behind an extension header, too, and the mark: for a packet that was cut before its ports. */
    static void printCut(Dissection d, PacketReader in) {
        d.printHost(in, d.ip().sourceAt);
        d.out().add(" > ");
        d.printHost(in, d.ip().destinationAt);
        d.out().add(':');
        d.printTruncated();
    }

    /** Whether the IP header itself names the protocol. Behind an extension header no addresses are printed: IP did that. */
    private static boolean adjoinIp(Dissection d, PacketReader in, int protocol) {
        NetworkHeader ip = d.ip();
        return in.u8At(ip.at + (ip.version == 6 ? 6 : 9)) == protocol;
    }
}
