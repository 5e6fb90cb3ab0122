package io.ptcpdump.savefile;

/** How many bytes of a packet a file may hold. */
final class SnapshotLength {
    /** MAXIMUM_SNAPLEN of libpcap: more than this is taken for damage, but for a few link types. */
    static final int MAXIMUM = 262_144;
    /** Bytes that a made-up link header may add to a packet of the maximum length. */
    private static final int LINK_HEADER_ROOM = 64;

    private static final int LINKTYPE_DBUS = 231;
    private static final int LINKTYPE_USBPCAP = 249;
    private static final int LINKTYPE_EBHSCR = 279;

    private SnapshotLength() {}

    /** The most bytes that a packet of this link type can sensibly have. */
    static int maximum(int linkType) {
        return switch (linkType) {
            case LINKTYPE_DBUS -> 128 * 1024 * 1024;
            case LINKTYPE_EBHSCR -> 8 * 1024 * 1024;
            case LINKTYPE_USBPCAP -> 1024 * 1024;
            default -> MAXIMUM;
        };
    }

    /** The most bytes accepted in a pcapng packet of an interface with this snapshot length. */
    static int accepted(int linkType, int snaplen) {
        return Math.max(maximum(linkType) + LINK_HEADER_ROOM, snaplen);
    }

    /** A file's snapshot length field as it is meant: 0 and anything above 2^31-1 say that there is no limit. */
    static int effective(int linkType, int field) {
        return field <= 0 ? maximum(linkType) : field;
    }
}
