package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Packets of Linux vsock monitors (uapi/linux/vsockmon.h). All fields are little-endian.
 *
 * <pre>
 *  0        8             16       20            24          26          28       30         32
 * +--------+-------------+--------+-------------+-----------+-----------+--------+----------+-----------------
 * | source | destination | source | destination | operation | transport | length | reserved | transport header
 * | context identifiers  | ports                |           |           |        |          | of that length
 * +--------+-------------+--------+-------------+-----------+-----------+--------+----------+-----------------
 * </pre>
 */
public final class Vsock implements LinkPrinter {
    private static final int HEADER = 32;
    private static final int VIRTIO_HEADER = 44;
    private static final int TRANSPORT_VIRTIO = 2;
    private static final int OPERATION_PAYLOAD = 4;
    private static final String[] TRANSPORTS = {"UNKNOWN", "NO_INFO", "VIRTIO"};
    private static final String[] OPERATIONS = {"UNKNOWN", "CONNECT", "DISCONNECT", "CONTROL", "PAYLOAD"};
    private static final String[] VIRTIO_OPERATIONS = {
        "INVALID", "REQUEST", "RESPONSE", "RST", "SHUTDOWN", "RW", "CREDIT UPDATE", "CREDIT REQUEST"
    };
    private static final int VIRTIO_STREAM = 1;

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("vsock");
        int captured = in.captured();
        if (d.printIfCut(in, HEADER)) {
            return captured;
        }
        int operation = in.peekU16Le(24);
        int transport = in.peekU16Le(26);
        int headers = HEADER + (transport == TRANSPORT_VIRTIO ? VIRTIO_HEADER : 0);
        boolean cut = false;
        out.addName(ValueNames.at(TRANSPORTS, transport), "Invalid transport (", transport, ")");
        if (d.verbose(1)) {
            cut = captured < headers;
            if (!cut) {
                printTransport(out, in, transport);
                out.add("\n\t");
            }
        } else {
            out.add(' ');
        }
        printPorts(out, in);
        out.add(' ').addName(ValueNames.at(OPERATIONS, operation), " invalid op (", operation, ")");
        out.add(", length ").add(captured);
        boolean dumped = d.verbose(2) && operation == OPERATION_PAYLOAD;
        if (cut || dumped && captured <= headers) {
            d.printTruncated();
        } else if (dumped) {
            in.skip(headers);
            out.add('\n');
            HexDump.hex(out, "\t", in, in.captured());
        }
        return HEADER;
    }

    private static void printPorts(Line out, PacketReader in) {
        out.addUnsigned(Long.reverseBytes(in.peekU64(0))).add('.').add(in.peekU32Le(16)).add(" > ");
        out.addUnsigned(Long.reverseBytes(in.peekU64(8))).add('.').add(in.peekU32Le(20));
    }

    /** The header of virtio-v1.1 section 5.10.6; other transports have none. */
    private static void printTransport(Line out, PacketReader in, int transport) {
        if (transport != TRANSPORT_VIRTIO) {
            return;
        }
        int type = in.peekU16Le(HEADER + 28);
        int operation = in.peekU16Le(HEADER + 30);
        out.add(" (len ").add(in.peekU32Le(HEADER + 24));
        out.add(", type ").addName(type == VIRTIO_STREAM ? "STREAM" : null, "Invalid type (", type, ")");
        out.add(", op ").addName(ValueNames.at(VIRTIO_OPERATIONS, operation), "Invalid op (", operation, ")");
        out.add(", flags ").hex(in.peekU32Le(HEADER + 32)).add(", buf_alloc ").add(in.peekU32Le(HEADER + 36));
        out.add(", fwd_cnt ").add(in.peekU32Le(HEADER + 40)).add(')');
    }
}
