import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the owners in a capture with what the programs under test wrote down (programs/truth.h), and prints a line:
 *
 * <pre>CASE packets=N right=N wrong=N none=N unseen=N</pre>
 *
 * packets are those with an end in the truth; right name an owner that the truth allows at that time, wrong another one, none
 * name none; unseen are the connections of the truth that have no packet. The exit status is 0 only if all packets are
 * right, there are any, and nothing is unseen. The first packets that are not right are shown on standard error.
 *
 * <p>Usage: TruthCheck CASE PACKETS TRUTH, where PACKETS is what packet_fields of owners.sh prints of the capture.
 */
final class TruthCheck {
    private static final int SHOWN = 10;

    /** An address and a port as the truth writes them; the address may be a wildcard. */
    private record Endpoint(String address, String port) {
        static Endpoint parse(String text) {
            int colon = text.lastIndexOf(':');
            String address = text.substring(0, colon);
            return new Endpoint(address.replaceAll("[\\[\\]]", ""), text.substring(colon + 1));
        }

        boolean covers(Endpoint other) {
            boolean wildcard = address.equals("0.0.0.0") || address.equals("::");
            return port.equals(other.port) && (wildcard || address.equals(other.address));
        }
    }

    /** One line of the truth; {@code remote} is null where it is not fixed. */
    private record Use(
            String pid, String name, String protocol, Endpoint local, Endpoint remote, String role, long before, long after) {

        static Use parse(String line) {
            String[] words = line.split(" ");
            return new Use(
                    words[0],
                    words[1],
                    words[2],
                    Endpoint.parse(words[3]),
                    words[4].equals("*") ? null : Endpoint.parse(words[4]),
                    words[5],
                    Long.parseLong(words[6]),
                    Long.parseLong(words[7]));
        }

        boolean isSend() {
            return role.equals("send");
        }

        boolean isOf(Seen packet) {
            return protocol.equals(packet.protocol)
                    && local.covers(packet.local)
                    && (remote == null || remote.equals(packet.remote));
        }

        boolean isDuring(long time) {
            return before <= time && time < after;
        }

        String process() {
            return pid + " " + name;
        }
    }

    /** One packet of the capture, seen from the end that its owner is at; {@code owner} is null where none is named. */
    private record Seen(long time, boolean out, String protocol, Endpoint local, Endpoint remote, int length, boolean reset, String owner) {
        private static final int UDP_HEADER = 8;

        /** From tab-separated fields in the order of packet_fields. */
        static Seen parse(String line) {
            String[] fields = line.split("\t", -1);
            long time = new BigDecimal(fields[0]).movePointRight(9).longValueExact();
            int flags = fields[1].isEmpty() ? 0 : Integer.decode(fields[1]);
            boolean v4 = !fields[2].isEmpty();
            boolean tcp = !fields[6].isEmpty();
            Endpoint source = new Endpoint(fields[v4 ? 2 : 4], fields[tcp ? 6 : 8]);
            Endpoint target = new Endpoint(fields[v4 ? 3 : 5], fields[tcp ? 7 : 9]);
            int length = tcp ? Integer.parseInt(fields[10]) : Integer.parseInt(fields[11]) - UDP_HEADER;
            if (flags != 1 && flags != 2) {
                throw new IllegalArgumentException("a packet without direction: " + line);
            }
            boolean out = flags == 2;
            return new Seen(
                    time,
                    out,
                    tcp ? "tcp" : "udp",
                    out ? source : target,
                    out ? target : source,
                    length,
                    fields[12].equals("1"),
                    owner(fields[13]));
        }

        /** "PID NAME" of ptcpdump's packet comment, whose lines tshark separates by a written-out \n. */
        private static String owner(String comment) {
            String pid = null;
            String command = "";
            for (String line : comment.split("\\\\n")) {
                if (line.startsWith("PID: ")) {
                    pid = line.substring("PID: ".length());
                } else if (line.startsWith("Cmd: ")) {
                    command = line.substring("Cmd: ".length());
                }
            }
            return pid == null ? null : pid + " " + command.substring(command.lastIndexOf('/') + 1);
        }
    }

    /** The truth, by local port. */
    private final Map<String, List<Use>> uses = new HashMap<>();
    private final Set<Use> unseen = new HashSet<>();
    /** Ends of connections that they have reset: the socket is gone, and what the kernel still answers for it is nobody's. */
    private final Set<String> gone = new HashSet<>();
    private int right;
    private int wrong;
    private int none;

    private TruthCheck(List<String> truth) {
        for (String line : truth) {
            Use use = Use.parse(line);
            uses.computeIfAbsent(use.local.port, unused -> new ArrayList<>()).add(use);
            if (use.remote != null && !use.isSend()) {
                unseen.add(use);
            }
        }
    }

    private void judge(String line) {
        Seen packet = Seen.parse(line);
        List<Use> candidates = new ArrayList<>();
        for (Use use : uses.getOrDefault(packet.local.port, List.of())) {
            if (use.isOf(packet)) {
                candidates.add(use);
            }
        }
        if (candidates.isEmpty()) {
            return;
        }
        unseen.removeAll(candidates);
        Set<String> allowed = allowed(packet, candidates);
        String end = packet.protocol + packet.local + packet.remote;
        boolean isGone = gone.contains(end);
        if (packet.out && packet.reset) {
            gone.add(end);
        }
        if (packet.owner == null && isGone) {
            right++;
            return;
        } else if (packet.owner == null) {
            none++;
        } else if (allowed.contains(packet.owner)) {
            right++;
            return;
        } else {
            wrong++;
        }
        if (wrong + none <= SHOWN) {
            System.err.println((packet.owner == null ? "none: " : "wrong: " + packet.owner + ": ")
                    + (packet.out ? "out " : "in ") + line.replace('\t', ' ') + ", not " + allowed);
        }
    }

    /**
     * The processes that may own the packet: where it carries what a process was just writing, that one; else the last that
     * had taken the socket over, and any that was about to.
     */
    private static Set<String> allowed(Seen packet, List<Use> candidates) {
        Set<String> writers = new HashSet<>();
        Set<String> allowed = new HashSet<>();
        Use last = null;
        for (Use use : candidates) {
            if (use.isSend()) {
                if (packet.out && packet.length > 0 && use.isDuring(packet.time)) {
                    writers.add(use.process());
                }
            } else if (use.isDuring(packet.time)) {
                allowed.add(use.process());
            } else if (use.after <= packet.time && (last == null || last.after <= use.after)) {
                last = use;
            }
        }
        if (last != null) {
            allowed.add(last.process());
        }
        return writers.isEmpty() ? allowed : writers;
    }

    private boolean report(String name) {
        int packets = right + wrong + none;
        System.out.println(name + " packets=" + packets + " right=" + right + " wrong=" + wrong + " none=" + none
                + " unseen=" + unseen.size());
        return packets > 0 && right == packets && unseen.isEmpty();
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("usage: TruthCheck CASE PACKETS TRUTH");
            System.exit(2);
        }
        TruthCheck check = new TruthCheck(Files.readAllLines(Path.of(arguments[2])));
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            check.judge(line);
        }
        System.exit(check.report(arguments[0]) ? 0 : 1);
    }
}
