package io.ptcpdump.savefile;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;

/**
 * Gathers the records of a capture file and writes them in large blocks. Knows where each gathered record ends, so that a
 * file whose disk is full can be cut after its last whole one.
 */
final class RecordOutput {
    private static final int WRITE_SIZE = 256 * 1024;
    private static final int MAX_GATHERED = 8192;

    private final OutputStream out;
    /** Not null where the file is ours to close and to cut. */
    private final FileOutputStream file;
    private final boolean flushesEachRecord;
    private final ByteBuf buffer = Unpooled.buffer(2 * WRITE_SIZE);
    private final int[] recordEnds = new int[MAX_GATHERED];
    private int gathered;
    private long written;
    private IOException failure;
    private boolean closed;

    private RecordOutput(OutputStream out, FileOutputStream file, boolean flushesEachRecord) {
        this.out = out;
        this.file = file;
        this.flushesEachRecord = flushesEachRecord;
    }

    /** Writes to a new file and closes it in the end. */
    static RecordOutput toFile(FileOutputStream file, boolean flushesEachRecord) {
        return new RecordOutput(file, file, flushesEachRecord);
    }

    /** Writes to a stream of somebody else's. */
    static RecordOutput toStream(OutputStream out, boolean flushesEachRecord) {
        return new RecordOutput(out, null, flushesEachRecord);
    }

    /**
     * Where the next record is to be appended. What was appended after the last whole record, because making it failed, is
     * dropped.
     *
     * @throws IOException if a write has failed before
     */
    ByteBuf buffer() throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        if (closed) {
            throw new IOException("capture file is closed");
        }
        return buffer.writerIndex(gathered == 0 ? 0 : recordEnds[gathered - 1]);
    }

    /** Says that a whole record has been appended, which may write it. */
    void endRecord() throws IOException {
        recordEnds[gathered++] = buffer.writerIndex();
        if (flushesEachRecord || gathered == MAX_GATHERED || buffer.writerIndex() >= WRITE_SIZE) {
            flush();
        }
    }

    /** Hands all whole records to the operating system. */
    void flush() throws IOException {
        if (gathered == 0 || failure != null) {
            return;
        }
        int length = recordEnds[gathered - 1];
        try {
            out.write(buffer.array(), buffer.arrayOffset(), length);
            out.flush();
        } catch (IOException e) {
            failure = e;
            cutAfterLastWholeRecord(e);
            throw e;
        }
        written += length;
        buffer.clear();
        gathered = 0;
    }

    private void cutAfterLastWholeRecord(IOException cause) {
        if (file == null) {
            return;
        }
        try {
            FileChannel channel = file.getChannel();
            // A pipe or a device has no position, which throws and leaves nothing to cut.
            long reached = channel.position() - written;
            long whole = 0;
            for (int i = 0; i < gathered && recordEnds[i] <= reached; i++) {
                whole = recordEnds[i];
            }
            channel.truncate(written + whole);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Writes what is whole and closes; a second call does nothing. */
    void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            flush();
        } finally {
            buffer.release();
            if (file != null) {
                file.close();
            }
        }
    }
}
