package io.ptcpdump.resolve;

import java.util.StringTokenizer;

/**
 * Names of IP protocol numbers: the IANA registry's keywords as protocols(5) spells them. They are part of the program, as in
 * tcpdump, so that a text does not depend on which of them a system's /etc/protocols happens to have.
 */
final class ProtocolNames {
    /** From 0 on; a hyphen for a number without a name. */
    private static final String ASSIGNED = """
            hopopt icmp igmp ggp ipencap st tcp cbt egp igp bbn-rcc-mon nvp-ii pup argus emcon xnet chaos udp mux
            dcn-meas hmp prm xns-idp trunk-1 trunk-2 leaf-1 leaf-2 rdp irtp iso-tp4 netblt mfe-nsp merit-inp dccp
            3pc idpr xtp ddp idpr-cmtp tp++ il ipv6 sdrp ipv6-route ipv6-frag idrp rsvp gre dsr bna esp ah i-nlsp
            swipe narp mobile tlsp skip ipv6-icmp ipv6-nonxt ipv6-opts - cftp - sat-expak kryptolan rvd ippc -
            sat-mon visa ipcv cpnx rspf wsn pvp br-sat-mon sun-nd wb-mon wb-expak iso-ip vmtp secure-vmtp vines ttp
            nsfnet-igp dgp tcf eigrp ospf sprite-rpc larp mtp ax.25 ipip micp scc-sp etherip encap - gmtp ifmp pnni
            pim aris scps qnx a/n ipcomp snp compaq-peer ipx-in-ip vrrp pgm - l2tp ddx iatp stp srp uti smp sm ptp
            isis fire crtp crudp sscopmce iplt sps pipe sctp fc rsvp-e2e-ignore mobility-header udplite mpls-in-ip
            manet hip shim6 wesp rohc
            """;
    private static final String[] NAMES = new String[256];

    static {
        StringTokenizer words = new StringTokenizer(ASSIGNED);
        for (int protocol = 0; words.hasMoreTokens(); protocol++) {
            String name = words.nextToken();
            NAMES[protocol] = name.equals("-") ? null : name;
        }
        NAMES[253] = "exptest-253";
        NAMES[254] = "exptest-254";
        NAMES[255] = "reserved";
    }

    private ProtocolNames() {}

    /** The name of a protocol, 0 to 255, or null. */
    static String get(int protocol) {
        return NAMES[protocol & 0xff];
    }
}
