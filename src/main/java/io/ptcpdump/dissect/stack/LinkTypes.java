package io.ptcpdump.dissect.stack;

import static io.ptcpdump.dissect.stack.Lazy.link;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.LinkPrinter;
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
        LinkPrinter loopback = link(Loopback::new);
        LinkPrinter rawIp = link(RawIp::new);
        demux.link(LinkType.ETHERNET, new Ethernet())
                .link(LinkType.NULL, loopback)
                .link(LinkType.LOOP, loopback)
                .link(LinkType.RAW, rawIp)
                .link(LinkType.IPV4, rawIp)
                .link(LinkType.IPV6, rawIp)
                .link(LinkType.LINUX_SLL, link(LinuxSll::new))
                .link(LinkType.LINUX_SLL2, link(LinuxSll2::new))
                .link(LinkType.IPOIB, link(Ipoib::new))
                .link(LinkType.LTALK, link(LocalTalk::new))
                .link(LinkType.IEEE802_5, link(TokenRing::new))
                .link(LinkType.FDDI, link(Fddi::new))
                .link(LinkType.ARCNET, link(Arcnet::new))
                .link(LinkType.ARCNET_LINUX, Arcnet::printLinux)
                .link(LinkType.IP_OVER_FC, link(FibreChannelIp::new))
                .link(LinkType.APPLE_IP_OVER_IEEE1394, link(AppleFireWire::new))
                .link(LinkType.IPNET, link(SolarisIpnet::new))
                .link(LinkType.VSOCK, link(Vsock::new))
                .link(LinkType.USB_LINUX, link(UsbLinux::plain))
                .link(LinkType.USB_LINUX_MMAPPED, link(UsbLinux::mapped));
    }

    private static void addSerial(Demux demux) {
        LinkPrinter ppp = link(PppLink::new);
        LinkPrinter hdlc = link(CiscoHdlc::new);
        demux.link(LinkType.PPP, ppp)
                .link(LinkType.PPP_PPPD, ppp)
                .link(LinkType.PPP_HDLC, link(PppHdlc::new))
                .link(LinkType.PPP_ETHER, link(PppoeLink::new))
                .link(LinkType.CISCO_HDLC, hdlc)
                .link(LinkType.HDLC, hdlc)
                .link(LinkType.SLIP, link(Slip::new))
                .link(LinkType.SLIP_BSDOS, Slip::printBsdOs)
                // What BSD/OS captured of PPP is printed by tcpdump on BSD/OS alone.
                .link(LinkType.PPP_BSDOS, (d, in) -> 0)
                .link(LinkType.FRELAY, link(FrameRelay::new))
                .link(LinkType.MFR, link(() -> new MultilinkFrameRelay(new FrameRelay())))
                .link(LinkType.ATM_RFC1483, link(Atm::new))
                .link(LinkType.ATM_CLIP, link(ClassicalIpOverAtm::new))
                .link(LinkType.SUNATM, link(() -> new SunAtm(new Snmp())));
    }

    private static void addJuniper(Demux demux) {
        demux.link(LinkType.JUNIPER_ATM1, link(JuniperAtm::first))
                .link(LinkType.JUNIPER_ATM2, link(JuniperAtm::second))
                .link(LinkType.JUNIPER_CHDLC, link(() -> Juniper.ciscoHdlc(new CiscoHdlc())))
                .link(LinkType.JUNIPER_ES, link(Juniper::encryptionServices))
                .link(LinkType.JUNIPER_ETHER, link(Juniper::ethernet))
                .link(LinkType.JUNIPER_FRELAY, link(() -> Juniper.frameRelay(new FrameRelay())))
                .link(LinkType.JUNIPER_GGSN, link(Juniper::gatewaySupportNode))
                .link(LinkType.JUNIPER_MFR, link(() -> JuniperMultilink.frameRelay(new MultilinkFrameRelay(new FrameRelay()))))
                .link(LinkType.JUNIPER_MLFR, link(JuniperMultilink::endToEndFrameRelay))
                .link(LinkType.JUNIPER_MLPPP, link(JuniperMultilink::ppp))
                .link(LinkType.JUNIPER_MONITOR, link(Juniper::monitoringServices))
                .link(LinkType.JUNIPER_PPP, link(Juniper::ppp))
                .link(LinkType.JUNIPER_PPPOE, link(Juniper::pppoe))
                .link(LinkType.JUNIPER_PPPOE_ATM, link(Juniper::pppoeOverAtm))
                .link(LinkType.JUNIPER_SERVICES, link(Juniper::adaptiveServices));
    }

    private static void addWireless(Demux demux) {
        Lazy<PrismHeader> prism = new Lazy<>(() -> new PrismHeader(new Ieee80211()));
        LinkPrinter lowRate = link(Ieee802154::new);
        demux.link(LinkType.IEEE802_11, link(Ieee80211::new))
                .link(LinkType.IEEE802_11_RADIOTAP, link(() -> new Radiotap(new Ieee80211())))
                .link(LinkType.PRISM, link(prism))
                .link(LinkType.IEEE802_11_AVS, link(() -> prism.get()::printAvs))
                .link(LinkType.IEEE802_15_4_WITHFCS, lowRate)
                .link(LinkType.IEEE802_15_4_NOFCS, lowRate)
                .link(LinkType.IEEE802_15_4_TAP, link(() -> new Ieee802154Tap(new Ieee802154())))
                .link(LinkType.BLUETOOTH_HCI_H4_WITH_PHDR, link(BluetoothHci::new));
    }

    /** Link types that put something before or into a packet of another. */
    private static void addEncapsulations(Demux demux) {
        demux.link(LinkType.DSA_TAG_DSA, link(Dsa::plain))
                .link(LinkType.DSA_TAG_EDSA, link(Dsa::extended))
                .link(LinkType.DSA_TAG_BRCM, link(BroadcomTag::inside))
                .link(LinkType.DSA_TAG_BRCM_PREPEND, link(BroadcomTag::before))
                .link(LinkType.NETANALYZER, link(NetAnalyzer::frames))
                .link(LinkType.NETANALYZER_TRANSPARENT, link(NetAnalyzer::transparent))
                .link(LinkType.PPI, link(Ppi::new))
                .link(LinkType.PKTAP, link(Pktap::new))
                .link(LinkType.USER2, link(Pktap::new))
                .link(LinkType.NFLOG, link(Nflog::new))
                .link(LinkType.SYMANTEC_FIREWALL, link(SymantecFirewall::new))
                .link(LinkType.ENC, link(OpenBsdIpsec::new))
                .link(LinkType.PFLOG, link(Pflog::new));
    }
}
