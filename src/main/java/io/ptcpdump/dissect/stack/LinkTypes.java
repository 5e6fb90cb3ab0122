package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.app.Snmp;
import io.ptcpdump.dissect.link.AppleFireWire;
import io.ptcpdump.dissect.link.Arcnet;
import io.ptcpdump.dissect.link.Atm;
import io.ptcpdump.dissect.link.BluetoothHci;
import io.ptcpdump.dissect.link.BroadcomTag;
import io.ptcpdump.dissect.link.CiscoHdlc;
import io.ptcpdump.dissect.link.ClassicalIpOverAtm;
import io.ptcpdump.dissect.link.Dsa;
import io.ptcpdump.dissect.link.Ethernet;
import io.ptcpdump.dissect.link.Fddi;
import io.ptcpdump.dissect.link.FibreChannelIp;
import io.ptcpdump.dissect.link.FrameRelay;
import io.ptcpdump.dissect.link.Ieee80211;
import io.ptcpdump.dissect.link.Ieee802154;
import io.ptcpdump.dissect.link.Ieee802154Tap;
import io.ptcpdump.dissect.link.Ipoib;
import io.ptcpdump.dissect.link.Juniper;
import io.ptcpdump.dissect.link.JuniperAtm;
import io.ptcpdump.dissect.link.JuniperMultilink;
import io.ptcpdump.dissect.link.LinuxSll;
import io.ptcpdump.dissect.link.LinuxSll2;
import io.ptcpdump.dissect.link.LocalTalk;
import io.ptcpdump.dissect.link.Loopback;
import io.ptcpdump.dissect.link.MultilinkFrameRelay;
import io.ptcpdump.dissect.link.NetAnalyzer;
import io.ptcpdump.dissect.link.Nflog;
import io.ptcpdump.dissect.link.OpenBsdIpsec;
import io.ptcpdump.dissect.link.Pflog;
import io.ptcpdump.dissect.link.Pktap;
import io.ptcpdump.dissect.link.Ppi;
import io.ptcpdump.dissect.link.PppHdlc;
import io.ptcpdump.dissect.link.PppLink;
import io.ptcpdump.dissect.link.PppoeLink;
import io.ptcpdump.dissect.link.PrismHeader;
import io.ptcpdump.dissect.link.Radiotap;
import io.ptcpdump.dissect.link.RawIp;
import io.ptcpdump.dissect.link.Slip;
import io.ptcpdump.dissect.link.SolarisIpnet;
import io.ptcpdump.dissect.link.SunAtm;
import io.ptcpdump.dissect.link.SymantecFirewall;
import io.ptcpdump.dissect.link.TokenRing;
import io.ptcpdump.dissect.link.UsbLinux;
import io.ptcpdump.dissect.link.Vsock;
import io.ptcpdump.model.LinkType;

/** What link types lead to. */
final class LinkTypes {
    private LinkTypes() {}

    static void addTo(Demux demux) {
        addLocal(demux);
        addSerial(demux);
        addJuniper(demux);
        addWireless(demux);
        addEncapsulations(demux);
    }

    private static void addLocal(Demux demux) {
        Loopback loopback = new Loopback();
        RawIp rawIp = new RawIp();
        demux.link(LinkType.ETHERNET, new Ethernet())
                .link(LinkType.NULL, loopback)
                .link(LinkType.LOOP, loopback)
                .link(LinkType.RAW, rawIp)
                .link(LinkType.IPV4, rawIp)
                .link(LinkType.IPV6, rawIp)
                .link(LinkType.LINUX_SLL, new LinuxSll())
                .link(LinkType.LINUX_SLL2, new LinuxSll2())
                .link(LinkType.IPOIB, new Ipoib())
                .link(LinkType.LTALK, new LocalTalk())
                .link(LinkType.IEEE802_5, new TokenRing())
                .link(LinkType.FDDI, new Fddi())
                .link(LinkType.ARCNET, new Arcnet())
                .link(LinkType.ARCNET_LINUX, Arcnet::printLinux)
                .link(LinkType.IP_OVER_FC, new FibreChannelIp())
                .link(LinkType.APPLE_IP_OVER_IEEE1394, new AppleFireWire())
                .link(LinkType.IPNET, new SolarisIpnet())
                .link(LinkType.VSOCK, new Vsock())
                .link(LinkType.USB_LINUX, UsbLinux.plain())
                .link(LinkType.USB_LINUX_MMAPPED, UsbLinux.mapped());
    }

    private static void addSerial(Demux demux) {
        PppLink ppp = new PppLink();
        FrameRelay frameRelay = new FrameRelay();
        CiscoHdlc hdlc = new CiscoHdlc();
        demux.link(LinkType.PPP, ppp)
                .link(LinkType.PPP_PPPD, ppp)
                .link(LinkType.PPP_HDLC, new PppHdlc())
                .link(LinkType.PPP_ETHER, new PppoeLink())
                .link(LinkType.CISCO_HDLC, hdlc)
                .link(LinkType.HDLC, hdlc)
                .link(LinkType.SLIP, new Slip())
                .link(LinkType.SLIP_BSDOS, Slip::printBsdOs)
                // What BSD/OS captured of PPP is printed by tcpdump on BSD/OS alone.
                .link(LinkType.PPP_BSDOS, (d, in) -> 0)
                .link(LinkType.FRELAY, frameRelay)
                .link(LinkType.MFR, new MultilinkFrameRelay(frameRelay))
                .link(LinkType.ATM_RFC1483, new Atm())
                .link(LinkType.ATM_CLIP, new ClassicalIpOverAtm())
                .link(LinkType.SUNATM, new SunAtm(new Snmp()));
    }

    private static void addJuniper(Demux demux) {
        FrameRelay frameRelay = new FrameRelay();
        demux.link(LinkType.JUNIPER_ATM1, JuniperAtm.first())
                .link(LinkType.JUNIPER_ATM2, JuniperAtm.second())
                .link(LinkType.JUNIPER_CHDLC, Juniper.ciscoHdlc(new CiscoHdlc()))
                .link(LinkType.JUNIPER_ES, Juniper.encryptionServices())
                .link(LinkType.JUNIPER_ETHER, Juniper.ethernet())
                .link(LinkType.JUNIPER_FRELAY, Juniper.frameRelay(frameRelay))
                .link(LinkType.JUNIPER_GGSN, Juniper.gatewaySupportNode())
                .link(LinkType.JUNIPER_MFR, JuniperMultilink.frameRelay(new MultilinkFrameRelay(frameRelay)))
                .link(LinkType.JUNIPER_MLFR, JuniperMultilink.endToEndFrameRelay())
                .link(LinkType.JUNIPER_MLPPP, JuniperMultilink.ppp())
                .link(LinkType.JUNIPER_MONITOR, Juniper.monitoringServices())
                .link(LinkType.JUNIPER_PPP, Juniper.ppp())
                .link(LinkType.JUNIPER_PPPOE, Juniper.pppoe())
                .link(LinkType.JUNIPER_PPPOE_ATM, Juniper.pppoeOverAtm())
                .link(LinkType.JUNIPER_SERVICES, Juniper.adaptiveServices());
    }

    private static void addWireless(Demux demux) {
        Ieee80211 frames = new Ieee80211();
        PrismHeader prism = new PrismHeader(frames);
        Ieee802154 lowRate = new Ieee802154();
        demux.link(LinkType.IEEE802_11, frames)
                .link(LinkType.IEEE802_11_RADIOTAP, new Radiotap(frames))
                .link(LinkType.PRISM, prism)
                .link(LinkType.IEEE802_11_AVS, prism::printAvs)
                .link(LinkType.IEEE802_15_4_WITHFCS, lowRate)
                .link(LinkType.IEEE802_15_4_NOFCS, lowRate)
                .link(LinkType.IEEE802_15_4_TAP, new Ieee802154Tap(lowRate))
                .link(LinkType.BLUETOOTH_HCI_H4_WITH_PHDR, new BluetoothHci());
    }

    /** Link types that put something before or into a packet of another. */
    private static void addEncapsulations(Demux demux) {
        demux.link(LinkType.DSA_TAG_DSA, Dsa.plain())
                .link(LinkType.DSA_TAG_EDSA, Dsa.extended())
                .link(LinkType.DSA_TAG_BRCM, BroadcomTag.inside())
                .link(LinkType.DSA_TAG_BRCM_PREPEND, BroadcomTag.before())
                .link(LinkType.NETANALYZER, NetAnalyzer.frames())
                .link(LinkType.NETANALYZER_TRANSPARENT, NetAnalyzer.transparent())
                .link(LinkType.PPI, new Ppi())
                .link(LinkType.PKTAP, new Pktap())
                .link(LinkType.USER2, new Pktap())
                .link(LinkType.NFLOG, new Nflog())
                .link(LinkType.SYMANTEC_FIREWALL, new SymantecFirewall())
                .link(LinkType.ENC, new OpenBsdIpsec())
                .link(LinkType.PFLOG, new Pflog());
    }
}
