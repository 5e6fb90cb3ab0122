package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * Sun's Remote Procedure Call, RFC 5531, with calls of the port mapper, RFC 1833, for datagrams on any port. It names the
 * transaction where other printers have a port, and so prints the addresses itself. Replies are taken to be of NFS.
 *
 * <pre>
 *  0                                32
 * +--------------------------------+--------------------------------+
 * |         transaction id         |     direction: 0 call, 1 reply |
 * +--------------------------------+--------------------------------+
 * |    call: version of RPC (2)    |            program             |
 * +--------------------------------+--------------------------------+
 * |       version of program       |           procedure            |
 * +--------------------------------+--------------------------------+
 * |   credentials, verifier: flavor (32), length (32), bytes each   |
 * +--------------------------------+--------------------------------+
 * | reply: 0 accepted, 1 denied    | verifier, status; or rejection |
 * +--------------------------------+--------------------------------+
 * </pre>
 */
public final class SunRpc implements Printer {
    static final int DIRECTION = 4;
    static final int CALL = 0;
    static final int REPLY = 1;
    static final int PROGRAM_VERSION = 16;
    static final int PROCEDURE = 20;
    static final int CREDENTIALS = 24;
    static final int REPLY_STATUS = 8;
    static final int REPLY_BODY = 12;

    private static final int CALL_LENGTH = 32;
    private static final int RPC_VERSION = 8;
    private static final int PROGRAM = 12;
    private static final int VERSION = 2;

    private static final int SET = 1;
    private static final int UNSET = 2;
    private static final int GETPORT = 3;
    private static final int CALLIT = 5;
    private static final String[] PROCEDURES = {"null", "set", "unset", "getport", "dump", "call"};

    private final Nfs nfs;

    /** @param nfs prints the replies */
    public SunRpc(Nfs nfs) {
        this.nfs = nfs;
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        if (in.peekU32(DIRECTION) == CALL) {
            printCall(d, in);
            return;
        }
        Line out = d.out().enter("nfs");
        d.printHost(in, d.ip().sourceAt);
        out.add(d.options().numeric() == 0 ? ".nfs > " : ".2049 > ");
        d.printHost(in, d.ip().destinationAt);
        out.add('.').add(in.peekU32(0)).add(": ");
        nfs.printReply(d, in);
    }

    private static void printCall(Dissection d, PacketReader in) {
        Line out = d.out().enter("sunrpc");
        in.need(CALL_LENGTH);
        boolean numeric = d.options().numeric() > 0;
        d.printHost(in, d.ip().sourceAt);
        out.add(".0x").hex(in.peekU32(0)).add(" > ");
        d.printHost(in, d.ip().destinationAt);
        out.add(numeric ? ".0x6f: " : ".sunrpc: ").add(in.claimed());
        long procedure = in.peekU32(PROCEDURE);
        out.add(' ').addName(procedure < PROCEDURES.length ? PROCEDURES[(int) procedure] : null, " proc #", procedure, "");
        long version = in.peekU32(RPC_VERSION);
        if (version != VERSION) {
            out.add(" [rpcver ").add(version).add(']');
        }
        if (procedure == SET || procedure == UNSET || procedure == GETPORT || procedure == CALLIT) {
            out.add(numeric ? " " : " #").add(in.peekU32(PROGRAM)).add('.').add(in.peekU32(PROGRAM_VERSION));
        }
    }
}
