package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * The networks that an update of EGP says how to reach, RFC 904 appendix A.5: for every gateway its address without the
 * network that it shares with the others, a count of distances, and for each of those the distance, a count and the
 * networks, whose length depends on their class.
 *
 * <p>On machines whose least significant byte is the first, which nearly all are, tcpdump has the bytes of an address in the
 * opposite order here: it takes the class of the shared network from its last byte, and prints addresses backwards. So does
 * this.
 */
final class EgpReachability {
    private EgpReachability() {}

    /** Prints the gateways of the update that the reader is at the first byte of. */
    static void print(Dissection d, PacketReader in) {
        int shared = Integer.reverseBytes(in.peekI32(Egp.SOURCE_NETWORK));
        int internal = in.peekU8(Egp.INTERNAL_GATEWAYS);
        int gateways = internal + in.peekU8(Egp.EXTERNAL_GATEWAYS);
        in.skip(Egp.HEADER);
        for (int i = 0; i < gateways; i++) {
            if (!printGateway(d, in, shared, i < internal ? " int " : " ext ")) {
                d.printInvalid();
                return;
            }
        }
    }

    /** Returns false where the gateway does not fit in what is claimed, as the methods that this uses do. */
    private static boolean printGateway(Dissection d, PacketReader in, int shared, String heading) {
        Line out = d.out();
        int sharedBytes = sharedBytes(shared);
        int hostBytes = 4 - sharedBytes;
        if (isShort(out, in, hostBytes)) {
            return false;
        }
        in.need(hostBytes);
        int address = 0;
        if (sharedBytes == 0) {
            // tcpdump counts the bytes but does not pass over them
            in.claimOnly(in.claimed() - hostBytes);
        } else {
            address = (int) in.unsigned(hostBytes) | shared & -1 << hostBytes * 8;
        }
        if (isShort(out, in, 1)) {
            return false;
        }
        int distances = in.u8();
        printReversed(d, heading, address);
        out.add(" (");
        for (int i = 0; i < distances; i++) {
            if (isShort(out, in, 2)) {
                return false;
            }
            int distance = in.peekU8(0);
            out.add(i == 0 ? "d" : ", d").add(distance).add(':');
            in.skip(1);
            if (!printNetworks(d, in, in.u8())) {
                return false;
            }
        }
        out.add(')');
        return true;
    }

    private static boolean printNetworks(Dissection d, PacketReader in, int count) {
        for (int i = 0; i < count; i++) {
            if (isShort(d.out(), in, 1)) {
                return false;
            }
            int first = in.u8();
            int more = first < 0x80 ? 0 : first < 0xc0 ? 1 : 2;
            if (isShort(d.out(), in, more)) {
                return false;
            }
            int network = first << 24;
            if (more > 0) {
                network |= (int) in.unsigned(more) << (3 - more) * 8;
            }
            printReversed(d, " ", network);
        }
        return true;
    }

    /** Bytes of the network that the gateways share, by its class; 0 where it has none. */
    private static int sharedBytes(int address) {
        if (address >= 0) {
            return 1;
        }
        int start = address >>> 29;
        return start < 6 ? 2 : start == 6 ? 3 : 0;
    }

    private static void printReversed(Dissection d, String heading, int address) {
        byte[] bytes = {(byte) address, (byte) (address >> 8), (byte) (address >> 16), (byte) (address >> 24)};
        d.out().add(heading);
        d.printIpv4(new PacketReader().wrap(bytes, 0, 4, 4), 0);
    }

    private static boolean isShort(Line out, PacketReader in, int needed) {
        int length = in.claimed();
        if (length >= needed) {
            return false;
        }
        out.add(" [length ").add(length).add(" < ").add(needed).add(']');
        return true;
    }
}
