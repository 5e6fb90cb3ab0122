import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the owners in captures with what the programs under test wrote down (programs/truth.h), and prints a line a round:
 *
 * <pre>FOLDER PACKETS RIGHT WRONG NONE UNSEEN EXCUSED</pre>
 *
 * PACKETS are those with an end in the truth; RIGHT name an owner that the truth allows at that time (or rightly nobody), WRONG
 * another one, NONE name none; UNSEEN are the connections of the truth that have no packet. EXCUSED are those of RIGHT that name
 * nobody by an exception. The first packets that are not right go to the file not-right of the round.
 *
 * <p>Usage: TruthCheck FOLDER... Each has the files packets (what packet_fields of run prints of the capture), truth, and perhaps
 * interface: the names of those whose packets count, span: from when and until
 * when packets count (nanoseconds since 1970, a line each), and ends: the packets may be changed by NAT, and each names one of the
 * processes at its two ends ({@link Ends}), or nobody where the file says "or-nobody". How many name another end than the sender
 * of what leaves and the receiver of what arrives goes to the file other-end; where OWNERS_STRICT is set, they are wrong.
 */
final class TruthCheck {
    private static final int SHOWN = 20;
    private static final long NEVER = -1;

    private static final boolean STRICT = System.getenv("OWNERS_STRICT") != null;

    private final Truth truth;
    /** Null where each packet has its addresses as the sockets have them. */
    private final Ends ends;
    private final boolean mayNameNobody;
    private final PrintStream notRight;
    /** Ends of connections whose socket is gone: reset, or closed after the other end. What the kernel still answers is nobody's. */
    private final Set<String> gone = new HashSet<>();
    /** Ends that the other end has closed the connection to. */
    private final Set<String> halfClosed = new HashSet<>();
    /** Of ends that have closed it: what acknowledges that, whereupon they are gone; {@link #NEVER} for the first, which is in TIME_WAIT. */
    private final Map<String, Long> closing = new HashMap<>();
    private int right;
    private int wrong;
    private int none;
    private int excused;
    private int otherEnd;

    private TruthCheck(Path round, PrintStream notRight) throws IOException {
        Path endsFile = round.resolve("ends");
        boolean byEnds = Files.exists(endsFile);
        this.truth = Truth.read(round.resolve("truth"));
        this.ends = byEnds ? Ends.read(round.resolve("truth")) : null;
        this.mayNameNobody = byEnds && Files.readString(endsFile).strip().equals("or-nobody");
        this.notRight = notRight;
    }

    private void judge(Packet packet) {
        if (ends == null) {
            Set<Owner> allowed = truth.allowed(packet);
            if (!allowed.isEmpty()) {
                judge(packet, allowed, isGone(packet));
            }
        } else if (Ends.isKnownProtocol(packet)) {
            judgeEnds(packet);
        }
    }

    private void judgeEnds(Packet packet) {
        Set<Owner> expected = ends.expected(packet);
        Set<Owner> other = ends.other(packet);
        if (names(packet, other) && !names(packet, expected)) {
            otherEnd++;
            judge(packet, STRICT ? expected : other, false);
        } else {
            judge(packet, expected, mayNameNobody);
        }
    }

    private void judge(Packet packet, Set<Owner> allowed, boolean mayBeNobody) {
        if (names(packet, allowed)) {
            right++;
        } else if (packet.owner().isNobody() && mayBeNobody) {
            right++;
            excused++;
        } else if (packet.owner().isNobody()) {
            none++;
            show("none: ", packet, allowed);
        } else {
            wrong++;
            show("wrong: " + packet.owner() + ": ", packet, allowed);
        }
    }

    private static boolean names(Packet packet, Set<Owner> owners) {
        return owners.stream().anyMatch(owner -> owner.allows(packet.owner()));
    }

    /**
     * Whether the connection of this end had been reset or closed before the packet, or the process was about to reset it: the kernel
     * unhashes the socket before the RST leaves, so what arrives or is answered in between has no socket either. Another connection
     * may use the ports again.
     */
    private boolean isGone(Packet packet) {
        String end = packet.end();
        if (packet.starts()) {
            gone.remove(end);
            halfClosed.remove(end);
            closing.remove(end);
        }
        boolean isGone = (!packet.out() || packet.resets()) && (gone.contains(end) || truth.isResetting(packet));
        if (packet.resets()) {
            gone.add(end);
        }
        follow(packet, end);
        return isGone;
    }

    private void follow(Packet packet, String end) {
        if (packet.out()) {
            if (packet.finishes()) {
                closing.putIfAbsent(end, halfClosed.contains(end) ? packet.next() : NEVER);
            }
        } else if (packet.finishes() && !gone.contains(end)) {
            halfClosed.add(end);
        } else if (closing.getOrDefault(end, NEVER) == packet.acknowledged()) {
            gone.add(end);
        }
    }

    private void show(String what, Packet packet, Set<Owner> allowed) {
        if (wrong + none <= SHOWN) {
            notRight.println(what + packet + ", not " + allowed);
        }
    }

    private static void judgeRound(Path round) throws IOException {
        Path interfaceFile = round.resolve("interface");
        List<String> only = Files.exists(interfaceFile) ? Files.readAllLines(interfaceFile) : null;
        Path spanFile = round.resolve("span");
        List<String> span = Files.exists(spanFile) ? Files.readAllLines(spanFile) : List.of();
        long from = span.isEmpty() ? 0 : Long.parseLong(span.get(0));
        long until = span.size() < 2 ? Long.MAX_VALUE : Long.parseLong(span.get(1));
        try (BufferedReader packets = Files.newBufferedReader(round.resolve("packets"));
                PrintStream notRight = new PrintStream(round.resolve("not-right").toFile())) {
            TruthCheck check = new TruthCheck(round, notRight);
            PacketReader reader = new PacketReader(packets.readLine());
            for (String line = packets.readLine(); line != null; line = packets.readLine()) {
                Packet packet = only == null || only.contains(reader.interfaceName(line)) ? reader.read(line) : null;
                if (packet != null && packet.time() >= from && packet.time() <= until) {
                    check.judge(packet);
                }
            }
            check.print(round);
        }
    }

    private void print(Path round) throws IOException {
        int packets = right + wrong + none;
        int unseen = ends == null ? truth.unseen() : ends.unseen();
        System.out.println(round + " " + packets + " " + right + " " + wrong + " " + none + " " + unseen + " " + excused);
        if (ends != null) {
            Files.writeString(round.resolve("other-end"), otherEnd + "\n");
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println("usage: TruthCheck FOLDER...");
            System.exit(2);
        }
        for (String round : arguments) {
            judgeRound(Path.of(round));
        }
    }
}
