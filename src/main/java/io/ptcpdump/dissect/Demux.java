package io.ptcpdump.dissect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tables that say which printer comes next. Filled once by {@code dissect.stack}; printers of different protocols meet only
 * here.
 */
public final class Demux {
    private final LinkPrinter[] linkTypes = new LinkPrinter[320];
    private final Table<Printer> etherTypes = new Table<>();
    private final Printer[] accessPoints = new Printer[256];
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
        LinkPrinter printer = knownLinkType(linkType);
        return printer == null ? unknownLinkType : printer;
    }

    /** The printer for a LINKTYPE_ value, or null. */
    public LinkPrinter knownLinkType(int linkType) {
        return linkType >= 0 && linkType < linkTypes.length ? linkTypes[linkType] : null;
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

    /**
     * The printer for information between two 802.2 service access points of this number, from the control field of LLC on; or null.
     */
    public Printer accessPoint(int number) {
        return accessPoints[number & 0xff];
    }

    public Demux accessPoint(int number, Printer printer) {
        accessPoints[number] = printer;
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

    /**
     * Printers of what a transport protocol carries. They are asked in the order in which they were added, as in tcpdump's chain
     * of tests: where both ports of a packet have a printer, that which was added first wins.
     */
    public static final class Ports {
        private final Table<Entry> bySource = new Table<>();
        private final Table<Entry> byDestination = new Table<>();
        private final List<TestedEntry> tested = new ArrayList<>(0);
        private int added;
        private boolean forced;
        private Printer fallback;

        /** Adds a printer for packets to or from any of these ports. */
        public Ports add(Printer printer, int... ports) {
            Entry entry = new Entry(added++, printer);
            bySource.putIfAbsent(entry, ports);
            byDestination.putIfAbsent(entry, ports);
            return this;
        }

        /** Adds a printer for packets from any of these ports. */
        public Ports addSource(Printer printer, int... ports) {
            bySource.putIfAbsent(new Entry(added++, printer), ports);
            return this;
        }

        /** Adds a printer for packets to any of these ports. */
        public Ports addDestination(Printer printer, int... ports) {
            byDestination.putIfAbsent(new Entry(added++, printer), ports);
            return this;
        }

        /** Adds a printer for payloads that are known by what they hold. */
        public Ports addTested(PayloadTest test, Printer printer) {
            tested.add(new TestedEntry(added++, test, printer));
            return this;
        }

        /** Sets the printer of payloads that no other printer takes. */
        public Ports otherwise(Printer printer) {
            fallback = printer;
            return this;
        }

        /** Gives every payload to this printer, whatever its ports are ({@code -T}); null prints none of them. */
        public Ports force(Printer printer) {
            forced = true;
            fallback = printer;
            return this;
        }

        public boolean forced() {
            return forced;
        }

        /** The printer for the payload at the reader's position, between these ports; or null. */
        public Printer find(Dissection d, PacketReader in, int source, int destination) {
            if (forced) {
                return fallback;
            }
            Entry found = bySource.get(source);
            Entry other = byDestination.get(destination);
            if (found == null || other != null && other.order < found.order) {
                found = other;
            }
            for (int i = 0; i < tested.size(); i++) {
                TestedEntry entry = tested.get(i);
                if (found != null && found.order < entry.order) {
                    break;
                }
                if (entry.test.accepts(d, in, source, destination)) {
                    return entry.printer;
                }
            }
            return found == null ? fallback : found.printer;
        }

        private record Entry(int order, Printer printer) {}

        private record TestedEntry(int order, PayloadTest test, Printer printer) {}
    }

    /** Says whether a payload is of the protocol whose printer it was added with. */
    @FunctionalInterface
    public interface PayloadTest {
        /** Leaves the reader's position where it is, and does not throw where bytes are missing. */
        boolean accepts(Dissection d, PacketReader in, int source, int destination);
    }

    /** 16-bit numbers to values, in pages, so that a table with few entries stays small. */
    private static final class Table<T> {
        private static final Object[] EMPTY = new Object[256];
        private final Object[][] pages = new Object[256][];

        Table() {
            Arrays.fill(pages, EMPTY);
        }

        @SuppressWarnings("unchecked") // put and putIfAbsent are the only writers
        T get(int key) {
            return (T) pages[key >>> 8 & 0xff][key & 0xff];
        }

        void put(int key, T value) {
            int page = key >>> 8 & 0xff;
            if (pages[page] == EMPTY) {
                pages[page] = new Object[256];
            }
            pages[page][key & 0xff] = value;
        }

        void putIfAbsent(T value, int... keys) {
            for (int key : keys) {
                if (get(key) == null) {
                    put(key, value);
                }
            }
        }
    }
}
