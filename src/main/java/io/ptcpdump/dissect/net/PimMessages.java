package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/** The messages of PIM version 2 after their header. Each returns false where something does not fit into the message. */
final class PimMessages {
    private static final int HELLO = 0;
    private static final int REGISTER = 1;
    private static final int REGISTER_STOP = 2;
    private static final int JOIN_PRUNE = 3;
    private static final int BOOTSTRAP = 4;
    private static final int ASSERT = 5;
    private static final int GRAFT = 6;
    private static final int GRAFT_ACKNOWLEDGEMENT = 7;
    private static final int CANDIDATE_RP = 8;
    private static final int PRUNE_REFRESH = 9;
    private static final int DF_ELECTION = 10;

    private static final long BORDER = 0x80000000L;
    private static final long NULL_REGISTER = 0x40000000L;
    private static final int FOREVER = 0xffff;

    private static final int BACKOFF = 3;
    private static final int PASS = 4;
    private static final String[] ELECTIONS = {"Unknown", "Offer", "Winner", "Backoff", "Pass"};

    private PimMessages() {}

    static boolean print(Dissection d, PacketReader in, int type, int subtype, int addressLength) {
        return switch (type) {
            case HELLO -> PimHello.print(d, in, addressLength);
            case REGISTER -> printRegister(d, in);
            case REGISTER_STOP -> printPair(d, in, " group=", " source=", addressLength);
            case JOIN_PRUNE, GRAFT -> printJoinPrune(d, in, true, addressLength);
            case GRAFT_ACKNOWLEDGEMENT -> printJoinPrune(d, in, false, addressLength);
            case BOOTSTRAP -> printBootstrap(d, in, addressLength);
            case ASSERT -> printAssert(d, in, addressLength);
            case CANDIDATE_RP -> printCandidate(d, in, addressLength);
            case PRUNE_REFRESH -> printPruneRefresh(d, in, addressLength);
            case DF_ELECTION -> printElection(d, in, subtype, addressLength);
            default -> {
                d.out().add(" [type ").add(type).add(']');
                yield true;
            }
        };
    }

    private static boolean printRegister(Dissection d, PacketReader in) {
        Line out = d.out();
        if (in.claimed() < 4 || !in.has(4)) {
            return false;
        }
        long flags = in.u32();
        String name = flags == BORDER ? "Border" : flags == NULL_REGISTER ? "Null" : "none";
        out.add(", Flags [ ").add(name).add(" ]\n\t");
        if (in.claimed() == 0) {
            return false;
        }
        int version = in.peekU8(0) >>> 4;
        switch (version) {
            case 0 -> {
                in.need(20);
                out.add("IP-Null-header ");
                d.printIpv4(in, in.position() + 12);
                out.add(" > ");
                d.printIpv4(in, in.position() + 16);
            }
            case 4 -> printPacket(d, in, EtherType.IPV4);
            case 6 -> printPacket(d, in, EtherType.IPV6);
            default -> out.add("IP ver ").add(version);
        }
        return true;
    }

    private static void printPacket(Dissection d, PacketReader in, int type) {
        Printer ip = d.demux().etherType(type);
        if (ip != null) {
            d.nested(ip, in);
        }
    }

    private static boolean printPair(Dissection d, PacketReader in, String group, String unicast, int addressLength) {
        d.out().add(group);
        if (!PimAddress.printGroup(d, in, addressLength)) {
            return false;
        }
        d.out().add(unicast);
        return PimAddress.printUnicast(d, in, addressLength);
    }

    /** @param upstream whether the neighbour and the hold time mean something */
    private static boolean printJoinPrune(Dissection d, PacketReader in, boolean upstream, int addressLength) {
        Line out = d.out();
        if (upstream) {
            out.add(", upstream-neighbor: ");
            if (!PimAddress.printUnicast(d, in, addressLength)) {
                return false;
            }
        }
        if (in.claimed() < 4 || !in.has(4)) {
            return false;
        }
        in.skip(1);
        int groups = in.u8();
        int holdTime = in.u16();
        out.add("\n\t  ").add(groups).add(" group(s)");
        if (upstream) {
            out.add(", holdtime: ");
            if (holdTime == FOREVER) {
                out.add("infinite");
            } else {
                out.duration(holdTime);
            }
        }
        for (int i = 1; i <= groups; i++) {
            out.add("\n\t    group #").add(i).add(": ");
            if (!PimAddress.printGroup(d, in, addressLength) || in.claimed() < 4 || !in.has(4)) {
                return false;
            }
            int joined = in.u16();
            int pruned = in.u16();
            out.add(", joined sources: ").add(joined).add(", pruned sources: ").add(pruned);
            if (!printSources(d, in, "joined", joined, addressLength) || !printSources(d, in, "pruned", pruned, addressLength)) {
                return false;
            }
        }
        return true;
    }

    private static boolean printSources(Dissection d, PacketReader in, String what, int count, int addressLength) {
        for (int i = 1; i <= count; i++) {
            d.out().add("\n\t      ").add(what).add(" source #").add(i).add(": ");
            if (!PimAddress.printSource(d, in, addressLength)) {
                return false;
            }
        }
        return true;
    }

    private static boolean printBootstrap(Dissection d, PacketReader in, int addressLength) {
        Line out = d.out();
        if (in.claimed() < 2) {
            return false;
        }
        int tag = in.u16();
        out.add(" tag=").hex(tag);
        if (in.claimed() < 1) {
            return false;
        }
        int maskLength = in.u8();
        out.add(" hashmlen=").add(maskLength);
        if (in.claimed() < 1 || !in.has(2)) {
            return false;
        }
        out.add(" BSRprio=").add(in.u8()).add(" BSR=");
        if (!PimAddress.printUnicast(d, in, addressLength)) {
            return false;
        }
        for (int i = 0; in.claimed() > 0; i++) {
            out.add(" (group").add(i).add(": ");
            if (!PimAddress.printGroup(d, in, addressLength) || !printRendezvousPoints(d, in, addressLength)) {
                return false;
            }
            out.add(')');
        }
        return true;
    }

    /** The rendezvous points of a group: their number, that in this fragment, 16 reserved bits, then each. */
    private static boolean printRendezvousPoints(Dissection d, PacketReader in, int addressLength) {
        Line out = d.out();
        if (in.claimed() < 1) {
            return false;
        }
        int all = in.u8();
        out.add(" RPcnt=").add(all);
        if (in.claimed() < 1) {
            return false;
        }
        int here = in.u8();
        out.add(" FRPcnt=").add(here);
        if (in.claimed() < 2) {
            return false;
        }
        in.seek(in.position() + 2);
        for (int i = 0; i < here && in.claimed() > 0; i++) {
            out.add(" RP").add(i).add('=');
            if (!PimAddress.printUnicast(d, in, addressLength) || in.claimed() < 2) {
                return false;
            }
            out.add(",holdtime=").duration(in.u16());
            if (in.claimed() < 1) {
                return false;
            }
            int priority = in.u8();
            out.add(",prio=").add(priority);
            if (in.claimed() < 1) {
                return false;
            }
            in.seek(in.position() + 1);
        }
        return true;
    }

    private static boolean printAssert(Dissection d, PacketReader in, int addressLength) {
        Line out = d.out();
        if (!printPair(d, in, " group=", " src=", addressLength) || in.claimed() < 8 || !in.has(8)) {
            return false;
        }
        long preference = in.u32();
        out.add((preference & 0x80000000L) != 0 ? " RPT" : "").add(" pref=").add(preference & 0x7fffffff);
        out.add(" metric=").add(in.u32());
        return true;
    }

    private static boolean printCandidate(Dissection d, PacketReader in, int addressLength) {
        Line out = d.out();
        if (in.claimed() < 1) {
            return false;
        }
        int prefixes = in.u8();
        out.add(" prefix-cnt=").add(prefixes);
        if (in.claimed() < 1) {
            return false;
        }
        int priority = in.u8();
        out.add(" prio=").add(priority);
        if (in.claimed() < 2) {
            return false;
        }
        out.add(" holdtime=").duration(in.u16());
        out.add(" RP=");
        if (!PimAddress.printUnicast(d, in, addressLength)) {
            return false;
        }
        for (int i = 0; i < prefixes && in.claimed() > 0; i++) {
            out.add(" Group").add(i).add('=');
            if (!PimAddress.printGroup(d, in, addressLength)) {
                return false;
            }
        }
        return true;
    }

    private static boolean printPruneRefresh(Dissection d, PacketReader in, int addressLength) {
        d.out().add(" src=");
        if (!PimAddress.printUnicast(d, in, addressLength)
                || !printPair(d, in, " grp=", " forwarder=", addressLength)
                || in.claimed() < 2) {
            return false;
        }
        d.out().add(" TUNR ").duration(in.u16());
        return true;
    }

    /** The election of a designated forwarder, RFC 5015 section 3.7. */
    private static boolean printElection(Dissection d, PacketReader in, int subtype, int addressLength) {
        Line out = d.out();
        out.add("\n\t  ").add(ValueNames.at(ELECTIONS, subtype, "Unknown")).add(", rpa=");
        if (!PimAddress.printUnicast(d, in, addressLength)) {
            return false;
        }
        printMetric(out, in, " sender");
        if (subtype != BACKOFF && subtype != PASS) {
            return true;
        }
        String who = subtype == BACKOFF ? " offer" : " new winner";
        out.add("\n\t ").add(who).add(" addr=");
        if (!PimAddress.printUnicast(d, in, addressLength)) {
            return false;
        }
        printMetric(out, in, who);
        if (subtype == BACKOFF) {
            int interval = in.u16();
            out.add(" interval ").add(interval).add("ms");
        }
        return true;
    }

    private static void printMetric(Line out, PacketReader in, String who) {
        long preference = in.u32();
        out.add(who).add(" pref=").add(preference);
        long metric = in.u32();
        out.add(who).add(" metric=").add(metric);
    }
}
