package io.ptcpdump.hook;

import io.ptcpdump.filter.LiveFilter;
import java.util.Objects;

/**
 * What the kernel programs are told before they are loaded.
 *
 * @param filter           the expression, compiled
 * @param snaplen          bytes kept of a packet, 1 to 262144
 * @param packetLimit      packets handed over in all, 0 for no limit
 * @param ringBytes        size of the ring for packets: a power of two, at least a page
 * @param withRawPrograms  whether there are interfaces without a link-layer header; for those that come later, programs are loaded then
 * @param filtersProcesses whether processes decide which packets are taken
 * @param wantsProcesses   whether some are asked for, so that packets of others, and of nobody, are not taken
 * @param filtersNames     whether some are asked for, or to be left out, by name
 * @param filtersUsers     the same by user
 * @param filtersContainers whether some are asked for by their container
 * @param followForks      whether children of matching processes match
 * @param netnsInode       inode of the network namespace that is captured in
 */
public record CaptureSettings(
        LiveFilter filter,
        int snaplen,
        long packetLimit,
        int ringBytes,
        boolean withRawPrograms,
        boolean filtersProcesses,
        boolean wantsProcesses,
        boolean filtersNames,
        boolean filtersUsers,
        boolean filtersContainers,
        boolean followForks,
        long netnsInode) {

    public CaptureSettings {
        Objects.requireNonNull(filter);
    }
}
