package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** Payloads of IKE version 1: RFC 2408 section 3, with the domain of interpretation of RFC 2407. */
final class Ikev1Payloads {
    private static final int SECURITY_ASSOCIATION = 1;
    private static final int KEY_EXCHANGE = 4;
    private static final int IDENTIFICATION = 5;
    private static final int CERTIFICATE = 6;
    /** With the first byte of the certificate, which tcpdump wants to see too. */
    private static final int CERTIFICATE_HEADER = IkePayloads.HEADER + 2;
    private static final int CERTIFICATE_REQUEST = 7;
    private static final int NONCE = 10;
    private static final int NOTIFICATION = 11;
    private static final int DELETE = 12;
    private static final int IPSEC = 1;
    private static final int IDENTITY_ONLY = 1;

    private static final int RESPONDER_LIFETIME = 24576;
    private static final int REPLAY_STATUS = 24577;
    private static final String[] ERRORS = {
        null, "INVALID-PAYLOAD-TYPE", "DOI-NOT-SUPPORTED", "SITUATION-NOT-SUPPORTED", "INVALID-COOKIE", "INVALID-MAJOR-VERSION",
        "INVALID-MINOR-VERSION", "INVALID-EXCHANGE-TYPE", "INVALID-FLAGS", "INVALID-MESSAGE-ID", "INVALID-PROTOCOL-ID",
        "INVALID-SPI", "INVALID-TRANSFORM-ID", "ATTRIBUTES-NOT-SUPPORTED", "NO-PROPOSAL-CHOSEN", "BAD-PROPOSAL-SYNTAX",
        "PAYLOAD-MALFORMED", "INVALID-KEY-INFORMATION", "INVALID-ID-INFORMATION", "INVALID-CERT-ENCODING",
        "INVALID-CERTIFICATE", "CERT-TYPE-UNSUPPORTED", "INVALID-CERT-AUTHORITY", "INVALID-HASH-INFORMATION",
        "AUTHENTICATION-FAILED", "INVALID-SIGNATURE", "ADDRESS-NOTIFICATION", "NOTIFY-SA-LIFETIME", "CERTIFICATE-UNAVAILABLE",
        "UNSUPPORTED-EXCHANGE-TYPE", "UNEQUAL-PAYLOAD-LENGTHS"
    };
    private static final int IPSEC_ERRORS = 8192;
    private static final int STATUSES = 16384;
    private static final String[] IPSEC_STATUSES = {"RESPONDER-LIFETIME", "REPLAY-STATUS", "INITIAL-CONTACT"};

    private final IkePayloads payloads;
    private final PacketReader in;
    private final Line out;

    Ikev1Payloads(IkePayloads payloads) {
        this.payloads = payloads;
        in = payloads.in;
        out = payloads.out;
    }

    int print(int type, int at, int length, int protocol, int depth) {
        IkeNames.print(out, IkeNames.PAYLOADS, type).add(':');
        return switch (type) {
            case SECURITY_ASSOCIATION -> printSecurityAssociation(at, protocol, depth);
            case IkePayloads.PROPOSAL -> printProposal(at, depth);
            case IkePayloads.TRANSFORM -> printTransform(at, length, protocol);
            case KEY_EXCHANGE -> {
                out.add(" key len=").add(length - IkePayloads.HEADER);
                yield payloads.end(payloads.hexContent(at, length), type, at, length);
            }
            case IDENTIFICATION -> payloads.end(printIdentification(at, length), type, at, length);
            case CERTIFICATE, CERTIFICATE_REQUEST -> {
                if (!in.hasAt(at, CERTIFICATE_HEADER)) {
                    yield cut(type);
                }
                out.add(" len=").add(length - IkePayloads.HEADER).add(" type=");
                IkeNames.print(out, IkeNames.CERTIFICATES, in.u8At(at + 4));
                yield payloads.end(payloads.hexContent(at, length), type, at, length);
            }
            case NONCE -> printNonce(at, length);
            case NOTIFICATION -> printNotification(at, length);
            case DELETE -> printDelete(at);
            default -> {
                out.add(" len=").add(length - IkePayloads.HEADER);
                yield payloads.end(payloads.hexContent(at, length), type, at, length);
            }
        };
    }

    private int cut(int type) {
        IkeNames.printCut(out, type);
        return IkePayloads.NONE;
    }

    private int printSecurityAssociation(int at, int protocol, int depth) {
        if (!payloads.has(at, 12)) {
            return cut(SECURITY_ASSOCIATION);
        }
        int interpretation = in.i32At(at + 4);
        int situation = in.i32At(at + 8);
        if (interpretation != IPSEC) {
            out.add(" doi=").add(interpretation & 0xffffffffL).add(" situation=").add(situation & 0xffffffffL);
            return at + 12;
        }
        out.add(" doi=ipsec situation=");
        if ((situation & 1) != 0) {
            out.add("identity");
        }
        if ((situation & 2) != 0) {
            out.add((situation & 1) != 0 ? "+" : "").add("secrecy");
        }
        if ((situation & 4) != 0) {
            out.add((situation & 3) != 0 ? "+" : "").add("integrity");
        }
        int proposals = at + 12;
        if (situation != IDENTITY_ONLY) {
            out.add(" ident=").add(interpretation & 0xffffffffL);
            proposals += 4;
        }
        if (!payloads.has(proposals, IkePayloads.HEADER)) {
            return cut(SECURITY_ASSOCIATION);
        }
        return payloads.printAll(IkePayloads.PROPOSAL, proposals, protocol, depth);
    }

    private int printProposal(int at, int depth) {
        if (!payloads.has(at, 8)) {
            return cut(IkePayloads.PROPOSAL);
        }
        int protocol = in.u8At(at + 5);
        out.add(" #").add(in.u8At(at + 4)).add(" protoid=");
        IkeNames.print(out, IkeNames.PROTOCOLS, protocol).add(" transform=").add(in.u8At(at + 7));
        int spiLength = in.u8At(at + 6);
        if (spiLength > 0) {
            out.add(" spi=");
            if (!payloads.hex(at + 8, spiLength)) {
                return cut(IkePayloads.PROPOSAL);
            }
        }
        int transforms = at + 8 + spiLength;
        if (!payloads.has(transforms, IkePayloads.HEADER)) {
            return cut(IkePayloads.PROPOSAL);
        }
        return payloads.printAll(IkePayloads.TRANSFORM, transforms, protocol, depth);
    }

    private int printTransform(int at, int length, int protocol) {
        if (!payloads.has(at, 8)) {
            return cut(IkePayloads.TRANSFORM);
        }
        int transform = in.u8At(at + 5);
        String[] words = switch (protocol) {
            case 1 -> IkeNames.ISAKMP_TRANSFORMS;
            case 2 -> IkeNames.AH_TRANSFORMS;
            case 3 -> IkeNames.ESP_TRANSFORMS;
            case 4 -> IkeNames.IPCOMP_TRANSFORMS;
            default -> null;
        };
        out.add(" #").add(in.u8At(at + 4)).add(" id=");
        if (words != null) {
            IkeNames.print(out, words, transform).add(' ');
        } else {
            out.add(transform).add(' ');
        }
        IkeAttributes known = protocol == 1 ? IkeAttributes.OAKLEY : IkeAttributes.IPSEC;
        IkeAttributes attributes = words == null ? IkeAttributes.UNKNOWN : known;
        int behind = attributes.printAll(out, in, at + 8, at + length);
        if (in.end() < at + length) {
            out.add("...");
        }
        return behind;
    }

    private boolean printIdentification(int at, int length) {
        if (!payloads.has(at, 8)) {
            return false;
        }
        int type = in.u8At(at + 4);
        IkeNames.print(out.add(" idtype="), IkeNames.IDENTITIES, type);
        int protocol = in.u8At(at + 5);
        String name = protocol == 0 ? null : payloads.d.names().ipProtocol(protocol);
        out.add(" protoid=").addName(name, "", protocol, "").add(" port=").add(in.u16At(at + 6));
        int n = Math.max(0, length - 8);
        if (n == 0) {
            return true;
        }
        if (!payloads.has(at + 8, n)) {
            return false;
        }
        out.add(" len=").add(n);
        return printIdentity(type, at + 8, n);
    }

    private boolean printIdentity(int type, int at, int n) {
        int needed = switch (type) {
            case 1 -> 4;
            case 4, 7 -> 8;
            case 5 -> 16;
            case 6, 8 -> 32;
            default -> 0;
        };
        if (n < needed) {
            out.add(" [bad: < ").add(needed).add(']');
            return true;
        }
        switch (type) {
            case 1, 4, 7 -> payloads.d.printIpv4(in, space(at));
            case 5, 6, 8 -> payloads.d.printIpv6(in, space(at));
            case 2, 3 -> {
                out.add(' ');
                for (int i = 0; i < n; i++) {
                    out.printable(in.u8At(at + i));
                }
            }
            default -> {
                return !payloads.d.verbose(3) || payloads.hex(space(at), n);
            }
        }
        switch (type) {
            case 4 -> out.add('/').ipv4(in.i32At(at + 4));
            case 6 -> payloads.hex(prefix("/0x", at + 16), 16);
            case 7 -> payloads.d.printIpv4(in, prefix("-", at + 4));
            case 8 -> payloads.d.printIpv6(in, prefix("-", at + 16));
            default -> {
            }
        }
        return true;
    }

    private int space(int at) {
        return prefix(" ", at);
    }

    private int prefix(String text, int at) {
        out.add(text);
        return at;
    }

    private int printNonce(int at, int length) {
        out.add(" n len=").add(length - IkePayloads.HEADER);
        boolean whole = true;
        if (payloads.d.verbose(3)) {
            whole = payloads.hexContent(at, length);
        } else if (payloads.d.verbose(2)) {
            out.add(' ');
            whole = payloads.sample(at + IkePayloads.HEADER);
        }
        return payloads.end(whole, NONCE, at, length);
    }

    private int printNotification(int at, int length) {
        if (!payloads.has(at, 12)) {
            return cut(NOTIFICATION);
        }
        int interpretation = in.i32At(at + 4);
        int protocol = in.u8At(at + 8);
        boolean ipsec = interpretation == IPSEC;
        if (ipsec) {
            IkeNames.print(out.add(" doi=ipsec proto="), IkeNames.PROTOCOLS, protocol);
        } else {
            out.add(" doi=").add(interpretation & 0xffffffffL).add(" proto=").add(protocol);
        }
        int type = in.u16At(at + 10);
        out.add(" type=").addName(notification(type, ipsec), "#", shownType(type, ipsec), "");
        int spiLength = in.u8At(at + 9);
        if (spiLength > 0) {
            out.add(" spi=");
            if (!payloads.hex(at + 12, spiLength)) {
                return cut(NOTIFICATION);
            }
        }
        int data = at + 12 + spiLength;
        if (!ipsec) {
            return data;
        }
        return payloads.end(data >= in.end() || printNotificationData(type, data, at + length), NOTIFICATION, at, length);
    }

    private boolean printNotificationData(int type, int data, int end) {
        switch (type) {
            case RESPONDER_LIFETIME -> {
                out.add(" attrs=(");
                IkeAttributes.OAKLEY.printAll(out, in, data, end);
                out.add(')');
            }
            case REPLAY_STATUS -> {
                out.add(" status=(");
                out.add(in.i32At(data) != 0 ? "replay detection enabled)" : "replay detection disabled)");
            }
            default -> {
                if (!payloads.d.verbose(4)) {
                    return payloads.sample(data);
                }
                out.add(" data=(");
                payloads.hex(data, in.end() - data);
                out.add(')');
            }
        }
        return true;
    }

    private static String notification(int type, boolean ipsec) {
        if (type < ERRORS.length) {
            return ERRORS[type];
        }
        if (type == IPSEC_ERRORS && ipsec) {
            return "RESERVED";
        }
        if (type == STATUSES) {
            return "CONNECTED";
        }
        int status = type - RESPONDER_LIFETIME;
        return ipsec && status >= 0 && status < IPSEC_STATUSES.length ? IPSEC_STATUSES[status] : null;
    }

    /** The number of a nameless notification: where there is a table for its range, it is counted from the range's start. */
    private static int shownType(int type, boolean ipsec) {
        if (type < IPSEC_ERRORS || type >= 32768) {
            return type;
        }
        if (type < STATUSES) {
            return ipsec ? type - IPSEC_ERRORS : type;
        }
        if (type < RESPONDER_LIFETIME) {
            return type - STATUSES;
        }
        return ipsec ? type - RESPONDER_LIFETIME : type;
    }

    private int printDelete(int at) {
        if (!payloads.has(at, 12)) {
            return cut(DELETE);
        }
        int interpretation = in.i32At(at + 4);
        int protocol = in.u8At(at + 8);
        if (interpretation == IPSEC) {
            IkeNames.print(out.add(" doi=ipsec proto="), IkeNames.PROTOCOLS, protocol);
        } else {
            out.add(" doi=").add(interpretation & 0xffffffffL).add(" proto=").add(protocol);
        }
        int size = in.u8At(at + 9);
        int count = in.u16At(at + 10);
        out.add(" spilen=").add(size).add(" nspi=").add(count);
        int spi = at + 12;
        if (size > 0) {
            out.add(" spi=");
            for (int i = 0; i < count; i++, spi += size) {
                if (i > 0) {
                    out.add(',');
                }
                if (!payloads.hex(spi, size)) {
                    return cut(DELETE);
                }
            }
        }
        return spi;
    }
}
