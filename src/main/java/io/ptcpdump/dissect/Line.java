package io.ptcpdump.dissect;

import java.util.Arrays;

/**
 * The text of one packet being built, as bytes, in a buffer that is used again for the next. Nothing here allocates unless the
 * buffer has to grow. Text given to {@link #add(String)} is the program's own and ASCII; bytes of a packet go through
 * {@link #printable}, which lets no control character out.
 */
public final class Line {
    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final int[] UNIT_SECONDS = {31_536_000, 604_800, 86_400, 3600, 60, 1};
    private static final char[] UNITS = {'y', 'w', 'd', 'h', 'm', 's'};
    private static final byte[] TENS = new byte[100];
    private static final byte[] ONES = new byte[100];

    static {
        for (int i = 0; i < 100; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            ONES[i] = (byte) ('0' + i % 10);
        }
    }

    private byte[] bytes = new byte[4096];
    private int length;
    private String protocol = "";

    // ---- the buffer

    public int length() {
        return length;
    }

    /** The buffer itself, valid up to {@link #length} and until the next change. */
    public byte[] bytes() {
        return bytes;
    }

    public void clear() {
        length = 0;
    }

    /** Forgets everything from {@code length} on. */
    public void truncate(int length) {
        this.length = length;
    }

    // ---- the protocol for [|proto]

    /** Names the protocol that is being printed; the last one named is the one that a truncation mark shows. */
    public Line enter(String protocol) {
        this.protocol = protocol;
        return this;
    }

    public String protocol() {
        return protocol;
    }

    // ---- text

    @SuppressWarnings("deprecation") // the one getBytes that copies Latin-1 without an encoder or a new array
    public Line add(String text) {
        int n = text.length();
        reserve(n);
        text.getBytes(0, n, bytes, length);
        length += n;
        return this;
    }

    public Line add(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /** {@code text}, then spaces up to {@code width} characters. */
    public Line addLeft(String text, int width) {
        add(text);
        return spaces(width - text.length());
    }

    /** {@code text} with spaces before it up to {@code width} characters. */
    public Line addRight(String text, int width) {
        spaces(width - text.length());
        return add(text);
    }

    public Line spaces(int n) {
        for (; n > 0; n--) {
            add(' ');
        }
        return this;
    }

    /** A line break, then {@code n} spaces: how tcpdump indents what belongs to a packet. */
    public Line newline(int n) {
        return add('\n').spaces(n);
    }

    /** Already encoded text, such as UTF-8 of a process name. */
    public Line add(byte[] text, int from, int n) {
        reserve(n);
        System.arraycopy(text, from, bytes, length, n);
        length += n;
        return this;
    }

    // ---- numbers

    public Line add(int value) {
        return add((long) value);
    }

    public Line add(long value) {
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                return add("-9223372036854775808");
            }
            add('-');
            value = -value;
        }
        return digits(value, 1, '0');
    }

    /** An unsigned 64-bit value in decimal. */
    public Line addUnsigned(long value) {
        if (value >= 0) {
            return add(value);
        }
        long quotient = Long.divideUnsigned(value, 10);
        return digits(quotient, 1, '0').add((char) ('0' + (int) (value - quotient * 10)));
    }

    /** {@code value >= 0} in decimal, with zeros before it up to {@code width} digits. */
    public Line addPadded(long value, int width) {
        return digits(value, width, '0');
    }

    /** {@code value >= 0} in decimal, with spaces before it up to {@code width} characters. */
    public Line addRight(long value, int width) {
        return digits(value, width, ' ');
    }

    /** The value in hexadecimal without leading zeros, as %x prints it. */
    public Line hex(long value) {
        int digits = Math.max(1, (67 - Long.numberOfLeadingZeros(value)) / 4);
        return hex(value, digits);
    }

    /** The lowest {@code digits} hexadecimal digits of the value, as %0NX but in lower case. */
    public Line hex(long value, int digits) {
        reserve(digits);
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(int) (value >>> shift) & 15];
        }
        return this;
    }

    /** The value in hexadecimal without leading zeros, as %X prints it. */
    public Line upperHex(long value) {
        return upperHex(value, Math.max(1, (67 - Long.numberOfLeadingZeros(value)) / 4));
    }

    /** The lowest {@code digits} hexadecimal digits of the value, as %0NX prints them. */
    public Line upperHex(long value, int digits) {
        int from = length;
        hex(value, digits);
        for (int i = from; i < length; i++) {
            if (bytes[i] >= 'a') {
                bytes[i] -= 'a' - 'A';
            }
        }
        return this;
    }

    /** A value as %#x prints it: 0x before it unless it is 0. */
    public Line hexAlternate(long value) {
        return value == 0 ? add('0') : add("0x").hex(value);
    }

    /** A number of seconds in years, weeks, days, hours, minutes and seconds, without the units that are zero: 5m1s. */
    public Line duration(long seconds) {
        if (seconds == 0) {
            return add("0s");
        }
        for (int i = 0; i < UNIT_SECONDS.length; i++) {
            if (seconds >= UNIT_SECONDS[i]) {
                add(seconds / UNIT_SECONDS[i]).add(UNITS[i]);
                seconds %= UNIT_SECONDS[i];
            }
        }
        return this;
    }

    private Line digits(long value, int width, char pad) {
        int n = decimalLength(value);
        reserve(Math.max(n, width));
        for (int i = n; i < width; i++) {
            bytes[length++] = (byte) pad;
        }
        int i = length + n;
        length = i;
        while (value >= 100) {
            long quotient = value / 100;
            int pair = (int) (value - quotient * 100);
            bytes[--i] = ONES[pair];
            bytes[--i] = TENS[pair];
            value = quotient;
        }
        bytes[--i] = ONES[(int) value];
        if (value >= 10) {
            bytes[--i] = TENS[(int) value];
        }
        return this;
    }

    private static int decimalLength(long value) {
        int n = 1;
        for (long limit = 10; n < 19 && value >= limit; limit *= 10) {
            n++;
        }
        return n;
    }

    // ---- names of values

    /** {@code name}, or where it is null the value in decimal between {@code before} and {@code after}. */
    public Line addName(String name, String before, long value, String after) {
        return name != null ? add(name) : add(before).add(value).add(after);
    }

    /** {@code name}, or where it is null {@code digits} hexadecimal digits of the value between {@code before} and {@code after}. */
    public Line addNameHex(String name, String before, long value, int digits, String after) {
        return name != null ? add(name) : add(before).hex(value, digits).add(after);
    }

    // ---- bytes of a packet

    /** One byte of a packet: printable ASCII as it is, all others as {@code ^X}, {@code M-x} as tcpdump does. */
    public Line printable(int c) {
        c &= 0xff;
        if (c >= 0x80) {
            add("M-");
            c &= 0x7f;
        }
        if (c < 0x20 || c == 0x7f) {
            add('^');
            c ^= 0x40;
        }
        return add((char) c);
    }

    /** An IPv4 address, most significant byte first. */
    public Line ipv4(int address) {
        reserve(15);
        octet(address >>> 24);
        bytes[length++] = '.';
        octet(address >>> 16 & 0xff);
        bytes[length++] = '.';
        octet(address >>> 8 & 0xff);
        bytes[length++] = '.';
        octet(address & 0xff);
        return this;
    }

    private void octet(int value) {
        if (value >= 100) {
            bytes[length++] = (byte) ('0' + value / 100);
            value %= 100;
            bytes[length++] = TENS[value];
        } else if (value >= 10) {
            bytes[length++] = TENS[value];
        }
        bytes[length++] = ONES[value];
    }

    /**
     * An IPv6 address, as tcpdump writes it: the longest run of two or more zero groups as {@code ::} (the first of equals), the
     * last 32 bits in dotted form where the rest is zero or ::ffff.
     */
    public Line ipv6(long high, long low) {
        int bestAt = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; ) {
            if (group(high, low, i) != 0) {
                i++;
                continue;
            }
            int from = i;
            while (i < 8 && group(high, low, i) == 0) {
                i++;
            }
            if (i - from > bestLength) {
                bestAt = from;
                bestLength = i - from;
            }
        }
        for (int i = 0; i < 8; i++) {
            if (i == bestAt) {
                add(i == 0 ? "::" : ":");
                i += bestLength - 1;
                continue;
            }
            if (i == 6 && bestAt == 0 && (bestLength == 6 || bestLength == 5 && group(high, low, 5) == 0xffff)) {
                return ipv4((int) low);
            }
            hex(group(high, low, i));
            if (i < 7) {
                add(':');
            }
        }
        return this;
    }

    private static int group(long high, long low, int i) {
        return (int) ((i < 4 ? high : low) >>> (3 - (i & 3)) * 16) & 0xffff;
    }

    /** A 48-bit MAC address. */
    public Line mac(long address) {
        for (int shift = 40; shift >= 0; shift -= 8) {
            hex(address >>> shift, 2);
            if (shift > 0) {
                add(':');
            }
        }
        return this;
    }

    /** A 64-bit address of IEEE's (EUI-64), most significant byte first. */
    public Line eui64(long address) {
        return hex(address >>> 56, 2).add(':').hex(address >>> 48, 2).add(':').mac(address);
    }

    private void reserve(int n) {
        if (n > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + n));
        }
    }
}
