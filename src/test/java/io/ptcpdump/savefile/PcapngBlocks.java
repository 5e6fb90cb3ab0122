package io.ptcpdump.savefile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The blocks of a little-endian pcapng file, taken apart without the reader. */
final class PcapngBlocks {
    private PcapngBlocks() {}

    /** Whole blocks; fails on a file that ends within one. */
    static List<byte[]> of(byte[] file) {
        List<byte[]> blocks = new ArrayList<>();
        int at = 0;
        while (at < file.length) {
            int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 4);
            if (at + length > file.length) {
                throw new AssertionError("block at " + at + " of " + length + " bytes is cut");
            }
            blocks.add(Arrays.copyOfRange(file, at, at + length));
            at += length;
        }
        return blocks;
    }

    static int type(byte[] block) {
        return ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    static int count(byte[] file, int type) {
        return (int) of(file).stream().filter(block -> type(block) == type).count();
    }
}
