package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Checksum;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * Protocol Independent Multicast, version 2: RFC 7761 (sparse mode), RFC 3973 (dense mode), RFC 5015 (bidirectional), RFC 5059
 * (bootstrap). Version 1 comes as {@link PimVersion1} in IGMP.
 *
 * <pre>
 *  0                1                         2          4
 * +----------------+-------------------------+----------+-----------------
 * | version, type  | reserved; subtype and   | checksum | by the type ...
 * | (4 bits each)  | address length in some  |          |
 * +----------------+-------------------------+----------+-----------------
 * </pre>
 *
 * All but the type is printed with {@code -v}.
 */
public final class Pim implements Printer {
    private static final int HEADER = 4;
    private static final int REGISTER = 1;
    /** The part of a register message that its checksum covers: not the packet in it. */
    private static final int REGISTER_HEADER = 8;
    private static final String[] TYPES = {
        "Hello", "Register", "Register Stop", "Join / Prune", "Bootstrap", "Assert", "Graft", "Graft Acknowledgement",
        "Candidate RP Advertisement", "Prune Refresh", "DF Election", "ECMP Redirect"
    };

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("pim");
        int length = in.claimed();
        int version = in.peekU8(0) >>> 4;
        int type = in.peekU8(0) & 15;
        out.add("PIMv").add(version);
        if (version != 2) {
            out.add(", length ").add(length);
            return;
        }
        String name = ValueNames.at(TYPES, type, "Unknown Type");
        if (!d.verbose(1)) {
            out.add(", ").add(name).add(", length ").add(length);
            return;
        }
        out.add(", length ").add(length).add("\n\t").add(name);
        out.enter("pimv2");
        if (length < 2) {
            printTooShort(d, length, 2);
            return;
        }
        int addressLength = in.peekU8(1) & 15;
        int subtype = in.peekU8(1) >>> 4;
        if (addressLength != 0) {
            out.add(", RFC2117-encoding");
        }
        if (length < HEADER) {
            printTooShort(d, length, HEADER);
            return;
        }
        int checksum = in.peekU16(2);
        out.add(", cksum 0x").hex(checksum, 4).add(' ').add(checksum == 0 ? "(unverified)" : verify(d, in, type, length));
        in.skip(HEADER);
        if (!PimMessages.print(d, in, type, subtype, addressLength)) {
            d.printTruncated();
        }
    }

    private static void printTooShort(Dissection d, int length, int least) {
        d.out().add("[length ").add(length).add(" < ").add(least).add(']');
        d.printInvalid();
    }

    /** RFC 7761 section 4.9: the checksum of a register message that covers all of it is to be accepted too. */
    private static String verify(Dissection d, PacketReader in, int type, int length) {
        if (type == REGISTER) {
            if (!in.has(REGISTER_HEADER)) {
                return "(unverified)";
            }
            if (isCorrect(d, in, REGISTER_HEADER)) {
                return "(correct)";
            }
        }
        if (!in.has(length)) {
            return "(unverified)";
        }
        return isCorrect(d, in, length) ? "(correct)" : "(incorrect)";
    }

    private static boolean isCorrect(Dissection d, PacketReader in, int length) {
        long sum = d.ip().version == 4 ? 0 : d.ip().pseudoHeaderSum(in, IpProtocol.PIM, length);
        return (~Checksum.fold(in.sum(sum, in.position(), length)) & 0xffff) == 0;
    }
}
