package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** Fields of radiotap's own namespace (radiotap.org/fields), and the place in the header where the next one is. */
final class RadiotapFields {
    private static final int TSFT = 0;
    private static final int FLAGS = 1;
    private static final int RATE = 2;
    private static final int CHANNEL = 3;
    private static final int FHSS = 4;
    private static final int DBM_ANTENNA_SIGNAL = 5;
    private static final int DBM_ANTENNA_NOISE = 6;
    private static final int LOCK_QUALITY = 7;
    private static final int TX_ATTENUATION = 8;
    private static final int DB_TX_ATTENUATION = 9;
    private static final int DBM_TX_POWER = 10;
    private static final int ANTENNA = 11;
    private static final int DB_ANTENNA_SIGNAL = 12;
    private static final int DB_ANTENNA_NOISE = 13;
    private static final int RX_FLAGS = 14;
    private static final int XCHANNEL = 18;
    private static final int MCS = 19;
    private static final int AMPDU_STATUS = 20;
    private static final int VHT = 21;

    private static final int CHANNEL_TURBO = 0x00010;
    private static final int CHANNEL_CCK = 0x00020;
    private static final int CHANNEL_OFDM = 0x00040;
    private static final int CHANNEL_2_GHZ = 0x00080;
    private static final int CHANNEL_5_GHZ = 0x00100;
    private static final int CHANNEL_DYNAMIC = 0x00400;
    private static final int CHANNEL_GFSK = 0x00800;
    private static final int CHANNEL_HALF = 0x04000;
    private static final int CHANNEL_QUARTER = 0x08000;
    private static final int CHANNEL_HT20 = 0x10000;
    private static final int CHANNEL_HT40_UP = 0x20000;
    private static final int CHANNEL_HT40_DOWN = 0x40000;

    private static final int KNOWN_BANDWIDTH = 0x01;
    private static final int KNOWN_INDEX = 0x02;
    private static final int KNOWN_GUARD_INTERVAL = 0x04;
    private static final int KNOWN_FORMAT = 0x08;
    private static final int KNOWN_FEC = 0x10;
    private static final int KNOWN_STBC = 0x20;
    private static final String[] HT_BANDWIDTHS = {"20 MHz", "40 MHz", "20 MHz (L)", "20 MHz (U)"};
    /** The only HT scheme that exists on 40 MHz alone; 6 Mb/s. */
    private static final int MCS_40_MHZ_ONLY = 32;
    /** Tenths of Mb/s of each HT scheme on 20 MHz with a long guard interval (IEEE 802.11 section 19.5). */
    private static final int[] HT_RATES = {
        65, 130, 195, 260, 390, 520, 585, 650, 130, 260, 390, 520, 780, 1040, 1170, 1300, 195, 390, 585, 780, 1170, 1560, 1755,
        1950, 260, 520, 780, 1040, 1560, 2080, 2340, 2600, 0, 390, 520, 650, 585, 780, 975, 520, 650, 650, 780, 910, 910, 1040,
        780, 975, 975, 1170, 1365, 1365, 1560, 650, 780, 910, 780, 910, 1040, 1170, 1040, 1170, 1300, 1300, 1430, 975, 1170,
        1365, 1170, 1365, 1560, 1755, 1560, 1755, 1950, 1950, 2145
    };

    private static final int VHT_KNOWN_GUARD_INTERVAL = 0x04;
    private static final int VHT_KNOWN_BANDWIDTH = 0x40;
    private static final String[] VHT_BANDWIDTHS = {
        "20 MHz", "40 MHz", "20 MHz (L)", "20 MHz (U)", "80 MHz", "80 MHz (L)", "80 MHz (U)", "80 MHz (LL)", "80 MHz (LU)",
        "80 MHz (UL)", "80 MHz (UU)", "160 MHz", "160 MHz (L)", "160 MHz (U)", "160 MHz (LL)", "160 MHz (LU)", "160 MHz (UL)",
        "160 MHz (UU)", "160 MHz (LLL)", "160 MHz (LLU)", "160 MHz (LUL)", "160 MHz (UUU)", "160 MHz (ULL)", "160 MHz (ULU)",
        "160 MHz (UUL)", "160 MHz (UUU)", "unknown (26)", "unknown (27)", "unknown (28)", "unknown (29)", "unknown (30)",
        "unknown (31)"
    };

    private int length;
    private int at;
    private int flags;

    /** Begins with the header at the reader's position, which has {@code length} bytes, all captured. */
    void start(PacketReader in, int length, int firstField) {
        this.length = length;
        at = firstField;
        flags = 0;
        in.need(length);
    }

    /** The value of the flags field; 0 where none was printed. */
    int flags() {
        return flags;
    }

    /** Passes over {@code n} bytes; returns whether the header has them. */
    boolean skip(int n) {
        if (at + n > length) {
            return false;
        }
        at += n;
        return true;
    }

    /** Reads what begins a vendor's namespace; returns how many bytes the vendor's fields take, or -1 where it is cut. */
    int vendorLength(PacketReader in) {
        if ((at + 1 & ~1) + 2 > length) {
            return -1;
        }
        if (!skip(4)) {
            at = length; // they are read byte by byte
            return -1;
        }
        int lengthAt = align(2, 2);
        return lengthAt < 0 ? -1 : in.peekU16Le(lengthAt);
    }

    /** Moves behind a field of {@code n} bytes at the next multiple of {@code unit}; returns its offset, or -1. */
    private int align(int unit, int n) {
        int offset = at + unit - 1 & -unit;
        if (offset + n > length) {
            return -1;
        }
        at = offset + n;
        return offset;
    }

    /** Prints one field; returns false, having said why, where those after it cannot be found. */
    boolean print(Dissection d, PacketReader in, int field, int present) {
        int size = size(field);
        if (size == 0) {
            d.out().add("[bit ").add(field).add("] ");
            return false;
        }
        int offset = align(unit(field), size);
        if (offset < 0) {
            d.printTruncated();
            return false;
        }
        printValue(d.out(), in, field, offset, present);
        return true;
    }

    private static int size(int field) {
        return switch (field) {
            case TSFT, XCHANNEL, AMPDU_STATUS -> 8;
            case FLAGS, RATE, DBM_ANTENNA_SIGNAL, DBM_ANTENNA_NOISE, DB_TX_ATTENUATION, DBM_TX_POWER, ANTENNA,
                 DB_ANTENNA_SIGNAL, DB_ANTENNA_NOISE -> 1;
            case CHANNEL -> 4;
            case FHSS, LOCK_QUALITY, TX_ATTENUATION, RX_FLAGS -> 2;
            case MCS -> 3;
            case VHT -> 12;
            default -> 0;
        };
    }

    private static int unit(int field) {
        return switch (field) {
            case TSFT -> 8;
            case XCHANNEL, AMPDU_STATUS -> 4;
            case CHANNEL, LOCK_QUALITY, TX_ATTENUATION, RX_FLAGS, VHT -> 2;
            default -> 1;
        };
    }

    private void printValue(Line out, PacketReader in, int field, int offset, int present) {
        switch (field) {
            case TSFT -> out.addUnsigned(Long.reverseBytes(in.peekU64(offset))).add("us tsft ");
            case FLAGS -> {
                flags = in.peekU8(offset);
                out.add((flags & 0x01) != 0 ? "cfp " : "").add((flags & 0x02) != 0 ? "short preamble " : "");
                out.add((flags & 0x04) != 0 ? "wep " : "").add((flags & 0x08) != 0 ? "fragmented " : "");
                out.add((flags & 0x40) != 0 ? "bad-fcs " : "");
            }
            case RATE -> printRate(out, in.peekU8(offset));
            case CHANNEL -> {
                if ((present & 1 << XCHANNEL) == 0) {
                    printChannel(out, in.peekU16Le(offset), in.peekU16Le(offset + 2), present);
                }
            }
            case FHSS -> out.add("fhset ").add(in.peekU8(offset)).add(" fhpat ").add(in.peekU8(offset + 1)).add(' ');
            case DBM_ANTENNA_SIGNAL -> out.add((byte) in.peekU8(offset)).add("dBm signal ");
            case DBM_ANTENNA_NOISE -> out.add((byte) in.peekU8(offset)).add("dBm noise ");
            case LOCK_QUALITY -> out.add(in.peekU16Le(offset)).add(" sq ");
            case TX_ATTENUATION -> out.add(-(short) in.peekU16Le(offset)).add(" tx power ");
            case DB_TX_ATTENUATION -> out.add(-(byte) in.peekU8(offset)).add("dB tx attenuation ");
            case DBM_TX_POWER -> out.add((byte) in.peekU8(offset)).add("dBm tx power ");
            case ANTENNA -> out.add("antenna ").add(in.peekU8(offset)).add(' ');
            case DB_ANTENNA_SIGNAL -> out.add(in.peekU8(offset)).add("dB signal ");
            case DB_ANTENNA_NOISE -> out.add(in.peekU8(offset)).add("dB noise ");
            case XCHANNEL -> printChannel(out, in.peekU16Le(offset + 4), (int) in.peekU32Le(offset), present);
            case MCS -> printHt(out, in.peekU8(offset), in.peekU8(offset + 1), in.peekU8(offset + 2));
            case VHT -> printVht(out, in, offset);
            default -> {
                // RX flags and the A-MPDU status have no text.
            }
        }
    }

    /** A rate in units of 500 kb/s; values from 0x80 on are taken for the number of an HT scheme. */
    private static void printRate(Line out, int rate) {
        if (rate >= 0x80 && rate <= 0x8f) {
            out.add("MCS ").add(rate & 0x7f).add(' ');
        } else {
            Ieee80211Management.addHalves(out, rate).add(" Mb/s ");
        }
    }

    private static void printChannel(Line out, int frequency, int flags, int present) {
        out.add(frequency).add(" MHz");
        if ((present & 1 << MCS) != 0) {
            out.add(" 11n");
        } else {
            String width = (flags & CHANNEL_HALF) != 0 ? "/10Mhz" : (flags & CHANNEL_QUARTER) != 0 ? "/5Mhz" : "";
            out.add(all(flags, CHANNEL_2_GHZ | CHANNEL_GFSK) ? " FHSS" : "");
            if (all(flags, CHANNEL_5_GHZ | CHANNEL_OFDM)) {
                out.add(" 11a").add(width);
            }
            if (all(flags, CHANNEL_2_GHZ | CHANNEL_OFDM) || all(flags, CHANNEL_2_GHZ | CHANNEL_DYNAMIC)) {
                out.add(" 11g").add(width);
            } else if (all(flags, CHANNEL_2_GHZ | CHANNEL_CCK)) {
                out.add(" 11b");
            }
            out.add((flags & CHANNEL_TURBO) != 0 ? " Turbo" : "");
        }
        if ((flags & CHANNEL_HT20) != 0) {
            out.add(" ht/20");
        } else if ((flags & CHANNEL_HT40_DOWN) != 0) {
            out.add(" ht/40-");
        } else if ((flags & CHANNEL_HT40_UP) != 0) {
            out.add(" ht/40+");
        }
        out.add(' ');
    }

    private static boolean all(int flags, int bits) {
        return (flags & bits) == bits;
    }

    private static void printHt(Line out, int known, int flags, int index) {
        if ((known & KNOWN_INDEX) != 0) {
            boolean rateKnown = index < HT_RATES.length && (known & (KNOWN_BANDWIDTH | KNOWN_GUARD_INTERVAL)) != 0;
            int rate = rateKnown ? htRate(index, (flags & 3) == 1, (flags & 4) != 0) : 0;
            if (rate != 0) {
                out.add(rate / 10).add('.').add(rate % 10).add(" Mb/s ");
            }
            out.add("MCS ").add(index).add(' ');
        }
        if ((known & KNOWN_BANDWIDTH) != 0) {
            out.add(HT_BANDWIDTHS[flags & 3]).add(' ');
        }
        if ((known & KNOWN_GUARD_INTERVAL) != 0) {
            out.add((flags & 0x04) != 0 ? "short GI " : "long GI ");
        }
        if ((known & KNOWN_FORMAT) != 0) {
            out.add((flags & 0x08) != 0 ? "greenfield " : "mixed ");
        }
        if ((known & KNOWN_FEC) != 0) {
            out.add((flags & 0x10) != 0 ? "LDPC FEC " : "BCC FEC ");
        }
        if ((known & KNOWN_STBC) != 0) {
            out.add("RX-STBC").add(flags >>> 5 & 3).add(' ');
        }
    }

    /** 40 MHz carry 108 data subcarriers instead of 52; a short guard interval makes a symbol 3.6 instead of 4 microseconds. */
    private static int htRate(int index, boolean wide, boolean shortInterval) {
        int rate = HT_RATES[index];
        if (wide) {
            rate = index == MCS_40_MHZ_ONLY ? 60 : rate * 27 / 13;
        }
        return shortInterval ? (rate * 20 + 9) / 18 : rate;
    }

    private static void printVht(Line out, PacketReader in, int offset) {
        int known = in.peekU16Le(offset);
        int flags = in.peekU8(offset + 2);
        int bandwidth = in.peekU8(offset + 3);
        int coding = in.peekU8(offset + 8);
        for (int user = 0; user < 4; user++) {
            int scheme = in.peekU8(offset + 4 + user);
            if ((scheme & 15) != 0) {
                out.add("User ").add(user).add(" MCS ").add(scheme >>> 4).add(' ');
                out.add((coding & 1 << user) != 0 ? "LDPC FEC " : "BCC FEC ");
            }
        }
        if ((known & VHT_KNOWN_BANDWIDTH) != 0) {
            out.add(VHT_BANDWIDTHS[bandwidth & 31]).add(' ');
        }
        if ((known & VHT_KNOWN_GUARD_INTERVAL) != 0) {
            out.add((flags & 0x04) != 0 ? "short GI " : "long GI ");
        }
    }
}
