package io.ptcpdump.hook;

import java.util.ArrayList;
import java.util.List;

/** Something that a capture needs of the kernel, and that several hooks can serve: the {@link Rung}s, the best first. */
public enum Need {
    PROCESSES("processes", "starts and ends of processes", "every process is read from /proc when a packet names it"),
    SOCKETS("sockets", "sockets made, bound, connected and closed", "processes are known by their sends and receives only"),
    SENDS(
            "sends",
            "sends and receives on any socket",
            "a socket that was inherited or handed over stays with the process that had it before"),
    ACCEPT("accept", "accepted connections", "a connection belongs to its listener's process until it sends or receives"),
    EXISTING("existing", "sockets older than the capture", "they have no process until they are used"),
    NAMESPACES(
            "namespaces",
            "sockets of other network namespaces",
            "packets of containers that are forwarded here have no process"),
    NAT("nat", "translated addresses", "a packet whose addresses were translated has no process outside"),
    PACKETS("packets", "the packets themselves", "nothing can be captured"),
    EVENTS("events", "the way of packets and process events to ptcpdump", "nothing can be captured");

    private final String word;
    private final String title;
    private final String loss;

    Need(String word, String title, String loss) {
        this.word = word;
        this.title = title;
        this.loss = loss;
    }

    /** Its name in options and documents. */
    public String word() {
        return word;
    }

    /** What is needed, for people. */
    public String title() {
        return title;
    }

    /** What becomes of a capture without it, for people. */
    public String loss() {
        return loss;
    }

    /** Its rungs, the best first. */
    public List<Rung> rungs() {
        List<Rung> rungs = new ArrayList<>();
        for (Rung rung : Rung.values()) {
            if (rung.need() == this) {
                rungs.add(rung);
            }
        }
        return rungs;
    }

    /** Whether a capture may be asked to do without, by the word {@code none}. */
    boolean isDispensable() {
        return this != PROCESSES && this != NAT && this != PACKETS && this != EVENTS;
    }
}
