package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * {@link LocalTalk} in UDP, by the Kinetics Internet Protocol: the ports are 200, 768 or 16512 plus the number of a socket, and
 * the frame's type is that of a DDP packet with a long header.
 */
public final class Kip implements Printer {
    private static final int SOCKETS = 128;
    private static final int[] FIRST_PORTS = {200, 768, 16512};
    private static final int TYPE = 2;
    private static final int LONG_DDP = 2;

    private final LocalTalk localTalk = new LocalTalk();

    /** Whether what is at the reader's position, between these ports, is such a frame. */
    public static boolean accepts(Dissection d, PacketReader in, int source, int destination) {
        return in.has(TYPE + 1) && in.peekU8(TYPE) == LONG_DDP && (isPort(source) || isPort(destination));
    }

    private static boolean isPort(int port) {
        for (int first : FIRST_PORTS) {
            if (port >= first && port < first + SOCKETS) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().add(d.verbose(1) ? "kip " : "");
        localTalk.print(d, in);
    }
}
