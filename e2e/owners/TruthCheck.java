import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Compares the owners in captures with what the programs under test wrote down (programs/truth.h), and prints a line a round:
 *
 * <pre>FOLDER PACKETS RIGHT WRONG NONE UNSEEN EXCUSED</pre>
 *
 * PACKETS are those with an end in the truth; RIGHT name an owner that the truth allows at that time (or rightly nobody), WRONG
 * another one, NONE name none; UNSEEN are the connections of the truth that have no packet. EXCUSED are those of RIGHT that name
 * nobody by the exception of the file exceptions. The first packets that are not right go to the file not-right of the round.
 *
 * <p>Usage: TruthCheck FOLDER... Each has the files packets (what packet_fields of run prints of the capture), truth, and perhaps
 * interface: the name of the one whose packets count.
 */
final class TruthCheck {
    private static final int SHOWN = 20;

    private final Truth truth;
    private final PrintStream notRight;
    /** Ends of connections that they or their peers have reset: the socket is gone, and what the kernel still answers is nobody's. */
    private final Set<String> gone = new HashSet<>();
    private int right;
    private int wrong;
    private int none;
    private int excused;

    private TruthCheck(Truth truth, PrintStream notRight) {
        this.truth = truth;
        this.notRight = notRight;
    }

    private void judge(Packet packet) {
        Set<Owner> allowed = truth.allowed(packet);
        if (allowed.isEmpty()) {
            return;
        }
        boolean isGone = isGone(packet);
        if (allowed.stream().anyMatch(owner -> owner.allows(packet.owner()))) {
            right++;
        } else if (packet.owner().isNobody() && isGone) {
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

    /**
     * Whether the connection of this end had been reset before the packet, or the process was about to: the kernel unhashes the
     * socket before the RST leaves, so what arrives or is answered in between has no socket either. Another connection may use the
     * ports again.
     */
    private boolean isGone(Packet packet) {
        String end = packet.end();
        if (packet.starts()) {
            gone.remove(end);
        }
        boolean isGone = (!packet.out() || packet.resets()) && (gone.contains(end) || truth.isResetting(packet));
        if (packet.resets()) {
            gone.add(end);
        }
        return isGone;
    }

    private void show(String what, Packet packet, Set<Owner> allowed) {
        if (wrong + none <= SHOWN) {
            notRight.println(what + packet + ", not " + allowed);
        }
    }

    private static void judgeRound(Path round) throws IOException {
        Path interfaceFile = round.resolve("interface");
        String only = Files.exists(interfaceFile) ? Files.readString(interfaceFile).strip() : null;
        try (BufferedReader packets = Files.newBufferedReader(round.resolve("packets"));
                PrintStream notRight = new PrintStream(round.resolve("not-right").toFile())) {
            TruthCheck check = new TruthCheck(Truth.read(round.resolve("truth")), notRight);
            PacketReader reader = new PacketReader(packets.readLine());
            for (String line = packets.readLine(); line != null; line = packets.readLine()) {
                Packet packet = only == null || only.equals(reader.interfaceName(line)) ? reader.read(line) : null;
                if (packet != null) {
                    check.judge(packet);
                }
            }
            check.print(round);
        }
    }

    private void print(Path round) {
        int packets = right + wrong + none;
        System.out.println(round + " " + packets + " " + right + " " + wrong + " " + none + " " + truth.unseen() + " " + excused);
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
