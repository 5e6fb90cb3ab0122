package io.ptcpdump.filter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Expressions that together use the whole of pcap-filter(7), as far as libpcap takes it for the link type. */
final class FilterExpressions {
    private static final List<String> ATOMS = List.of(
            "ip", "ip6", "arp", "tcp", "udp", "icmp", "icmp6", "host 10.0.0.1", "src net 10.0.0.0/24", "port 80",
            "tcp dst port 443", "udp portrange 1000-1010");

    /** Without a link-layer term, so sound for packets that begin with their IP header too. */
    private static final List<String> NETWORK = List.of(
            "ip", "ip6", "tcp", "udp", "sctp", "icmp", "icmp6", "igmp", "igrp", "pim", "vrrp", "carp", "ah", "esp",
            "ip proto 6", "ip proto 17 or ip proto 132", "ip6 proto 58", "proto 50", "proto 103", "ip proto 112",
            "net 10", "net 10.0", "net 10.0.0", "src net 192.168.0.0/16", "dst net 172.16.0.0 mask 255.240.0.0",
            "net 224.0.0.0/4", "net 2001:db8::/32", "src net 2001:db8::/48", "dst net fe80::/10", "net ff00::/8",
            "ip host 10.0.0.1", "ip src 10.0.0.2", "ip dst host 224.0.0.251", "ip6 host fe80::1", "ip6 src host ff02::1",
            "host 10.0.0.1 and host 10.0.0.2", "src 10.0.0.1 or 10.0.0.2", "not host 10.0.0.1",
            "host 10.0.0.1 or 10.0.0.2 or 10.0.1.3 or 192.168.1.10", "port 22 or 53 or 80 or 443",
            "port 53", "not port 53", "port 60000", "portrange 0-1023", "portrange 1024-65535", "portrange 80-80",
            "tcp port 80 or udp port 53", "tcp src port 80 and tcp dst port 443",
            "src port 80 and dst port 443", "src or dst port 1000", "src and dst port 22", "src host 10.0.0.1 and src port 22",
            "less 60", "greater 100", "len = 60", "len != 60", "len >= 46 and len <= 120", "len % 4 = 0", "len / 2 < 30",
            "ip multicast", "ip6 multicast",
            "tcp[tcpflags] & tcp-syn != 0", "tcp[tcpflags] & (tcp-syn|tcp-ack) == tcp-syn", "tcp[13] = 18",
            "tcp[tcpflags] == tcp-rst", "tcp[tcpflags] & (tcp-fin|tcp-push|tcp-urg|tcp-ece|tcp-cwr) != 0",
            "icmp[icmptype] = icmp-echo", "icmp[icmptype] != icmp-echoreply and icmp[icmptype] != icmp-echo",
            "icmp[icmpcode] = 1", "icmp[icmptype] = icmp-unreach or icmp[icmptype] = icmp-timxceed",
            "icmp6[icmp6type] = icmp6-echo", "icmp6[icmp6type] = icmp6-neighborsolicit", "icmp6[icmp6code] = 0",
            "ip[0] & 0xf != 5", "ip[6:2] & 0x1fff = 0", "ip[6:2] & 0x3fff != 0", "ip[2:2] > 60", "ip[8] < 5", "ip[12:4] = 0x0a000001",
            "ip[0] >> 4 = 4", "ip[8] << 1 = 128", "(ip[1] & 0xfc) >> 2 = 46", "ip[2:2] - ((ip[0] & 0xf) << 2) > 20",
            "(ip[2:2] - ((ip[0]&0xf)<<2)) - ((tcp[12]&0xf0)>>2) != 0", "ip[ip[0] & 0xf] = 1", "ip[ip[3] + 2:2] > 5",
            "tcp[((tcp[12] & 0xf0) >> 2):4] > 0x40000000", "udp[4:2] = 8", "udp[0:2] = udp[2:2]", "tcp[0:2] > tcp[2:2]",
            "ip6[6] = 44", "ip6[4:2] = 0", "ip6[40] = 6", "tcp[4:4] & 1 = 1", "udp[8:4] ^ 0xffffffff > 0x80000000",
            "ip[8] * 4 = 256", "ip[8] / 3 = 21", "ip[8] % 7 = 1", "ip[2:2] / ip[1] > 3", "ip[2:2] % ip[1] = 0",
            "1000 / ip[1] = 62", "ip[9] | 1 = 7", "-ip[8] = 0xffffffc0", "ip[4:2] << ip[8] = 0", "ip[4:2] >> ip[0] = 0",
            "ip[1] - ip[8] > 0x80000000", "tcp[len - 54] = 0", "ip[len - 1] & 1 = 1",
            "ip[0xfffffff0] = 1 or tcp", "ip[0x7fffffff] = 1", "tcp or ip[40000:4] = 0",
            "ip6 protochain 6", "ip protochain 6", "ip6 protochain 17", "ip6 protochain 58", "ip protochain 51", "protochain 17",
            "ip6 protochain 44 and len > 80",
            "inbound", "outbound", "not inbound", "inbound and tcp", "outbound or udp", "ifindex 1 and ip", "ifindex 2 or ip6",
            "not ifindex 1 or tcp", "ifindex 1 and outbound", "inbound and ifindex 2 or ip6");

    private static final List<String> LINK = List.of(
            "arp", "rarp", "atalk", "aarp", "decnet", "iso", "stp", "ipx", "netbeui", "lat", "moprc", "mopdl", "sca",
            "esis", "isis", "clnp", "iso proto 0x82", "l1", "l2", "iih", "lsp", "snp", "csnp", "psnp",
            "llc", "llc i", "llc s", "llc u", "llc rr", "llc ui", "llc xid", "not llc",
            "ether host 02:00:00:00:00:01", "ether src 02:00:00:00:00:02", "ether dst ff:ff:ff:ff:ff:ff",
            "ether host 02:00:00:00:00:01 and not ether src 02:00:00:00:00:01", "ether[6:4] = 0x02000000",
            "ether broadcast", "ether multicast", "broadcast", "multicast", "ether[0] & 1 = 0",
            "ether proto 0x800", "ether proto 0x86dd", "ether proto 0x8100", "ether proto 0x6003", "ether proto 0x88cc",
            "ether proto 0x42", "ether proto \\ip", "ether proto \\arp",
            "ether[12:2] = 0x8100", "ether[12] = 0x81", "ether[13] = 0", "ether[14:2] & 0xfff = 100", "ether[15] = 5",
            "ether[12:4] > 0x81000000", "ether[10:4] & 0xffff = 0x8100", "ether[11:2] & 0xff = 0x81", "ether[9:4] & 0xff != 8",
            "ether[13:2] < 0x100", "ether[13:4] & 0xff > 6", "ether[14:4] > 0x640800", "ether[15:2] & 0xff = 8",
            "ether[15:4] != 0", "ether[11:4] > 0x100", "ether[16:2] = 0x800", "ether[14:1] & 0xf0 = 0x40", "ether[17] = 0",
            "ether[ether[0]:2] > 0x10", "ether[ether[5] + 8:4] > 0x01000000", "ether[ether[5] + 9:2] > 0x01",
            "ether[ether[5] + 10] > 0x81", "ether[ether[5] + 11:4] > 0x81000000", "ether[ether[5] + 12:2] = 0x8100",
            "ether[ether[5] + 13:4] > 0x64", "ether[ether[5] + 14:1] = 0x45", "ether[ether[5] + 16:2] = 0x800",
            "ether[ether[11] & 0x1f:4] > 0x80000000", "ether[ether[11] & 0x1f:2] > 0x8000", "ether[len - 16:4] > 0x100",
            "ether[len - 60] < 0x20", "tcp or ether[0xfffff000] = 1", "udp or ether[0xffffffff:1] = 0", "arp or ether[0x80000000:4] = 0",
            "len = 64", "len & 4 = 0", "ether[len - 4:4] != 0",
            "vlan", "vlan 100", "vlan 0", "not vlan", "vlan and vlan", "vlan 100 and vlan 5", "vlan and vlan and vlan", "vlan or tcp",
            "vlan and ether[14:2] & 0xfff = 1", "vlan && ip[9] = 6", "ip or (vlan and ip)", "vlan and arp", "vlan and llc",
            "mpls", "mpls 1000", "mpls and mpls", "mpls 16 and mpls 1000", "mpls and ip", "not mpls",
            "pppoed", "pppoes", "pppoes 7", "pppoed or pppoes", "vlan and pppoes and ip", "pppoes 0x27 and tcp",
            "geneve", "geneve 7", "geneve and ip", "geneve and vlan", "geneve 1 and geneve", "not geneve", "geneve and ip6",
            "arp host 10.0.0.1", "arp src host 10.0.0.2", "arp net 10.0.0.0/8", "rarp host 10.0.0.1", "arp[6:2] = 1",
            "arp[7] = 2", "tcp or vlan 5 and udp", "vlan and (tcp or udp) and not port 22",
            "ether[20:2] = 0x4500 or vlan and ip[0] = 0x45",
            "ip proto 17 and udp[8] & 0x0f = 2", "inbound and pppoes", "vlan and outbound");

    private FilterExpressions() {}

    static List<String> ethernet() {
        Set<String> all = new LinkedHashSet<>(NETWORK);
        all.addAll(LINK);
        all.addAll(addresses());
        for (String prefix : List.of("vlan", "vlan 100", "vlan and vlan", "mpls", "mpls 1000", "pppoes", "geneve")) {
            for (String atom : ATOMS) {
                if (!atom.equals("arp") || prefix.startsWith("vlan") || prefix.equals("geneve")) {
                    all.add(prefix + " and " + atom);
                }
            }
        }
        all.addAll(combinations());
        return new ArrayList<>(all);
    }

    static List<String> raw() {
        List<String> all = new ArrayList<>(NETWORK);
        all.addAll(addresses());
        return all;
    }

    private static List<String> addresses() {
        List<String> made = new ArrayList<>();
        for (String direction : List.of("", "src ", "dst ", "src or dst ")) {
            for (String host : List.of("10.0.0.1", "224.0.0.251", "2001:db8::2")) {
                made.add(direction + "host " + host);
            }
            made.add(direction + "net 10.0.0.0/23");
            for (String protocol : List.of("", "tcp ", "udp ", "sctp ")) {
                made.add(protocol + direction + "port 1005");
                made.add(protocol + direction + "portrange 443-1005");
            }
        }
        return made;
    }

    /** Some of these contradict themselves, and libpcap refuses them. */
    private static List<String> combinations() {
        Random random = new Random(7);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder(atom(random));
            for (int terms = 1 + random.nextInt(4); terms > 0; terms--) {
                text.insert(0, '(').append(')').append(random.nextBoolean() ? " and " : " or ").append(atom(random));
            }
            made.add(text.toString());
        }
        return made;
    }

    private static String atom(Random random) {
        return (random.nextInt(4) == 0 ? "not " : "") + ATOMS.get(random.nextInt(ATOMS.size()));
    }
}
