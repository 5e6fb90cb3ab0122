package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * A service of AFS: remote procedures on one port. A call is the number of its procedure and the arguments, a reply the results
 * only, in words of 32 bits.
 *
 * @param failure      the pattern of what is in place of results where a procedure failed
 * @param maxText      see {@link RxArguments}
 * @param vectorLength see {@link RxArguments}
 * @param replication  the procedures by which several servers keep their databases alike; null where they have none
 * @param emptyReplies whether a reply without anything in it is printed
 */
record AfsService(
        String name,
        String failure,
        int maxText,
        int vectorLength,
        AfsService replication,
        boolean emptyReplies,
        AfsOperation[] operations) {
    private static final String CODE = " errcode%d";
    private static final AfsOperation UNKNOWN = new AfsOperation(0, null);
    private static final AfsService UBIK = new AfsService("ubik", CODE, 0, 0, null, true, AfsDatabases.UBIK);

    static final AfsService FILES = new AfsService("fs", "%e", 256, 0, null, false, AfsFiles.SERVER);
    static final AfsService CALLBACKS = new AfsService("cb", CODE, 0, 0, null, false, AfsFiles.CALLBACKS);
    static final AfsService PROTECTION = new AfsService("pt", CODE, 64, 64, UBIK, true, AfsDatabases.PROTECTION);
    static final AfsService LOCATION = new AfsService("vldb", CODE, 65, 65, UBIK, true, AfsDatabases.LOCATION);
    static final AfsService AUTHENTICATION = new AfsService("kauth", CODE, 64, 0, UBIK, false, AfsDatabases.AUTHENTICATION);
    static final AfsService VOLUMES = new AfsService("vol", CODE, 256, 32, null, false, AfsVolumes.VOLUMES);
    static final AfsService OVERSEER = new AfsService("bos", CODE, 256, 0, null, false, AfsVolumes.OVERSEER);

    /** Prints the call at the reader's position. */
    void printCall(Dissection d, PacketReader in) {
        if (in.claimed() <= 0) {
            return;
        }
        long number = in.peekU32(0);
        d.out().add(' ').add(name);
        if (replication != null && replication.find(number) != UNKNOWN) {
            replication.printCall(d, in);
            return;
        }
        AfsOperation operation = find(number);
        in.skip(4);
        printName(d.out(), " call ", operation, number);
        print(d, in, operation.arguments());
    }

    /** Prints the reply at the reader's position to a call of a procedure. */
    void printReply(Dissection d, PacketReader in, long number, boolean failed) {
        if (in.claimed() < 0 || in.claimed() == 0 && !emptyReplies) {
            return;
        }
        d.out().add(' ').add(name);
        if (replication != null && replication.find(number) != UNKNOWN) {
            replication.printReply(d, in, number, failed);
            return;
        }
        AfsOperation operation = find(number);
        printName(d.out(), " reply ", operation, number);
        if (failed) {
            print(d, in, operation.failure() == null ? failure : operation.failure());
        } else {
            print(d, in, operation.results());
        }
    }

    private static void printName(Line out, String what, AfsOperation operation, long number) {
        out.add(what).addName(operation.name(), "op#", number, "");
    }

    private void print(Dissection d, PacketReader in, String pattern) {
        RxArguments arguments = new RxArguments(d, in, maxText, vectorLength);
        arguments.print(pattern);
        if (arguments.isCut()) {
            d.out().add(" [|").add(name).add(']');
        }
    }

    private AfsOperation find(long number) {
        for (AfsOperation operation : operations) {
            if (operation.number() == number) {
                return operation;
            }
        }
        return UNKNOWN;
    }
}
