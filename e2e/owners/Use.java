import java.util.HashMap;
import java.util.Map;

/** One line of the truth (programs/truth.h); {@code remote} is null where it is not fixed. Times are nanoseconds since 1970. */
record Use(Owner owner, String protocol, Endpoint local, Endpoint remote, Role role, long before, long after) {
    private static final int WORDS = 8;

    /** What the line says, see truth.h. */
    enum Role {
        LISTEN,
        OWN,
        SHARE,
        SEND,
        RESET,
        NONE,
        NAME
    }

    static Use parse(String line) {
        String[] words = line.split(" ");
        if (words.length < WORDS) {
            throw new IllegalArgumentException("not a line of the truth: " + line);
        }
        Role role = Role.valueOf(words[5].toUpperCase());
        return new Use(
                role == Role.NONE ? Owner.NOBODY : owner(words),
                words[2],
                role == Role.NAME ? null : Endpoint.parse(words[3]),
                words[4].equals("*") ? null : Endpoint.parse(words[4]),
                role,
                Long.parseLong(words[6]),
                Long.parseLong(words[7]));
    }

    private static Owner owner(String[] words) {
        Map<String, String> asked = new HashMap<>();
        for (int i = WORDS; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals < 0 || !words[i].substring(0, equals).matches("tid|thread|uid")) {
                throw new IllegalArgumentException("not tid=, thread= or uid=: " + words[i]);
            }
            asked.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return new Owner(words[0], words[1], asked.get("tid"), asked.get("thread"), asked.get("uid"));
    }

    /** Whether the line tells of a connection that must be in the capture. */
    boolean isConnection() {
        return remote != null && (role == Role.OWN || role == Role.SHARE);
    }

    boolean isOf(Packet packet) {
        return protocol.equals(packet.protocol())
                && local.covers(packet.local())
                && (remote == null || remote.equals(packet.remote()));
    }

    boolean isDuring(long time) {
        return before <= time && time < after;
    }

    boolean isAfter(long time) {
        return after <= time;
    }
}
