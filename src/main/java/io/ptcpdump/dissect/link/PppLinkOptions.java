package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.Oui;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.link.PppOptions.Outcome;

/** Values of the options of PPP's link control protocol, RFC 1661 section 6, RFC 1570, RFC 1990 and RFC 2153. */
final class PppLinkOptions {
    private static final String[] NAMES = {
        "Vend-Ext", "MRU", "ACCM", "Auth-Prot", "Qual-Prot", "Magic-Num", "deprecated(6)", "PFC", "ACFC", "FCS-Alt", "SDP",
        "Num-Mode", "deprecated(12)", "Call-Back", "deprecated(14)", "deprecated(15)", "deprecated(16)", "MRRU",
        "12-Bit seq #", "End-Disc", "Proprietary", "DCE-Id", "MP+", "Link-Disc", "LCP-Auth-Opt", "COBS", "Prefix-elision",
        "Multilink-header-Form", "I18N", "SDL-over-SONET/SDH", "PPP-Muxing"
    };
    /** How many options are known; their types begin with 0. */
    static final int COUNT = NAMES.length;

    private static final int VENDOR = 0;
    private static final int RECEIVE_UNIT = 1;
    private static final int CHARACTER_MAP = 2;
    private static final int AUTHENTICATION = 3;
    private static final int QUALITY = 4;
    private static final int MAGIC_NUMBER = 5;
    private static final int PROTOCOL_COMPRESSION = 7;
    private static final int ADDRESS_COMPRESSION = 8;
    private static final int CALLBACK = 13;
    private static final int RECONSTRUCTED_UNIT = 17;
    private static final int ENDPOINT = 19;
    private static final int LINK_DISCRIMINATOR = 23;

    private PppLinkOptions() {}

    static String name(int type) {
        return NAMES[type];
    }

    /** @param length of the option with its type and length, behind which the reader is */
    static Outcome print(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        switch (type) {
            case VENDOR -> {
                if (length < 6) {
                    return PppOptions.bogus(out, ">= 6", Outcome.SKIPPED);
                }
                int vendor = in.u24();
                String name = Oui.name(vendor);
                out.add(": Vendor: ").add(name == null ? "Unknown" : name).add(" (").add(vendor).add(')');
            }
            case RECEIVE_UNIT, RECONSTRUCTED_UNIT -> {
                if (length != 4) {
                    return PppOptions.bogus(out, "= 4", type == RECEIVE_UNIT ? Outcome.SKIPPED : Outcome.STOPPED);
                }
                int unit = in.u16();
                out.add(": ").add(unit);
            }
            case CHARACTER_MAP, MAGIC_NUMBER -> {
                if (length != 6) {
                    return PppOptions.bogus(out, "= 6", type == CHARACTER_MAP ? Outcome.SKIPPED : Outcome.STOPPED);
                }
                long value = in.u32();
                out.add(": 0x").hex(value, 8);
            }
            case AUTHENTICATION -> {
                return printAuthentication(out, in, length);
            }
            case QUALITY -> {
                if (length < 4) {
                    return PppOptions.bogus(out, ">= 4", Outcome.STOPPED);
                }
                int protocol = in.u16();
                out.add(protocol == PppProtocol.LINK_QUALITY ? ": LQR" : ": unknown");
            }
            case CALLBACK -> {
                if (length < 3) {
                    return PppOptions.bogus(out, ">= 3", Outcome.STOPPED);
                }
                int operation = in.u8();
                out.add(": Callback Operation ").add(callbackName(operation)).add(" (").add(operation).add(')');
            }
            case ENDPOINT -> {
                return printEndpoint(d, in, length);
            }
            case LINK_DISCRIMINATOR -> {
                if (length != 4) {
                    return PppOptions.bogus(out, "= 4", Outcome.STOPPED);
                }
                int discriminator = in.u16();
                out.add(": 0x").hex(discriminator, 4);
            }
            case PROTOCOL_COMPRESSION, ADDRESS_COMPRESSION -> {
                // They are there: that is all they say.
            }
            default -> {
                return PppOptions.printUnknown(d, in, length);
            }
        }
        return Outcome.PRINTED;
    }

    private static Outcome printAuthentication(Line out, PacketReader in, int length) {
        if (length < 4) {
            return PppOptions.bogus(out, ">= 4", Outcome.SKIPPED);
        }
        int start = in.position() - 2;
        int protocol = in.u16();
        String name = PppProtocol.name(protocol);
        out.add(": ").add(name == null ? "Unknown Auth Proto (0x04x)" : name);
        switch (protocol) {
            case PppProtocol.CHAP -> {
                int algorithm = in.u8();
                out.add(", ").addName(algorithmName(algorithm), "Unknown Auth Alg ", algorithm, "");
            }
            case PppProtocol.PAP, PppProtocol.EAP, PppProtocol.SHIVA_PAP, PppProtocol.SHIVA_PAP_OLD -> {
                // They have no algorithms to choose from.
            }
            default -> {
                in.seek(start);
                HexDump.captured(out, "\n\t", in, length);
            }
        }
        return Outcome.PRINTED;
    }

    /** Whose end of a bundle this is, RFC 1990 section 5.1.3. */
    private static Outcome printEndpoint(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length < 3) {
            return PppOptions.bogus(out, ">= 3", Outcome.STOPPED);
        }
        int kind = in.u8();
        switch (kind) {
            case 0 -> out.add(": Null");
            case 1 -> out.add(": Local");
            case 2 -> {
                if (length != 7) {
                    return PppOptions.bogus(out, "= 7", Outcome.STOPPED);
                }
                in.need(4);
                out.add(": IPv4 ");
                d.printIpv4(in, in.position());
            }
            case 3 -> {
                if (length != 9) {
                    return PppOptions.bogus(out, "= 9", Outcome.STOPPED);
                }
                in.need(6);
                out.add(": MAC ");
                d.printMac(in, in.position());
            }
            case 4 -> out.add(": Magic-Num-Block");
            case 5 -> out.add(": PSNDN");
            default -> out.add(": Unknown class ").add(kind);
        }
        return Outcome.PRINTED;
    }

    private static String algorithmName(int algorithm) {
        return switch (algorithm) {
            case 5 -> "MD5";
            case 128 -> "MS-CHAPv1";
            case 129 -> "MS-CHAPv2";
            default -> null;
        };
    }

    private static String callbackName(int operation) {
        return switch (operation) {
            case 0 -> "UserAuth";
            case 1 -> "DialString";
            case 2 -> "LocalID";
            case 3 -> "E.164";
            case 4 -> "X.500";
            case 6 -> "CBCP";
            default -> "Unknown";
        };
    }
}
