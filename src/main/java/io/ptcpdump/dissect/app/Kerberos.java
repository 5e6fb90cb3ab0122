package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * Kerberos 4 (Project Athena Technical Plan, section E.2.1): version, type, of which the lowest bit says that numbers are
 * little-endian, and fields that depend on it; texts end in a zero byte. Of version 5 (RFC 4120) no more than its name is
 * printed.
 */
public final class Kerberos implements Printer {
    private static final int HEADER_LENGTH = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int MINUTES = 5;

    private static final int KDC_REQUEST = 0x02;
    private static final int KDC_REPLY = 0x04;
    private static final int APPLICATION_REQUEST = 0x06;
    private static final int ERROR_REPLY = 0x0a;
    private static final ValueNames TYPES = ValueNames.of(
            KDC_REQUEST, "KDC_REQUEST",
            KDC_REPLY, "KDC_REPLY",
            APPLICATION_REQUEST, "APPL_REQUEST",
            0x08, "APPL_REQUEST_MUTUAL",
            ERROR_REPLY, "ERR_REPLY",
            0x0c, "PRIVATE",
            0x0e, "SAFE",
            0x10, "APPL_ERR",
            0x7e, "DIE");
    private static final String[] ERRORS = {
        "OK", "NAME_EXP", "SERVICE_EXP", "AUTH_EXP", "PKT_VER", "NAME_MAST_KEY_VER", "SERV_MAST_KEY_VER", "BYTE_ORDER",
        "PRINCIPAL_UNKNOWN", "PRINCIPAL_NOT_UNIQUE", "NULL_KEY"
    };

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("kerberos").add("kerberos");
        int version = in.peekU8(0);
        switch (version) {
            case 1, 2, 3 -> out.add(" v").add(version);
            case 4 -> {
                out.add(" v4");
                if (!printVersion4(out, in)) {
                    d.printTruncated();
                }
            }
            // These are not versions but the first byte of a request and of a reply.
            case 106, 107 -> out.add(" v5");
            default -> { }
        }
    }

    /** Prints a message; whether its texts end. */
    private static boolean printVersion4(Line out, PacketReader in) {
        int flags = in.peekU8(1);
        boolean little = (flags & LITTLE_ENDIAN) != 0;
        int type = flags & ~LITTLE_ENDIAN;
        out.add(little ? " le " : " be ").addName(TYPES.get(type), "#", type, "").add(": ");
        in.seek(in.position() + HEADER_LENGTH);
        return switch (type) {
            case KDC_REQUEST -> printPrincipal(out, in) && printRequest(out, in);
            case KDC_REPLY -> printPrincipal(out, in) && printReply(out, in, little);
            case APPLICATION_REQUEST -> printApplicationRequest(out, in);
            case ERROR_REPLY -> printPrincipal(out, in) && printError(out, in, little);
            default -> {
                out.add("(unknown)");
                yield true;
            }
        };
    }

    /** Name, instance, realm. */
    private static boolean printPrincipal(Line out, PacketReader in) {
        return printText(out, in, ".") && printText(out, in, "@") && printText(out, in, "");
    }

    /** Time, lifetime, and the service's name and instance. */
    private static boolean printRequest(Line out, PacketReader in) {
        int lifetime = in.peekU8(4);
        out.add(' ').add(lifetime * MINUTES).add("min ");
        in.seek(in.position() + 5);
        return printText(out, in, ".") && printText(out, in, "");
    }

    /** Time, number of tickets, expiration, key version, and the length of what is encrypted. */
    private static boolean printReply(Line out, PacketReader in, boolean little) {
        int length = u16(in, 10, little);
        out.add(" (").add(length).add(')');
        return true;
    }

    /** Key version, realm, and the lengths of ticket and authenticator. */
    private static boolean printApplicationRequest(Line out, PacketReader in) {
        int version = in.u8();
        out.add('v').add(version).add(' ');
        if (!printText(out, in, "")) {
            return false;
        }
        for (int i = 0; i < 2; i++) {
            int length = in.u8();
            out.add(" (").add(length).add(')');
        }
        return true;
    }

    /** Time, error, and its text. */
    private static boolean printError(Line out, PacketReader in, boolean little) {
        int error = u16(in, 4, little);
        out.add(' ').addName(ValueNames.at(ERRORS, error), "#", error, "").add(' ');
        in.seek(in.position() + 8);
        return printText(out, in, "");
    }

    private static int u16(PacketReader in, int ahead, boolean little) {
        return little ? in.peekU16Le(ahead) : in.peekU16(ahead);
    }

    /** Prints a text, and something after it; whether it ends in what was captured. */
    private static boolean printText(Line out, PacketReader in, String after) {
        while (in.has(1)) {
            int c = in.u8();
            if (c == 0) {
                out.add(after);
                return true;
            }
            out.printable(c);
        }
        return false;
    }
}
