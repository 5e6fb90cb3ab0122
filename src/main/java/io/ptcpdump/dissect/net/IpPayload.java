package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/** What IPv4 and IPv6 have in common: the way to the protocol that they carry, and their complaints. */
final class IpPayload {
    private IpPayload() {}

    /**
     * Prints the payload of an IP packet whose header is in {@link Dissection#ip}.
     *
     * @param length of the payload in bytes; that of a jumbogram may be more than the reader's claim can say
     */
    static void print(Dissection d, PacketReader in, int protocol, long length) {
        while (protocol == IpProtocol.AH) {
            if (!in.has(1)) {
                d.out().enter("ah");
                d.printTruncated();
                return;
            }
            protocol = in.peekU8(0);
            length -= AuthenticationHeader.print(d, in);
        }
        Printer printer = d.demux().ipProtocol(protocol);
        if (printer != null) {
            printer.print(d, in);
            return;
        }
        Line out = d.out();
        switch (protocol) {
            case IpProtocol.NO_NEXT_HEADER -> out.add("no next header");
            case IpProtocol.NETWORK_DISK -> out.add(" nd ").add(length);
            default -> out.add(' ').addName(d.names().ipProtocol(protocol), "ip-proto-", protocol, "").add(' ').add(length);
        }
    }

    /** Whether the protocol's printer prints the IP addresses itself, together with its ports. */
    static boolean printsAddresses(Dissection d, int protocol) {
        boolean ports = switch (protocol) {
            case IpProtocol.TCP, IpProtocol.UDP, IpProtocol.DCCP, IpProtocol.SCTP -> true;
            default -> false;
        };
        return ports && d.demux().ipProtocol(protocol) != null;
    }

    static void printBadLength(Dissection d, String what, int length, int minimum) {
        d.out().add(" [").add(what).add(' ').add(length).add(" < ").add(minimum).add(']');
        d.printInvalid();
    }

    static void printBadVersion(Dissection d, int version, int expected) {
        d.out().add(" [version ").add(version).add(" != ").add(expected).add(']');
        d.printInvalid();
    }

    /** Says that a protocol came in the wrong version of IP. */
    static void printRequires(Dissection d, int protocol, String version) {
        d.out().add('[').add(IpProtocol.name(protocol)).add(" requires ").add(version).add(']');
        d.printInvalid();
    }
}
