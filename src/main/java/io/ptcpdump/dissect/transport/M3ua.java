package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The SS7 MTP3 user adaptation layer, RFC 4666: version, a reserved byte, message class and type, a 32-bit length with this
 * header; then parameters of a 16-bit tag and 16-bit length, padded to 32 bits.
 */
final class M3ua implements Printer {
    private static final int HEADER_LENGTH = 8;
    private static final int PARAMETER_HEADER = 4;
    private static final ValueNames CLASSES = ValueNames.of(
            0, "Management", 1, "Transfer", 2, "SS7", 3, "ASP", 4, "ASP", 9, "Routing Key Management");
    private static final String[][] TYPES = {
        {"Error", "Notify"},
        {null, "Data"},
        {
            null, "Destination Unavailable", "Destination Available", "Destination State Audit", "Signalling Congestion",
            "Destination User Part Unavailable", "Destination Restricted"
        },
        {
            null, "Up", "Down", "Heartbeat", "Up Acknowledgement", "Down Acknowledgement", "Heartbeat Acknowledgement"
        },
        {null, "Active", "Inactive", "Active Acknowledgement", "Inactive Acknowledgement"},
        null, null, null, null,
        {
            null, "Registration Request", "Registration Response", "Deregistration Request", "Deregistration Response"
        }
    };
    private static final int ROUTING_CONTEXT = 0x0006;
    private static final int CORRELATION = 0x0013;
    private static final int NETWORK_APPEARANCE = 0x0200;
    private static final ValueNames PARAMETERS = ValueNames.of(
            0x0004, "INFO String", ROUTING_CONTEXT, "Routing Context", 0x0007, "Diagnostic Info", 0x0009, "Heartbeat Data",
            0x000b, "Traffic Mode Type", 0x000c, "Error Code", 0x000d, "Status", 0x0011, "ASP Identifier",
            0x0012, "Affected Point Code", CORRELATION, "Correlation ID", NETWORK_APPEARANCE, "Network Appearance",
            0x0204, "User/Cause", 0x0205, "Congestion Indications", 0x0206, "Concerned Destination", 0x0207, "Routing Key",
            0x0208, "Registration Result", 0x0209, "Deregistration Result", 0x020a, "Local Routing Key Identifier",
            0x020b, "Destination Point Code", 0x020c, "Service Indicators", 0x020e, "Originating Point Code List",
            0x0210, "Protocol Data", 0x0212, "Registration Status", 0x0213, "Deregistration Status");

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("m3ua");
        int size = in.claimed();
        if (size < HEADER_LENGTH) {
            d.printInvalid();
            in.need(size);
            return;
        }
        in.need(HEADER_LENGTH);
        if (in.peekU8(0) != 1) {
            return;
        }
        int messageClass = in.peekU8(2);
        out.add("\n\t\t").addName(CLASSES.get(messageClass), "Unknown message class ", messageClass, "");
        String[] types = messageClass < TYPES.length ? TYPES[messageClass] : null;
        if (types != null) {
            int type = in.peekU8(3);
            out.add(' ').addNameHex(type < types.length ? types[type] : null, "Unknown (0x", type, 2, ")").add(" Message");
        }
        long length = in.peekU32(4);
        if (length != size) {
            out.add("\n\t\t\t@@@@@@ Corrupted length ").add(length).add(" of message @@@@@@");
            return;
        }
        in.skip(HEADER_LENGTH);
        printParameters(d, in, size - HEADER_LENGTH);
    }

    private static void printParameters(Dissection d, PacketReader in, int size) {
        Line out = d.out();
        int start = in.position();
        for (int at = 0; at < size; ) {
            in.seek(start + at);
            int tag = 0;
            int length = 0;
            if (at + PARAMETER_HEADER <= size) {
                tag = in.peekU16(0);
                out.add("\n\t\t\t").addNameHex(PARAMETERS.get(tag), "Unknown Parameter (0x", tag, 4, ")").add(": ");
                length = in.peekU16(2);
            }
            if (length < PARAMETER_HEADER) {
                d.printInvalid();
                in.seek(start);
                in.need(size);
                return;
            }
            int padding = -(at + length) & 3;
            in.need(length + padding);
            printValue(d, in, tag, length);
            at += length + padding;
        }
    }

    /** Of the parameters that are a number, tcpdump prints the tag and the length in its place. */
    private static void printValue(Dissection d, PacketReader in, int tag, int length) {
        if (tag != NETWORK_APPEARANCE && tag != ROUTING_CONTEXT && tag != CORRELATION) {
            d.out().add("(length ").add(length).add(')');
        } else if (length < PARAMETER_HEADER + 4) {
            d.printInvalid();
        } else {
            d.out().add("0x").hex(in.peekU32(0), 8);
        }
    }
}
