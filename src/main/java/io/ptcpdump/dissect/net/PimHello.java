package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** The hello message of PIM version 2, RFC 7761 section 4.9.2: options of a type and a length, 16 bits each, and a value. */
final class PimHello {
    private static final int OPTION_HEADER = 4;
    private static final int HOLD_TIME = 1;
    private static final int LAN_PRUNE_DELAY = 2;
    private static final int DR_PRIORITY_OLD = 18;
    private static final int DR_PRIORITY = 19;
    private static final int GENERATION_ID = 20;
    private static final int STATE_REFRESH = 21;
    private static final int BIDIRECTIONAL = 22;
    private static final int ADDRESS_LIST = 24;
    private static final int ADDRESS_LIST_OLD = 65001;

    private PimHello() {}

    /** False where an option does not fit into the message. */
    static boolean print(Dissection d, PacketReader in, int addressLength) {
        Line out = d.out();
        while (in.claimed() > 0) {
            if (in.claimed() < OPTION_HEADER) {
                return false;
            }
            int type = in.u16();
            int length = in.u16();
            out.add("\n\t  ").add(name(type)).add(" Option (").add(type).add("), length ").add(length).add(", Value: ");
            if (in.claimed() < length || !in.has(length)) {
                return false;
            }
            int at = in.position();
            int expected = length(type, length);
            if (expected >= 0 && length != expected) {
                out.add("[option length ").add(length).add(" != ").add(expected).add(']');
                d.printInvalid();
                return true;
            }
            if (!printValue(d, in, type, length, addressLength)) {
                return false;
            }
            if (d.verbose(2)) {
                in.seek(at);
                HexDump.captured(out, "\n\t    ", in, length);
            }
            in.seek(at + length);
        }
        return true;
    }

    /** Length of an option's value, or -1 where it may have any. */
    private static int length(int type, int length) {
        return switch (type) {
            case HOLD_TIME -> 2;
            case LAN_PRUNE_DELAY, GENERATION_ID, STATE_REFRESH -> 4;
            case DR_PRIORITY_OLD, DR_PRIORITY -> length == 0 ? 0 : 4;
            default -> -1;
        };
    }

    private static boolean printValue(Dissection d, PacketReader in, int type, int length, int addressLength) {
        Line out = d.out();
        switch (type) {
            case HOLD_TIME -> out.duration(in.u16());
            case LAN_PRUNE_DELAY -> {
                int delay = in.u16();
                out.add("\n\t    T-bit=").add(delay >>> 15).add(", LAN delay ").add(delay & 0x7fff);
                out.add("ms, Override interval ").add(in.u16()).add("ms");
            }
            case DR_PRIORITY_OLD, DR_PRIORITY -> {
                if (length == 0) {
                    out.add("Bi-Directional Capability (Old)");
                } else {
                    out.add(in.u32());
                }
            }
            case GENERATION_ID -> out.add("0x").hex(in.u32(), 8);
            case STATE_REFRESH -> {
                out.add('v').add(in.u8());
                int interval = in.u8();
                if (interval != 0) {
                    out.add(", interval ").duration(interval);
                }
                int reserved = in.u16();
                if (reserved != 0) {
                    out.add(" ?0x").hex(reserved, 4).add('?');
                }
            }
            case ADDRESS_LIST, ADDRESS_LIST_OLD -> {
                int end = in.position() + length;
                while (d.verbose(2) && in.position() < end) {
                    out.add("\n\t    ");
                    if (!PimAddress.printUnicast(d, in, addressLength)) {
                        return false;
                    }
                }
            }
            case BIDIRECTIONAL -> {
                // It is there: that is all it says.
            }
            default -> {
                if (!d.verbose(2)) {
                    HexDump.captured(out, "\n\t    ", in, length);
                }
            }
        }
        return true;
    }

    private static String name(int type) {
        return switch (type) {
            case HOLD_TIME -> "Hold Time";
            case LAN_PRUNE_DELAY -> "LAN Prune Delay";
            case DR_PRIORITY_OLD -> "DR Priority (Old)";
            case DR_PRIORITY -> "DR Priority";
            case GENERATION_ID -> "Generation ID";
            case STATE_REFRESH -> "State Refresh Capability";
            case BIDIRECTIONAL -> "Bi-Directional Capability";
            case ADDRESS_LIST -> "Address List";
            case ADDRESS_LIST_OLD -> "Address List (Old)";
            default -> "Unknown";
        };
    }
}
