package io.ptcpdump.savefile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds pcapng files block by block, in either byte order, sound or not. */
final class PcapngBytes {
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private ByteOrder order;

    PcapngBytes(ByteOrder order) {
        this.order = order;
    }

    PcapngBytes order(ByteOrder other) {
        order = other;
        return this;
    }

    PcapngBytes section(String application) {
        byte[] fixed = numbers(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1).array();
        return block(0x0a0d0d0a, fixed, option(4, application));
    }

    PcapngBytes networkInterface(int linkType, int snaplen, byte[]... options) {
        byte[] fixed = numbers(8).putShort((short) linkType).putShort((short) 0).putInt(snaplen).array();
        return block(1, fixed, options);
    }

    PcapngBytes packet(int interfaceId, long stamp, byte[] data, byte[]... options) {
        return enhancedPacket(interfaceId, stamp, data.length, data.length, data, options);
    }

    PcapngBytes enhancedPacket(int interfaceId, long stamp, int captured, int wire, byte[] data, byte[]... options) {
        byte[] fixed = numbers(20).putInt(interfaceId).putInt((int) (stamp >>> 32)).putInt((int) stamp)
                .putInt(captured).putInt(wire).array();
        return block(6, join(fixed, padded(data)), options);
    }

    /** Appends a block; the options are closed by an end option if there are any. */
    PcapngBytes block(int type, byte[] fixed, byte[]... options) {
        byte[] all = join(options);
        byte[] body = join(fixed, all, all.length == 0 ? all : new byte[4]);
        int length = body.length + 12;
        file.writeBytes(numbers(8).putInt(type).putInt(length).array());
        file.writeBytes(body);
        file.writeBytes(numbers(4).putInt(length).array());
        return this;
    }

    /** Appends bytes as they are. */
    PcapngBytes raw(byte[] bytes) {
        file.writeBytes(bytes);
        return this;
    }

    byte[] option(int code, String value) {
        return option(code, value.getBytes(StandardCharsets.UTF_8));
    }

    byte[] option(int code, byte[] value) {
        return join(numbers(4).putShort((short) code).putShort((short) value.length).array(), padded(value));
    }

    byte[] option(int code, int... values) {
        ByteBuffer bytes = numbers(4 * values.length);
        for (int value : values) {
            bytes.putInt(value);
        }
        return option(code, bytes.array());
    }

    byte[] comment(String text) {
        return option(1, text);
    }

    ByteBuffer numbers(int length) {
        return ByteBuffer.allocate(length).order(order);
    }

    byte[] toBytes() {
        return file.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] padded(byte[] value) {
        return join(value, new byte[-value.length & 3]);
    }
}
