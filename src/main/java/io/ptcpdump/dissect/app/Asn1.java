package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** One element of the basic encoding rules of ASN.1, X.690: a tag, a length, contents. Every reading replaces the last. */
final class Asn1 {
    enum Kind {
        ANY, NULL, OCTETS, OBJECT, INTEGER, UNSIGNED, UNSIGNED_64, STRING, SEQUENCE, ADDRESS, PDU, EXCEPTION
    }

    private static final String[] UNIVERSAL = {
        "U-0", "Boolean", "Integer", "Bitstring", "String", "Null", "ObjID", "ObjectDes", "U-8", "U-9", "U-10", "U-11", "U-12",
        "U-13", "U-14", "U-15", "Sequence", "Set"
    };
    private static final String[] APPLICATION = {"IpAddress", "Counter", "Gauge", "TimeTicks", "Opaque", "C-5", "Counter64"};
    private static final String[] CONTEXT = {
        "GetRequest", "GetNextRequest", "GetResponse", "SetRequest", "Trap", "GetBulk", "Inform", "V2Trap", "Report"
    };
    private static final String[] EXCEPTIONS = {"noSuchObject", "noSuchInstance", "endOfMibView"};
    private static final String[] PRIVATE = {"P-0"};
    private static final String[][] CLASSES = {UNIVERSAL, APPLICATION, CONTEXT, PRIVATE};
    private static final int EXTENDED_TAG = 0x1f;

    /** Prefixes of identifiers that are left out, their abbreviations, and where they lead. */
    private static final byte[][] ABBREVIATED = {{43, 6, 1, 2, 1}, {43, 6, 1, 4, 1}, {43, 6, 1, 3}, {43, 6, 1, 6, 3}};
    private static final String[] ABBREVIATIONS = {"", "E:", "X:", "S:"};
    private static final SnmpObjects[] ABBREVIATED_OBJECTS = {
        SnmpObjects.root().at(1, 3, 6, 1, 2, 1), SnmpObjects.root().at(1, 3, 6, 1, 4, 1), SnmpObjects.root().at(1, 3, 6, 1, 3),
        SnmpObjects.root().at(1, 3, 6, 1, 6, 3)
    };

    Kind kind;
    int tag;
    /** Position and length of the contents. */
    int at;
    int length;
    /** The value of a number. */
    long value;
    private SnmpObjects object;

    // ---- reading

    /**
     * Reads the element at a position, with {@code available} bytes up to the end of what encloses it. Returns its whole length,
     * or -1 after having printed what is wrong.
     */
    int read(Dissection d, PacketReader in, int position, int available) {
        Line out = d.out();
        kind = Kind.ANY;
        length = 0;
        if (available < 1) {
            out.add("[nothing to parse]");
            return -1;
        }
        int p = position;
        int end = position + available;
        int first = in.u8At(p++);
        tag = first & 0x1f;
        if (tag == EXTENDED_TAG) {
            p = readExtendedTag(out, in, p, end);
            if (p < 0) {
                return -1;
            }
        }
        if (p >= end) {
            out.add("[no asnlen]");
            return -1;
        }
        length = in.u8At(p++);
        if ((length & 0x80) != 0) {
            int octets = length & 0x7f;
            length = 0;
            if (end - p < octets) {
                out.add("[asnlen? ").add(end - p).add('<').add(octets).add(']');
                return -1;
            }
            if (octets > in.end() - p) {
                d.printTruncated();
                return -1;
            }
            for (; octets > 0; octets--) {
                length = length << 8 | in.u8At(p++);
            }
        }
        if (Integer.compareUnsigned(end - p, length) < 0) {
            out.add("[len").add(end - p).add("<asnlen").add(length & 0xffffffffL).add(']');
            return -1;
        }
        at = p;
        boolean constructed = (first & 0x20) != 0;
        String[] names = CLASSES[first >> 6];
        if (tag >= names.length) {
            out.add("[id?").add(constructed ? 'C' : 'P').add("/x/").add(tag).add(']');
            return -1;
        }
        if (length > in.end() - p) {
            d.printTruncated();
            return -1;
        }
        boolean sound = constructed ? readConstructed(out, names) : readPrimitive(out, in, names);
        return sound ? p + length - position : -1;
    }

    /** The rest of a tag in 7-bit groups, of which the lowest 8 bits count; returns the position behind it. */
    private int readExtendedTag(Line out, PacketReader in, int position, int end) {
        int p = position;
        tag = 0;
        for (int octet = 0x80; (octet & 0x80) != 0; p++) {
            octet = in.u8At(p);
            if (p >= end) {
                out.add("[Xtagfield?]");
                return -1;
            }
            tag = (tag << 7 | octet & 0x7f) & 0xff;
        }
        return p;
    }

    private boolean readConstructed(Line out, String[] names) {
        if (names == UNIVERSAL && tag == 16) {
            kind = Kind.SEQUENCE;
        } else if (names == CONTEXT) {
            kind = Kind.PDU;
        } else {
            kind = Kind.OCTETS;
            out.add("C/").add(names == UNIVERSAL ? "U" : "x").add('/').add(names[tag]);
        }
        return true;
    }

    private boolean readPrimitive(Line out, PacketReader in, String[] names) {
        if (names == CONTEXT) {
            kind = tag < EXCEPTIONS.length ? Kind.EXCEPTION : Kind.ANY;
            return true;
        }
        kind = names == UNIVERSAL ? universalKind() : names == APPLICATION ? applicationKind() : Kind.OCTETS;
        switch (kind) {
            case INTEGER -> {
                if (length == 0) {
                    out.add("[asnlen=0]");
                    return false;
                }
                value = (int) readNumber(in, (byte) in.u8At(at) < 0 ? -1 : 0);
            }
            case UNSIGNED -> value = readNumber(in, 0) & 0xffffffffL;
            case UNSIGNED_64 -> value = readNumber(in, 0);
            case OCTETS -> {
                String word = names == UNIVERSAL ? "U" : names == APPLICATION ? "A" : "x";
                out.add("[P/").add(word).add('/').add(names[tag]).add(']');
            }
            default -> {
            }
        }
        return true;
    }

    private Kind universalKind() {
        return switch (tag) {
            case 2 -> Kind.INTEGER;
            case 4 -> Kind.STRING;
            case 5 -> Kind.NULL;
            case 6 -> Kind.OBJECT;
            default -> Kind.OCTETS;
        };
    }

    private Kind applicationKind() {
        return switch (tag) {
            case 0 -> Kind.ADDRESS;
            case 1, 2, 3 -> Kind.UNSIGNED;
            case 6 -> Kind.UNSIGNED_64;
            default -> Kind.OCTETS;
        };
    }

    private long readNumber(PacketReader in, long start) {
        long number = start;
        for (int i = 0; i < length; i++) {
            number = number << 8 | in.u8At(at + i);
        }
        return number;
    }

    // ---- printing

    void print(Dissection d, PacketReader in) {
        Line out = d.out();
        switch (kind) {
            case ANY -> out.add("[BE_ANY!?]");
            case NULL -> {
            }
            case OCTETS -> printOctets(out, in);
            case OBJECT -> printObject(d, in);
            case INTEGER, UNSIGNED -> out.add(value);
            case UNSIGNED_64 -> out.addUnsigned(value);
            case STRING -> printString(out, in);
            case SEQUENCE -> out.add("Seq(").add(length).add(')');
            case ADDRESS -> printAddress(out, in);
            case PDU -> out.add(CONTEXT[tag]).add('(').add(length).add(')');
            case EXCEPTION -> out.add('[').add(EXCEPTIONS[tag]).add(']');
        }
    }

    void printOctets(Line out, PacketReader in) {
        for (int i = 0; i < length; i++) {
            out.add('_').hex(in.u8At(at + i), 2);
        }
    }

    /** The text in quotation marks, or where not all of it is printable, its bytes. */
    void printString(Line out, PacketReader in) {
        boolean printable = true;
        for (int i = 0; i < length && printable; i++) {
            int c = in.u8At(at + i);
            printable = c >= ' ' && c < 0x7f;
        }
        if (printable) {
            out.add('"');
            in.print(out, at, length);
            out.add('"');
            return;
        }
        for (int i = 0; i < length; i++) {
            out.add(i == 0 ? "" : "_").hex(in.u8At(at + i), 2);
        }
    }

    private void printAddress(Line out, PacketReader in) {
        if (length != 4) {
            out.add("[inetaddr len!=4]");
        }
        for (int i = 0; i < length; i++) {
            out.add(i == 0 ? "" : ".").add(in.u8At(at + i));
        }
    }

    /** An object identifier, whose first number holds two, X.690 section 8.19. */
    private void printObject(Dissection d, PacketReader in) {
        Line out = d.out();
        boolean named = d.options().numeric() == 0;
        int prefix = named && length > 2 ? abbreviation(in) : -1;
        boolean first = prefix < 0;
        boolean dot = prefix < 0;
        object = null;
        int i = 0;
        if (prefix >= 0) {
            object = ABBREVIATED_OBJECTS[prefix];
            i = ABBREVIATED[prefix].length;
            out.add(ABBREVIATIONS[prefix]);
        }
        int number = 0;
        for (; i < length; i++) {
            int octet = in.u8At(at + i);
            number = (number << 7) + (octet & 0x7f);
            if ((octet & 0x80) != 0) {
                continue;
            }
            if (first) {
                first = false;
                object = named ? SnmpObjects.root() : null;
                int arc = (int) Math.min(2, (number & 0xffffffffL) / 40);
                printNumber(out, arc, dot);
                number -= arc * 40;
            }
            printNumber(out, number, dot);
            dot = true;
            number = 0;
        }
    }

    private int abbreviation(PacketReader in) {
        for (int k = 0; k < ABBREVIATED.length; k++) {
            byte[] prefix = ABBREVIATED[k];
            int i = 0;
            while (i < prefix.length && i < length && in.u8At(at + i) == prefix[i]) {
                i++;
            }
            if (i == prefix.length) {
                return k;
            }
        }
        return -1;
    }

    private void printNumber(Line out, int number, boolean dot) {
        out.add(dot ? "." : "");
        object = object == null ? null : object.child(number);
        if (object == null) {
            out.add(number & 0xffffffffL);
        } else {
            out.add(object.name());
        }
    }
}
