import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes packets of what tshark prints: tab-separated fields with a header line, and 0x1F between the values that one field has in
 * one packet. A later fragment gets the protocol and ports of its first fragment, which is among the packets read so far.
 */
final class PacketReader {
    private static final String VALUE_SEPARATOR = "\u001f";
    private static final String RECEIVED = "1";
    private static final String SENT = "2";

    /** ICMP types whose message quotes a packet. */
    private static final Set<String> ICMP_ERRORS = Set.of("3", "4", "5", "11", "12");
    private static final Set<String> ICMP6_ERRORS = Set.of("1", "2", "3", "4");
    private static final String ICMP_ECHO_REPLY = "0";
    private static final String ICMP_ECHO = "8";
    private static final String ICMP6_ECHO = "128";
    private static final String ICMP6_ECHO_REPLY = "129";
    private static final String NO_PORT = "0";
    private static final Set<String> IPV6_EXTENSIONS = Set.of("0", "43", "44", "60");
    private static final String IPV6_NO_NEXT_HEADER = "59";

    /** What the fragments of a packet have in common. */
    private record FragmentKey(String source, String target, String identification) {}

    private record Ports(String protocol, String source, String target) {}

    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<FragmentKey, Ports> firstFragments = new HashMap<>();
    private String[] values;

    PacketReader(String header) {
        for (String name : header.split("\t")) {
            columns.put(name, columns.size());
        }
    }

    String interfaceName(String line) {
        values = line.split("\t", -1);
        return first("frame.interface_name");
    }

    /** The packet of a line; null where it is a later fragment of a packet whose first one was not captured. */
    Packet read(String line) {
        values = line.split("\t", -1);
        String flags = first("frame.packet_flags_direction");
        String direction = flags.isEmpty() ? flags : flags.substring(flags.length() - 1);
        if (!direction.equals(RECEIVED) && !direction.equals(SENT)) {
            throw new IllegalArgumentException("a packet without direction: " + line);
        }
        boolean out = direction.equals(SENT);
        boolean quotes = quotesPacket();
        Ports ports = ports(quotes ? 1 : 0);
        if (ports == null) {
            return null;
        }
        Endpoint source = new Endpoint(address("src", quotes), ports.source);
        Endpoint target = new Endpoint(address("dst", quotes), ports.target);
        boolean isLocalSource = out != quotes;
        boolean tcp = ports.protocol.equals("tcp") && !quotes;
        boolean finishes = tcp && isSet("tcp.flags.fin");
        return new Packet(
                new BigDecimal(first("frame.time_epoch")).movePointRight(9).longValueExact(),
                out,
                ports.protocol,
                isLocalSource ? source : target,
                isLocalSource ? target : source,
                !quotes && (!tcp || number("tcp.len") != 0),
                tcp && isSet("tcp.flags.syn"),
                finishes,
                tcp && isSet("tcp.flags.reset"),
                tcp ? number("tcp.seq") + number("tcp.len") + (finishes ? 1 : 0) : 0,
                tcp ? number("tcp.ack") : 0,
                Owner.parse(all("frame.comment")));
    }

    private boolean quotesPacket() {
        return ICMP_ERRORS.contains(first("icmp.type")) && all("ip.src").size() > 1
                || ICMP6_ERRORS.contains(first("icmpv6.type")) && all("ipv6.src").size() > 1;
    }

    private boolean isV4() {
        return !first("ip.src").isEmpty();
    }

    /** The address of the packet, or of the one that it quotes. */
    private String address(String side, boolean quoted) {
        String ip = (isV4() ? "ip." : "ipv6.") + side;
        return first(ip).isEmpty() ? first("eth." + side) : all(ip).get(quoted ? 1 : 0);
    }

    private Ports ports(int nesting) {
        if (!isV4() && first("ipv6.src").isEmpty()) {
            return new Ports("ether-" + last("vlan.etype", "eth.type"), NO_PORT, NO_PORT);
        }
        if (isLaterFragment()) {
            return firstFragments.get(fragmentKey());
        }
        Ports ports = transportPorts(nesting);
        if (isFragment()) {
            firstFragments.put(fragmentKey(), ports);
        }
        return ports;
    }

    private boolean isFragment() {
        return isLaterFragment() || isSet("ip.flags.mf") || !first("ipv6.fraghdr.ident").isEmpty();
    }

    private boolean isLaterFragment() {
        return isNonzero("ip.frag_offset") || isNonzero("ipv6.fraghdr.offset");
    }

    private FragmentKey fragmentKey() {
        String address = isV4() ? "ip." : "ipv6.";
        return new FragmentKey(first(address + "src"), first(address + "dst"), first(isV4() ? "ip.id" : "ipv6.fraghdr.ident"));
    }

    /** Protocol and ports of the packet (nesting 0) or of the one that it quotes (1). */
    private Ports transportPorts(int nesting) {
        for (String transport : new String[] {"tcp", "udp"}) {
            if (!first(transport + ".srcport").isEmpty()) {
                return new Ports(transport, first(transport + ".srcport"), first(transport + ".dstport"));
            }
        }
        List<String> icmpTypes = all("icmp.type");
        if (icmpTypes.size() > nesting) {
            return icmpPorts("icmp", icmpTypes.get(nesting), ICMP_ECHO, ICMP_ECHO_REPLY, first("icmp.ident"));
        }
        List<String> icmp6Types = all("icmpv6.type");
        if (icmp6Types.size() > nesting) {
            return icmpPorts(
                    "icmp6", icmp6Types.get(nesting), ICMP6_ECHO, ICMP6_ECHO_REPLY, first("icmpv6.echo.identifier"));
        }
        return new Ports("ip-" + ipProtocol(nesting), NO_PORT, NO_PORT);
    }

    /** Of an echo, the end that asks has the identifier as its port, and the end that answers has none. */
    private static Ports icmpPorts(String protocol, String type, String echo, String reply, String identifier) {
        String port = identifier.isEmpty() ? NO_PORT : String.valueOf(Integer.decode(identifier));
        return new Ports(protocol, type.equals(echo) ? port : NO_PORT, type.equals(reply) ? port : NO_PORT);
    }

    private String ipProtocol(int nesting) {
        if (isV4()) {
            return all("ip.proto").get(nesting);
        }
        List<String> protocols = new ArrayList<>();
        for (String field : new String[] {
            "ipv6.nxt", "ipv6.hopopts.nxt", "ipv6.routing.nxt", "ipv6.dstopts.nxt", "ipv6.fraghdr.nxt"
        }) {
            for (String next : all(field)) {
                if (!IPV6_EXTENSIONS.contains(next)) {
                    protocols.add(next);
                }
            }
        }
        return protocols.size() > nesting ? protocols.get(nesting) : IPV6_NO_NEXT_HEADER;
    }

    private String last(String... fields) {
        for (String field : fields) {
            List<String> found = all(field);
            if (!found.isEmpty()) {
                return found.getLast();
            }
        }
        return "";
    }

    private boolean isSet(String flag) {
        return first(flag).equals("1") || first(flag).equalsIgnoreCase("true");
    }

    private long number(String field) {
        return first(field).isEmpty() ? 0 : Long.parseLong(first(field));
    }

    private boolean isNonzero(String field) {
        return !first(field).isEmpty() && !first(field).equals("0");
    }

    private String first(String field) {
        List<String> found = all(field);
        return found.isEmpty() ? "" : found.getFirst();
    }

    private List<String> all(String field) {
        Integer column = columns.get(field);
        if (column == null) {
            throw new IllegalArgumentException("no column " + field);
        }
        String value = values[column];
        return value.isEmpty() ? List.of() : List.of(value.split(VALUE_SEPARATOR));
    }
}
