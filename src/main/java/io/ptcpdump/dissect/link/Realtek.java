package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The protocols of Realtek's switch chips: remote control (RRCP), echo (REP), loop detection (RLDP), and tags for the port that
 * a frame is of. The first byte tells which. RRCP, multi-byte values of registers in little-endian order:
 *
 * <pre>
 *  0          1               2          4          6            10        14
 * +----------+---------------+----------+----------+------------+---------+--------+
 * | protocol | reply, opcode | auth key | register |    data    |     cookie       |
 * +----------+---------------+----------+----------+------------+---------+--------+
 *                 hello reply: down, up | MAC address   | chip  | vendor
 * </pre>
 */
public final class Realtek implements Printer {
    private static final int REMOTE_CONTROL = 0x01;
    private static final int ECHO = 0x02;
    private static final int LOOP_DETECTION = 0x03;
    private static final int LOOP_DETECTION_2 = 0x23;
    private static final int TAG = 0x04;
    /** In the upper half of the byte; the lower is part of the tag. */
    private static final int TAG_8306 = 0x9;
    private static final int TAG_8366RB = 0xa;

    private static final int REPLY = 0x80;
    private static final int HELLO = 0;
    private static final int GET = 1;
    private static final int SET = 2;
    private static final String[] OPCODES = {"hello", "get", "set"};
    private static final int REMOTE_CONTROL_LENGTH = 18;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("rtl");
        if (d.linkSource() != Dissection.NO_ADDRESS && d.linkDestination() != Dissection.NO_ADDRESS) {
            d.printMac(d.linkSource());
            out.add(" > ");
            d.printMac(d.linkDestination());
            out.add(", ");
        }
        int protocol = in.peekU8(0);
        switch (protocol) {
            case REMOTE_CONTROL -> printRemoteControl(d, in);
            case ECHO -> out.add("REP");
            case LOOP_DETECTION, LOOP_DETECTION_2 -> out.add("RLDP");
            case TAG -> out.add("Realtek 8-byte DSA tag");
            default -> {
                switch (protocol >> 4) {
                    case TAG_8306 -> out.add("Realtek RTL8306 4-byte DSA tag");
                    case TAG_8366RB -> out.add("Realtek RTL8366RB 4-byte DSA tag");
                    default -> out.add("Realtek unknown type 0x").hex(protocol, 2);
                }
            }
        }
    }

    private static void printRemoteControl(Dissection d, PacketReader in) {
        Line out = d.out().enter("rrcp");
        boolean isReply = (in.peekU8(1) & REPLY) != 0;
        int opcode = in.peekU8(1) & ~REPLY;
        String name = ValueNames.at(OPCODES, opcode);
        out.add(isReply ? "RRCP reply: " : "RRCP query: ").addNameHex(name, "unknown opcode (0x", opcode, 2, ")");
        boolean hasRegister = opcode == GET || opcode == SET;
        if (hasRegister) {
            in.need(10);
            out.add(" addr=0x").hex(in.peekU16Le(4), 4).add(", data=0x").hex(in.peekU32Le(6), 8);
        }
        int key = in.peekU16(2);
        out.add(", auth=0x").hex(key, 4);
        if (opcode == HELLO && isReply) {
            in.need(REMOTE_CONTROL_LENGTH);
            out.add(" downlink_port=").add(in.peekU8(4)).add(", uplink_port=").add(in.peekU8(5)).add(", uplink_mac=");
            d.printMac(in.peekU48(6));
            out.add(", vendor_id=").hex(in.peekU32(14), 8).add(" ,chip_id=").hex(in.peekU16(12), 4).add(' ');
        } else if (hasRegister) {
            in.need(REMOTE_CONTROL_LENGTH);
            out.add(", cookie=0x").hex(in.peekU32(14), 8).hex(in.peekU32(10), 8).add(' ');
        }
    }
}
