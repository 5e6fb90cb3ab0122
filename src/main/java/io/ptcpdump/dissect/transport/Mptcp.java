package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * The Multipath TCP option, RFC 6824 and RFC 8684. The reader is at the option's third byte, which has the subtype in its upper
 * half; all of the option was captured. Methods return whether the option is sound.
 */
final class Mptcp {
    private static final int CAPABLE_CHECKSUM = 0x80;
    private static final int BACKUP = 0x01;
    private static final int DSS_FIN = 0x10;
    private static final int DSS_LONG_SEQUENCE = 0x08;
    private static final int DSS_SEQUENCE = 0x04;
    private static final int DSS_LONG_ACK = 0x02;
    private static final int DSS_ACK = 0x01;

    private Mptcp() {}

    /** @param length of the option in bytes, kind and length included */
    static boolean print(Dissection d, PacketReader in, int length, int tcpFlags) {
        Line out = d.out().enter("mptcp");
        if (length < 3) {
            return false;
        }
        out.add(' ').add(length).add(' ');
        return switch (in.peekU8(0) >> 4) {
            case 0 -> printCapable(out.add("capable"), in, length, tcpFlags);
            case 1 -> printJoin(out.add("join"), in, length, tcpFlags);
            case 2 -> printSequenceSignal(out.add("dss"), in, length, tcpFlags);
            case 3 -> {
                out.add("add-addr");
                yield printAddAddress(d, in, length);
            }
            case 4 -> printRemoveAddress(out.add("rem-addr"), in, length);
            case 5 -> printPriority(out.add("prio"), in, length);
            case 6 -> {
                out.add("fail");
                if (length == 12) {
                    out.add(" seq ").addUnsigned(in.peekU64(2));
                }
                yield length == 12;
            }
            case 7 -> {
                out.add("fast-close");
                if (length == 12) {
                    out.add(" key 0x").hex(in.peekU64(2));
                }
                yield length == 12;
            }
            default -> {
                out.add("unknown");
                yield true;
            }
        };
    }

    private static boolean printCapable(Line out, PacketReader in, int length, int tcpFlags) {
        boolean first = (length == 12 || length == 4) && (tcpFlags & Tcp.SYN) != 0;
        boolean third = (length == 20 || length == 22) && (tcpFlags & (Tcp.SYN | Tcp.ACK)) == Tcp.ACK;
        if (!first && !third) {
            return false;
        }
        int version = in.peekU8(0) & 15;
        if (version > 1) {
            out.add(" Unknown Version (").add(version).add(')');
            return true;
        }
        out.add(" v").add(version);
        if ((in.peekU8(1) & CAPABLE_CHECKSUM) != 0) {
            out.add(" csum");
        }
        if (length >= 12) {
            out.add(" {0x").hex(in.peekU64(2));
            if (length >= 20) {
                out.add(",0x").hex(in.peekU64(10));
            }
            out.add('}');
        }
        return true;
    }

    private static boolean printJoin(Line out, PacketReader in, int length, int tcpFlags) {
        boolean fits = switch (length) {
            case 12 -> (tcpFlags & Tcp.SYN) != 0;
            case 16 -> (tcpFlags & (Tcp.SYN | Tcp.ACK)) == (Tcp.SYN | Tcp.ACK);
            case 24 -> (tcpFlags & Tcp.ACK) != 0;
            default -> false;
        };
        if (!fits) {
            return false;
        }
        if (length == 24) {
            out.add(" hmac 0x").hex(in.peekU64(2), 16).hex(in.peekU64(10), 16).hex(in.peekU32(18), 8);
            return true;
        }
        if ((in.peekU8(0) & BACKUP) != 0) {
            out.add(" backup");
        }
        out.add(" id ").add(in.peekU8(1));
        if (length == 12) {
            out.add(" token 0x").hex(in.peekU32(2)).add(" nonce 0x").hex(in.peekU32(6));
        } else {
            out.add(" hmac 0x").hex(in.peekU64(2)).add(" nonce 0x").hex(in.peekU32(10));
        }
        return true;
    }

    /** Data sequence signal: how this subflow's bytes map into the whole connection. */
    private static boolean printSequenceSignal(Line out, PacketReader in, int length, int tcpFlags) {
        if (length < 4 || (tcpFlags & Tcp.SYN) != 0) {
            return false;
        }
        int flags = in.peekU8(1);
        if ((flags & DSS_FIN) != 0) {
            out.add(" fin");
        }
        int at = 2;
        int end = length - 2;
        if ((flags & DSS_ACK) != 0) {
            int size = (flags & DSS_LONG_ACK) != 0 ? 8 : 4;
            out.add(" ack ");
            if (end - at < size) {
                return false;
            }
            printNumber(out, in, at, size);
            at += size;
        }
        if ((flags & DSS_SEQUENCE) == 0) {
            return at == end;
        }
        int size = (flags & DSS_LONG_SEQUENCE) != 0 ? 8 : 4;
        out.add(" seq ");
        if (end - at < size) {
            return false;
        }
        printNumber(out, in, at, size);
        return printMapping(out, in, at + size, end);
    }

    private static boolean printMapping(Line out, PacketReader in, int at, int end) {
        if (end - at < 4) {
            return false;
        }
        out.add(" subseq ").add(in.peekU32(at));
        if (end - at < 6) {
            return false;
        }
        out.add(" len ").add(in.peekU16(at + 4));
        if (end - at >= 8) {
            out.add(" csum 0x").hex(in.peekU16(at + 6));
        }
        return end - at == 6 || end - at == 8;
    }

    private static void printNumber(Line out, PacketReader in, int at, int size) {
        if (size == 8) {
            out.addUnsigned(in.peekU64(at));
        } else {
            out.add(in.peekU32(at));
        }
    }

    private static boolean printAddAddress(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        boolean ipv4 = length == 8 || length == 10 || length == 16 || length == 18;
        boolean ipv6 = length == 20 || length == 22 || length == 28 || length == 30;
        if (!ipv4 && !ipv6) {
            return false;
        }
        out.add(switch (in.peekU8(0) & 15) {
            case 0 -> " v1";
            case 1 -> " v1-echo";
            case 4 -> " v0-ip4";
            case 6 -> " v0-ip6";
            default -> " [bad version/echo]";
        });
        out.add(" id ").add(in.peekU8(1)).add(' ');
        if (ipv4) {
            d.printIpv4(in, in.position() + 2);
        } else {
            d.printIpv6(in, in.position() + 2);
        }
        int at = ipv4 ? 6 : 18;
        int rest = length - 2 - at;
        if (rest == 2 || rest == 10) {
            out.add(':').add(in.peekU16(at));
            at += 2;
        }
        if (rest >= 8) {
            out.add(" hmac 0x").hex(in.peekU64(at));
        }
        return true;
    }

    private static boolean printRemoveAddress(Line out, PacketReader in, int length) {
        if (length < 4) {
            return false;
        }
        out.add(" id");
        for (int i = 0; i < length - 3; i++) {
            out.add(' ').add(in.peekU8(1 + i));
        }
        return true;
    }

    private static boolean printPriority(Line out, PacketReader in, int length) {
        if (length != 3 && length != 4) {
            return false;
        }
        out.add((in.peekU8(0) & BACKUP) != 0 ? " backup" : " non-backup");
        if (length == 4) {
            out.add(" id ").add(in.peekU8(1));
        }
        return true;
    }
}
