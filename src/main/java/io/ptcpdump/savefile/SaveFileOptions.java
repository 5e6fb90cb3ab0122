package io.ptcpdump.savefile;

import java.util.Objects;

/**
 * How a capture file is written.
 *
 * @param version           version of this program, named in pcapng files
 * @param filter            filter expression of the capture, named in pcapng files; empty for none
 * @param nanoseconds       whether a pcap file has nanoseconds instead of microseconds; pcapng always has
 * @param flushesEachPacket whether each packet is handed to the operating system at once
 * @param process           whether packets say their process
 * @param thread            whether they say their thread; only with {@code process}, like the next two
 * @param user              whether they say their user
 * @param parent            whether they say their process's parent
 */
public record SaveFileOptions(
        String version,
        String filter,
        boolean nanoseconds,
        boolean flushesEachPacket,
        boolean process,
        boolean thread,
        boolean user,
        boolean parent) {

    public SaveFileOptions {
        Objects.requireNonNull(version);
        Objects.requireNonNull(filter);
    }

    /** Gathered in large blocks, microseconds in pcap, all that is known of owners. */
    public static SaveFileOptions of(String version) {
        return new SaveFileOptions(version, "", false, false, true, true, true, true);
    }
}
