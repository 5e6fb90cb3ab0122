package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** Payloads of IKE version 2, RFC 4306 section 3. The highest bit of a payload's second byte says that it is critical. */
final class Ikev2Payloads {
    private static final int SECURITY_ASSOCIATION = 33;
    private static final int KEY_EXCHANGE = 34;
    private static final int INITIATOR = 35;
    private static final int RESPONDER = 36;
    private static final int AUTHENTICATION = 39;
    private static final int NONCE = 40;
    private static final int NOTIFICATION = 41;
    private static final int VENDOR = 43;
    private static final int ENCRYPTED = 46;
    private static final int VERSION_1_NOTIFICATION = 11;

    private static final ValueNames NOTIFICATIONS = ValueNames.of(
            1, "unsupported_critical_payload", 4, "invalid_ike_spi", 5, "invalid_major_version", 7, "invalid_syntax",
            9, "invalid_message_id", 11, "invalid_spi", 14, "no_protocol_chosen", 17, "invalid_ke_payload",
            24, "authentication_failed", 34, "single_pair_required", 35, "no_additional_sas", 36, "internal_address_failure",
            37, "failed:cp_required", 39, "invalid_selectors", 16384, "initial_contact", 16385, "set_window_size",
            16386, "additional_ts_possible", 16387, "ipcomp_supported", 16388, "nat_detection_source_ip",
            16389, "nat_detection_destination_ip", 16390, "cookie", 16391, "use_transport_mode",
            16392, "http_cert_lookup_supported", 16393, "rekey_sa", 16394, "tfc_padding_not_supported",
            16395, "non_first_fragment_also");
    private static final int COOKIE = 16390;
    /** A cookie shorter than this is printed whole. */
    private static final int SHORT_COOKIE = 30;

    private final IkePayloads payloads;
    private final PacketReader in;
    private final Line out;

    Ikev2Payloads(IkePayloads payloads) {
        this.payloads = payloads;
        in = payloads.in;
        out = payloads.out;
    }

    int print(int type, int at, int length, int depth) {
        return switch (type) {
            case SECURITY_ASSOCIATION -> printSecurityAssociation(at, depth);
            case KEY_EXCHANGE -> payloads.end(printKeyExchange(at, length), type, at, length);
            case INITIATOR, RESPONDER -> payloads.end(printIdentification(type, at, length), type, at, length);
            case AUTHENTICATION -> payloads.end(printAuthentication(at, length), type, at, length);
            case NONCE -> payloads.end(printNonce(at, length), type, at, length);
            case NOTIFICATION -> payloads.end(printNotification(at), VERSION_1_NOTIFICATION, at, length);
            case VENDOR -> payloads.end(printVendor(at, length), type, at, length);
            default -> {
                printName(type, at);
                out.add(" len=").add(length - IkePayloads.HEADER);
                yield payloads.end(payloads.hexContent(at, length), type, at, length);
            }
        };
    }

    private void printName(int type, int at) {
        printCritical(IkeNames.print(out, IkeNames.PAYLOADS, type), at);
    }

    private void printCritical(Line out, int at) {
        out.add((in.u8At(at + 1) & 0x80) != 0 ? "[C]:" : ":");
    }

    private int cut(int type) {
        IkeNames.printCut(out, type);
        return IkePayloads.NONE;
    }

    /** What it holds is of the type that its header calls the next payload, so nothing follows. */
    int printEncrypted(int at, int length) {
        printName(ENCRYPTED, at);
        int n = length - IkePayloads.HEADER;
        out.add(" len=").add(n);
        if (n > 4 && !payloads.hexContent(at, length) || !payloads.has(at + IkePayloads.HEADER, n)) {
            IkeNames.printCut(out, ENCRYPTED);
        }
        return IkePayloads.NONE;
    }

    private int printSecurityAssociation(int start, int depth) {
        printCritical(out.add("sa"), start);
        int left = in.u16At(start + 2) - IkePayloads.HEADER;
        out.add(" len=").add(left);
        int at = start + IkePayloads.HEADER;
        int type = IkePayloads.PROPOSAL;
        while (type != 0) {
            int item = at;
            int length = itemLength(item, left, SECURITY_ASSOCIATION);
            if (length < 0) {
                return length == IkePayloads.NONE ? length : at + left;
            }
            payloads.begin(depth + 1);
            if (type == IkePayloads.PROPOSAL) {
                at = printProposal(item, length, depth + 1);
                if (at == IkePayloads.NONE) {
                    return at;
                }
            } else {
                IkeNames.print(out, IkeNames.PAYLOADS, type);
                at += length;
            }
            out.add(')');
            left -= length;
            type = in.u8At(item);
        }
        return at;
    }

    /**
     * Length of a proposal or transform; where there is none, marks the enclosing payload as cut and returns
     * {@link IkePayloads#NONE}, or less than that where it is too long for what encloses it.
     */
    private int itemLength(int at, int left, int enclosing) {
        if (left < IkePayloads.HEADER) {
            IkeNames.printCut(out, enclosing);
            return IkePayloads.NONE - 1;
        }
        if (!payloads.has(at, IkePayloads.HEADER)) {
            return cut(enclosing);
        }
        int length = in.u16At(at + 2);
        if (length <= IkePayloads.HEADER) {
            return cut(enclosing);
        }
        if (left < length) {
            IkeNames.printCut(out, enclosing);
            return IkePayloads.NONE - 1;
        }
        return payloads.has(at, length) ? length : cut(enclosing);
    }

    private int printProposal(int start, int length, int depth) {
        if (!payloads.has(start, 8)) {
            return cut(IkePayloads.PROPOSAL);
        }
        printName(IkePayloads.PROPOSAL, start);
        out.add(" #").add(in.u8At(start + 4)).add(" protoid=");
        IkeNames.print(out, IkeNames.PROTOCOLS, in.u8At(start + 5)).add(" transform=").add(in.u8At(start + 7));
        out.add(" len=").add(length);
        int left = length - IkePayloads.HEADER;
        int at = start + 8;
        int spiLength = in.u8At(start + 6);
        if (spiLength > 0) {
            if (left < spiLength) {
                IkeNames.printCut(out, IkePayloads.PROPOSAL);
                return at + left;
            }
            out.add(" spi=");
            if (!payloads.hex(at, spiLength)) {
                return cut(IkePayloads.PROPOSAL);
            }
            at += spiLength;
            left -= spiLength;
        }
        return printTransforms(at, left, depth);
    }

    private int printTransforms(int start, int length, int depth) {
        int at = start;
        int left = length;
        int type = IkePayloads.TRANSFORM;
        for (int count = 1; type != 0; count++) {
            int item = at;
            int itemLength = itemLength(item, left, IkePayloads.PROPOSAL);
            if (itemLength < 0) {
                return itemLength == IkePayloads.NONE ? itemLength : at + left;
            }
            payloads.begin(depth + 1);
            if (type == IkePayloads.TRANSFORM) {
                at = printTransform(count, item, itemLength);
                if (at == IkePayloads.NONE) {
                    return at;
                }
            } else {
                IkeNames.print(out, IkeNames.PAYLOADS, type);
                at += itemLength;
            }
            out.add(')');
            left -= itemLength;
            type = in.u8At(item);
        }
        return at;
    }

    private int printTransform(int count, int at, int length) {
        if (!payloads.has(at, 8)) {
            return cut(IkePayloads.TRANSFORM);
        }
        printName(IkePayloads.TRANSFORM, at);
        int type = in.u8At(at + 4);
        int transform = in.u16At(at + 6);
        String[] words = switch (type) {
            case 1 -> IkeNames.ESP_TRANSFORMS;
            case 2 -> IkeNames.PSEUDO_RANDOM_FUNCTIONS;
            case 3 -> IkeNames.INTEGRITY_ALGORITHMS;
            case 4 -> IkeNames.GROUPS;
            case 5 -> IkeNames.EXTENDED_SEQUENCE_NUMBERS;
            default -> null;
        };
        IkeNames.print(out.add(" #").add(count).add(" type="), IkeNames.TRANSFORM_TYPES, type).add(" id=");
        if (words != null) {
            IkeNames.print(out, words, transform);
        } else {
            out.add(transform);
        }
        out.add(' ');
        IkeAttributes attributes = type == 1 ? IkeAttributes.ENCRYPTION : IkeAttributes.UNKNOWN;
        int behind = attributes.printAll(out, in, at + 8, at + length);
        if (in.end() < at + length) {
            out.add("...");
        }
        return behind;
    }

    private boolean printKeyExchange(int at, int length) {
        if (!payloads.has(at, 8)) {
            return false;
        }
        printName(KEY_EXCHANGE, at);
        if (length < 8) {
            out.add(" len=").add(length).add(" < 8");
            return true;
        }
        IkeNames.print(out.add(" len=").add(length - 8).add(" group="), IkeNames.GROUPS, in.u16At(at + 4));
        if (!payloads.d.verbose(3) || length == 8) {
            return true;
        }
        out.add(' ');
        return payloads.hex(at + 8, length - 8);
    }

    private boolean printIdentification(int type, int at, int length) {
        if (!payloads.has(at, 8)) {
            return false;
        }
        printName(type, at);
        out.add(" len=").add(length - IkePayloads.HEADER);
        if (!payloads.hexContent(at, length)) {
            return false;
        }
        int identity = in.u8At(at + 4);
        String word = switch (identity) {
            case 1 -> " ipv4:";
            case 2 -> " fqdn:";
            case 3 -> " rfc822:";
            case 5 -> " ipv6:";
            case 9 -> " dn:";
            case 10 -> " gn:";
            case 11 -> " keyid:";
            default -> null;
        };
        if (word == null) {
            return true;
        }
        out.add(word);
        if (identity == 2 || identity == 3) {
            return printAscii(at + 8, length - 8);
        }
        return payloads.hex(at + 8, length - 8);
    }

    /** Text in which a full stop stands for what is not printable; false where it was not all captured. */
    private boolean printAscii(int at, int n) {
        if (!payloads.has(at, n)) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            int c = in.u8At(at + i);
            out.add(c >= ' ' && c < 0x7f ? (char) c : '.');
        }
        return true;
    }

    private boolean printAuthentication(int at, int length) {
        if (!payloads.has(at, 8)) {
            return false;
        }
        printName(AUTHENTICATION, at);
        out.add(" len=").add(length - IkePayloads.HEADER).add(" method=");
        IkeNames.print(out, IkeNames.AUTHENTICATION_METHODS, in.u8At(at + 4));
        if (payloads.d.verbose(2)) {
            out.add(" authdata=(");
            if (!payloads.hex(at + 8, length - 8)) {
                return false;
            }
            out.add(") ");
            return true;
        }
        return payloads.sample(at + 8);
    }

    private boolean printNonce(int at, int length) {
        printCritical(out.add("nonce"), at);
        out.add(" len=").add(length - IkePayloads.HEADER);
        if (!payloads.d.verbose(2)) {
            return payloads.sample(at + IkePayloads.HEADER);
        }
        out.add(" nonce=(");
        if (!payloads.hex(at + IkePayloads.HEADER, length - IkePayloads.HEADER)) {
            return false;
        }
        out.add(") ");
        return true;
    }

    private boolean printNotification(int at) {
        if (!payloads.has(at, 8)) {
            return false;
        }
        printName(VERSION_1_NOTIFICATION, at);
        IkeNames.print(out.add(" prot_id="), IkeNames.PROTOCOLS, in.u8At(at + 4));
        int type = in.u16At(at + 6);
        out.add(" type=").add(type).add('(').add(NOTIFICATIONS.get(type, kind(type))).add(')');
        int spiLength = in.u8At(at + 5);
        if (showsSpi(type) && spiLength > 0) {
            out.add(" spi=");
            if (!payloads.hex(at + 8, spiLength)) {
                return false;
            }
        }
        int data = at + 8 + spiLength;
        int left = in.end() - data;
        if (left > 0) {
            if (payloads.d.verbose(4) || type == COOKIE && left < SHORT_COOKIE) {
                out.add(" data=(");
                payloads.hex(data, left);
                out.add(')');
            } else if (type == COOKIE) {
                return payloads.sample(data);
            }
        }
        return true;
    }

    private static String kind(int type) {
        if (type < 8192) {
            return "error";
        }
        if (type < 16384) {
            return "private-error";
        }
        return type < 40960 ? "status" : "private-status";
    }

    private static boolean showsSpi(int type) {
        return switch (type) {
            case 1, 5, 35, 36, 37, 39, 16384, 16385, 16386, 16387, 16391, 16392, 16394, 16395 -> false;
            default -> true;
        };
    }

    private boolean printVendor(int at, int length) {
        printName(VENDOR, at);
        int n = length - IkePayloads.HEADER;
        out.add(" len=").add(n).add(" vid=");
        return printAscii(at + IkePayloads.HEADER, n) && (n <= 4 || payloads.hexContent(at, length));
    }
}
