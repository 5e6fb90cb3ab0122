package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.FrameRelayAddress;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * Address resolution, RFC 826; reverse, RFC 903; inverse, RFC 2390.
 *
 * <pre>
 *  0               2               4       5       6           8
 * +---------------+---------------+-------+-------+-----------+------------------------------------------
 * | hardware type | protocol type | h-len | p-len | operation | sender's h and p address, target's both
 * +---------------+---------------+-------+-------+-----------+------------------------------------------
 * </pre>
 */
public final class Arp implements Printer {
    private static final int HEADER = 8;

    private static final int HARDWARE_ETHERNET = 1;
    private static final int HARDWARE_FRAME_RELAY = 15;
    /** Has a header of its own: {@link AtmArp}. */
    private static final int HARDWARE_ATM = 19;

    static final int REQUEST = 1;
    static final int REPLY = 2;
    private static final int REVERSE_REQUEST = 3;
    private static final int REVERSE_REPLY = 4;
    static final int INVERSE_REQUEST = 8;
    static final int INVERSE_REPLY = 9;
    static final int NEGATIVE_REPLY = 10;

    private static final int MAC_LENGTH = 6;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("arp");
        int length = in.claimed();
        in.need(HEADER);
        int hardware = in.peekU16(0);
        if (hardware == HARDWARE_ATM) {
            AtmArp.print(d, in);
            return;
        }
        int protocol = in.peekU16(2);
        int hardwareLength = in.peekU8(4);
        int protocolLength = in.peekU8(5);
        in.need(HEADER + 2 * (hardwareLength + protocolLength));
        if (!d.options().linkHeader()) {
            out.add("ARP, ");
        }
        boolean verbose = d.verbose(1);
        boolean known = isIpv4(protocol) && protocolLength == 4 && hardwareLength != 0;
        if (!known || verbose) {
            out.addName(hardwareName(hardware), "Unknown Hardware (", hardware, ")").add(" (len ").add(hardwareLength);
            out.add("), ").addNameHex(EtherType.name(protocol), "Unknown Protocol (0x", protocol, 4, ")");
            out.add(" (len ").add(protocolLength).add(')');
        }
        if (known || verbose) {
            int operation = in.peekU16(6);
            out.add(verbose ? ", " : "").addName(operationName(operation), "Unknown (", operation, ")").add(' ');
            if (!printOperation(d, in, operation, hardwareLength, protocolLength)) {
                HexDump.hexAndAscii(out, "\n\t", in, Math.min(in.captured(), length));
                return;
            }
        }
        out.add(", length ").add(length);
    }

    private static boolean printOperation(Dissection d, PacketReader in, int operation, int hardwareLength,
            int protocolLength) {
        Line out = d.out();
        int senderProtocol = HEADER + hardwareLength;
        int targetHardware = senderProtocol + protocolLength;
        int targetProtocol = targetHardware + hardwareLength;
        switch (operation) {
            case REQUEST -> {
                out.add("who-has ");
                printProtocolAddress(d, in, targetProtocol);
                if (!isZero(in, targetHardware, hardwareLength)) {
                    out.add(" (");
                    printHardwareAddress(d, in, targetHardware);
                    out.add(')');
                }
                out.add(" tell ");
                printProtocolAddress(d, in, senderProtocol);
            }
            case REPLY -> {
                printProtocolAddress(d, in, senderProtocol);
                out.add(" is-at ");
                printHardwareAddress(d, in, HEADER);
            }
            case REVERSE_REQUEST, INVERSE_REQUEST -> {
                out.add("who-is ");
                printHardwareAddress(d, in, targetHardware);
                out.add(" tell ");
                printHardwareAddress(d, in, HEADER);
            }
            case REVERSE_REPLY -> {
                printHardwareAddress(d, in, targetHardware);
                out.add(" at ");
                printProtocolAddress(d, in, targetProtocol);
            }
            case INVERSE_REPLY -> {
                printHardwareAddress(d, in, HEADER);
                out.add(" at ");
                printProtocolAddress(d, in, senderProtocol);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void printProtocolAddress(Dissection d, PacketReader in, int ahead) {
        if (!isIpv4(in.peekU16(2))) {
            d.out().add("<wrong proto type>");
        } else if (in.peekU8(5) != 4) {
            d.out().add("<wrong len>");
        } else {
            d.printIpv4(in, in.position() + ahead);
        }
    }

    private static void printHardwareAddress(Dissection d, PacketReader in, int ahead) {
        Line out = d.out();
        int length = in.peekU8(4);
        if (length == 0) {
            out.add("<empty>");
        } else if (in.peekU16(0) == HARDWARE_FRAME_RELAY) {
            FrameRelayAddress.print(out, in, ahead, length);
        } else if (length == MAC_LENGTH) {
            d.printMac(in, in.position() + ahead);
        } else {
            printBytes(out, in, ahead, length);
        }
    }

    static void printBytes(Line out, PacketReader in, int ahead, int n) {
        for (int i = 0; i < n; i++) {
            out.add(i == 0 ? "" : ":").hex(in.peekU8(ahead + i), 2);
        }
    }

    static boolean isIpv4(int protocol) {
        return protocol == EtherType.IPV4 || protocol == EtherType.TRAIL;
    }

    private static boolean isZero(PacketReader in, int ahead, int n) {
        for (int i = 0; i < n; i++) {
            if (in.peekU8(ahead + i) != 0) {
                return false;
            }
        }
        return true;
    }

    static String operationName(int operation) {
        return switch (operation) {
            case REQUEST -> "Request";
            case REPLY -> "Reply";
            case REVERSE_REQUEST -> "Reverse Request";
            case REVERSE_REPLY -> "Reverse Reply";
            case INVERSE_REQUEST -> "Inverse Request";
            case INVERSE_REPLY -> "Inverse Reply";
            case NEGATIVE_REPLY -> "NACK Reply";
            default -> null;
        };
    }

    private static String hardwareName(int hardware) {
        return switch (hardware) {
            case HARDWARE_ETHERNET -> "Ethernet";
            case 6 -> "TokenRing";
            case 7 -> "ArcNet";
            case HARDWARE_FRAME_RELAY -> "FrameRelay";
            case 23 -> "Strip";
            case 24 -> "IEEE 1394";
            case HARDWARE_ATM -> "ATM";
            case 32 -> "InfiniBand";
            default -> null;
        };
    }
}
