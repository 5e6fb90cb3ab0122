import java.util.List;

/**
 * Who a packet belongs to: in the capture what its comments say, in the truth what a line allows. Fields that are not known, or
 * not asked for, are null; {@link #NOBODY} is the owner of what no process's socket sent or received.
 */
record Owner(String pid, String name, String tid, String thread, String uid) {
    static final Owner NOBODY = new Owner(null, null, null, null, null);

    /** From ptcpdump's packet comments (docs/file-format.md), whose lines tshark separates by a written-out \n. */
    static Owner parse(List<String> comments) {
        String pid = null;
        String command = "";
        String tid = null;
        String thread = null;
        String uid = null;
        for (String comment : comments) {
            for (String line : comment.split("\\\\n")) {
                int colon = line.indexOf(": ");
                String value = line.substring(colon < 0 ? line.length() : colon + 2);
                switch (line.substring(0, Math.max(0, colon))) {
                    case "PID" -> pid = value;
                    case "Cmd" -> command = value;
                    case "ThreadId" -> tid = value;
                    case "ThreadName" -> thread = value;
                    case "UserId" -> uid = value;
                    default -> {}
                }
            }
        }
        return pid == null ? NOBODY : new Owner(pid, command.substring(command.lastIndexOf('/') + 1), tid, thread, uid);
    }

    boolean isNobody() {
        return pid == null;
    }

    /** Whether a packet that names {@code named} names this owner, in all that is asked for. */
    boolean allows(Owner named) {
        return isNobody() == named.isNobody()
                && isAsked(pid, named.pid)
                && isAsked(name, named.name)
                && isAsked(tid, named.tid)
                && isAsked(thread, named.thread)
                && isAsked(uid, named.uid);
    }

    private static boolean isAsked(String asked, String named) {
        return asked == null || asked.equals(named);
    }

    @Override
    public String toString() {
        if (isNobody()) {
            return "nobody";
        }
        return pid + ' ' + name
                + (tid == null ? "" : " tid=" + tid)
                + (thread == null ? "" : " thread=" + thread)
                + (uid == null ? "" : " uid=" + uid);
    }
}
