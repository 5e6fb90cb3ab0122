package io.ptcpdump.savefile;

import java.io.IOException;
import java.nio.ByteOrder;

/** Takes a pcapng file apart into blocks, and turns the source to the byte order of each section. */
final class BlockReader {
    private static final int DEFAULT_MAX_LENGTH = 16 * 1024 * 1024;
    private static final int MAX_SECTION_HEADER_LENGTH = 1024 * 1024;
    private static final int MIN_SECTION_HEADER_LENGTH = Pcapng.BLOCK_OVERHEAD + Pcapng.SECTION_FIXED_LENGTH;
    private static final int OPTIONS_ALLOWANCE = 128 * 1024;

    private final ByteSource source;
    private int maxLength = DEFAULT_MAX_LENGTH;
    private boolean first = true;
    private int type;
    private int length;

    BlockReader(ByteSource source) {
        this.source = source;
    }

    /** Lets blocks be as long as a packet of this many bytes needs. */
    void allowPackets(int bytes) {
        maxLength = Math.max(maxLength, bytes + OPTIONS_ALLOWANCE);
    }

    /**
     * Goes to the next block and makes all of it available.
     *
     * @return false at the end of the file
     * @throws SaveFileException if the file ends within a block, or the block's length is senseless
     */
    boolean next() throws IOException {
        source.skip(length);
        length = 0;
        int available = source.require(Pcapng.BLOCK_HEADER_LENGTH);
        if (available < Pcapng.BLOCK_HEADER_LENGTH) {
            if (available == 0) {
                return false;
            }
            // A text file may begin with the bytes of a section header's type.
            throw first ? unknownFormat() : truncated(Pcapng.BLOCK_HEADER_LENGTH, available);
        }
        type = source.i32(source.position());
        if (type == Pcapng.SECTION_HEADER) {
            setByteOrder();
        }
        first = false;
        int total = checkedLength(source.i32(source.position() + 4));
        available = source.require(total);
        if (available < total) {
            throw truncated(total - Pcapng.BLOCK_HEADER_LENGTH, available - Pcapng.BLOCK_HEADER_LENGTH);
        }
        if (source.i32(source.position() + total - Integer.BYTES) != total) {
            throw new SaveFileException("block total length in header and trailer don't match");
        }
        length = total;
        return true;
    }

    private void setByteOrder() throws IOException {
        int needed = Pcapng.BLOCK_HEADER_LENGTH + Integer.BYTES;
        int available = source.require(needed);
        if (available < needed) {
            throw first ? unknownFormat() : truncated(needed, available);
        }
        int magic = source.i32(source.position() + Pcapng.BLOCK_HEADER_LENGTH);
        if (magic == Pcapng.BYTE_ORDER_MAGIC) {
            return;
        }
        if (Integer.reverseBytes(magic) != Pcapng.BYTE_ORDER_MAGIC) {
            throw first
                    ? unknownFormat()
                    : new SaveFileException("the file has a section with a bad byte order magic field");
        }
        boolean little = source.order() == ByteOrder.LITTLE_ENDIAN;
        source.order(little ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private int checkedLength(int total) throws SaveFileException {
        boolean sound = type == Pcapng.SECTION_HEADER
                ? total >= MIN_SECTION_HEADER_LENGTH && total <= MAX_SECTION_HEADER_LENGTH
                : total >= Pcapng.BLOCK_OVERHEAD && total <= maxLength;
        if (sound && (total & 3) == 0) {
            return total;
        }
        String shown = Integer.toUnsignedString(total);
        if (type == Pcapng.SECTION_HEADER && !sound) {
            throw new SaveFileException("Section Header Block in pcapng dump file has invalid length " + shown);
        }
        if (total >= 0 && total < Pcapng.BLOCK_OVERHEAD) {
            throw new SaveFileException(
                    "block in pcapng dump file has a length of " + shown + " < " + Pcapng.BLOCK_OVERHEAD);
        }
        if ((total & 3) != 0) {
            throw new SaveFileException(
                    "block in pcapng dump file has a length of " + shown + " that is not a multiple of 4");
        }
        throw new SaveFileException("pcapng block size " + shown + " > maximum " + maxLength);
    }

    private static SaveFileException truncated(int wanted, int got) {
        return new SaveFileException(
                "truncated pcapng dump file; tried to read " + wanted + " bytes, only got " + got);
    }

    private static SaveFileException unknownFormat() {
        return new SaveFileException("unknown file format");
    }

    int type() {
        return type;
    }

    /** Index of the body's first byte. */
    int bodyStart() {
        return source.position() + Pcapng.BLOCK_HEADER_LENGTH;
    }

    /** Index after the body's last byte. */
    int bodyEnd() {
        return source.position() + length - Integer.BYTES;
    }

    /** Index after fixed fields of this length, which the body must have. */
    int afterFixedFields(int fixedLength) throws SaveFileException {
        return after(bodyStart(), fixedLength);
    }

    /** {@code start + count} if the body goes that far. */
    int after(int start, int count) throws SaveFileException {
        if (count < 0 || count > bodyEnd() - start) {
            throw new SaveFileException(
                    "block of type " + Integer.toUnsignedString(type) + " in pcapng dump file is too short");
        }
        return start + count;
    }
}
