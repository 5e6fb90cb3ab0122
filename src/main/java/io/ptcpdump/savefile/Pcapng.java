package io.ptcpdump.savefile;

/**
 * Layout of pcapng files (draft-ietf-opsawg-pcapng). A file is a row of blocks: type, total length, body, total length
 * again, all of 32 bits; in the byte order of the section that they stand in. A body is fixed fields, then options: code
 * and length of 16 bits each, the value, padding to 4 bytes.
 */
final class Pcapng {
    static final int SECTION_HEADER = 0x0a0d0d0a;
    static final int INTERFACE_DESCRIPTION = 1;
    /** Packet block, obsolete. */
    static final int PACKET = 2;
    static final int SIMPLE_PACKET = 3;
    static final int INTERFACE_STATISTICS = 5;
    static final int ENHANCED_PACKET = 6;
    /** Custom block that tools may copy to other files. */
    static final int CUSTOM = 0x0000_0bad;
    /** Process information block of Apple's tcpdump: pid, then option 2, the name. */
    static final int APPLE_PROCESS = 0x8000_0001;

    /** Type, total length, and total length at the end. */
    static final int BLOCK_OVERHEAD = 12;
    static final int BLOCK_HEADER_LENGTH = 8;
    static final int OPTION_HEADER_LENGTH = 4;
    static final int MAX_OPTION_LENGTH = 0xffff;

    static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    static final int SECTION_FIXED_LENGTH = 16;
    static final int INTERFACE_FIXED_LENGTH = 8;
    static final int ENHANCED_PACKET_FIXED_LENGTH = 20;
    static final int SIMPLE_PACKET_FIXED_LENGTH = 4;

    static final int END_OF_OPTIONS = 0;
    static final int COMMENT = 1;

    static final int SECTION_HARDWARE = 2;
    static final int SECTION_OS = 3;
    static final int SECTION_APPLICATION = 4;

    static final int INTERFACE_NAME = 2;
    static final int INTERFACE_TIME_RESOLUTION = 9;
    static final int INTERFACE_FILTER = 11;
    static final int INTERFACE_OS = 12;
    static final int INTERFACE_TIME_OFFSET = 14;

    static final int APPLE_PROCESS_NAME = 2;

    static final int PACKET_FLAGS = 2;
    /** epb_dropcount, 64 bits: packets of this interface lost between the one before and this one. */
    static final int PACKET_DROP_COUNT = 4;
    /** epb_processid_threadid: two 32-bit numbers. */
    static final int PACKET_PROCESS_THREAD = 8;
    /** Which of the section's {@link #APPLE_PROCESS} blocks the packet belongs to, counted from 0. */
    static final int PACKET_APPLE_PROCESS = 0x8001;

    static final int STATISTICS_START = 2;
    static final int STATISTICS_END = 3;
    static final int STATISTICS_FILTER_ACCEPTED = 6;
    static final int STATISTICS_OS_DROPPED = 7;
    static final int STATISTICS_DELIVERED = 8;

    private Pcapng() {}

    /** A length with the padding that follows it. */
    static int padded(int length) {
        return (length + 3) & ~3;
    }
}
