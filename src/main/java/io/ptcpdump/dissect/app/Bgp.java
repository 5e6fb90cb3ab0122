package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Border Gateway Protocol, version 4, RFC 4271, over TCP. A segment holds any number of messages and need not begin with
 * one; the marker, which is all ones, shows where they are.
 *
 * <pre>
 *  0                                            16       18     19
 * +---------------------------------------------+--------+------+-----------
 * | marker                                      | length | type | contents
 * +---------------------------------------------+--------+------+-----------
 * </pre>
 */
public final class Bgp implements Printer {
    static final int HEADER_LENGTH = 19;

    private static final int MARKER_LENGTH = 16;
    private static final int OPEN = 1;
    private static final int UPDATE = 2;
    private static final int NOTIFICATION = 3;
    private static final int KEEPALIVE = 4;
    private static final int ROUTE_REFRESH = 5;
    private static final int ROUTE_REFRESH_LENGTH = HEADER_LENGTH + 4;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("bgp").add(": BGP");
        if (!d.verbose(1)) {
            return;
        }
        int at = in.position();
        int start = at;
        while (in.hasAt(at, 1)) {
            if (in.u8At(at) != 0xff) {
                at++;
                continue;
            }
            if (!in.hasAt(at, MARKER_LENGTH)) {
                return;
            }
            if (in.u64At(at) != -1 || in.u64At(at + 8) != -1) {
                at++;
                continue;
            }
            if (!in.hasAt(at, HEADER_LENGTH)) {
                d.printTruncated();
                return;
            }
            if (at != start) {
                d.printTruncated();
            }
            int length = in.u16At(at + MARKER_LENGTH);
            if (!printMessage(d, in, at, length)) {
                return;
            }
            at += length;
            start = at;
        }
    }

    /** Prints the message at a position; false where what follows it cannot be told. */
    private static boolean printMessage(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        int type = in.u8At(at + 18);
        if (length < HEADER_LENGTH) {
            out.add("\nmessage length ").add(length).add(" < ").add(HEADER_LENGTH);
            d.printInvalid();
            return false;
        }
        if (!in.hasAt(at, length)) {
            out.add("\n[|BGP ").add(typeName(type, "Unknown Message Type")).add(']');
            return false;
        }
        out.add("\n\t").add(typeName(type, "Unknown")).add(" Message (").add(type).add("), length: ").add(length);
        switch (type) {
            case OPEN -> BgpOpen.print(d, in, at, length);
            case UPDATE -> BgpUpdate.print(d, in, at, length);
            case NOTIFICATION -> BgpNotification.print(d, in, at, length);
            case KEEPALIVE -> { }
            case ROUTE_REFRESH -> printRouteRefresh(d, in, at, length);
            default -> {
                out.add("\n\t  no Message ").add(type).add(" decoder");
                HexDump.capturedAt(out, "\n\t  ", in, at, length);
            }
        }
        return true;
    }

    /** RFC 2918. */
    private static void printRouteRefresh(Dissection d, PacketReader in, int at, int length) {
        if (!in.hasAt(at, ROUTE_REFRESH_LENGTH)) {
            d.printTruncated();
            return;
        }
        if (length < ROUTE_REFRESH_LENGTH) {
            return;
        }
        BgpFamily.print(d.out(), "\n\t  ", in.u16At(at + HEADER_LENGTH), in.u8At(at + HEADER_LENGTH + 3));
        if (d.verbose(2)) {
            HexDump.capturedAt(d.out(), "\n\t  ", in, at, length);
        }
    }

    private static String typeName(int type, String fallback) {
        return switch (type) {
            case OPEN -> "Open";
            case UPDATE -> "Update";
            case NOTIFICATION -> "Notification";
            case KEEPALIVE -> "Keepalive";
            case ROUTE_REFRESH -> "Route Refresh";
            default -> fallback;
        };
    }
}
