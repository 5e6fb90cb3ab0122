package io.ptcpdump.savefile;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a capture file, read in large blocks into one array and looked at where they lie. What {@link #require}
 * made available stays in place until it is called again. The array grows only as bytes arrive, so a length field that
 * promises more than the file holds costs nothing.
 */
final class ByteSource implements Closeable {
    private static final int BUFFER_SIZE = 256 * 1024;
    /** RFC 1952, section 2.3.1. */
    private static final int GZIP_FIRST_BYTE = 0x1f;
    private static final int GZIP_SECOND_BYTE = 0x8b;

    private InputStream in;
    private byte[] bytes = new byte[BUFFER_SIZE];
    private ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    private int position;
    private int limit;
    private boolean ended;

    ByteSource(InputStream in) {
        this.in = in;
    }

    /**
     * Makes bytes available at the position, blocking as long as it takes.
     *
     * @return how many are available; less than {@code count} only where the file ends
     */
    int require(int count) throws IOException {
        if (limit - position < count) {
            fill(count);
        }
        return limit - position;
    }

    private void fill(int count) throws IOException {
        while (limit - position < count && !ended) {
            if (count > bytes.length - position || limit == bytes.length) {
                makeRoom();
            }
            int read = read();
            if (read < 0) {
                ended = true;
            } else {
                limit += read;
            }
        }
    }

    private int read() throws IOException {
        try {
            return in.read(bytes, limit, bytes.length - limit);
        } catch (EOFException | ZipException e) {
            throw damagedGzip(e);
        } catch (IOException e) {
            throw new SaveFileException("error reading dump file: " + e.getMessage(), e);
        }
    }

    private void makeRoom() {
        System.arraycopy(bytes, position, bytes, 0, limit - position);
        limit -= position;
        position = 0;
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            view = ByteBuffer.wrap(bytes).order(view.order());
        }
    }

    /** Reads what follows as a gzip stream if it begins like one. */
    void decompressIfGzip() throws IOException {
        if (require(2) < 2 || u8(position) != GZIP_FIRST_BYTE || u8(position + 1) != GZIP_SECOND_BYTE) {
            return;
        }
        InputStream start = new ByteArrayInputStream(Arrays.copyOfRange(bytes, position, limit));
        try {
            in = new GZIPInputStream(new SequenceInputStream(start, in), BUFFER_SIZE);
        } catch (EOFException | ZipException e) {
            throw damagedGzip(e);
        }
        position = 0;
        limit = 0;
        ended = false;
    }

    private static SaveFileException damagedGzip(IOException cause) {
        return cause instanceof EOFException
                ? new SaveFileException("truncated gzip dump file", cause)
                : new SaveFileException("damaged gzip dump file: " + cause.getMessage(), cause);
    }

    /** The array that the positions are indexes of; another one after {@link #require}. */
    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    /** Passes over bytes that are available. */
    void skip(int count) {
        position += count;
    }

    void order(ByteOrder order) {
        view.order(order);
    }

    ByteOrder order() {
        return view.order();
    }

    int u8(int at) {
        return bytes[at] & 0xff;
    }

    int u16(int at) {
        return view.getShort(at) & 0xffff;
    }

    int i32(int at) {
        return view.getInt(at);
    }

    long u32(int at) {
        return view.getInt(at) & 0xffff_ffffL;
    }

    long i64(int at) {
        return view.getLong(at);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
