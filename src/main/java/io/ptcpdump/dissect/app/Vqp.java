package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * Cisco's VLAN Query Protocol: version, message type, error code and number of objects in a byte each, a 32-bit sequence number;
 * then objects of a 32-bit type and 16-bit length.
 */
public final class Vqp implements Printer {
    private static final int HEADER_LENGTH = 8;
    private static final int OBJECT_HEADER = 6;
    private static final int VERSION = 1;
    private static final ValueNames MESSAGES = ValueNames.of(
            1, "Request, Join Port", 2, "Response, VLAN", 3, "Request, Reconfirm", 4, "Response, Reconfirm");
    private static final ValueNames ERRORS =
            ValueNames.of(0, "No error", 3, "Access denied", 4, "Shutdown port", 5, "Wrong VTP domain");
    private static final int CLIENT_ADDRESS = 0x0c01;
    private static final int PORT_NAME = 0x0c02;
    private static final int VLAN_NAME = 0x0c03;
    private static final int VTP_DOMAIN = 0x0c04;
    private static final int ETHERNET_PACKET = 0x0c05;
    private static final int MAC_NULL = 0x0c06;
    private static final int MAC_ADDRESS = 0x0c08;
    private static final ValueNames OBJECTS = ValueNames.of(
            CLIENT_ADDRESS, "Client IP Address", PORT_NAME, "Port Name", VLAN_NAME, "VLAN Name", VTP_DOMAIN, "VTP Domain",
            ETHERNET_PACKET, "Ethernet Packet", MAC_NULL, "MAC Null", MAC_ADDRESS, "MAC Address");

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("vqp");
        int length = in.claimed();
        in.need(HEADER_LENGTH);
        if (length < HEADER_LENGTH) {
            d.printInvalid();
            return;
        }
        int version = in.peekU8(0);
        if (version != VERSION) {
            out.add("VQP version ").add(version).add(" packet not supported");
            return;
        }
        int type = in.peekU8(1);
        int error = in.peekU8(2);
        out.add(d.verbose(1) ? "\n\tVQPv" : "VQPv").add(version).add(d.verbose(1) ? ", " : " ");
        out.addName(MESSAGES.get(type), "unknown (", type, ")").add(" Message, error-code ");
        out.add(ERRORS.get(error, "unknown")).add(" (").add(error).add(')');
        int objects = in.peekU8(3);
        if (d.verbose(1)) {
            out.add(", seq 0x").hex(in.peekU32(4), 8).add(", items ").add(objects);
        }
        out.add(", length ").add(length);
        if (d.verbose(1)) {
            in.skip(HEADER_LENGTH);
            for (; objects > 0 && in.claimed() > 0; objects--) {
                if (!printObject(d, in)) {
                    return;
                }
            }
        }
    }

    /** Prints an object and moves behind it; whether another may follow. */
    private static boolean printObject(Dissection d, PacketReader in) {
        Line out = d.out();
        in.need(OBJECT_HEADER);
        if (in.claimed() < OBJECT_HEADER) {
            d.printInvalid();
            return false;
        }
        int type = in.i32();
        int length = in.u16();
        out.add("\n\t  ").add(OBJECTS.get(type, "Unknown")).add(" Object (0x").hex(type, 8).add("), length ").add(length);
        out.add(", value: ");
        if (type == 0 || length == 0) {
            return false;
        }
        in.need(length);
        if (length > in.claimed() || !printValue(d, in, type, length)) {
            d.printInvalid();
            return false;
        }
        in.skip(length);
        return true;
    }

    /** Prints a value and stays in front of it; false where the length is wrong. */
    private static boolean printValue(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        switch (type) {
            case CLIENT_ADDRESS -> {
                if (length != 4) {
                    return false;
                }
                d.printIpv4(in, in.position());
                out.add(" (0x").hex(in.peekU32(0), 8).add(')');
            }
            case PORT_NAME, VLAN_NAME, VTP_DOMAIN, ETHERNET_PACKET -> {
                for (int i = 0; i < length && in.peekU8(i) != 0; i++) {
                    out.printable(in.peekU8(i));
                }
            }
            case MAC_ADDRESS, MAC_NULL -> {
                if (length != 6) {
                    return false;
                }
                d.printMac(in, in.position());
            }
            default -> {
                if (!d.verbose(2)) {
                    int start = in.position();
                    HexDump.hex(out, "\n\t    ", in, length);
                    in.seek(start);
                }
            }
        }
        return true;
    }
}
