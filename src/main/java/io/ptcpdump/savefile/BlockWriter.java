package io.ptcpdump.savefile;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One little-endian pcapng block, or only options, while they are appended to a buffer. For what is not on the way of
 * every packet.
 */
final class BlockWriter {
    private final ByteBuf out;
    private final int start;

    /** Starts a block; the caller appends its fixed fields to the buffer. */
    BlockWriter(ByteBuf out, int type) {
        this.out = out;
        start = out.writerIndex();
        out.writeIntLE(type);
        out.writeIntLE(0);
    }

    /** Appends options only, to go into a block later. */
    BlockWriter(ByteBuf out) {
        this.out = out;
        start = out.writerIndex();
    }

    /** Appends a text; nothing if it is empty. */
    void option(int code, String value) {
        if (!value.isEmpty()) {
            option(code, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Appends bytes, as many as an option holds. */
    void option(int code, byte[] value) {
        byte[] held = value.length <= Pcapng.MAX_OPTION_LENGTH ? value : Arrays.copyOf(value, Pcapng.MAX_OPTION_LENGTH);
        header(code, held.length);
        out.writeBytes(held);
        out.writeZero(Pcapng.padded(held.length) - held.length);
    }

    /** Appends a 32-bit number. */
    void option(int code, int value) {
        header(code, Integer.BYTES);
        out.writeIntLE(value);
    }

    /** Appends a 64-bit number. */
    void option(int code, long value) {
        header(code, Long.BYTES);
        out.writeLongLE(value);
    }

    private void header(int code, int length) {
        out.writeShortLE(code);
        out.writeShortLE(length);
    }

    void endOptions() {
        header(Pcapng.END_OF_OPTIONS, 0);
    }

    /** Appends the length and sets it at the start. */
    void end() {
        int length = out.writerIndex() + Integer.BYTES - start;
        out.writeIntLE(length);
        out.setIntLE(start + 4, length);
    }
}
