package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The NetBIOS session service over TCP, RFC 1002 section 4.3.
 *
 * <pre>
 *  0      1       2        4
 * +------+-------+--------+---------
 * | type | flags | length | ...
 * +------+-------+--------+---------
 * </pre>
 */
public final class NetbiosSession implements Printer {
    private static final int HEADER = 4;
    private static final int MESSAGE = 0x00;
    private static final int REQUEST = 0x81;
    private static final int GRANTED = 0x82;
    private static final int REJECT = 0x83;
    private static final int KEEPALIVE = 0x85;

    private static final SmbBlock UNKNOWN =
            SmbBlock.builder().text("Unknown packet type ").item(SmbFields::hex8).build();
    private static final SmbBlock MESSAGE_BLOCK = block("NBT Session Message").build();
    private static final SmbBlock REQUEST_BLOCK =
            block("NBT Session Request").encodedName("Destination").encodedName("Source").build();
    private static final SmbBlock GRANTED_BLOCK = block("NBT Session Granted").build();
    private static final SmbBlock REJECT_BLOCK = block("NBT SessionReject").hex8("Reason").build();
    private static final SmbBlock KEEPALIVE_BLOCK = block("NBT Session Keepalive").build();
    private static final SmbBlock UNKNOWN_BLOCK =
            SmbBlock.builder().text("NBT - Unknown packet type\n").hex8("Type").build();

    private final Smb smb;

    public NetbiosSession(Smb smb) {
        this.smb = smb;
    }

    private static SmbBlock.Builder block(String name) {
        return SmbBlock.builder().skip(1).text(name + "\n").hex8("Flags").u16Be("Length");
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().enter("nbt_tcp");
        if (in.claimed() < HEADER || in.captured() < HEADER) {
            d.printTruncated();
        } else if (d.verbose(2)) {
            d.out().add("\n>>> NBT Session Packet\n");
            printDetails(d, in);
        } else {
            d.out().add(" NBT Session Packet: ");
            printBrief(d, in);
        }
    }

    private void printBrief(Dissection d, PacketReader in) {
        Line out = d.out();
        switch (in.peekU8(0)) {
            case MESSAGE -> out.add("Session Message");
            case REQUEST -> out.add("Session Request");
            case GRANTED -> out.add("Session Granted");
            case REJECT -> {
                if (in.peekU16(2) < 4 || in.claimed() < HEADER + 4 || in.captured() < HEADER + 4) {
                    d.printTruncated();
                } else {
                    printReason(out.add("Session Reject, "), in.peekU8(HEADER));
                }
            }
            case KEEPALIVE -> out.add("Session Keepalive");
            default -> print(d, in, UNKNOWN);
        }
    }

    private void printDetails(Dissection d, PacketReader in) {
        switch (in.peekU8(0)) {
            case MESSAGE -> printMessage(d, in);
            case REQUEST -> print(d, in, REQUEST_BLOCK);
            case GRANTED -> print(d, in, GRANTED_BLOCK);
            case REJECT -> {
                print(d, in, REJECT_BLOCK);
                if (in.peekU16(2) >= 1 && in.captured() > HEADER) {
                    printReason(d.out(), in.peekU8(HEADER));
                    d.out().add('\n');
                }
            }
            case KEEPALIVE -> print(d, in, KEEPALIVE_BLOCK);
            default -> print(d, in, UNKNOWN_BLOCK);
        }
    }

    private void print(Dissection d, PacketReader in, SmbBlock block) {
        smb.fields().begin(d, in, in.position());
        smb.fields().print(block, in.position(), in.end());
    }

    private void printMessage(Dissection d, PacketReader in) {
        int length = in.peekU16(2);
        int start = in.position() + HEADER;
        smb.fields().begin(d, in, in.position());
        smb.fields().print(MESSAGE_BLOCK, in.position(), start);
        int limit = Math.min(start + length, in.end());
        if (!Smb.isMessage(in, start, limit)) {
            d.out().add("Session packet:(raw data or continuation?)\n");
            return;
        }
        SmbOverTcp.printIfLong(d.out(), length, in.claimed() - HEADER, in.captured() - HEADER);
        smb.print(d, in, start, limit);
    }

    private static void printReason(Line out, int reason) {
        String name = switch (reason) {
            case 0x80 -> "Not listening on called name";
            case 0x81 -> "Not listening for calling name";
            case 0x82 -> "Called name not present";
            case 0x83 -> "Called name present, but insufficient resources";
            default -> null;
        };
        if (name == null) {
            out.add("Unspecified error 0x").upperHex(reason);
        } else {
            out.add(name);
        }
    }
}
