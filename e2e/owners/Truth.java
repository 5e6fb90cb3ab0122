import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the programs under test wrote down of their sockets, and whom it allows as the owner of a packet. */
final class Truth {
    /** Whose port, and whose connection or anybody's (null). */
    private record Key(String protocol, String localPort, Endpoint remote) {}

    /** What makes a process the one that uses the socket. */
    private static final Set<Use.Role> TAKES_OVER = EnumSet.of(Use.Role.LISTEN, Use.Role.OWN, Use.Role.NONE);

    private final Map<Key, List<Use>> uses = new HashMap<>();
    /** The lines that name a process anew, by pid. */
    private final Map<String, List<Use>> names = new HashMap<>();
    /** When each end's connection started; what the truth says of an earlier one of the same ports is over then. */
    private final Map<String, Long> started = new HashMap<>();
    private final Set<Use> unseen = new HashSet<>();

    static Truth read(Path file) throws IOException {
        Truth truth = new Truth();
        for (String line : Files.readAllLines(file)) {
            truth.add(Use.parse(line));
        }
        return truth;
    }

    private void add(Use use) {
        if (use.role() == Use.Role.NAME) {
            names.computeIfAbsent(use.owner().pid(), unused -> new ArrayList<>()).add(use);
            return;
        }
        Key key = new Key(use.protocol(), use.local().port(), use.remote());
        uses.computeIfAbsent(key, unused -> new ArrayList<>()).add(use);
        if (use.isConnection()) {
            unseen.add(use);
        }
    }

    /** How many connections of the truth had no packet so far. */
    int unseen() {
        return unseen.size();
    }

    /** The owners that the packet may name; empty where the truth does not know this end. */
    Set<Owner> allowed(Packet packet) {
        if (packet.starts()) {
            started.put(packet.end(), packet.time());
        }
        List<Use> candidates = candidates(packet);
        unseen.removeAll(candidates);
        List<Use> writers = writers(packet, candidates);
        Set<Owner> allowed = new HashSet<>();
        for (Use use : writers.isEmpty() ? users(packet, candidates) : writers) {
            addNamed(use, packet.time(), allowed);
        }
        return allowed;
    }

    /** Whether the process at this end was about to reset the connection, or to be killed. */
    boolean isResetting(Packet packet) {
        for (Use use : candidates(packet)) {
            if (use.role() == Use.Role.RESET && use.before() <= packet.time()) {
                return true;
            }
        }
        return false;
    }

    private List<Use> candidates(Packet packet) {
        long start = started.getOrDefault(packet.end(), Long.MIN_VALUE);
        List<Use> candidates = new ArrayList<>();
        for (Endpoint remote : new Endpoint[] {packet.remote(), null}) {
            for (Use use : uses.getOrDefault(new Key(packet.protocol(), packet.local().port(), remote), List.of())) {
                if (use.isOf(packet) && (remote == null || use.after() >= start)) {
                    candidates.add(use);
                }
            }
        }
        return candidates;
    }

    /** The processes that were just writing what the packet carries. */
    private static List<Use> writers(Packet packet, List<Use> candidates) {
        List<Use> writers = new ArrayList<>();
        for (Use use : candidates) {
            if (use.role() == Use.Role.SEND && packet.out() && packet.isData() && use.isDuring(packet.time())) {
                writers.add(use);
            }
        }
        return writers;
    }

    /** The last that had taken the socket over, those that have shared it since, and any that was about to do either. */
    private static List<Use> users(Packet packet, List<Use> candidates) {
        List<Use> users = new ArrayList<>();
        Use last = null;
        for (Use use : candidates) {
            if (!TAKES_OVER.contains(use.role())) {
                continue;
            }
            if (use.isDuring(packet.time())) {
                users.add(use);
            } else if (use.isAfter(packet.time()) && (last == null || last.after() <= use.after())) {
                last = use;
            }
        }
        if (last != null) {
            users.add(last);
        }
        for (Use use : candidates) {
            if (use.role() == Use.Role.SHARE
                    && use.before() <= packet.time()
                    && (last == null || last.before() <= use.after())) {
                users.add(use);
            }
        }
        return users;
    }

    /** Adds the owner of a use under each name that the process may have had at that time. */
    private void addNamed(Use use, long time, Set<Owner> allowed) {
        Use last = null;
        for (Use name : names.getOrDefault(use.owner().pid(), List.of())) {
            if (name.isDuring(time)) {
                allowed.add(renamed(use.owner(), name));
            } else if (name.isAfter(time)
                    && use.before() <= name.before()
                    && (last == null || last.after() <= name.after())) {
                last = name;
            }
        }
        allowed.add(last == null ? use.owner() : renamed(use.owner(), last));
    }

    private static Owner renamed(Owner owner, Use name) {
        return new Owner(owner.pid(), name.owner().name(), owner.tid(), owner.thread(), owner.uid());
    }
}
