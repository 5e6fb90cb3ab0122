package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Simple Network Management Protocol: version 1, RFC 1157; version 2c, RFC 1901 and RFC 3416; version 3, RFC 3412 and
 * RFC 3414. A message is a sequence of the version, a community or the headers of version 3, and a PDU.
 */
public final class Snmp implements Printer {
    private static final String[] VERSIONS = {"SNMPv1", "SNMPv2c", null, "SNMPv3"};
    private static final String[] ERRORS = {
        "noError", "tooBig", "noSuchName", "badValue", "readOnly", "genErr", "noAccess", "wrongType", "wrongLength",
        "wrongEncoding", "wrongValue", "noCreation", "inconsistentValue", "resourceUnavailable", "commitFailed", "undoFailed",
        "authorizationError", "notWritable", "inconsistentName"
    };
    private static final String[] GENERIC_TRAPS = {
        "coldStart", "warmStart", "linkDown", "linkUp", "authenticationFailure", "egpNeighborLoss", "enterpriseSpecific"
    };
    private static final int ENTERPRISE_SPECIFIC = 6;
    private static final int GET = 0;
    private static final int GET_NEXT = 1;
    private static final int RESPONSE = 2;
    private static final int TRAP = 4;
    private static final int GET_BULK = 5;
    private static final int USER_BASED_SECURITY = 3;
    private static final String DEFAULT_COMMUNITY = "public";

    private final Asn1 element = new Asn1();
    private Dissection d;
    private PacketReader in;
    private Line out;
    private int at;
    private int left;
    private int count;

    @Override
    public void print(Dissection d, PacketReader in) {
        this.d = d;
        this.in = in;
        out = d.out().enter("snmp").add(' ');
        at = in.position();
        left = in.claimed();
        if (!read()) {
            return;
        }
        if (element.kind != Asn1.Kind.SEQUENCE) {
            printUnexpected("[!init SEQ]");
            return;
        }
        printExtra("iSEQ");
        descend();
        if (next(Asn1.Kind.INTEGER, "[version!=INT]")) {
            printVersion((int) element.value);
        }
    }

    private void printVersion(int version) {
        if (version < 0 || version >= VERSIONS.length || VERSIONS[version] == null) {
            out.add("SNMP [version = ").add(version).add(']');
            return;
        }
        if (d.verbose(1)) {
            out.add("{ ").add(VERSIONS[version]).add(' ');
        }
        if (version == 3) {
            printVersion3();
        } else {
            printCommunity(version);
        }
        if (d.verbose(1)) {
            out.add("} ");
        }
    }

    // ---- elements one after the other

    /** Reads the element at hand, and stays in front of it. */
    private boolean read() {
        count = element.read(d, in, at, left);
        return count >= 0;
    }

    /** Reads an element that has to be of a kind, and moves behind it; false after having printed what is wrong. */
    private boolean next(Asn1.Kind kind, String complaint) {
        if (!read()) {
            return false;
        }
        if (element.kind != kind) {
            printUnexpected(complaint);
            return false;
        }
        at += count;
        left -= count;
        return true;
    }

    private void printUnexpected(String complaint) {
        out.add(complaint);
        element.print(d, in);
    }

    private void printExtra(String what) {
        if (count < left) {
            out.add('[').add(left - count).add(" extra after ").add(what).add(']');
        }
    }

    /** Goes on with what the element holds. */
    private void descend() {
        at = element.at;
        left = element.length;
    }

    // ---- messages

    private void printCommunity(int version) {
        if (!next(Asn1.Kind.STRING, "[comm!=STR]")) {
            return;
        }
        if (!isDefaultCommunity()) {
            element.printString(out.add("C="), in);
            out.add(' ');
        }
        printPdu(version);
    }

    private boolean isDefaultCommunity() {
        if (element.length != DEFAULT_COMMUNITY.length()) {
            return false;
        }
        for (int i = 0; i < element.length; i++) {
            if (in.u8At(element.at + i) != DEFAULT_COMMUNITY.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void printVersion3() {
        if (!read()) {
            return;
        }
        if (element.kind != Asn1.Kind.SEQUENCE) {
            printUnexpected("[!message]");
            return;
        }
        int behind = at + left;
        descend();
        if (d.verbose(1)) {
            out.add("{ ");
        }
        if (!next(Asn1.Kind.INTEGER, "[msgID!=INT]") || !next(Asn1.Kind.INTEGER, "[msgMaxSize!=INT]") || !printFlags()) {
            return;
        }
        if (!next(Asn1.Kind.INTEGER, "[msgSecurityModel!=INT]")) {
            return;
        }
        int model = (int) element.value;
        printExtra("message SEQ");
        if (d.verbose(1)) {
            out.add("} ");
        }
        if (model != USER_BASED_SECURITY) {
            out.add("[security model ").add(model).add(']');
            return;
        }
        if (d.verbose(1)) {
            out.add("{ USM ");
        }
        left = behind - at;
        if (!next(Asn1.Kind.STRING, "[msgSecurityParameters!=STR]")) {
            return;
        }
        int scoped = at;
        descend();
        printUserSecurity();
        at = scoped;
        left = behind - scoped;
        if (d.verbose(1)) {
            out.add("} { ScopedPDU ");
        }
        printScoped();
        if (d.verbose(1)) {
            out.add("} ");
        }
    }

    private boolean printFlags() {
        if (!read()) {
            return false;
        }
        if (element.kind != Asn1.Kind.STRING) {
            printUnexpected("[msgFlags!=STR]");
            return false;
        }
        if (element.length != 1) {
            out.add("[msgFlags size ").add(element.length).add(']');
            return false;
        }
        int flags = in.u8At(element.at);
        if (flags > 7 || (flags & 3) == 2) {
            out.add("[msgFlags=0x").add(upperHex(flags >> 4)).add(upperHex(flags & 15)).add(']');
            return false;
        }
        at += count;
        left -= count;
        out.add("F=").add((flags & 1) != 0 ? "a" : "").add((flags & 2) != 0 ? "p" : "").add((flags & 4) != 0 ? "r" : "").add(' ');
        return true;
    }

    private static char upperHex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }

    /** Parameters of the user-based security model, RFC 3414 section 2.4. */
    private void printUserSecurity() {
        if (!read()) {
            return;
        }
        if (element.kind != Asn1.Kind.SEQUENCE) {
            printUnexpected("[!usm]");
            return;
        }
        descend();
        if (!next(Asn1.Kind.STRING, "[msgAuthoritativeEngineID!=STR]")
                || !nextNumber("[msgAuthoritativeEngineBoots!=INT]", "B=")
                || !nextNumber("[msgAuthoritativeEngineTime!=INT]", "T=")
                || !next(Asn1.Kind.STRING, "[msgUserName!=STR]")) {
            return;
        }
        element.printString(out.add("U="), in);
        out.add(' ');
        if (next(Asn1.Kind.STRING, "[msgAuthenticationParameters!=STR]")
                && next(Asn1.Kind.STRING, "[msgPrivacyParameters!=STR]")) {
            printExtra("usm SEQ");
        }
    }

    private boolean nextNumber(String complaint, String name) {
        if (!next(Asn1.Kind.INTEGER, complaint)) {
            return false;
        }
        if (d.verbose(1)) {
            out.add(name).add(element.value).add(' ');
        }
        return true;
    }

    private void printScoped() {
        if (!read()) {
            return;
        }
        if (element.kind != Asn1.Kind.SEQUENCE) {
            printUnexpected("[!scoped PDU]");
            return;
        }
        descend();
        if (!next(Asn1.Kind.STRING, "[contextEngineID!=STR]")) {
            return;
        }
        element.printOctets(out.add("E="), in);
        out.add(' ');
        if (!next(Asn1.Kind.STRING, "[contextName!=STR]")) {
            return;
        }
        element.printString(out.add("C="), in);
        out.add(' ');
        printPdu(3);
    }

    // ---- PDUs

    private void printPdu(int version) {
        if (!read()) {
            return;
        }
        if (element.kind != Asn1.Kind.PDU) {
            out.add("[no PDU]");
            return;
        }
        printExtra("PDU");
        if (d.verbose(1)) {
            out.add("{ ");
        }
        element.print(d, in);
        out.add(' ');
        int type = element.tag;
        descend();
        if (version == 0 && type >= GET_BULK) {
            out.add("[v2 PDU in v1 message]");
            return;
        }
        if (version == 1 && type == TRAP) {
            out.add("[v1 PDU in v2 message]");
            return;
        }
        if (type == TRAP) {
            printTrap();
        } else {
            printRequest(type);
        }
        if (d.verbose(1)) {
            out.add(" } ");
        }
    }

    private void printRequest(int type) {
        if (!next(Asn1.Kind.INTEGER, "[reqId!=INT]")) {
            return;
        }
        if (d.verbose(1)) {
            out.add("R=").add(element.value).add(' ');
        }
        if (!next(Asn1.Kind.INTEGER, "[errorStatus!=INT]")) {
            return;
        }
        int status = (int) element.value;
        if (type == GET_BULK) {
            out.add(" N=").add(status);
        } else if (status != 0) {
            out.add(type == RESPONSE ? " " : "[errorStatus(");
            out.addName(status > 0 && status < ERRORS.length ? ERRORS[status] : null, "err=", status & 0xffffffffL, "");
            out.add(type == RESPONSE ? "" : ")!=0]");
        }
        if (!next(Asn1.Kind.INTEGER, "[errorIndex!=INT]")) {
            return;
        }
        printErrorIndex(type, (int) element.value, type == RESPONSE && status != 0);
        printBindings(type);
    }

    private void printErrorIndex(int type, int index, boolean failed) {
        if (type == GET_BULK) {
            out.add(" M=").add(index);
        } else if (type != RESPONSE) {
            if (index != 0) {
                out.add("[errorIndex(").add(index).add(")!=0]");
            }
        } else if (index != 0) {
            if (failed) {
                out.add('@').add(index);
            } else {
                out.add("[errorIndex(").add(index).add(") w/o errorStatus]");
            }
        } else if (failed) {
            out.add("[errorIndex==0]");
        }
    }

    private void printTrap() {
        out.add(' ');
        if (!next(Asn1.Kind.OBJECT, "[enterprise!=OID]")) {
            return;
        }
        element.print(d, in);
        out.add(' ');
        if (!next(Asn1.Kind.ADDRESS, "[agent-addr!=INETADDR]")) {
            return;
        }
        element.print(d, in);
        if (!next(Asn1.Kind.INTEGER, "[generic-trap!=INT]")) {
            return;
        }
        int generic = (int) element.value;
        String name = generic >= 0 && generic < GENERIC_TRAPS.length ? GENERIC_TRAPS[generic] : null;
        out.add(' ').addName(name, "gt=", generic, "");
        if (!next(Asn1.Kind.INTEGER, "[specific-trap!=INT]")) {
            return;
        }
        if (generic == ENTERPRISE_SPECIFIC) {
            out.add(" s=").add(element.value);
        } else if (element.value != 0) {
            out.add("[specific-trap(").add(element.value).add(")!=0]");
        }
        out.add(' ');
        if (next(Asn1.Kind.UNSIGNED, "[time-stamp!=TIMETICKS]")) {
            element.print(d, in);
            printBindings(TRAP);
        }
    }

    /** The objects and their values; requests for values have none. */
    private void printBindings(int type) {
        if (!read()) {
            return;
        }
        if (element.kind != Asn1.Kind.SEQUENCE) {
            printUnexpected("[!SEQ of varbind]");
            return;
        }
        printExtra("SEQ of varbind");
        descend();
        boolean request = type == GET || type == GET_NEXT || type == GET_BULK;
        while (left != 0) {
            out.add(' ');
            if (!read()) {
                return;
            }
            if (element.kind != Asn1.Kind.SEQUENCE) {
                printUnexpected("[!varbind]");
                return;
            }
            int nextAt = at + count;
            int nextLeft = left - count;
            descend();
            if (!next(Asn1.Kind.OBJECT, "[objName!=OID]")) {
                return;
            }
            element.print(d, in);
            out.add(request ? "" : "=");
            if (!read()) {
                return;
            }
            if (element.kind != Asn1.Kind.NULL) {
                out.add(request ? "[objVal!=NULL]" : "");
                element.print(d, in);
            }
            at = nextAt;
            left = nextLeft;
        }
    }
}
