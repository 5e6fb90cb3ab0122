package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Resource Reservation Protocol, RFC 2205, with refresh reduction, RFC 2961, and traffic engineering, RFC 3209 and RFC 3473.
 *
 * <pre>
 *  0                1      2          4     5          6        8
 * +----------------+------+----------+-----+----------+--------+---------------------------------------
 * | version, flags | type | checksum | ttl | reserved | length | objects: length, class, type, contents
 * +----------------+------+----------+-----+----------+--------+---------------------------------------
 * </pre>
 */
public final class Rsvp implements Printer {
    private static final int HEADER_LENGTH = 8;
    private static final int VERSION = 1;
    private static final int BUNDLE = 12;
    private static final ValueNames MESSAGES = ValueNames.of(
            1, "Path",
            2, "Resv",
            3, "PathErr",
            4, "ResvErr",
            5, "PathTear",
            6, "ResvTear",
            7, "ResvConf",
            BUNDLE, "Bundle",
            13, "Acknowledgement",
            14, "Hello (Old)",
            15, "Refresh",
            20, "Hello");

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("rsvp");
        if (d.printIfCut(in, HEADER_LENGTH)) {
            return;
        }
        int at = in.position();
        int type = in.u8At(at + 1);
        if (!d.verbose(1)) {
            if (hasVersion(out, in, at)) {
                out.add("RSVPv1 ").addName(MESSAGES.get(type), "unknown (", type, ")");
                out.add(" Message, length: ").add(in.claimed());
            }
            return;
        }
        int left = printHeader(out, in, at, "\n\t");
        if (left < 0) {
            return;
        }
        at += HEADER_LENGTH;
        if (type == BUNDLE) {
            printBundle(d, in, at, left);
        } else if (MESSAGES.get(type) != null) {
            RsvpObject.printAll(d, in, "\n\t  ", at, left);
        } else {
            HexDump.capturedAt(out, "\n\t    ", in, at, left);
        }
    }

    private static boolean hasVersion(Line out, PacketReader in, int at) {
        int version = in.u8At(at) >> 4;
        if (version != VERSION) {
            out.add("ERROR: RSVP version ").add(version).add(" packet not supported");
        }
        return version == VERSION;
    }

    /** Prints the header of a message and returns how much follows it; -1 where it is none. */
    private static int printHeader(Line out, PacketReader in, int at, String indent) {
        if (!hasVersion(out, in, at)) {
            return -1;
        }
        int type = in.u8At(at + 1);
        int length = in.u16At(at + 6);
        out.add(indent).add("RSVPv1 ").addName(MESSAGES.get(type), "unknown, type: ", type, "").add(" Message (").add(type);
        out.add("), Flags: [").add((in.u8At(at) & 1) != 0 ? "Refresh reduction capable" : "none").add("], length: ").add(length);
        out.add(", ttl: ").add(in.u8At(at + 4)).add(", checksum: 0x").hex(in.u16At(at + 2), 4);
        if (length < HEADER_LENGTH) {
            out.add("ERROR: common header too short ").add(length).add(" < ").add(HEADER_LENGTH);
            return -1;
        }
        return length - HEADER_LENGTH;
    }

    /** Messages in a message, RFC 2961 section 3; they are not bundles themselves. */
    private static void printBundle(Dissection d, PacketReader in, int at, int left) {
        while (left > 0) {
            in.seek(at);
            if (d.printIfCut(in, HEADER_LENGTH)) {
                return;
            }
            int objects = printHeader(d.out(), in, at, "\n\t  ");
            if (objects < 0) {
                return;
            }
            int length = objects + HEADER_LENGTH;
            if (left < length) {
                d.out().add("ERROR: common header too large ").add(length).add(" > ").add(left);
                return;
            }
            if (!RsvpObject.printAll(d, in, "\n\t    ", at + HEADER_LENGTH, objects)) {
                return;
            }
            at += length;
            left -= length;
        }
    }
}
