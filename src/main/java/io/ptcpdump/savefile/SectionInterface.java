package io.ptcpdump.savefile;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkTypeNames;
import java.nio.charset.StandardCharsets;

/**
 * An interface of a pcapng section.
 *
 * @param captureInterface what packets of it carry
 * @param resolution       of its time stamps
 */
record SectionInterface(CaptureInterface captureInterface, TimeResolution resolution) {
    /** Longer names than any system has are cut, so that no file can fill the memory with them. */
    private static final int MAX_NAME_LENGTH = 255;
    /** Stands in ptcpdump's files for packets of no known interface. */
    private static final String PLACEHOLDER_NAME = "dummy-0";

    /**
     * Reads an interface description block.
     *
     * @param ownFile whether ptcpdump wrote the section, so that its comment says where the interface was
     * @throws SaveFileException if the options are malformed, as libpcap has it
     */
    static SectionInterface read(ByteSource source, BlockReader block, boolean ownFile) throws SaveFileException {
        int at = block.afterFixedFields(Pcapng.INTERFACE_FIXED_LENGTH);
        int linkType = LinkTypeNames.canonical(source.u16(block.bodyStart()));
        int snaplen = Math.max(0, source.i32(block.bodyStart() + 4));
        String name = "";
        String comment = "";
        int resolution = -1;
        long offset = 0;
        boolean hasOffset = false;
        while (at < block.bodyEnd()) {
            int value = block.after(at, Pcapng.OPTION_HEADER_LENGTH);
            int code = source.u16(at);
            int length = source.u16(at + 2);
            at = block.after(value, Pcapng.padded(length));
            if (code == Pcapng.END_OF_OPTIONS) {
                checkLength("opt_endofopt", length, 0);
                break;
            }
            switch (code) {
                case Pcapng.COMMENT -> comment = text(source, value, length);
                case Pcapng.INTERFACE_NAME -> name = text(source, value, Math.min(length, MAX_NAME_LENGTH));
                case Pcapng.INTERFACE_TIME_RESOLUTION -> {
                    checkLength("if_tsresol", length, 1);
                    checkFirst("if_tsresol", resolution < 0);
                    resolution = source.u8(value);
                }
                case Pcapng.INTERFACE_TIME_OFFSET -> {
                    checkLength("if_tsoffset", length, Long.BYTES);
                    checkFirst("if_tsoffset", !hasOffset);
                    hasOffset = true;
                    offset = source.i64(value);
                }
                default -> { }
            }
        }
        TimeResolution time = TimeResolution.of(resolution < 0 ? TimeResolution.DEFAULT : resolution, offset);
        return new SectionInterface(describe(name, linkType, snaplen, ownFile ? comment : ""), time);
    }

    private static CaptureInterface describe(String name, int linkType, int snaplen, String comment) {
        String shown = name.equals(PLACEHOLDER_NAME) ? "" : name;
        InterfaceComment place = InterfaceComment.parse(comment);
        return new CaptureInterface(
                shown, place.index(), place.netnsInode(), linkType, snaplen, place.foreignNetns());
    }

    private static String text(ByteSource source, int at, int length) {
        int end = length;
        while (end > 0 && source.u8(at + end - 1) == 0) {
            end--;
        }
        return new String(source.bytes(), at, end, StandardCharsets.UTF_8);
    }

    private static void checkLength(String option, int length, int expected) throws SaveFileException {
        if (length != expected) {
            throw new SaveFileException("Interface Description Block has " + option + " option with length " + length
                    + " != " + expected);
        }
    }

    private static void checkFirst(String option, boolean first) throws SaveFileException {
        if (!first) {
            throw new SaveFileException("Interface Description Block has more than one " + option + " option");
        }
    }
}
