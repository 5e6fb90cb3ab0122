package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import java.time.ZoneId;

/**
 * Server Message Block of before Windows Vista, also called CIFS; [MS-CIFS] section 2.2.3. What carries it (TCP, NetBIOS in its
 * many forms) has printers of its own, which share one of these.
 *
 * <pre>
 *  0          4         5        9       10       12          24     26        28     30          32
 * +----------+---------+--------+-------+--------+-----------+------+---------+------+-----------+-----------+-----------
 * | ff 'SMB' | command | status | flags | flags2 | process,  | tree | process | user | multiplex | words,    | bytes,
 * |          |         |        |       |        | signature |      |         |      |           | count (1) | count (2)
 * +----------+---------+--------+-------+--------+-----------+------+---------+------+-----------+-----------+-----------
 * </pre>
 *
 * Numbers are little-endian. The words of a command that can be chained name the next command, and where its words are.
 */
public final class Smb {
    private static final String MAGIC = "\u00ffSMB";
    private static final int COMMAND = 4;
    private static final int STATUS = 5;
    private static final int FLAGS = 9;
    private static final int FLAGS2 = 10;
    private static final int HEADER = 32;
    private static final int REPLY = 0x80;
    private static final int UNICODE = 0x8000;
    private static final int NT_STATUS = 0x4000;
    private static final int NO_COMMAND = 0xff;
    /** A sound message never comes near it; one that is not could be long in its text. */
    private static final int MAX_CHAINED = 64;

    private static final int LOCKING = 0x24;
    private static final int TRANSACTION = 0x25;
    private static final int TRANSACTION2 = 0x32;
    private static final int NEGOTIATE = 0x72;
    private static final int SESSION_SETUP = 0x73;

    private static final SmbBlock HEADER_BLOCK = SmbBlock.builder()
            .skip(COMMAND)
            .text("SMB Command   =  ").item(SmbFields::hex8)
            .text("\nError class   =  ").item(SmbFields::hex8, fields -> fields.skip(1))
            .text("\nError code    =  ").item(SmbFields::u16)
            .text("\nFlags1        =  ").item(SmbFields::hex8)
            .text("\nFlags2        =  ").item(SmbFields::hex8).skip(13)
            .text("\nTree ID       =  ").item(SmbFields::u16)
            .text("\nProc ID       =  ").item(SmbFields::u16)
            .text("\nUID           =  ").item(SmbFields::u16)
            .text("\nMID           =  ").item(SmbFields::u16)
            .text("\nWord Count    =  ").item(SmbFields::u8)
            .text("\n")
            .build();

    private final SmbFields fields;
    private final SmbTransaction2 transaction2 = new SmbTransaction2();

    /** Prints dates as local time. */
    public Smb() {
        this(ZoneId.systemDefault());
    }

    /** Prints dates as time of this zone. */
    public Smb(ZoneId zone) {
        fields = new SmbFields(zone);
    }

    SmbFields fields() {
        return fields;
    }

    /** Whether a message begins at an absolute position and ahead of {@code limit}; bytes that were not captured are none. */
    static boolean isMessage(PacketReader in, int position, int limit) {
        return limit - position >= MAGIC.length() && in.startsWith(position - in.position(), MAGIC);
    }

    /** Prints the message at an absolute position. */
    void print(Dissection d, PacketReader in, int start, int limit) {
        Line out = d.out();
        out.enter("smb");
        boolean request = (in.u8At(start + FLAGS) & REPLY) == 0;
        int code = in.u8At(start + COMMAND);
        if (d.verbose(2)) {
            out.add('\n');
        }
        printName(out, code, request);
        if (!d.verbose(2)) {
            return;
        }
        out.add('\n');
        fields.begin(d, in, start);
        SmbMessage message = new SmbMessage(d, in, fields, start, limit, request);
        int flags2 = message.u16(start + FLAGS2);
        fields.setUnicode((flags2 & UNICODE) != 0);
        fields.print(HEADER_BLOCK, start, start + HEADER + 1);
        printStatus(message, (flags2 & NT_STATUS) != 0);
        printCommands(message, code);
    }

    private static void printName(Line out, int code, boolean request) {
        out.add("SMB PACKET: ").add(SmbCommand.of(code).name()).add(request ? " (REQUEST)" : " (REPLY)");
    }

    private static void printStatus(SmbMessage message, boolean ofNt) {
        Line out = message.out();
        int at = message.start() + STATUS;
        if (ofNt) {
            int status = message.u32(at);
            if (status != 0) {
                out.add("NTError = ").addNameHex(NtStatus.name(status), "0x", status, 8, "").add('\n');
            }
        } else if (message.u8(at) != 0) {
            SmbError.print(out.add("SMBError = "), message.u8(at), message.u16(at + 2));
            out.add('\n');
        }
    }

    private void printCommands(SmbMessage message, int code) {
        Line out = message.out();
        int offset = HEADER;
        for (int chained = 0; chained <= MAX_CHAINED; chained++) {
            int words = message.start() + offset;
            int count = message.u8(words);
            fields.forgetStringLength();
            printCommand(message, code, words);
            if (!SmbCommand.of(code).chained() || count == 0) {
                return;
            }
            code = message.u8(words + 1);
            if (code == NO_COMMAND) {
                return;
            }
            int next = message.u16(words + 3);
            out.add('\n');
            printName(out, code, message.request());
            out.add(" (CHAINED)\n");
            if (next <= offset) {
                out.add("Bad andX offset: ").add(next).add(" <= ").add(offset).add('\n');
                return;
            }
            offset = next;
        }
        out.add("[chain too long]\n");
    }

    private void printCommand(SmbMessage message, int code, int words) {
        switch (code) {
            case NEGOTIATE -> SmbSession.printNegotiation(message, words);
            case SESSION_SETUP -> SmbSession.printSetup(message, words);
            case LOCKING -> SmbLocking.print(message, words);
            case TRANSACTION -> SmbTransaction.print(message, words);
            case TRANSACTION2 -> transaction2.print(message, words);
            default -> printFields(message, SmbCommand.of(code), words);
        }
    }

    private static void printFields(SmbMessage message, SmbCommand command, int words) {
        SmbBlock wordsBlock = message.request() ? command.requestWords() : command.replyWords();
        SmbBlock bytesBlock = message.request() ? command.requestBytes() : command.replyBytes();
        Line out = message.out();
        SmbFields fields = message.fields();
        int bytes = message.bytesAfter(words);
        if (wordsBlock == null) {
            int end = Math.min(bytes, message.limit());
            for (int i = 0; words + 1 + 2 * i < end; i++) {
                int value = message.u16(words + 1 + 2 * i);
                out.add("smb_vwv[").add(i).add("]=").add(value).add(" (0x").upperHex(value).add(")\n");
            }
        } else if (bytes > words + 1) {
            fields.print(wordsBlock, words + 1, bytes);
        }
        int count = message.printByteCount(bytes);
        if (count == 0) {
            return;
        }
        if (bytesBlock != null) {
            fields.print(bytesBlock, bytes + 2, bytes + 2 + count);
        } else {
            out.add("smb_buf[]=\n");
            fields.dump(bytes + 2, Math.min(bytes + 2 + count, message.limit()));
        }
    }
}
