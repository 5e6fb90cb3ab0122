package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** What a redirected packet brings in ForCES, RFC 5810 section 7.9: TLVs with metadata in ILVs, or with the packet. */
final class ForcesRedirect {
    private static final int MINIMUM = 8;

    private ForcesRedirect() {}

    /** Returns false where something is not sound. */
    static boolean print(Dissection d, PacketReader in, int start, int length, int indent) {
        Line out = d.out();
        if (length <= MINIMUM) {
            out.add("\n\t\ttruncated Redirect TLV: ").add(MINIMUM - length).add(" bytes missing! ");
            return false;
        }
        int at = start;
        int room = length;
        while (room != 0) {
            int type = in.u16At(at);
            int elementLength = in.u16At(at + 2);
            if (ForcesElement.fault(elementLength, room) != 0) {
                out.add("Bad Redirect data\n");
                break;
            }
            int data = elementLength - ForcesElement.HEADER;
            switch (type) {
                case ForcesElement.METADATA -> printMetadata(d, in, at + ForcesElement.HEADER, data, indent + 1);
                case ForcesElement.REDIRECT_DATA -> printPacket(d, in, at + ForcesElement.HEADER, data, indent + 1);
                default -> out.add("Unknown REDIRECT TLV 0x").hex(type).add(" len ").add(elementLength).add('\n');
            }
            at += ForcesElement.aligned(elementLength);
            room -= ForcesElement.aligned(elementLength);
        }
        if (room != 0) {
            ForcesElement.printMess(out, in, at, room, "Redirect");
            return false;
        }
        return true;
    }

    private static void printMetadata(Dissection d, PacketReader in, int start, int length, int indent) {
        Line out = d.out();
        out.newline(indent).add(" METADATA length ").add(length).add('\n');
        int at = start;
        int room = length;
        while (room != 0 && ForcesElement.wideFault(in, at, room) == 0) {
            long type = in.u32At(at);
            int dataLength = in.i32At(at + 4);
            out.spaces(indent + 1).add("MetaID 0x").hex(type).add(" length ").add(dataLength).add('\n');
            if (d.verbose(3)) {
                Forces.dump(out, "\t\t[", in, at + ForcesElement.WIDE_HEADER, dataLength - ForcesElement.WIDE_HEADER);
                out.add(" ]\n");
            }
            at += ForcesElement.aligned(dataLength);
            room -= ForcesElement.aligned(dataLength);
        }
    }

    private static void printPacket(Dissection d, PacketReader in, int at, int length, int indent) {
        Line out = d.out();
        out.newline(indent).add(" Redirect Data length ").add(length).add('\n');
        if (d.verbose(3)) {
            out.add("\t\t[");
            Forces.dump(out, "\n\t\t", in, at, length);
            out.add("\n\t\t]");
        }
    }
}
