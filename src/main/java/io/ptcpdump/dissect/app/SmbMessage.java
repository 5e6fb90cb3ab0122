package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * The SMB message being printed. Positions are absolute; a command's words begin with how many there are, and its bytes follow
 * them and begin with how many there are.
 *
 * @param start   of the message, from which offsets in it count
 * @param limit   where what carries the message ends
 * @param request whether it is one; a reply otherwise
 */
record SmbMessage(Dissection d, PacketReader in, SmbFields fields, int start, int limit, boolean request) {
    Line out() {
        return d.out();
    }

    int u8(int position) {
        return in.u8At(position);
    }

    int u16(int position) {
        return Short.reverseBytes((short) in.u16At(position)) & 0xffff;
    }

    int u32(int position) {
        return Integer.reverseBytes(in.i32At(position));
    }

    /** The position of the bytes that follow the words. */
    int bytesAfter(int words) {
        return words + 1 + 2 * u8(words);
    }

    /** Prints and returns the number of bytes. */
    int printByteCount(int bytes) {
        int count = u16(bytes);
        out().add("smb_bcc=").add(count).add('\n');
        return count;
    }

    /** Prints the words, as a dump where {@code block} is null; none that lie outside of the message. */
    void printWords(int words, SmbBlock block) {
        print(words + 1, Math.min(bytesAfter(words), limit), block);
    }

    /** Prints the bytes, as a dump where {@code block} is null; none that lie outside of the message. */
    void printBytes(int bytes, SmbBlock block) {
        int count = printByteCount(bytes);
        if (count > 0) {
            print(bytes + 2, Math.min(bytes + 2 + count, limit), block);
        }
    }

    private void print(int from, int to, SmbBlock block) {
        if (block == null) {
            fields.dump(from, to);
        } else {
            fields.print(block, from, to);
        }
    }
}
