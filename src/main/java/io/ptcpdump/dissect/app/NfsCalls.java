package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.NetworkHeader;
import io.ptcpdump.dissect.PacketReader;

/**
 * The latest calls of NFS, in a ring: a reply says only to which call it is, by the transaction's number, not what was called.
 */
final class NfsCalls {
    private static final int SIZE = 64;
    private static final int VERSION_3 = 3;

    private final int[] transactions = new int[SIZE];
    /** 4, 6, or 0 where there is no call yet. */
    private final byte[] ipVersions = new byte[SIZE];
    private final long[] clients = new long[2 * SIZE];
    private final long[] servers = new long[2 * SIZE];
    private final long[] procedures = new long[SIZE];
    private final boolean[] isVersion3 = new boolean[SIZE];
    private int next;
    /** The call found last, where the next search begins; it matters where several are alike. */
    private int found;

    /** The number of the procedure in its version of NFS. */
    long procedure(int call) {
        return procedures[call];
    }

    boolean isVersion3(int call) {
        return isVersion3[call];
    }

    /** Remembers the call at the reader's position. */
    void remember(Dissection d, PacketReader in) {
        d.requireOrder();
        NetworkHeader ip = d.ip();
        int i = next;
        next = (next + 1) % SIZE;
        transactions[i] = in.peekI32(0);
        ipVersions[i] = (byte) ip.version;
        clients[2 * i] = ip.addressStart(in, ip.sourceAt);
        clients[2 * i + 1] = ip.addressRest(in, ip.sourceAt);
        servers[2 * i] = ip.addressStart(in, ip.destinationAt);
        servers[2 * i + 1] = ip.addressRest(in, ip.destinationAt);
        procedures[i] = in.peekU32(SunRpc.PROCEDURE);
        isVersion3[i] = in.peekU32(SunRpc.PROGRAM_VERSION) == VERSION_3;
    }

    /** The call that is replied to at the reader's position, or -1. */
    int find(Dissection d, PacketReader in) {
        d.requireOrder();
        NetworkHeader ip = d.ip();
        int transaction = in.peekI32(0);
        for (int n = 0; n < SIZE; n++) {
            int i = (found + n) % SIZE;
            if (ipVersions[i] == ip.version && transactions[i] == transaction
                    && servers[2 * i] == ip.addressStart(in, ip.sourceAt)
                    && servers[2 * i + 1] == ip.addressRest(in, ip.sourceAt)
                    && clients[2 * i] == ip.addressStart(in, ip.destinationAt)
                    && clients[2 * i + 1] == ip.addressRest(in, ip.destinationAt)) {
                found = i;
                return i;
            }
        }
        return -1;
    }
}
