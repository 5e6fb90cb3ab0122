package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;

/** The exchanges that were seen to begin, by their initiator cookie, so that later messages show which side sent them. */
final class IkeInitiators {
    private static final int SIZE = 20;

    private final long[] cookies = new long[SIZE];
    private final int[] versions = new int[SIZE];
    private final long[] addresses = new long[4 * SIZE];
    private int next;

    /** {@code I} for the initiator's messages, {@code R} for the responder's, {@code ?} where that is not known. */
    String side(Dissection d, PacketReader in) {
        d.requireOrder();
        long cookie = in.peekU64(0);
        int i = find(cookie);
        if (i < 0) {
            if (in.peekU64(8) != 0) {
                return "?";
            }
            record(d, in, cookie);
            return "I";
        }
        if (versions[i] != d.ip().version) {
            return "?";
        }
        if (isSource(d, in, 4 * i)) {
            return "I";
        }
        return isSource(d, in, 4 * i + 2) ? "R" : "?";
    }

    private int find(long cookie) {
        for (int i = 0; i < SIZE; i++) {
            if (cookies[i] == cookie) {
                return i;
            }
        }
        return -1;
    }

    private void record(Dissection d, PacketReader in, long cookie) {
        int version = d.ip().version;
        if (version != 4 && version != 6) {
            return;
        }
        versions[next] = version;
        cookies[next] = cookie;
        putAddress(d, in, d.ip().sourceAt, 4 * next);
        putAddress(d, in, d.ip().destinationAt, 4 * next + 2);
        next = (next + 1) % SIZE;
    }

    private void putAddress(Dissection d, PacketReader in, int position, int to) {
        addresses[to] = d.ip().addressStart(in, position);
        addresses[to + 1] = d.ip().addressRest(in, position);
    }

    private boolean isSource(Dissection d, PacketReader in, int at) {
        int position = d.ip().sourceAt;
        return addresses[at] == d.ip().addressStart(in, position) && addresses[at + 1] == d.ip().addressRest(in, position);
    }
}
