package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Network File System, versions 2 (RFC 1094) and 3 (RFC 1813), over {@link SunRpc}. A message is known by a port and its
 * direction together. Over TCP, only one at the start of a segment is seen, behind the length of its fragment (32 bits; the
 * first says whether it is the last).
 */
public final class Nfs {
    private static final int PORT = 2049;
    private static final int FRAGMENT_HEADER = 4;
    private static final int FRAGMENT_LENGTH = 0x7fffffff;

    private static final int ACCEPTED = 0;
    private static final int DENIED = 1;
    private static final int RPC_MISMATCH = 0;
    private static final int AUTHENTICATION_ERROR = 1;
    private static final String[] AUTHENTICATION_ERRORS = {
        "OK", "Bogus Credentials (seal broken)", "Rejected Credentials (client should begin new session)",
        "Bogus Verifier (seal broken)", "Verifier expired or was replayed", "Credentials are too weak",
        "Bogus response verifier", "Unknown failure"
    };

    private final NfsCalls calls = new NfsCalls();

    /** Whether the datagram that starts at the reader's position is of NFS. */
    public static boolean isDatagram(Dissection d, PacketReader in, int source, int destination) {
        return isMessage(in, 0, source, destination);
    }

    /** Whether the segment at the reader's position is the start of a fragment with a message of NFS. */
    public static boolean isSegment(Dissection d, PacketReader in, int source, int destination) {
        return in.claimed() >= FRAGMENT_HEADER && isMessage(in, FRAGMENT_HEADER, source, destination);
    }

    private static boolean isMessage(PacketReader in, int at, int source, int destination) {
        if (source != PORT && destination != PORT || !in.has(at + SunRpc.DIRECTION, 4)) {
            return false;
        }
        long direction = in.peekU32(at + SunRpc.DIRECTION);
        return direction == SunRpc.CALL && destination == PORT || direction == SunRpc.REPLY && source == PORT;
    }

    /** Prints what {@link #isDatagram} found. */
    public Printer overUdp() {
        return this::printMessage;
    }

    /** Prints what {@link #isSegment} found. */
    public Printer overTcp() {
        return (d, in) -> {
            int length = in.claimed() - FRAGMENT_HEADER;
            int fragment = (int) in.u32() & FRAGMENT_LENGTH;
            in.claimOnly(Math.min(fragment, length));
            d.out().add(": ");
            printMessage(d, in);
        };
    }

    private void printMessage(Dissection d, PacketReader in) {
        Line out = d.out();
        long transaction = in.peekU32(0);
        if (in.peekU32(SunRpc.DIRECTION) == SunRpc.CALL) {
            out.add("NFS request xid ").add(transaction).add(' ').enter("nfs");
            printCall(d, in);
        } else {
            out.add("NFS reply xid ").add(transaction).add(' ');
            printReply(d, in);
        }
    }

    private void printCall(Dissection d, PacketReader in) {
        d.out().add(in.claimed());
        if (d.printIfCut(in, SunRpc.PROCEDURE + 4)) {
            return;
        }
        calls.remember(d, in);
        if (!NfsCall.print(d, in)) {
            d.printTruncated();
        }
    }

    /** Prints a reply to one of the calls that were seen before; only its status where it is to another. */
    void printReply(Dissection d, PacketReader in) {
        Line out = d.out().enter("nfs");
        int length = in.claimed();
        if (d.printIfCut(in, SunRpc.REPLY_STATUS + 4)) {
            return;
        }
        long status = in.peekU32(SunRpc.REPLY_STATUS);
        if (status == ACCEPTED) {
            out.add("reply ok ").add(length);
            int call = calls.find(d, in);
            if (call >= 0) {
                NfsReply.print(d, in, calls.procedure(call), calls.isVersion3(call));
            }
        } else if (status == DENIED) {
            printDenied(d, in, length);
        } else {
            out.add("reply Unknown rpc response code=").add(status).add(' ').add(length);
        }
    }

    private static void printDenied(Dissection d, PacketReader in, int length) {
        Line out = d.out().add("reply ERR ").add(length).add(": ");
        if (d.printIfCut(in, SunRpc.REPLY_BODY + 4)) {
            return;
        }
        long reason = in.peekU32(SunRpc.REPLY_BODY);
        if (reason == RPC_MISMATCH) {
            if (!d.printIfCut(in, SunRpc.REPLY_BODY + 12)) {
                out.add("RPC Version mismatch (").add(in.peekU32(SunRpc.REPLY_BODY + 4)).add('-');
                out.add(in.peekU32(SunRpc.REPLY_BODY + 8)).add(')');
            }
        } else if (reason == AUTHENTICATION_ERROR) {
            if (!d.printIfCut(in, SunRpc.REPLY_BODY + 8)) {
                long why = in.peekU32(SunRpc.REPLY_BODY + 4);
                String name = why < AUTHENTICATION_ERRORS.length ? AUTHENTICATION_ERRORS[(int) why] : null;
                out.add("Auth ").addName(name, "Invalid failure code ", why, "");
            }
        } else {
            out.add("Unknown reason for rejecting rpc message ").add(reason);
        }
    }
}
