import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the programs under test wrote down of connections whose addresses and ports are changed on the way, by NAT. Such a
 * connection is known by the port of its client, which no other connection has and which the NAT of the cases keeps; so a client
 * is where a connected socket has a port that nobody serves, and its server is who answers that port.
 */
final class Ends {
    /** The client's protocol and port. */
    private record Flow(String protocol, String port) {}

    private final Map<Flow, Set<Owner>> clients = new HashMap<>();
    private final Map<Flow, Set<Owner>> servers = new HashMap<>();
    private final Set<Flow> unseen = new HashSet<>();

    static Ends read(Path file) throws IOException {
        Ends ends = new Ends();
        Set<Flow> served = new HashSet<>();
        for (String line : Files.readAllLines(file)) {
            Use use = Use.parse(line);
            if (use.remote() == null) {
                served.add(new Flow(use.protocol(), use.local().port()));
            }
        }
        for (String line : Files.readAllLines(file)) {
            Use use = Use.parse(line);
            if (use.remote() != null) {
                ends.add(use, served);
            }
        }
        ends.unseen.addAll(ends.clients.keySet());
        return ends;
    }

    private void add(Use use, Set<Flow> served) {
        Flow own = new Flow(use.protocol(), use.local().port());
        boolean isServer = served.contains(own);
        Flow flow = isServer ? new Flow(use.protocol(), use.remote().port()) : own;
        (isServer ? servers : clients).computeIfAbsent(flow, unused -> new HashSet<>()).add(use.owner());
    }

    /** How many connections of the truth had no packet so far. */
    int unseen() {
        return unseen.size();
    }

    /** Whether packets of this kind are all expected to be in the truth. */
    static boolean isKnownProtocol(Packet packet) {
        return packet.protocol().equals("tcp") || packet.protocol().equals("udp");
    }

    /** The processes at the end that the packet's owner is at; empty where the truth does not know the connection. */
    Set<Owner> expected(Packet packet) {
        return at(packet, packet.local(), packet.remote());
    }

    /** The processes at the other end. */
    Set<Owner> other(Packet packet) {
        return at(packet, packet.remote(), packet.local());
    }

    private Set<Owner> at(Packet packet, Endpoint here, Endpoint there) {
        Flow client = new Flow(packet.protocol(), here.port());
        Flow server = new Flow(packet.protocol(), there.port());
        unseen.remove(client);
        unseen.remove(server);
        return clients.containsKey(client) ? clients.get(client) : servers.getOrDefault(server, Set.of());
    }
}
