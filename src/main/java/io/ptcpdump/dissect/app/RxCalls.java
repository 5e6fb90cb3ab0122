package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;

/** The latest calls of Rx, in a ring: a reply says only to which call it is, not what was called. */
final class RxCalls {
    private static final int SIZE = 64;
    /** Where an IPv4 header has its addresses. The same bytes of an IPv6 header, parts of its source, are as good. */
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;

    private final int[] numbers = new int[SIZE];
    private final int[] clients = new int[SIZE];
    private final int[] servers = new int[SIZE];
    private final int[] ports = new int[SIZE];
    private final int[] services = new int[SIZE];
    private final long[] operations = new long[SIZE];
    private int next;
    /** The call found last, where the next search begins; it matters where several are alike. */
    private int found;

    /** The number of the procedure. */
    long operation(int call) {
        return operations[call];
    }

    /** Remembers the call whose header is at the reader's position. */
    void remember(Dissection d, PacketReader in, int port) {
        d.requireOrder();
        int i = next;
        next = (next + 1) % SIZE;
        numbers[i] = in.peekI32(Rx.CALL);
        clients[i] = in.i32At(d.ip().at + SOURCE);
        servers[i] = in.i32At(d.ip().at + DESTINATION);
        ports[i] = port;
        services[i] = in.peekU16(Rx.SERVICE);
        operations[i] = in.peekU32(Rx.HEADER_LENGTH);
    }

    /** The call to which there is a reply, whose header is at the reader's position, from a port; or -1. */
    int find(Dissection d, PacketReader in, int port) {
        d.requireOrder();
        int number = in.peekI32(Rx.CALL);
        int server = in.i32At(d.ip().at + SOURCE);
        int client = in.i32At(d.ip().at + DESTINATION);
        int service = in.peekU16(Rx.SERVICE);
        for (int n = 0; n < SIZE; n++) {
            int i = (found + n) % SIZE;
            if (numbers[i] == number && clients[i] == client && servers[i] == server && services[i] == service
                    && ports[i] == port) {
                found = i;
                return i;
            }
        }
        return -1;
    }
}
