package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/** The commands of Telnet, RFC 854, with which a segment begins: the byte 255 (IAC), a command, and for some an option. */
public final class Telnet implements Printer {
    private static final int FIRST_COMMAND = 236;
    private static final int SUBNEGOTIATION_END = 240;
    private static final int SUBNEGOTIATION = 250;
    private static final int DONT = 254;
    private static final int IAC = 255;
    private static final String[] COMMANDS = {
        "EOF", "SUSP", "ABORT", "EOR", "SE", "NOP", "DMARK", "BRK", "IP", "AO", "AYT", "EC", "EL", "GA", "SB", "WILL", "WONT",
        "DO", "DONT", "IAC"
    };
    private static final int AUTHENTICATION = 37;
    private static final int ENCRYPTION = 38;
    private static final String[] OPTIONS = {
        "BINARY", "ECHO", "RCP", "SUPPRESS GO AHEAD", "NAME", "STATUS", "TIMING MARK", "RCTE", "NAOL", "NAOP", "NAOCRD",
        "NAOHTS", "NAOHTD", "NAOFFD", "NAOVTS", "NAOVTD", "NAOLFD", "EXTEND ASCII", "LOGOUT", "BYTE MACRO",
        "DATA ENTRY TERMINAL", "SUPDUP", "SUPDUP OUTPUT", "SEND LOCATION", "TERMINAL TYPE", "END OF RECORD", "TACACS UID",
        "OUTPUT MARKING", "TTYLOC", "3270 REGIME", "X.3 PAD", "NAWS", "TSPEED", "LFLOW", "LINEMODE", "XDISPLOC", "OLD-ENVIRON",
        "AUTHENTICATION", "ENCRYPT", "NEW-ENVIRON"
    };
    private static final String[] QUALIFIERS = {"IS", "SEND", "INFO"};
    /** RFC 2941. */
    private static final String[] AUTHENTICATION_COMMANDS = {"IS", "SEND", "REPLY", "NAME"};
    private static final String[] AUTHENTICATION_TYPES = {
        "NULL", "KERBEROS_V4", "KERBEROS_V5", "SPX", "MINK", "SRP", "RSA", "SSL", null, null, "LOKI", "SSA", "KEA_SJ",
        "KEA_SJ_INTEG", "DSS", "NTLM"
    };
    /** RFC 2946. */
    private static final String[] ENCRYPTION_COMMANDS = {
        "IS", "SUPPORT", "REPLY", "START", "END", "REQUEST-START", "REQUEST-END", "END_KEYID", "DEC_KEYID"
    };
    private static final String[] ENCRYPTION_TYPES = {
        "NULL", "DES_CFB64", "DES_OFB64", "DES3_CFB64", "DES3_OFB64", null, "CAST5_40_CFB64", "CAST5_40_OFB64",
        "CAST128_CFB64", "CAST128_OFB64"
    };

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("telnet");
        boolean first = true;
        while (in.claimed() > 0 && in.peekU8(0) == IAC) {
            int length = commandLength(in);
            if (length < 0) {
                break;
            }
            out.add(first ? " [telnet " : ", ");
            printCommand(out, in, length);
            first = false;
            in.skip(length);
        }
        if (!first) {
            out.add(']');
        }
    }

    /** Length of the command at hand, or -1 where it is none, or is not whole. */
    private static int commandLength(PacketReader in) {
        int available = in.claimed();
        if (available < 2) {
            return -1;
        }
        int command = in.peekU8(1);
        if (command < FIRST_COMMAND) {
            return -1;
        }
        if (command < SUBNEGOTIATION || command > DONT) {
            return 2;
        }
        if (available < 3) {
            return -1;
        }
        in.need(3);
        if (command != SUBNEGOTIATION) {
            return 3;
        }
        int end = 3;
        while (end + 1 < available && (in.peekU8(end) != IAC || in.peekU8(end + 1) != SUBNEGOTIATION_END)) {
            end++;
        }
        if (in.peekU8(end) != IAC || end >= available) {
            return -1;
        }
        return end + 2;
    }

    private static void printCommand(Line out, PacketReader in, int length) {
        int command = in.peekU8(1);
        if (command == IAC) {
            out.add("IAC IAC");
            return;
        }
        out.add(COMMANDS[command - FIRST_COMMAND]);
        if (length == 2) {
            return;
        }
        int option = in.peekU8(2);
        printWord(out, OPTIONS, option);
        if (command == SUBNEGOTIATION) {
            printParameters(out, in, option, length - 2);
        }
    }

    private static void printParameters(Line out, PacketReader in, int option, int end) {
        int at = 3;
        if (at < end) {
            printWord(out, switch (option) {
                case AUTHENTICATION -> AUTHENTICATION_COMMANDS;
                case ENCRYPTION -> ENCRYPTION_COMMANDS;
                default -> QUALIFIERS;
            }, in.peekU8(at++));
        }
        if (at < end && (option == AUTHENTICATION || option == ENCRYPTION)) {
            printWord(out, option == AUTHENTICATION ? AUTHENTICATION_TYPES : ENCRYPTION_TYPES, in.peekU8(at++));
        }
        while (at < end) {
            out.add(' ').hexAlternate(in.peekU8(at++));
        }
        out.add(" SE");
    }

    private static void printWord(Line out, String[] words, int value) {
        String word = value < words.length ? words[value] : null;
        out.add(' ');
        if (word == null) {
            out.hexAlternate(value);
        } else {
            out.add(word);
        }
    }
}
