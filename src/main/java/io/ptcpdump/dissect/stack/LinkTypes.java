package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.link.AppleFireWire;
import io.ptcpdump.dissect.link.Arcnet;
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
import io.ptcpdump.dissect.link.LinuxSll;
import io.ptcpdump.dissect.link.LinuxSll2;
import io.ptcpdump.dissect.link.LocalTalk;
import io.ptcpdump.dissect.link.Loopback;
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
        CiscoHdlc hdlc = new CiscoHdlc();
        demux.link(LinkType.PPP, ppp)
                .link(LinkType.PPP_PPPD, ppp)
                .link(LinkType.PPP_HDLC, new PppHdlc())
                .link(LinkType.PPP_ETHER, new PppoeLink())
                .link(LinkType.SLIP, new Slip())
                .link(LinkType.SLIP_BSDOS, Slip::printBsdOs)
                // What BSD/OS captured of PPP is printed by tcpdump on BSD/OS alone.
                .link(LinkType.PPP_BSDOS, (d, in) -> 0)
                .link(LinkType.CISCO_HDLC, hdlc)
                .link(LinkType.HDLC, hdlc)
                .link(LinkType.FRELAY, new FrameRelay())
                .link(LinkType.ATM_CLIP, new ClassicalIpOverAtm());
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
