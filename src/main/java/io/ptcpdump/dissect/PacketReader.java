package io.ptcpdump.dissect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads the bytes of one packet: the only way any printer touches them.
 *
 * <p>It has a position and two ends. The captured end is where the bytes stop; reading past it throws {@link Truncated}. The
 * claimed end is where the enclosing header says that the data stops; it may lie beyond the captured end (a short snapshot) or
 * before it (padding), and nothing throws there: a printer compares {@link #claimed()} with what it needs and says
 * {@code (invalid)}.
 *
 * <p>Multi-byte values are big-endian (network order) unless the method ends in {@code Le}; values are unsigned unless the
 * method begins with {@code i}. Methods with an {@code ahead} parameter look that many bytes past the position and leave it
 * where it is.
 */
public final class PacketReader {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] data;
    private int at;
    private int end;
    private int claimedEnd;

    /** Starts over at {@code data[offset]} with {@code captured} bytes there, of which the wire had {@code claimed}. */
    public PacketReader wrap(byte[] data, int offset, int captured, int claimed) {
        this.data = data;
        this.at = offset;
        this.end = offset + captured;
        this.claimedEnd = saturatedSum(offset, claimed);
        return this;
    }

    // ---- position and ends

    /** Position as an index that stays valid for {@link #seek} in any reader of the same packet. */
    public int position() {
        return at;
    }

    /** Moves to a position that {@link #position} gave, or one computed from it; checked at the next read. */
    public void seek(int position) {
        at = position;
    }

    /** Position behind the last captured byte. */
    public int end() {
        return end;
    }

    /** Captured bytes from the position on; 0 where it is past them. */
    public int captured() {
        return Math.max(0, end - at);
    }

    /** Bytes from the position on that the enclosing header claims; negative where the position is past them. */
    public int claimed() {
        return claimedEnd - at;
    }

    /** Whether the next {@code n} bytes were captured. */
    public boolean has(int n) {
        return n >= 0 && n <= end - at;
    }

    /** Whether the {@code n} bytes from {@code ahead} on were captured. */
    public boolean has(int ahead, int n) {
        return n >= 0 && ahead >= 0 && (long) ahead + n <= end - at;
    }

    /** Whether the next {@code n} bytes were captured and are claimed as well. */
    public boolean holds(int n) {
        return has(n) && n <= claimed();
    }

    /** Throws {@link Truncated} unless the next {@code n} bytes were captured. */
    public void need(int n) {
        if (n < 0 || n > end - at) {
            throw Truncated.MARK;
        }
    }

    /** Passes over {@code n} captured bytes. */
    public void skip(int n) {
        claim(n);
    }

    /** Both ends, to be given back to {@link #restore} after {@link #claim claiming} a narrower range. */
    public long ends() {
        return (long) end << 32 | claimedEnd & 0xffffffffL;
    }

    public void restore(long ends) {
        end = (int) (ends >> 32);
        claimedEnd = (int) ends;
    }

    /** Says that only {@code n} more bytes belong to what follows; what was captured beyond them stays readable. */
    public void claimOnly(int n) {
        claimedEnd = saturatedSum(at, n);
    }

    /** Says that only {@code n} more bytes belong to what follows, and makes the rest unreadable. */
    public void clip(int n) {
        claimedEnd = saturatedSum(at, n);
        if (n < end - at) {
            end = Math.max(at, claimedEnd);
        }
    }

    /**
     * A reader of the next {@code n} claimed bytes, of which as many are readable as were captured; this one moves behind
     * them, even where they were not all captured. Allocates: for protocols that are met now and then.
     */
    public PacketReader take(int n) {
        PacketReader part = new PacketReader();
        part.data = data;
        part.at = at;
        part.claimedEnd = saturatedSum(at, n);
        part.end = Math.max(Math.min(end, part.claimedEnd), Math.min(at, end));
        at = part.claimedEnd;
        return part;
    }

    // ---- reading

    public int u8() {
        return data[claim(1)] & 0xff;
    }

    public int u16() {
        return (short) SHORT.get(data, claim(2)) & 0xffff;
    }

    public int u24() {
        int i = claim(3);
        return (data[i] & 0xff) << 16 | (data[i + 1] & 0xff) << 8 | data[i + 2] & 0xff;
    }

    public long u32() {
        return (int) INT.get(data, claim(4)) & 0xffffffffL;
    }

    public long u48() {
        return u48(claim(6));
    }

    /** All 64 bits; a value of 2^63 or more comes back negative. */
    public long u64() {
        return (long) LONG.get(data, claim(8));
    }

    public int i8() {
        return data[claim(1)];
    }

    public int i16() {
        return (short) SHORT.get(data, claim(2));
    }

    public int i32() {
        return (int) INT.get(data, claim(4));
    }

    public int u16Le() {
        return Short.reverseBytes((short) SHORT.get(data, claim(2))) & 0xffff;
    }

    public long u32Le() {
        return Integer.reverseBytes((int) INT.get(data, claim(4))) & 0xffffffffL;
    }

    public long u64Le() {
        return Long.reverseBytes((long) LONG.get(data, claim(8)));
    }

    /** An unsigned big-endian value of {@code n} bytes, 1 to 8. */
    public long unsigned(int n) {
        int i = claim(n);
        long value = 0;
        for (int k = 0; k < n; k++) {
            value = value << 8 | data[i + k] & 0xff;
        }
        return value;
    }

    // ---- looking ahead

    public int peekU8(int ahead) {
        return data[look(ahead, 1)] & 0xff;
    }

    public int peekU16(int ahead) {
        return (short) SHORT.get(data, look(ahead, 2)) & 0xffff;
    }

    public int peekU24(int ahead) {
        int i = look(ahead, 3);
        return (data[i] & 0xff) << 16 | (data[i + 1] & 0xff) << 8 | data[i + 2] & 0xff;
    }

    public long peekU32(int ahead) {
        return (int) INT.get(data, look(ahead, 4)) & 0xffffffffL;
    }

    public int peekI32(int ahead) {
        return (int) INT.get(data, look(ahead, 4));
    }

    public long peekU48(int ahead) {
        return u48(look(ahead, 6));
    }

    public long peekU64(int ahead) {
        return (long) LONG.get(data, look(ahead, 8));
    }

    public int peekU16Le(int ahead) {
        return Short.reverseBytes((short) SHORT.get(data, look(ahead, 2))) & 0xffff;
    }

    public long peekU32Le(int ahead) {
        return Integer.reverseBytes((int) INT.get(data, look(ahead, 4))) & 0xffffffffL;
    }

    // ---- bulk, for checksums, comparisons and output

    /** Copies the next {@code n} bytes and moves behind them. */
    public void copy(byte[] to, int toIndex, int n) {
        System.arraycopy(data, claim(n), to, toIndex, n);
    }

    /** Prints {@code n} bytes at an absolute position as they are: for text that was found to be printable. */
    public void print(Line out, int position, int n) {
        out.add(data, absolute(position, n), n);
    }

    /** Whether the bytes at {@code ahead} are {@code text} in ASCII; false, not truncated, where they were not captured. */
    public boolean startsWith(int ahead, String text) {
        if (!has(ahead, text.length())) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((data[at + ahead + i] & 0xff) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Adds the {@code n} bytes at absolute {@code position} as 16-bit words to a one's complement sum (RFC 1071), an odd last
     * byte padded with zero. The result still has its carries; {@link Checksum#fold} takes them in.
     */
    public long sum(long sum, int position, int n) {
        if (n < 0 || position < 0 || n > end - position) {
            throw Truncated.MARK;
        }
        int i = position;
        int stop = position + n;
        for (; stop - i >= 4; i += 4) {
            sum += (int) INT.get(data, i) & 0xffffffffL;
        }
        if (stop - i >= 2) {
            sum += (short) SHORT.get(data, i) & 0xffff;
            i += 2;
        }
        if (i < stop) {
            sum += (data[i] & 0xff) << 8;
        }
        return sum;
    }

    /** Whether the {@code n} bytes at an absolute position were captured. */
    public boolean hasAt(int position, int n) {
        return position >= 0 && n >= 0 && n <= end - position;
    }

    /** Throws {@link Truncated} unless the {@code n} bytes at an absolute position were captured. */
    public void needAt(int position, int n) {
        absolute(position, n);
    }

    /** The byte at an absolute position of this packet, for addresses of a header that lies behind. */
    public int u8At(int position) {
        return data[absolute(position, 1)] & 0xff;
    }

    public int u24At(int position) {
        int i = absolute(position, 3);
        return (data[i] & 0xff) << 16 | (data[i + 1] & 0xff) << 8 | data[i + 2] & 0xff;
    }

    public long u32At(int position) {
        return (int) INT.get(data, absolute(position, 4)) & 0xffffffffL;
    }

    public long u48At(int position) {
        return u48(absolute(position, 6));
    }

    public int u16At(int position) {
        return (short) SHORT.get(data, absolute(position, 2)) & 0xffff;
    }

    public int i32At(int position) {
        return (int) INT.get(data, absolute(position, 4));
    }

    public long u64At(int position) {
        return (long) LONG.get(data, absolute(position, 8));
    }

    private long u48(int i) {
        return (long) ((short) SHORT.get(data, i) & 0xffff) << 32 | (int) INT.get(data, i + 2) & 0xffffffffL;
    }

    private int absolute(int position, int n) {
        if (position < 0 || n < 0 || n > end - position) {
            throw Truncated.MARK;
        }
        return position;
    }

    /** Every sequential read starts here; the comparison subtracts, so that a huge {@code n} cannot overflow. */
    private int claim(int n) {
        int i = at;
        if (n < 0 || n > end - i) {
            throw Truncated.MARK;
        }
        at = i + n;
        return i;
    }

    private int look(int ahead, int n) {
        if (ahead < 0 || ahead > end - at - n) {
            throw Truncated.MARK;
        }
        return at + ahead;
    }

    private static int saturatedSum(int base, int n) {
        return (int) Math.min((long) base + n, Integer.MAX_VALUE);
    }
}
