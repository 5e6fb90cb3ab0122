package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Gmpls;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;
import io.ptcpdump.dissect.net.RsvpObject.Outcome;

/** RSVP objects about labels: RFC 3209 sections 4.1 and 4.2, RFC 3473 sections 2 and 3. */
final class RsvpLabel {
    private static final int PLAIN = 1;
    private static final int GENERALIZED = 2;
    private static final int WAVEBAND = 3;
    private static final int REQUEST_ATM = 2;
    private static final int REQUEST_FRAME_RELAY = 3;
    private static final int REQUEST_GENERALIZED = 4;
    private static final String[] ACTIONS = {"Inclusive list", "Exclusive list", "Inclusive range", "Exclusive range"};

    private RsvpLabel() {}

    static Outcome print(Line out, PacketReader in, String indent, int type, int at, int length) {
        switch (type) {
            case PLAIN -> {
                for (int i = 0; i + 4 <= length; i += 4) {
                    out.add(indent).add("  Label: ").add(in.u32At(at + i));
                }
            }
            case GENERALIZED -> {
                if (length < 4) {
                    return Outcome.TOO_SHORT;
                }
                out.add(indent).add("  Generalized Label: ").add(in.u32At(at));
            }
            case WAVEBAND -> {
                if (length < 12) {
                    return Outcome.TOO_SHORT;
                }
                out.add(indent).add("  Waveband ID: ").add(in.u32At(at)).add(indent);
                out.add("  Start Label: ").add(in.u32At(at + 4)).add(", Stop Label: ").add(in.u32At(at + 8));
            }
            default -> {
                return Outcome.DUMP;
            }
        }
        return Outcome.PRINTED;
    }

    static Outcome printRequest(Line out, PacketReader in, String indent, int type, int at, int length) {
        if (type < PLAIN || type > REQUEST_GENERALIZED) {
            return Outcome.DUMP;
        }
        if (type == PLAIN) {
            for (int i = 0; i + 4 <= length; i += 4) {
                printProtocol(out, in, indent, at + i);
            }
            return Outcome.PRINTED;
        }
        if (length < (type == REQUEST_GENERALIZED ? 4 : 12)) {
            return Outcome.TOO_SHORT;
        }
        if (type == REQUEST_GENERALIZED) {
            int encoding = in.u8At(at);
            int switching = in.u8At(at + 1);
            int payload = in.u16At(at + 2);
            out.add(indent).add("  LSP Encoding Type: ").add(Gmpls.encoding(encoding)).add(" (").add(encoding).add(')');
            out.add(indent).add("  Switching Type: ").add(Gmpls.SWITCHING_TYPES.get(switching, "Unknown"));
            out.add(" (").add(switching).add("), Payload ID: ").add(Gmpls.payload(payload));
            out.add(" (0x").hex(payload, 4).add(')');
            return Outcome.PRINTED;
        }
        printProtocol(out, in, indent, at);
        if (type == REQUEST_ATM) {
            out.add((in.u8At(at + 4) & 0x80) != 0 ? ",no merge capability" : ", merge capability");
            out.add(indent).add("  Minimum VPI/VCI: ").add(in.u16At(at + 4) & 0xfff).add('/').add(in.u16At(at + 6) & 0xfff);
            out.add(indent).add("  Maximum VPI/VCI: ").add(in.u16At(at + 8) & 0xfff).add('/').add(in.u16At(at + 10) & 0xfff);
        } else {
            int bits = in.u16At(at + 4) >> 7 & 3;
            out.add(indent).add("  Minimum/Maximum DLCI: ").add(in.u32At(at + 4) & 0x7fffff).add('/');
            out.add(in.u32At(at + 8) & 0x7fffff).add(bits == 0 ? ", 10 bit DLCI" : bits == 2 ? ", 23 bit DLCI" : ",  bit DLCI");
        }
        return Outcome.PRINTED;
    }

    private static void printProtocol(Line out, PacketReader in, String indent, int at) {
        int type = in.u16At(at + 2);
        out.add(indent).add("  L3 Protocol ID: ").addNameHex(EtherType.name(type), "Unknown Protocol (0x", type, 4, ")");
    }

    static Outcome printSet(Line out, PacketReader in, String indent, int type, int at, int length) {
        if (type != PLAIN) {
            return Outcome.DUMP;
        }
        if (length < 4) {
            return Outcome.TOO_SHORT;
        }
        int action = in.u8At(at);
        out.add(indent).add("  Action: ").add(ValueNames.at(ACTIONS, action, "Unknown")).add(" (").add(action);
        out.add("), Label type: ").add(in.u8At(at + 3) & 0x7f);
        if (action == 2 || action == 3) {
            if (length < 12) {
                return Outcome.TOO_SHORT;
            }
            out.add(indent).add("  Start range: ").add(in.u32At(at + 4)).add(", End range: ").add(in.u32At(at + 8));
            return Outcome.PRINTED;
        }
        for (int i = 4; i + 4 <= length; i += 4) {
            out.add(indent).add("  Subchannel #").add(i / 4).add(": ").add(in.u32At(at + i));
        }
        return Outcome.PRINTED;
    }
}
