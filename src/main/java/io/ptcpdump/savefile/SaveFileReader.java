package io.ptcpdump.savefile;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkTypeNames;
import io.ptcpdump.model.Packet;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;

/**
 * Reads the packets of a capture file: pcap, pcapng, or one of them compressed by gzip. The first bytes tell which, never
 * the name. A damaged file gives all packets before the damage, then a {@link SaveFileException}.
 */
public sealed interface SaveFileReader extends AutoCloseable permits PcapReader, PcapngReader {

    /**
     * Opens a file and reads its header.
     *
     * @param name a path, or {@code -} for standard input
     * @throws SaveFileException if the file does not open or is no capture file
     */
    static SaveFileReader open(String name) throws IOException {
        FileInputStream in;
        try {
            in = name.equals("-") ? new FileInputStream(FileDescriptor.in) : new FileInputStream(name);
        } catch (IOException e) {
            throw SaveFileException.cannotOpen(name, e);
        }
        return open(in);
    }

    /** Reads a header from a stream, which is closed with the reader, and at once if it is no capture file. */
    static SaveFileReader open(InputStream in) throws IOException {
        try {
            return open(new ByteSource(in));
        } catch (IOException | RuntimeException e) {
            try {
                in.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private static SaveFileReader open(ByteSource source) throws IOException {
        source.decompressIfGzip();
        int available = source.require(4);
        if (available < 4) {
            throw new SaveFileException(
                    "truncated dump file; tried to read 4 file header bytes, only got " + available);
        }
        int magic = source.i32(source.position());
        if (magic == Pcapng.SECTION_HEADER) {
            return new PcapngReader(source);
        }
        if (Pcap.isMagic(magic)) {
            return new PcapReader(source);
        }
        if (Pcap.isMagic(Integer.reverseBytes(magic))) {
            source.order(ByteOrder.BIG_ENDIAN);
            return new PcapReader(source);
        }
        throw new SaveFileException("unknown file format");
    }

    /**
     * Reads the next packet. Its bytes stay where they are only until the next call; packets of one interface share their
     * {@code CaptureInterface}, packets with the same owner in the file their {@code Owner}.
     *
     * @param packet filled in, every field
     * @return false at the end of the file
     * @throws SaveFileException if the file is damaged here
     */
    boolean next(Packet packet) throws IOException;

    /** The interface of all packets of a pcap file; in a pcapng file the first one. */
    CaptureInterface firstInterface();

    /** Snapshot length of the first interface; where it sets no limit, the greatest there is. */
    default int snaplen() {
        return SnapshotLength.effective(firstInterface().linkType(), firstInterface().snaplen());
    }

    /** Whether ptcpdump wrote the file, so that it tells of interfaces, directions and owners as a live capture does. */
    boolean isOwnFile();

    /** What tcpdump says on standard error of a file that it starts to read. */
    default String describe(String name) {
        return "reading from file " + name + ", link-type " + LinkTypeNames.describe(firstInterface().linkType())
                + ", snapshot length " + snaplen();
    }

    @Override
    void close() throws IOException;
}
