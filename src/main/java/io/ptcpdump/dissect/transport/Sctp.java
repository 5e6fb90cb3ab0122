package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Stream Control Transmission Protocol, RFC 9260: two ports, a 32-bit verification tag and a checksum; then chunks, each of
 * a type, flags and 16-bit length, padded to 32 bits.
 */
public final class Sctp implements Printer {
    private static final int HEADER_LENGTH = 12;
    private static final int CHUNK_HEADER = 4;
    private static final int DATA = 0;
    private static final int INIT = 1;
    private static final int INIT_ACK = 2;
    private static final int SACK = 3;
    private static final ValueNames CHUNKS = ValueNames.of(
            DATA, "DATA", INIT, "INIT", INIT_ACK, "INIT ACK", SACK, "SACK", 4, "HB REQ", 5, "HB ACK", 6, "ABORT",
            7, "SHUTDOWN", 8, "SHUTDOWN ACK", 9, "OP ERR", 10, "COOKIE ECHO", 11, "COOKIE ACK", 12, "ECN ECHO", 13, "ECN CWR",
            14, "SHUTDOWN COMPLETE", 0xc0, "FOR CUM TSN", 0xc1, "REL CTRL", 0xc2, "REL CTRL ACK");
    private static final int M3UA = 3;
    private static final int FIRST_FORCES = 21;
    private static final int LAST_FORCES = 23;
    private static final String[] PAYLOADS = {
        null, "ISDN Q.921", "M2UA", "M3UA", "SUA", "M2PA", "V5.2", "H.248", "BICC", "TALI", "DUA", "ASAP", "ENRP", "H.323",
        "Q.IPC", "SIMCO", "DDPSC", "DDPSSC", "S1AP", "RUA", "HNBAP", "ForCES HP", "ForCES MP", "ForCES LP", "SBc-AP", "NBAP",
        null, "X2AP"
    };
    /** Ports of the channels of ForCES, RFC 5811. */
    private static final int FORCES_PORT = 6704;
    private static final String[] FORCES_CHANNELS = {"[ForCES HP]", "[ForCES MP]", "[ForCES LP]"};

    private final Printer m3ua = new M3ua();

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("sctp");
        int length = in.claimed();
        if (length < HEADER_LENGTH) {
            out.add("truncated-sctp - ").add(HEADER_LENGTH - length).add(" bytes missing!");
            return;
        }
        if (d.printIfCut(in, HEADER_LENGTH)) {
            return;
        }
        int source = in.peekU16(0);
        int destination = in.peekU16(2);
        d.printHost(in, d.ip().sourceAt);
        out.add('.').add(source).add(" > ");
        d.printHost(in, d.ip().destinationAt);
        out.add('.').add(destination).add(": sctp");
        boolean forces = printForcesChannel(out, source) | printForcesChannel(out, destination);
        in.skip(HEADER_LENGTH);
        printChunks(d, in, length - HEADER_LENGTH, forces);
    }

    private static boolean printForcesChannel(Line out, int port) {
        int channel = port - FORCES_PORT;
        if (channel < 0 || channel >= FORCES_CHANNELS.length) {
            return false;
        }
        out.add(FORCES_CHANNELS[channel]);
        return true;
    }

    /** {@code left} is unsigned: it wraps where a chunk is longer than the packet, and then the captured bytes end the loop. */
    private void printChunks(Dissection d, PacketReader in, int left, boolean forces) {
        for (int count = 1; left != 0; count++) {
            String separator = d.verbose(2) ? "\n\t" : count == 1 ? " (" : ", (";
            if (Integer.compareUnsigned(left, CHUNK_HEADER) < 0) {
                printBad(d, separator, count, "[chunk descriptor cut off at end of packet]");
                return;
            }
            if (d.printIfCut(in, CHUNK_HEADER)) {
                return;
            }
            int length = in.peekU16(2);
            int padding = -length & 3;
            if (length < CHUNK_HEADER) {
                printBad(d, separator, count, "[Bad chunk length " + length + ", < size of chunk descriptor]");
                return;
            }
            if (Integer.compareUnsigned(left, padding) < 0) {
                printBad(d, separator, count, "[Bad chunk length " + length + ", > remaining data in packet]");
                return;
            }
            if (d.printIfCut(in, length)) {
                return;
            }
            int start = in.position();
            d.out().add(separator).add(count).add(") ");
            if (!printChunk(d, in, length, forces)) {
                d.out().add("bogus chunk length ").add(length).add(']');
                return;
            }
            in.seek(start + length);
            if (d.printIfCut(in, padding)) {
                return;
            }
            in.skip(padding);
            left -= length + padding;
        }
    }

    private static void printBad(Dissection d, String separator, int count, String complaint) {
        d.out().add(separator).add(count).add(") ").add(complaint);
    }

    /** Prints a chunk that was all captured; false where it is too short for its type. */
    private boolean printChunk(Dissection d, PacketReader in, int length, boolean forces) {
        Line out = d.out();
        int type = in.u8();
        int flags = in.u8();
        in.skip(2);
        out.add('[').addNameHex(CHUNKS.get(type), "Unknown chunk type: 0x", type, type < 16 ? 1 : 2, "").add("] ");
        int n = length - CHUNK_HEADER;
        return switch (type) {
            case DATA -> printData(d, in, flags, n, forces);
            case INIT, INIT_ACK -> printInit(out, in, n);
            case SACK -> printSack(out, in, n);
            default -> true;
        };
    }

    private boolean printData(Dissection d, PacketReader in, int flags, int n, boolean forces) {
        Line out = d.out();
        out.add((flags & 4) != 0 ? "(U)" : "").add((flags & 2) != 0 ? "(B)" : "").add((flags & 1) != 0 ? "(E)" : "");
        out.add((flags & 7) != 0 ? " " : "");
        if (n < 12) {
            return false;
        }
        out.add("[TSN: ").add(in.u32()).add("] [SID: ").add(in.u16()).add("] [SSEQ ").add(in.u16()).add("] [PPID ");
        long payload = in.u32();
        String name = payload < PAYLOADS.length ? PAYLOADS[(int) payload] : null;
        if (name != null) {
            out.add(name);
        } else {
            out.add("0x").hex(payload);
        }
        out.add("] ");
        if (n == 12) {
            return false;
        }
        if (!forces && (payload < FIRST_FORCES || payload > LAST_FORCES) && d.verbose(2)) {
            printPayload(d, in, payload, n - 12);
        }
        return true;
    }

    private void printPayload(Dissection d, PacketReader in, long type, int n) {
        if (type == M3UA) {
            long ends = in.ends();
            in.claimOnly(n);
            m3ua.print(d, in);
            in.restore(ends);
            d.out().enter("sctp");
            return;
        }
        d.out().add("[Payload");
        if (!d.options().hexOrAscii()) {
            HexDump.hexAndAscii(d.out().add(':'), "\n\t", in, n);
        }
        d.out().add(']');
    }

    private static boolean printInit(Line out, PacketReader in, int n) {
        if (n < 16) {
            return false;
        }
        out.add("[init tag: ").add(in.u32()).add("] [rwnd: ").add(in.u32()).add("] [OS: ").add(in.u16()).add("] [MIS: ");
        out.add(in.u16()).add("] [init TSN: ").add(in.u32()).add("] ");
        return true;
    }

    /** Gaps are counted from the cumulative acknowledgement. */
    private static boolean printSack(Line out, PacketReader in, int n) {
        if (n < 12) {
            return false;
        }
        long cumulative = in.u32();
        out.add("[cum ack ").add(cumulative).add("] [a_rwnd ").add(in.u32());
        int gaps = in.u16();
        int duplicates = in.u16();
        out.add("] [#gap acks ").add(gaps).add("] [#dup tsns ").add(duplicates).add("] ");
        int left = n - 12;
        for (int i = 1; left != 0 && i <= gaps; i++, left -= 4) {
            if (left < 4) {
                return false;
            }
            out.add("\n\t\t[gap ack block #").add(i).add(": start = ").add(cumulative + in.u16() & 0xffffffffL);
            out.add(", end = ").add(cumulative + in.u16() & 0xffffffffL).add("] ");
        }
        for (int i = 1; left != 0 && i <= duplicates; i++, left -= 4) {
            if (left < 4) {
                return false;
            }
            out.add("\n\t\t[dup TSN #").add(i).add(": ").add(in.u32()).add("] ");
        }
        return true;
    }
}
