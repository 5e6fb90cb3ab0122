package io.ptcpdump.text;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A zone's history from a compiled zone file, RFC 9636 (TZif); times after its last transition follow the rule in its footer.
 * Leap second tables are passed over.
 */
final class TimeZoneFile implements LocalZone {
    private static final int MAGIC = 0x545a6966; // "TZif"
    private static final int HEADER_LENGTH = 44;
    /** No zone file comes near it; what is longer is not one. */
    private static final int MAX_LENGTH = 1 << 20;

    private final long[] transitions;
    private final int[] offsets;
    private final int initialOffset;
    private final PosixTimeZone later;

    /**
     * @param transitions   seconds since 1970 at which the offset changes, ascending
     * @param offsets       the offset from each transition on
     * @param initialOffset the offset before the first
     * @param later         what holds from the last transition on, null where its offset stays
     */
    private TimeZoneFile(long[] transitions, int[] offsets, int initialOffset, PosixTimeZone later) {
        this.transitions = transitions;
        this.offsets = offsets;
        this.initialOffset = initialOffset;
        this.later = later;
    }

    /** The zone in a file, or null where it cannot be read or is no zone file. */
    static TimeZoneFile read(Path file) {
        byte[] bytes;
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            bytes = in.readNBytes(MAX_LENGTH);
        } catch (IOException e) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Block block = Block.next(in, Integer.BYTES);
        if (block == null) {
            return null;
        }
        if (block.version == 0) {
            return block.zone(null);
        }
        in.position(block.end);
        block = Block.next(in, Long.BYTES);
        return block == null ? null : block.zone(footer(bytes, block.end));
    }

    @Override
    public int offsetSeconds(long epochSecond) {
        int n = transitions.length;
        if (n == 0 || epochSecond >= transitions[n - 1]) {
            if (later != null) {
                return later.offsetSeconds(epochSecond);
            }
            return n == 0 ? initialOffset : offsets[n - 1];
        }
        int found = Arrays.binarySearch(transitions, epochSecond);
        int current = found >= 0 ? found : -found - 2;
        return current < 0 ? initialOffset : offsets[current];
    }

    /** The rule between two line feeds at the end of the file, null where there is none. */
    private static PosixTimeZone footer(byte[] bytes, int at) {
        int end = at + 1;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end >= bytes.length) {
            return null;
        }
        return PosixTimeZone.parse(new String(bytes, at + 1, end - at - 1, StandardCharsets.US_ASCII));
    }

    /** One header with its data block; a file has one with 32-bit times and, from version 2 on, another with 64-bit times. */
    private static final class Block {
        final int version;
        final int end;
        private final ByteBuffer in;
        private final int timeSize;
        private final int timesAt;
        private final int timeCount;
        private final int typeCount;

        private Block(ByteBuffer in, int at, int timeSize, int end) {
            this.in = in;
            this.version = in.get(at + 4);
            this.timeSize = timeSize;
            this.timeCount = in.getInt(at + 32);
            this.typeCount = in.getInt(at + 36);
            this.timesAt = at + HEADER_LENGTH;
            this.end = end;
        }

        /** The block at the buffer's position, or null where there is no sound one. */
        static Block next(ByteBuffer in, int timeSize) {
            int at = in.position();
            if (in.remaining() < HEADER_LENGTH || in.getInt(at) != MAGIC) {
                return null;
            }
            long utIndicators = count(in, at + 20);
            long standardIndicators = count(in, at + 24);
            long leaps = count(in, at + 28);
            long times = count(in, at + 32);
            long types = count(in, at + 36);
            long characters = count(in, at + 40);
            long end = at + HEADER_LENGTH + times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4)
                    + standardIndicators + utIndicators;
            return types == 0 || end > in.limit() ? null : new Block(in, at, timeSize, (int) end);
        }

        private static long count(ByteBuffer in, int at) {
            return Integer.toUnsignedLong(in.getInt(at));
        }

        /** The zone, or null where a transition names a type that does not exist. */
        TimeZoneFile zone(PosixTimeZone later) {
            long[] transitions = new long[timeCount];
            int[] offsets = new int[timeCount];
            int indicesAt = timesAt + timeCount * timeSize;
            for (int i = 0; i < timeCount; i++) {
                int at = timesAt + i * timeSize;
                transitions[i] = timeSize == Long.BYTES ? in.getLong(at) : in.getInt(at);
                int type = in.get(indicesAt + i) & 0xff;
                if (type >= typeCount) {
                    return null;
                }
                offsets[i] = offset(type);
            }
            return new TimeZoneFile(transitions, offsets, offset(firstStandardType()), later);
        }

        private int offset(int type) {
            return in.getInt(typeAt(type));
        }

        /** Times before the first transition have the first type that is not summer time. */
        private int firstStandardType() {
            for (int type = 0; type < typeCount; type++) {
                if (in.get(typeAt(type) + 4) == 0) {
                    return type;
                }
            }
            return 0;
        }

        private int typeAt(int type) {
            return timesAt + timeCount * (timeSize + 1) + type * 6;
        }
    }
}
