package io.ptcpdump.model;

import java.util.Objects;

/**
 * An interface that packets were captured on, live or as a file describes it.
 *
 * @param name         device name, empty where the file does not say (classic pcap)
 * @param index        the kernel's ifindex, 0 where unknown
 * @param netnsInode   inode of its network namespace, 0 where unknown
 * @param linkType     link type of its packets, a LINKTYPE_ value ({@link LinkType})
 * @param snaplen      most bytes kept of a packet, 0 for no limit
 * @param foreignNetns whether its namespace is another than that of the capturing process
 */
public record CaptureInterface(String name, int index, long netnsInode, int linkType, int snaplen, boolean foreignNetns) {
    public CaptureInterface {
        Objects.requireNonNull(name);
    }
}
