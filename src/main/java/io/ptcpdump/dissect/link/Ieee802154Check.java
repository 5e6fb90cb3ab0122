package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * The frame check sequence of IEEE 802.15.4-2015 section 7.2.10. Its length, 4 bytes or 2, depends on the radio, which a
 * capture does not tell; both are tried.
 *
 * @param found    by the frame; what the last two bytes are where neither length fits
 * @param expected by the rest of the frame
 */
record Ieee802154Check(long found, long expected) {
    private static final int CRC16_POLYNOMIAL = 0x8408;
    private static final int CRC32_POLYNOMIAL = 0xedb88320;
    private static final Ieee802154Check NONE = new Ieee802154Check(0, 0);

    /**
     * Claims no more than the frame without its check sequence.
     *
     * @param shortest     length that a frame has to have for one of 2 bytes to be looked for
     * @param shortestLong the same for 4 bytes
     */
    static Ieee802154Check takeOff(PacketReader in, int shortest, int shortestLong) {
        int length = in.claimed();
        if (length < shortest) {
            return NONE;
        }
        if (length >= shortestLong) {
            Ieee802154Check check = new Ieee802154Check(in.peekU32Le(length - 4), crc32(in, length - 4));
            if (check.found == check.expected) {
                in.claimOnly(length - 4);
                return check;
            }
        }
        Ieee802154Check check = new Ieee802154Check(in.peekU16Le(length - 2), crc16(in, length - 2));
        if (check.found == check.expected) {
            in.claimOnly(length - 2);
        }
        return check;
    }

    void print(Line out) {
        if (found == expected) {
            out.add("FCS ").hex(found).add(' ');
        } else {
            out.add("wrong FCS ").hex(found).add(" vs ").hex(expected).add(" (assume no FCS stored) ");
        }
    }

    /** The CRC of ITU-T V.41 that starts at 0, the lowest bit first. */
    private static long crc16(PacketReader in, int n) {
        return crc(in, n, CRC16_POLYNOMIAL);
    }

    /** The CRC of ANSI X3.66-1979, but it starts at 0 and is not inverted. */
    private static long crc32(PacketReader in, int n) {
        return crc(in, n, CRC32_POLYNOMIAL) & 0xffffffffL;
    }

    private static int crc(PacketReader in, int n, int polynomial) {
        int crc = 0;
        for (int i = 0; i < n; i++) {
            crc ^= in.peekU8(i);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ polynomial : crc >>> 1;
            }
        }
        return crc;
    }
}
