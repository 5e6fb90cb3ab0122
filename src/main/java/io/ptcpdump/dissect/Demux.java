package io.ptcpdump.dissect;

import java.util.Arrays;

/**
 * The tables that say which printer comes next. Filled once by {@code dissect.stack}; printers of different protocols meet only
 * here.
 */
public final class Demux {
    private final LinkPrinter[] linkTypes = new LinkPrinter[320];
    private final Table etherTypes = new Table();
    private final Printer[] ipProtocols = new Printer[256];
    private final Ports tcpPorts = new Ports();
    private final Ports udpPorts = new Ports();
    private final LinkPrinter unknownLinkType;

    /** @param unknownLinkType prints packets of link types that have no printer */
    public Demux(LinkPrinter unknownLinkType) {
        this.unknownLinkType = unknownLinkType;
    }

    /** The printer for a LINKTYPE_ value; never null. */
    public LinkPrinter linkType(int linkType) {
        LinkPrinter printer = linkType >= 0 && linkType < linkTypes.length ? linkTypes[linkType] : null;
        return printer == null ? unknownLinkType : printer;
    }

    public Demux link(int linkType, LinkPrinter printer) {
        linkTypes[linkType] = printer;
        return this;
    }

    /** The printer for an Ethernet protocol type, or null. */
    public Printer etherType(int type) {
        return etherTypes.get(type);
    }

    public Demux ether(int type, Printer printer) {
        etherTypes.put(type, printer);
        return this;
    }

    /** The printer for an IP protocol or IPv6 next-header number, or null. */
    public Printer ipProtocol(int protocol) {
        return ipProtocols[protocol & 0xff];
    }

    public Demux ip(int protocol, Printer printer) {
        ipProtocols[protocol] = printer;
        return this;
    }

    public Ports tcpPorts() {
        return tcpPorts;
    }

    public Ports udpPorts() {
        return udpPorts;
    }

    /** Printers by port. Where both ports of a packet have one, that which was added first wins, as in tcpdump's chain of tests. */
    public static final class Ports {
        private final Table printers = new Table();
        private final short[] order = new short[65536];
        private int added;

        public Ports add(Printer printer, int... ports) {
            added++;
            for (int port : ports) {
                if (printers.get(port) == null) {
                    printers.put(port, printer);
                    order[port] = (short) added;
                }
            }
            return this;
        }

        /** The printer for a packet between these ports, or null. */
        public Printer find(int source, int destination) {
            Printer bySource = printers.get(source);
            Printer byDestination = printers.get(destination);
            if (bySource == null) {
                return byDestination;
            }
            return byDestination == null || order[source] <= order[destination] ? bySource : byDestination;
        }
    }

    /** 16-bit numbers to printers, in pages, so that a table with few entries stays small. */
    private static final class Table {
        private static final Printer[] EMPTY = new Printer[256];
        private final Printer[][] pages = new Printer[256][];

        Table() {
            Arrays.fill(pages, EMPTY);
        }

        Printer get(int key) {
            return pages[key >>> 8 & 0xff][key & 0xff];
        }

        void put(int key, Printer printer) {
            int page = key >>> 8 & 0xff;
            if (pages[page] == EMPTY) {
                pages[page] = new Printer[256];
            }
            pages[page][key & 0xff] = printer;
        }
    }
}
