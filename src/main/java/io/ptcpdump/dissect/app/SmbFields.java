package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import java.time.ZoneId;

/**
 * Reads and prints the fields that an {@link SmbBlock} lists: where in the packet they are, up to where the block reaches, and
 * what earlier fields say of later ones. Numbers are little-endian unless the method ends in {@code Be}.
 *
 * <p>One object for all the protocols that carry SMB, since a few things outlive a packet; see {@link #begin}.
 */
final class SmbFields {
    private static final long TO_THE_NUL = -1;
    private static final long NO_LENGTH = -1;
    private static final int MAX_STRING = 1000;
    private static final int MAX_LISTS = 10;
    private static final int PADDED_NAME = 16;
    private static final int ASCIIZ = 4;
    private static final int DIALECT = 2;

    private final SmbDate dates;
    private Dissection d;
    private Line out;
    private PacketReader in;
    private int start;
    private boolean unicode;
    private int at;
    private int limit;
    private boolean cut;
    private long stringLength = NO_LENGTH;
    private int openLists;

    /** @param zone of the dates, which are printed as local time */
    SmbFields(ZoneId zone) {
        dates = new SmbDate(zone);
    }

    /**
     * Turns to the message at an absolute position, from which strings are aligned and names are pointed to.
     *
     * <p>Of what was printed before, tcpdump does not forget how many lists a cut has ended: from the first such packet on it
     * leaves out the bytes that a block does not describe. So does this.
     */
    void begin(Dissection d, PacketReader in, int start) {
        d.requireOrder();
        this.d = d;
        this.out = d.out();
        this.in = in;
        this.start = start;
        unicode = false;
    }

    /** Whether the strings of this message are of 16-bit characters. */
    void setUnicode(boolean unicode) {
        this.unicode = unicode;
    }

    /** Forgets the length that a field gave for a string after it. */
    void forgetStringLength() {
        stringLength = NO_LENGTH;
    }

    /**
     * Prints the fields of a block at an absolute position.
     *
     * @param limit where the block ends; no field begins there, but one may reach beyond
     * @return the position behind the fields, or -1 where one was cut, which a mark says
     */
    int print(SmbBlock block, int position, int limit) {
        at = position;
        this.limit = limit;
        cut = false;
        block.print(this);
        return cut ? -1 : at;
    }

    /** Prints all of the bytes between two absolute positions. */
    void dump(int from, int to) {
        SmbDump.print(out, in, from, to - from);
    }

    // ---- for SmbBlock

    Line out() {
        return out;
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at >= limit;
    }

    boolean isCut() {
        return cut;
    }

    /** Prints the rest of a block as items of a list, until they take no more bytes. */
    void list(SmbBlock block, int firstElement) {
        while (!atEnd()) {
            int before = at;
            openLists++; // and stays so where the packet ends in the list
            if (openLists == MAX_LISTS) {
                out.add("(too many nested levels, not recursing)");
            } else {
                block.print(this, firstElement);
            }
            openLists--;
            if (cut || at == before) {
                return;
            }
        }
    }

    /** The bytes that the block does not describe. */
    void rest() {
        if (openLists == 0 && !atEnd()) {
            out.add("Data: (").add(limit - at).add(" bytes)\n");
            dump(at, limit);
            at = limit;
        }
    }

    private void cut() {
        cut = true;
        d.printTruncated();
    }

    private boolean has(long n) {
        return n <= in.end() - at;
    }

    // ---- fields: numbers

    private int number8() {
        return in.u8At(at++);
    }

    private int number16() {
        int value = littleEndian16(at);
        at += 2;
        return value;
    }

    private int number32() {
        int value = Integer.reverseBytes(in.i32At(at));
        at += 4;
        return value;
    }

    private int littleEndian16(int position) {
        return Short.reverseBytes((short) in.u16At(position)) & 0xffff;
    }

    private void decimalAndHex(long value) {
        out.addUnsigned(value).add(" (0x").hex(value).add(')');
    }

    private void upperHex(long value) {
        out.add("0x").upperHex(value);
    }

    void u8() {
        decimalAndHex(number8());
    }

    void u16() {
        decimalAndHex(number16());
    }

    void u16Be() {
        int value = in.u16At(at);
        at += 2;
        decimalAndHex(value);
    }

    void u32() {
        decimalAndHex(number32() & 0xffffffffL);
    }

    void u32Be() {
        long value = in.u32At(at);
        at += 4;
        decimalAndHex(value);
    }

    void i32() {
        int value = number32();
        out.add(value).add(" (0x").hex(value & 0xffffffffL).add(')');
    }

    void u64() {
        long value = Long.reverseBytes(in.u64At(at));
        at += 8;
        decimalAndHex(value);
    }

    /** The two halves little-endian, the more significant one first. */
    void mixed64() {
        if (!has(8)) {
            cut();
            return;
        }
        long high = number32() & 0xffffffffL;
        decimalAndHex(high << 32 | number32() & 0xffffffffL);
    }

    void hex8() {
        upperHex(number8());
    }

    void hex16() {
        upperHex(number16());
    }

    void hex16Be() {
        int value = in.u16At(at);
        at += 2;
        upperHex(value);
    }

    void hex32() {
        upperHex(number32() & 0xffffffffL);
    }

    /** An IPv4 address, each byte in decimal and in hexadecimal. */
    void dottedAddress() {
        for (int i = 0; i < 4; i++) {
            if (i > 0 && atEnd()) {
                out.add("END OF BUFFER\n");
                return;
            }
            out.add(i > 0 ? "." : "");
            u8();
        }
    }

    void skip(int n) {
        if (has(n)) {
            at += n;
        } else {
            cut();
        }
    }

    /** The names of the bits that are set, from the lowest on; an empty one is not printed. */
    private void bits(int value, String... names) {
        for (int i = 0; i < names.length; i++) {
            if ((value >>> i & 1) != 0 && !names[i].isEmpty()) {
                out.add(names[i]).add(' ');
            }
        }
    }

    void bits8(String... names) {
        bits(number8(), names);
    }

    void attributes8() {
        attributes(number8());
    }

    void attributes16() {
        attributes(number16());
    }

    private void attributes(int value) {
        bits(value, "READONLY", "HIDDEN", "SYSTEM", "VOLUME", "DIR", "ARCHIVE");
    }

    // ---- fields: dates

    /** As a file system of DOS has it: the time, then the date. */
    void timeAndDate() {
        int value = number32();
        dates.printDos(out, value);
    }

    /** The date, then the time. */
    void dateAndTime() {
        int value = number32();
        dates.printDos(out, value << 16 | value >>> 16);
    }

    /** In units of 100 ns from 1601. */
    void fileTime() {
        if (!has(8)) {
            cut();
            return;
        }
        int lowest = in.u8At(at + 3);
        at += 4;
        dates.printFileTime(out, number32() & 0xffffffffL, lowest);
    }

    // ---- fields: strings

    void stringLength8() {
        setStringLength(number8());
    }

    void stringLength16() {
        setStringLength(number16());
    }

    void stringLength32() {
        setStringLength(number32() & 0xffffffffL);
    }

    private void setStringLength(long length) {
        stringLength = length;
        out.add(length);
    }

    void string() {
        string(unicode, TO_THE_NUL);
    }

    void asciiString() {
        string(false, TO_THE_NUL);
    }

    /** A string behind a byte that says of what kind it is. */
    void typedString() {
        typedString(unicode);
    }

    void typedAsciiString() {
        typedString(false);
    }

    private void typedString(boolean wide) {
        int type = in.u8At(at);
        if (type != ASCIIZ && type != DIALECT) {
            out.add("Error! ASCIIZ buffer of type ").add(type);
            at = limit;
        } else {
            at++;
            string(wide, TO_THE_NUL);
        }
    }

    /** A string of as many bytes as an earlier field says. */
    void countedString() {
        if (stringLength == NO_LENGTH) {
            out.add("{stringlen not set}");
            cut();
        } else {
            string(unicode, stringLength);
        }
    }

    /** The same of one byte a character, whatever the flags of the message are. */
    void countedBytes() {
        if (stringLength == NO_LENGTH) {
            out.add("{stringlen not set}");
            cut();
        } else if (has(stringLength)) {
            paddedText((int) stringLength);
        } else {
            cut();
        }
    }

    void text(int length) {
        if (has(length)) {
            paddedText(length);
        } else {
            cut();
        }
    }

    private void paddedText(int length) {
        printPadded(at, length);
        at += length;
    }

    private void string(boolean wide, long length) {
        if (wide && (at - start & 1) != 0) {
            if (!has(1)) {
                cut();
                return;
            }
            at++;
        }
        int step = wide ? 2 : 1;
        long left = length == TO_THE_NUL ? Long.MAX_VALUE : length;
        int first = at;
        while (left >= step && character(wide) != 0) {
            at += step;
            left -= step;
        }
        for (int i = first; i < at && i - first < MAX_STRING * step; i += step) {
            int c = wide ? littleEndian16(i) : in.u8At(i);
            out.add(c >= ' ' && c <= '~' ? (char) c : '.');
        }
        if (left >= step) {
            at += step;
            left = length == TO_THE_NUL ? 0 : left - step;
        }
        if (has(left)) {
            at += (int) left;
        } else {
            cut();
        }
    }

    private int character(boolean wide) {
        return wide ? littleEndian16(at) : in.u8At(at);
    }

    // ---- fields: NetBIOS names

    /** A name of 15 characters, padded, and a byte that says what it is the name of. */
    void paddedName() {
        int type = in.u8At(at + PADDED_NAME - 1);
        printPadded(at, PADDED_NAME - 1);
        NetbiosName.printType(out, type);
        at += PADDED_NAME;
    }

    /** A name in the encoding of RFC 1001 section 14, or a pointer to one. */
    void encodedName() {
        NetbiosName name = NetbiosName.read(in, start, at, limit);
        if (name == null) {
            cut();
            return;
        }
        at += name.length();
        name.print(out);
    }

    /** Bytes up to the first NUL, then spaces. */
    private void printPadded(int position, int width) {
        int n = 0;
        while (n < width && in.u8At(position + n) != 0) {
            out.printable(in.u8At(position + n));
            n++;
        }
        out.spaces(width - n);
    }
}
