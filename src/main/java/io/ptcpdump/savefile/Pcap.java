package io.ptcpdump.savefile;

/**
 * Layout of pcap files (draft-ietf-opsawg-pcap). A file is a header of 24 bytes, then records, each a header of 16 bytes
 * and the packet; all of it in the byte order of the magic number.
 *
 * <pre>
 *   file header     0 magic   4 major, minor (16 bits each)   8 zone   12 accuracy   16 snaplen   20 FCS bits, link type
 *   record header   0 seconds   4 fraction   8 captured length   12 wire length
 * </pre>
 */
final class Pcap {
    /** Fractions are microseconds. */
    static final int MAGIC_MICROSECONDS = 0xa1b2c3d4;
    /** Fractions are nanoseconds. */
    static final int MAGIC_NANOSECONDS = 0xa1b23c4d;
    /** Microseconds, and record headers of 24 bytes: the patched libpcap of some Linux distributions of 1999. */
    static final int MAGIC_KUZNETZOV = 0xa1b2cd34;

    static final int FILE_HEADER_LENGTH = 24;
    static final int MAJOR_OFFSET = 4;
    static final int MINOR_OFFSET = 6;
    static final int SNAPLEN_OFFSET = 16;
    static final int LINK_TYPE_OFFSET = 20;
    static final int LINK_TYPE_MASK = 0xffff;
    static final int LINK_TYPE_RESERVED_MASK = 0x03ff_0000;

    static final int RECORD_HEADER_LENGTH = 16;
    static final int KUZNETZOV_RECORD_HEADER_LENGTH = 24;
    static final int FRACTION_OFFSET = 4;
    static final int CAPTURED_OFFSET = 8;
    static final int WIRE_OFFSET = 12;

    private Pcap() {}

    static boolean isMagic(int magic) {
        return magic == MAGIC_MICROSECONDS || magic == MAGIC_NANOSECONDS || magic == MAGIC_KUZNETZOV;
    }
}
