package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** Control messages of DECnet phase IV routing. Fields are little-endian; offsets count from the flags. */
final class DecnetControl {
    private static final int TYPE = 0x0f;
    private static final int INITIALIZATION = 0x01;
    private static final int VERIFICATION = 0x03;
    private static final int TEST = 0x05;
    private static final int LEVEL_1_ROUTING = 0x07;
    private static final int LEVEL_2_ROUTING = 0x09;
    private static final int ROUTER_HELLO = 0x0b;
    private static final int ENDNODE_HELLO = 0x0d;

    private static final int INITIALIZATION_LENGTH = 12;
    private static final int SHORT_LENGTH = 4;
    private static final int ROUTER_HELLO_LENGTH = 18;
    private static final int ENDNODE_HELLO_LENGTH = 32;
    /** Nodes a route may stand for; more are taken for damage. */
    private static final int MAX_COUNT = 1024;
    private static final int ROUTE = 6;

    private static final int VERIFY = 0x04;
    private static final String[] NODE_TYPES = {"reserved-ntype? ", "l2rout ", "l1rout ", "endnode "};

    private DecnetControl() {}

    /** Returns false where the message is shorter than it has to be. */
    static boolean print(Dissection d, PacketReader in, int flags) {
        Line out = d.out();
        switch (flags & TYPE) {
            case INITIALIZATION -> {
                out.add("init ");
                return in.claimed() >= INITIALIZATION_LENGTH && printInitialization(out, in);
            }
            case VERIFICATION -> {
                out.add("verification ");
                return in.claimed() >= SHORT_LENGTH && printShort(out, in, " fcnval ");
            }
            case TEST -> {
                out.add("test ");
                return in.claimed() >= SHORT_LENGTH && printShort(out, in, " data ");
            }
            case LEVEL_1_ROUTING -> {
                out.add("lev-1-routing ");
                return in.claimed() >= SHORT_LENGTH && printRoutes(out, in, "{ids ");
            }
            case LEVEL_2_ROUTING -> {
                out.add("lev-2-routing ");
                return in.claimed() >= SHORT_LENGTH && printRoutes(out, in, "{areas ");
            }
            case ROUTER_HELLO -> {
                out.add("router-hello ");
                return in.claimed() >= ROUTER_HELLO_LENGTH && printRouterHello(out, in);
            }
            case ENDNODE_HELLO -> {
                out.add("endnode-hello ");
                return in.claimed() >= ENDNODE_HELLO_LENGTH && printEndnodeHello(out, in);
            }
            default -> {
                out.add("unknown control message");
                Decnet.printDump(d, in, 0);
                return true;
            }
        }
    }

    private static boolean printInitialization(Line out, PacketReader in) {
        in.need(INITIALIZATION_LENGTH);
        int information = in.peekU8(3);
        out.add(NODE_TYPES[information & 3]);
        out.add((information & VERIFY) != 0 ? "verif " : "").add((information & 0x08) != 0 ? "blo " : "");
        Decnet.addAddress(out.add("src "), in.peekU16Le(1)).add("blksize ").add(in.peekU16Le(4));
        printVersion(out.add(' '), in, 6);
        out.add(" hello ").add(in.peekU16Le(9));
        return true;
    }

    private static void printVersion(Line out, PacketReader in, int ahead) {
        out.add("vers ").add(in.peekU8(ahead)).add(" eco ").add(in.peekU8(ahead + 1)).add(" ueco ").add(in.peekU8(ahead + 2));
    }

    private static boolean printShort(Line out, PacketReader in, String label) {
        in.need(SHORT_LENGTH);
        Decnet.addAddress(out.add("src "), in.peekU16Le(1)).add(label);
        out.add(Integer.toOctalString(in.peekU8(3)));
        return true;
    }

    /** Routes of a count, the first number and a cost; a checksum follows the last. */
    private static boolean printRoutes(Line out, PacketReader in, String label) {
        in.need(SHORT_LENGTH);
        Decnet.addAddress(out.add("src "), in.peekU16Le(1)).add(' ');
        int left = in.claimed() - SHORT_LENGTH;
        in.skip(SHORT_LENGTH);
        for (; left > ROUTE; left -= ROUTE) {
            in.need(ROUTE);
            int count = in.u16Le();
            if (count > MAX_COUNT) {
                break;
            }
            int first = in.u16Le();
            int cost = in.u16Le();
            out.add(label).add(first).add('-').add(first + count);
            out.add(" cost ").add(cost & 0x1ff).add(" hops ").add(cost >>> 10 & 0x1f).add("} ");
        }
        return true;
    }

    private static void printNode(Line out, int information) {
        out.add(NODE_TYPES[information & 3]).add((information & VERIFY) != 0 ? "verif " : "");
        out.add((information & 0x20) != 0 ? "nomcast " : "").add((information & 0x40) != 0 ? "blo " : "");
    }

    private static boolean printRouterHello(Line out, PacketReader in) {
        in.need(ROUTER_HELLO_LENGTH);
        printNode(out, in.peekU8(10));
        printVersion(out, in, 1);
        Decnet.addAddress(out.add(" src "), in.peekU16Le(8)).add(" blksize ").add(in.peekU16Le(11));
        out.add(" pri ").add(in.peekU8(13)).add(" hello ").add(in.peekU16Le(15));
        return true;
    }

    private static boolean printEndnodeHello(Line out, PacketReader in) {
        in.need(ENDNODE_HELLO_LENGTH);
        printNode(out, in.peekU8(10));
        printVersion(out, in, 1);
        Decnet.addAddress(out.add(" src "), in.peekU16Le(8)).add(" blksize ").add(in.peekU16Le(11));
        Decnet.addAddress(out.add(" rtr "), in.peekU16Le(26)).add(" hello ").add(in.peekU16Le(28));
        out.add(" data ").add(Integer.toOctalString(in.peekU8(31)));
        return true;
    }
}
