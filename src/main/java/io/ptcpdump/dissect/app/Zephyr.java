package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Zephyr notification service (Project Athena Technical Plan, section E.4.1). A notice is a list of texts that end in a zero
 * byte; numbers are hexadecimal.
 */
public final class Zephyr implements Printer {
    private static final String MAGIC = "ZEPH";
    private static final String VERSION = "0.2";
    /** Characters that are shown of texts put together or in lower case. */
    private static final int MAX_SHOWN = 255;
    private static final int SERVER_ACKNOWLEDGEMENT = 5;
    private static final String[] KINDS = {
        "unsafe", "unacked", "acked", "hm-ack", "hm-ctl", "serv-ack", "serv-nak", "client-ack", "stat"
    };

    /** The fields that are printed. */
    private record Notice(int kind, String type, String instance, String operation, String sender, String recipient) {}

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("zephyr");
        String version = read(in);
        if (version == null) {
            d.printInvalid();
            return;
        }
        if (!version.startsWith(MAGIC)) {
            return;
        }
        Notice notice = readNotice(in);
        if (notice == null) {
            d.printInvalid();
            return;
        }
        out.add(" zephyr");
        version = version.substring(MAGIC.length());
        if (!version.startsWith(VERSION)) {
            printText(out.add(" v"), version);
            return;
        }
        int kind = notice.kind;
        out.add(' ').addName(kind >= 0 && kind < KINDS.length ? KINDS[kind] : null, "type ", kind, "");
        if (kind == SERVER_ACKNOWLEDGEMENT) {
            String answer = read(in);
            if (answer != null && !answer.equals("SENT")) {
                printLower(out.add('/'), answer);
            }
        }
        if (!notice.sender.isEmpty()) {
            printText(out.add(' '), notice.sender);
        }
        if (!printKnown(out, in, notice)) {
            printTriple(out.add(" to "), notice.type, notice.instance, notice.recipient);
            if (!notice.operation.isEmpty()) {
                printText(out.add(" op "), notice.operation);
            }
        }
    }

    /** Reads what follows the version, up to the identifier of a notice in parts; null where there is less. */
    private static Notice readNotice(PacketReader in) {
        String[] fields = new String[16];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = read(in);
        }
        return fields[fields.length - 1] == null ? null
                : new Notice(number(fields[1]), fields[7], fields[8], fields[9], fields[10], fields[11]);
    }

    /** The next field, or null where nothing ends it. */
    private static String read(PacketReader in) {
        StringBuilder text = new StringBuilder();
        while (in.claimed() > 0) {
            int c = in.u8();
            if (c == 0) {
                return text.toString();
            }
            text.append((char) c);
        }
        return null;
    }

    /** The low 32 bits of a hexadecimal number, as far as a text is one; of one beyond 64 bits, those of the last that is not. */
    private static int number(String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) >= '\t' && text.charAt(i) <= '\r')) {
            i++;
        }
        boolean negative = text.startsWith("-", i);
        if (negative || text.startsWith("+", i)) {
            i++;
        }
        if (text.regionMatches(true, i, "0x", 0, 2) && i + 2 < text.length() && digit(text.charAt(i + 2)) >= 0) {
            i += 2;
        }
        long value = 0;
        boolean tooLarge = false;
        for (; i < text.length() && digit(text.charAt(i)) >= 0; i++) {
            tooLarge |= value > Long.MAX_VALUE >> 4;
            value = value << 4 | digit(text.charAt(i));
        }
        if (tooLarge) {
            return (int) (negative ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
        return (int) (negative ? -value : value);
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /** Prints a notice to a part of the service itself; false where it is none of those that are known. */
    private static boolean printKnown(Line out, PacketReader in, Notice notice) {
        switch (notice.type) {
            case "USER_LOCATE" -> printLocation(out, notice);
            case "ZEPHYR_ADMIN" -> printLower(out.add(" zephyr-admin "), notice.operation);
            case "ZEPHYR_CTL" -> {
                return printControl(out, in, notice);
            }
            case "HM_CTL" -> printOperation(out, " hm_ctl ", notice);
            case "WG_CTL" -> printOperation(out, " wg_ctl ", notice);
            case "HM_STAT" -> {
                if (!notice.instance.equals("HMST_CLIENT") || !notice.operation.equals("GIMMESTATS")) {
                    return false;
                }
                out.add(" get-client-stats");
            }
            case "LOGIN" -> {
                return printLogin(out, notice);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void printOperation(Line out, String label, Notice notice) {
        printLower(out.add(label), notice.instance);
        printLower(out.add(' '), notice.operation);
    }

    private static void printLocation(Line out, Notice notice) {
        switch (notice.operation) {
            case "USER_HIDE" -> out.add(" hide");
            case "USER_UNHIDE" -> out.add(" unhide");
            default -> printText(out.add(" locate "), notice.instance);
        }
    }

    private static boolean printControl(Line out, PacketReader in, Notice notice) {
        switch (notice.instance) {
            case "CLIENT" -> printClient(out, in, notice);
            case "HM" -> printLower(out.add(' '), notice.operation);
            case "REALM" -> {
                switch (notice.operation) {
                    case "ADD_SUBSCRIBE" -> out.add(" realm add-subs");
                    case "REQ_SUBSCRIBE" -> out.add(" realm req-subs");
                    case "RLM_SUBSCRIBE" -> out.add(" realm rlm-sub");
                    case "RLM_UNSUBSCRIBE" -> out.add(" realm rlm-unsub");
                    default -> { }
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void printClient(Line out, PacketReader in, Notice notice) {
        switch (notice.operation) {
            case "SUBSCRIBE" -> printSubscription(out.add(" sub"), in, notice);
            case "SUBSCRIBE_NODEFS" -> printSubscription(out.add(" unsub-nodefs"), in, notice);
            case "UNSUBSCRIBE" -> printSubscription(out.add(" unsub"), in, notice);
            case "GIMME" -> out.add(" ret");
            case "GIMMEDEFS" -> out.add(" gimme-defs");
            case "CLEARSUB" -> out.add(" clear-subs");
            default -> printLower(out.add(' '), notice.operation);
        }
    }

    /** The first of those that are subscribed to; an acknowledgement has none. */
    private static void printSubscription(Line out, PacketReader in, Notice notice) {
        if (notice.kind != SERVER_ACKNOWLEDGEMENT) {
            String type = read(in);
            String instance = read(in);
            String recipient = read(in);
            if (recipient != null) {
                printTriple(out.add(' '), type, instance, recipient);
            }
        }
    }

    private static boolean printLogin(Line out, Notice notice) {
        switch (notice.operation) {
            case "USER_FLUSH" -> out.add(" flush_locs");
            case "NONE", "OPSTAFF", "REALM-VISIBLE", "REALM-ANNOUNCED", "NET-VISIBLE", "NET-ANNOUNCED" ->
                    printLower(out.add(" set-exposure "), notice.operation);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void printTriple(Line out, String type, String instance, String recipient) {
        String triple = "<" + type + "," + instance + "," + (recipient.isEmpty() ? "*" : recipient) + ">";
        printText(out, triple.substring(0, Math.min(triple.length(), MAX_SHOWN)));
    }

    private static void printLower(Line out, String text) {
        for (int i = 0; i < Math.min(text.length(), MAX_SHOWN); i++) {
            char c = text.charAt(i);
            out.printable(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        }
    }

    private static void printText(Line out, String text) {
        for (int i = 0; i < text.length(); i++) {
            out.printable(text.charAt(i));
        }
    }
}
