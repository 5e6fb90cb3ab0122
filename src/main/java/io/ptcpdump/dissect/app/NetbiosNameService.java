package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The NetBIOS name service over UDP, RFC 1002 section 4.2: a header like that of DNS, questions and resource records.
 *
 * <pre>
 *  0                2                                        4           6         8             10           12
 * +----------------+---+------------+----------+-----------+-----------+---------+-------------+------------+---------
 * | transaction id | R | opcode (4) | flags (7)| code (4)  | questions | answers | authorities | additional | ...
 * +----------------+---+------------+----------+-----------+-----------+---------+-------------+------------+---------
 * </pre>
 */
public final class NetbiosNameService implements Printer {
    private static final int HEADER = 12;
    private static final int RESPONSE = 0x8000;
    private static final int BROADCAST = 1;
    private static final int MAX_RECORDS = 100;
    private static final int NODE_STATUS = 0x21;
    private static final int ADDRESS_LENGTH = 6;

    private static final ValueNames OPCODES = ValueNames.of(
            0, "QUERY", 5, "REGISTRATION", 6, "RELEASE", 7, "WACK", 8, "REFRESH(8)", 9, "REFRESH",
            15, "MULTIHOMED REGISTRATION");

    private static final SmbBlock QUESTION =
            SmbBlock.builder().more().encodedName("Name").hex16Be("QuestionType").hex16Be("QuestionClass").end();
    private static final SmbBlock RECORD_NAME = SmbBlock.builder().encodedName("Name").end();
    private static final SmbBlock RECORD =
            SmbBlock.builder().hex16Be("ResType").hex16Be("ResClass").u32Be("TTL").build();
    private static final SmbBlock ADDRESS = SmbBlock.builder()
            .hex16Be("AddrType").text("Address=").item(SmbFields::dottedAddress).text("\n").build();
    private static final SmbBlock NAME_COUNT = SmbBlock.builder().hex8("NumNames").build();
    private static final SmbBlock NAME =
            SmbBlock.builder().text("Name=").item(SmbFields::paddedName).text("\t").end();
    private static final SmbBlock ADDITIONAL = SmbBlock.builder().text("AdditionalData:\n").build();

    private final Smb smb;

    public NetbiosNameService(Smb smb) {
        this.smb = smb;
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("nbt_udp137");
        in.need(HEADER);
        if (in.claimed() <= 0) {
            return;
        }
        int flags = in.peekU16(2);
        boolean response = (flags & RESPONSE) != 0;
        if (d.verbose(2)) {
            out.add("\n>>> ");
        }
        out.add("NBT UDP PACKET(137): ").add(OPCODES.get(flags >>> 11 & 15, "OPUNKNOWN"));
        if (response) {
            out.add((flags & 15) != 0 ? "; NEGATIVE" : "; POSITIVE");
        }
        out.add(response ? "; RESPONSE" : "; REQUEST").add((flags >>> 4 & BROADCAST) != 0 ? "; BROADCAST" : "; UNICAST");
        if (d.verbose(2)) {
            printHeader(out, in, flags);
            printRecords(d, in);
        }
    }

    private static void printHeader(Line out, PacketReader in, int flags) {
        out.add("\nTrnID=0x").upperHex(in.peekU16(0)).add("\nOpCode=").add(flags >>> 11 & 15);
        out.add("\nNmFlags=0x").upperHex(flags >>> 4 & 0x7f).add("\nRcode=").add(flags & 15);
        out.add("\nQueryCount=").add(in.peekU16(4)).add("\nAnswerCount=").add(in.peekU16(6));
        out.add("\nAuthorityCount=").add(in.peekU16(8)).add("\nAddressRecCount=").add(in.peekU16(10)).add('\n');
    }

    private void printRecords(Dissection d, PacketReader in) {
        int questions = in.peekU16(4);
        int records = in.peekU16(6) + in.peekU16(8) + in.peekU16(10);
        if (questions > MAX_RECORDS || records > MAX_RECORDS) {
            d.out().add("Corrupt packet??\n");
            return;
        }
        smb.fields().begin(d, in, in.position());
        int limit = in.position() + in.claimed();
        int at = in.position() + HEADER;
        if (questions > 0) {
            d.out().add("QuestionRecords:\n");
            for (int i = 0; i < questions && at >= 0; i++) {
                at = smb.fields().print(QUESTION, at, limit);
            }
        }
        if (at >= 0 && records > 0) {
            d.out().add("\nResourceRecords:\n");
            for (int i = 0; i < records && at >= 0; i++) {
                at = printRecord(d, in, at, limit);
            }
        }
        if (at >= 0 && at < limit) {
            smb.fields().print(ADDITIONAL, at, limit);
        }
    }

    /** Returns the position behind the record, or -1 where there is no more to print. */
    private int printRecord(Dissection d, PacketReader in, int at, int limit) {
        at = smb.fields().print(RECORD_NAME, at, limit);
        if (at < 0) {
            return -1;
        }
        int type = in.u16At(at);
        at = smb.fields().print(RECORD, at, at + 8);
        int length = in.u16At(at);
        d.out().add("ResourceLength=").add(length).add("\nResourceData=\n");
        at += 2;
        if (length == ADDRESS_LENGTH) {
            return smb.fields().print(ADDRESS, at, at + length);
        }
        if (type == NODE_STATUS) {
            return printNames(d, in, at, limit);
        }
        if (at >= limit) {
            return -1;
        }
        smb.fields().dump(at, Math.min(at + length, limit));
        return at + length;
    }

    /** The names that a node has; returns the position behind them, or -1 where there is no more to print. */
    private int printNames(Dissection d, PacketReader in, int at, int limit) {
        int count = in.u8At(at);
        at = smb.fields().print(NAME_COUNT, at, at + 1);
        for (int i = 0; i < count; i++) {
            at = smb.fields().print(NAME, at, limit);
            if (!in.hasAt(at, 1)) {
                d.printTruncated();
                return -1;
            }
            if (at >= limit) {
                return -1;
            }
            printNameFlags(d.out(), in.u8At(at));
            at += 2;
        }
        return at;
    }

    private static void printNameFlags(Line out, int flags) {
        if ((flags & 0x80) != 0) {
            out.add("<GROUP> ");
        }
        out.add("BPM_".charAt(flags >>> 5 & 3)).add(' ');
        if ((flags & 0x10) != 0) {
            out.add("<DEREGISTERING> ");
        }
        if ((flags & 0x08) != 0) {
            out.add("<CONFLICT> ");
        }
        if ((flags & 0x04) != 0) {
            out.add("<ACTIVE> ");
        }
        if ((flags & 0x02) != 0) {
            out.add("<PERMANENT> ");
        }
        out.add('\n');
    }
}
