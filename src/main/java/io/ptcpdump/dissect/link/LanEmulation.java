package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * LAN emulation over ATM (ATM Forum af-lane-0021): an Ethernet frame after the identifier of the LAN emulation client, or,
 * where that is 0xff00, a control frame.
 */
final class LanEmulation {
    private static final int CONTROL = 0xff00;
    private static final ValueNames OPERATIONS = ValueNames.of(
            0x0001, "configure request", 0x0101, "configure response", 0x0002, "join request", 0x0102, "join response",
            0x0003, "ready query", 0x0103, "ready indication", 0x0004, "register request", 0x0104, "register response",
            0x0005, "unregister request", 0x0105, "unregister response", 0x0006, "ARP request", 0x0106, "ARP response",
            0x0007, "flush request", 0x0107, "flush response", 0x0008, "NARP request", 0x0009, "topology request");

    private final Ethernet ethernet = new Ethernet();

    void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("lane");
        int client = in.peekU16(0);
        if (client == CONTROL) {
            in.need(6);
            int operation = in.peekU16(4);
            out.add("lec: proto ").hex(in.peekU8(2)).add(" vers ").hex(in.peekU8(3)).add(' ');
            out.addName(OPERATIONS.get(operation), "opcode-#", operation, "");
            return;
        }
        in.skip(2);
        ethernet.print(d, in, (dissection, frame) -> dissection.out().add("lecid:").hex(client).add(' '));
    }
}
