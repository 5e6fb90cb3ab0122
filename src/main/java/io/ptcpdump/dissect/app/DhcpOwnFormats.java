package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** DHCP options whose data has a structure of its own. All of it was captured; what is not printed is left to the caller. */
final class DhcpOwnFormats {
    private static final String INDENT = "\n\t      ";
    private static final String FLAG_LETTERS = "SOEN";
    private static final int MASK_LENGTH = 32;

    void print(Dissection d, PacketReader in, int type, int length) {
        switch (type) {
            case DhcpOptionType.NETBIOS_NODE, DhcpOptionType.OVERLOAD -> printChoice(d, in, type, length);
            case DhcpOptionType.CLIENT_NAME -> printClientName(d, in, length);
            case DhcpOptionType.CLIENT_IDENTIFIER -> printClientIdentifier(d, in, length);
            case DhcpOptionType.RELAY_AGENT -> printRelayAgent(d, in, length);
            case DhcpOptionType.USER_CLASS -> printUserClass(d, in, length);
            case DhcpOptionType.ZERO_TOUCH_REDIRECT -> printRedirects(d, in, length);
            default -> printRoutes(d, in, length);
        }
    }

    /** Says why an option cannot be printed, and passes what is left of it. */
    private static void refuse(Dissection d, PacketReader in, String reason, int left) {
        d.out().add(reason);
        d.printInvalid();
        in.skip(left);
    }

    private static void printChoice(Dissection d, PacketReader in, int type, int length) {
        if (length < 1) {
            refuse(d, in, "[length < 1 byte]", 0);
            return;
        }
        int value = in.u8();
        String name = type == DhcpOptionType.OVERLOAD
                ? switch (value) {
                    case 1 -> "file";
                    case 2 -> "sname";
                    case 3 -> "file+sname";
                    default -> null;
                }
                : switch (value) {
                    case 1 -> "b-node";
                    case 2 -> "p-node";
                    case 4 -> "m-node";
                    case 8 -> "h-node";
                    default -> null;
                };
        d.out().addName(name, "#", value, "");
    }

    /** Flags, two result codes that are no longer used, and the name. */
    private static void printClientName(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length < 3) {
            refuse(d, in, "[length < 3 bytes]", length);
            return;
        }
        int flags = in.u8();
        if (flags >> 4 != 0) {
            out.add("[MBZ nibble 0x").hex(flags >> 4).add(" != 0] ");
            d.printInvalid();
        }
        if ((flags & 15) != 0) {
            out.add('[');
            for (int i = 0; i < 4; i++) {
                if ((flags >> i & 1) != 0) {
                    out.add(FLAG_LETTERS.charAt(i));
                }
            }
            out.add("] ");
        }
        int first = in.u8();
        int second = in.u8();
        if (first != 0 || second != 0) {
            out.add(first).add('/').add(second).add(' ');
        }
        DhcpOptions.printText(out, in, length - 3);
    }

    private static void printClientIdentifier(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length < 1) {
            refuse(d, in, "[length < 1 byte]", 0);
            return;
        }
        int type = in.u8();
        if (type == 0) {
            DhcpOptions.printText(out, in, length - 1);
            return;
        }
        String hardware = switch (type) {
            case 1 -> "ether";
            case 6 -> "ieee802";
            case 7 -> "arcnet";
            case 15 -> "frelay";
            case 23 -> "strip";
            case 24 -> "ieee1394";
            default -> null;
        };
        out.addName(hardware, "hardware-type ", type, ",").add(' ');
        for (int i = 1; i < length; i++) {
            out.add(i > 1 ? ":" : "").hex(in.u8(), 2);
        }
    }

    private static void printRelayAgent(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        for (int left = length; left >= 2; ) {
            int type = in.u8();
            int size = in.u8();
            left -= 2;
            String name = switch (type) {
                case 1 -> "Circuit-ID";
                case 2 -> "Remote-ID";
                case 6 -> "Subscriber-ID"; // RFC 3993
                default -> null;
            };
            out.add(INDENT).add(name == null ? "Unknown" : name).add(" SubOption ").add(type).add(", length ").add(size).add(": ");
            if (size > left) {
                out.add("length goes past end of option");
                in.skip(left);
                return;
            }
            if (name == null) {
                HexDump.hex(out, "\n\t\t", in, size);
            } else {
                DhcpOptions.printCharacters(out, in, size);
            }
            left -= size;
        }
    }

    /** Destinations of as many bytes as their mask needs, each with its router. */
    private static void printRoutes(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length < 5) {
            refuse(d, in, "[length < 5 bytes]", length);
            return;
        }
        for (int left = length; left > 0; ) {
            out.add(left < length ? "," : "");
            int mask = in.u8();
            left--;
            if (mask > MASK_LENGTH) {
                out.add("[Mask width (").add(mask);
                refuse(d, in, ") > 32]", left);
                return;
            }
            int octets = (mask + 7) / 8;
            if (left < octets + 4) {
                out.add("[Remaining length (").add(left).add(") < ").add(octets + 4);
                refuse(d, in, " bytes]", left);
                return;
            }
            out.add(mask == 0 ? "(default" : "(");
            for (int i = 0; mask > 0 && i < 4; i++) {
                out.add(i > 0 ? "." : "").add(i < octets ? in.u8() : 0);
            }
            if (mask > 0) {
                out.add('/').add(mask);
            }
            out.add(':');
            DhcpOptions.printAddress(d, in);
            out.add(')');
            left -= octets + 4;
        }
    }

    private static void printUserClass(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length < 2) {
            refuse(d, in, "[length < 2 bytes]", length);
            return;
        }
        int left = length;
        for (int instance = 1; left > 0; instance++) {
            int size = in.u8();
            left--;
            out.add(INDENT).add("instance#").add(instance).add(": ");
            if (size == 0) {
                refuse(d, in, "[suboption length == 0]", left);
                return;
            }
            if (left < size) {
                out.add("[length ").add(left).add(" < suboption length ").add(size);
                refuse(d, in, "", left);
                return;
            }
            DhcpOptions.printText(out, in, size);
            out.add(", length ").add(size);
            left -= size;
        }
    }

    private static void printRedirects(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        int left = length;
        while (left >= 2) {
            int size = in.u16();
            left -= 2;
            out.add("\n\t\t    length ").add(size).add(": ");
            if (left < size) {
                out.add("length goes past end of option");
                in.skip(left);
                return;
            }
            DhcpOptions.printText(out, in, size);
            left -= size;
        }
        if (left > 0) {
            refuse(d, in, "[length < 2 bytes]", 0);
        }
    }
}
