package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.Printer;

/**
 * Novell's Internetwork Packet Exchange, RFC 1132, with the service advertisements and the routes that it carries.
 *
 * <pre>
 *  0          2        4           5      6             10            16       18        22       28       30
 * +----------+--------+-----------+------+-------------+-------------+--------+---------+--------+--------+
 * | checksum | length | hop count | type | destination | destination | socket | source  | source | socket |
 * |          |        |           |      | network     | node        |        | network | node   |        |
 * +----------+--------+-----------+------+-------------+-------------+--------+---------+--------+--------+
 * </pre>
 */
public final class Ipx implements Printer {
    private static final int HEADER = 30;
    private static final int DESTINATION = 6;
    private static final int DESTINATION_SOCKET = 16;
    private static final int SOURCE = 18;
    private static final int SOURCE_SOCKET = 28;
    private static final int EIGRP_PROTOCOL = 88;

    private static final int SERVICE_NAME = 48;
    private static final int MAX_SERVICES = 8;
    private static final int ROUTE = 8;
    private static final int MAX_ROUTES = 50;

    private final Printer netbios;

    /** @param netbios prints what follows the length of NetBIOS and of NWLink's datagrams */
    public Ipx(Printer netbios) {
        this.netbios = netbios;
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("ipx").add(d.options().linkHeader() ? "" : "IPX ");
        in.need(SOURCE_SOCKET + 2);
        printAddress(out, in, SOURCE);
        out.add('.').hex(in.peekU16(SOURCE_SOCKET), 4).add(" > ");
        printAddress(out, in, DESTINATION);
        int socket = in.peekU16(DESTINATION_SOCKET);
        out.add('.').hex(socket, 4).add(": ");
        int length = in.peekU16(2);
        if (length < HEADER) {
            out.add("[length ").add(length).add(" < ").add(HEADER).add(']');
            d.printInvalid();
            return;
        }
        in.skip(HEADER);
        in.claimOnly(length - HEADER);
        printPayload(d, in, socket);
    }

    private static void printAddress(Line out, PacketReader in, int ahead) {
        out.hex(in.peekU32(ahead), 8).add('.').mac(in.peekU48(ahead + 4));
    }

    private void printPayload(Dissection d, PacketReader in, int socket) {
        Line out = d.out();
        int length = in.claimed();
        switch (socket) {
            case 0x0451 -> out.add("ipx-ncp ").add(length);
            case 0x0452 -> printServices(d, in);
            case 0x0453 -> printRoutes(d, in);
            case 0x0455 -> {
                out.add("ipx-netbios ").add(length);
                netbios.print(d, in);
            }
            case 0x0456 -> out.add("ipx-diags ").add(length);
            case 0x0553 -> {
                out.add("ipx-nwlink-dgm ").add(length);
                netbios.print(d, in);
            }
            case 0x85be -> {
                Printer eigrp = d.demux().ipProtocol(EIGRP_PROTOCOL);
                if (eigrp != null) {
                    eigrp.print(d, in);
                }
            }
            default -> out.add("ipx-#").hex(socket).add(' ').add(length);
        }
    }

    /** The Service Advertising Protocol. */
    private static void printServices(Dissection d, PacketReader in) {
        Line out = d.out();
        int length = in.claimed();
        int command = in.u16();
        if (lacksCommand(d, length)) {
            return;
        }
        switch (command) {
            case 1, 3 -> {
                out.add(command == 1 ? "ipx-sap-req" : "ipx-sap-nearest-req");
                int service = in.u16();
                out.add(' ').hex(service, 4);
            }
            case 2, 4 -> {
                out.add(command == 2 ? "ipx-sap-resp" : "ipx-sap-nearest-resp");
                for (int i = 0; i < MAX_SERVICES && in.claimed() != 0; i++) {
                    if (!printService(out, in)) {
                        d.printInvalid();
                        return;
                    }
                }
            }
            default -> out.add("ipx-sap-?").hex(command);
        }
    }

    private static boolean lacksCommand(Dissection d, int length) {
        if (length >= 2) {
            return false;
        }
        d.out().add(" [length ").add(length).add(" < 2]");
        d.printInvalid();
        return true;
    }

    /** A type, a name, an address and a distance; returns false where they do not fit. */
    private static boolean printService(Line out, PacketReader in) {
        in.need(2);
        if (in.claimed() < 2) {
            return false;
        }
        out.add(' ').hex(in.u16(), 4).add(" '");
        if (in.claimed() < SERVICE_NAME) {
            out.add('\'');
            return false;
        }
        PacketText.printPaddedAhead(out, in, 0, SERVICE_NAME);
        out.add('\'');
        in.seek(in.position() + SERVICE_NAME);
        in.need(10);
        if (in.claimed() < 10) {
            return false;
        }
        out.add(" addr ");
        printAddress(out, in, 0);
        in.skip(10);
        in.need(4);
        if (in.claimed() < 4) {
            return false;
        }
        in.skip(4);
        return true;
    }

    /** The Routing Information Protocol of IPX. */
    private static void printRoutes(Dissection d, PacketReader in) {
        Line out = d.out();
        int length = in.claimed();
        int command = in.u16();
        if (lacksCommand(d, length)) {
            return;
        }
        int most = command == 1 ? 1 : command == 2 ? MAX_ROUTES : 0;
        if (most == 0) {
            out.add("ipx-rip-?").hex(command);
            return;
        }
        out.add(command == 1 ? "ipx-rip-req" : "ipx-rip-resp");
        for (int i = 0; i < most && in.claimed() != 0; i++) {
            if (in.claimed() < ROUTE) {
                d.printInvalid();
                return;
            }
            in.need(ROUTE);
            out.add(' ').hex(in.u32(), 8).add('/').add(in.u16()).add('.').add(in.u16());
        }
    }
}
