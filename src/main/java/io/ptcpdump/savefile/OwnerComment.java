package io.ptcpdump.savefile;

import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Owner.Evidence;
import io.ptcpdump.model.Owner.Trail;
import io.ptcpdump.model.ProcessInfo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The packet comments in which ptcpdump says who a packet belongs to, one option each; the last one is ours only, and is passed
 * over by the Go tool:
 *
 * <pre>
 *   PID: N        ThreadId: N      UserId: N      ParentPID: N        Evidence: WORD
 *   Cmd: PATH     ThreadName: S                   ParentCmd: PATH     Trail: WORD
 *   Args: A B C                                   ParentArgs: A B C
 * </pre>
 *
 * Of the peer there are the same comments with {@code Peer} before each key, which the Go tool passes over, too.
 *
 * <p>In what is written here no value has a line end or another control character (they are written as in C), so a value
 * cannot pose as a further key. What does not fit in an option is cut and ends in {@code ...}, as does what the kernel
 * gave only the beginning of.
 */
final class OwnerComment {
    static final String CUT = "...";
    private static final int MAX_PATH_LENGTH = 16 * 1024;
    /** Bytes of the longest character in UTF-8; a cut comment may be so much shorter than the limit. */
    private static final int MAX_CHARACTER_LENGTH = 4;

    /** Before the keys of the packet's owner. */
    static final String OWNER = "";
    /** Before the keys of the packet's peer. */
    static final String PEER = "Peer";

    private static final byte[] PEER_BYTES = PEER.getBytes(StandardCharsets.US_ASCII);
    private static final String PARENT = "Parent";
    private static final String PID_KEY = "PID: ";
    private static final String PATH_KEY = "Cmd: ";
    private static final String OLD_PATH_KEY = "Command: ";
    private static final String ARGUMENTS_KEY = "Args: ";
    private static final String THREAD_KEY = "ThreadId: ";
    private static final String THREAD_NAME_KEY = "ThreadName: ";
    private static final String USER_KEY = "UserId: ";
    private static final String EVIDENCE_KEY = "Evidence: ";
    private static final String TRAIL_KEY = "Trail: ";
    private static final long MAX_UID = 0xffff_fffeL;

    private OwnerComment() {}

    /**
     * What a process comment says.
     *
     * @param parent    whether it is of the process's parent
     * @param path      as written, a final {@code ...} included
     * @param arguments as written, too
     * @param full      whether the comment is as long as one can be, so that arguments may have been left out
     */
    record Process(boolean parent, int pid, String path, String arguments, boolean full) {}

    /** What a thread comment says. */
    record Thread(int tid, String name) {}

    /** What an evidence comment says. */
    record Known(Evidence evidence, Trail trail) {}

    // Each of these is of one end, OWNER or PEER.

    static byte[] ofProcess(String end, ProcessInfo process) {
        return encode(processText(end, process));
    }

    static byte[] ofParent(String end, ProcessInfo process) {
        return encode(processText(end + PARENT, process));
    }

    static byte[] ofThread(String end, Owner owner) {
        return encode(end + THREAD_KEY + owner.tid() + '\n' + end + THREAD_NAME_KEY + escape(owner.threadName()));
    }

    static byte[] ofUser(String end, Owner owner) {
        return encode(end + USER_KEY + Integer.toUnsignedString(owner.uid()));
    }

    /** How the owner is known, which it is ({@link Owner#isExplained}). */
    static byte[] ofEvidence(String end, Owner owner) {
        String evidence = end + EVIDENCE_KEY + owner.evidence().word();
        return encode(owner.trail() == Trail.UNKNOWN ? evidence : evidence + '\n' + end + TRAIL_KEY + owner.trail().word());
    }

    /** Whether a comment is one of the peer, if it is one of these at all. */
    static boolean isOfPeer(byte[] bytes, int start, int length) {
        int prefix = PEER_BYTES.length;
        return length >= prefix && Arrays.equals(bytes, start, start + prefix, PEER_BYTES, 0, prefix);
    }

    private static String processText(String prefix, ProcessInfo process) {
        return prefix + PID_KEY + process.pid()
                + '\n' + prefix + PATH_KEY + pathText(process) + (process.pathTruncated() ? CUT : "")
                + '\n' + prefix + ARGUMENTS_KEY + argumentsText(process.arguments())
                + (process.argumentsTruncated() ? CUT : "");
    }

    /** A process's path as its comment has it; its name where no path is known. */
    static String pathText(ProcessInfo process) {
        String path = escape(process.path().isEmpty() ? process.comm() : process.path());
        return path.length() <= MAX_PATH_LENGTH ? path : path.substring(0, MAX_PATH_LENGTH) + CUT;
    }

    /** Arguments as a comment has them. */
    static String argumentsText(List<String> arguments) {
        return escape(String.join(" ", arguments));
    }

    /** A comment as its option has it: cut where it is too long for one. */
    static byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= Pcapng.MAX_OPTION_LENGTH) {
            return bytes;
        }
        int end = Pcapng.MAX_OPTION_LENGTH - CUT.length();
        while ((bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        byte[] cut = Arrays.copyOf(bytes, end + CUT.length());
        Arrays.fill(cut, end, cut.length, (byte) '.');
        return cut;
    }

    /** Control characters as in C. */
    static String escape(String value) {
        int clean = 0;
        while (clean < value.length() && !Character.isISOControl(value.charAt(clean))) {
            clean++;
        }
        if (clean == value.length()) {
            return value;
        }
        StringBuilder escaped = new StringBuilder(value.length() + 16).append(value, 0, clean);
        for (int i = clean; i < value.length(); i++) {
            appendEscaped(escaped, value.charAt(i));
        }
        return escaped.toString();
    }

    private static void appendEscaped(StringBuilder out, char c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (Character.isISOControl(c)) {
                    out.append("\\x").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                } else {
                    out.append(c);
                }
            }
        }
    }

    /**
     * The process comment that the text is, of the end's process or of its parent; null if it is none.
     *
     * @param length bytes that the text has in the file
     */
    static Process parseProcess(String end, String text, int length) {
        boolean parent = text.startsWith(PARENT, end.length());
        String prefix = parent ? end + PARENT : end;
        if (afterKey(text, 0, prefix, PID_KEY) < 0) {
            return null;
        }
        int pidEnd = text.indexOf('\n');
        long pid = Decimal.parse(text, prefix.length() + PID_KEY.length(), pidEnd);
        if (pid <= 0 || pid > Integer.MAX_VALUE) {
            return null;
        }
        int pathAt = afterKey(text, pidEnd + 1, prefix, PATH_KEY);
        if (pathAt < 0) {
            pathAt = afterKey(text, pidEnd + 1, prefix, OLD_PATH_KEY);
        }
        String argumentsKey = '\n' + prefix + ARGUMENTS_KEY;
        int pathEnd = pathAt < 0 ? -1 : text.indexOf(argumentsKey, pathAt);
        if (pathEnd < 0) {
            return null;
        }
        String path = text.substring(pathAt, pathEnd);
        String arguments = text.substring(pathEnd + argumentsKey.length());
        return new Process(parent, (int) pid, path, arguments, length > Pcapng.MAX_OPTION_LENGTH - MAX_CHARACTER_LENGTH);
    }

    private static int afterKey(String text, int at, String prefix, String key) {
        boolean there = text.startsWith(prefix, at) && text.startsWith(key, at + prefix.length());
        return there ? at + prefix.length() + key.length() : -1;
    }

    /** The thread comment that the text is; null if it is none. */
    static Thread parseThread(String end, String text) {
        int at = afterKey(text, 0, end, THREAD_KEY);
        int tidEnd = text.indexOf('\n');
        int nameAt = tidEnd < 0 ? -1 : afterKey(text, tidEnd + 1, end, THREAD_NAME_KEY);
        if (at < 0 || nameAt < 0) {
            return null;
        }
        long tid = Decimal.parse(text, at, tidEnd);
        return tid <= 0 || tid > Integer.MAX_VALUE ? null : new Thread((int) tid, text.substring(nameAt));
    }

    /** The user id of the user comment that the text is, as an unsigned number; -1 if it is none. */
    static int parseUser(String end, String text) {
        int at = afterKey(text, 0, end, USER_KEY);
        long uid = at < 0 ? -1 : Decimal.parse(text, at, text.length());
        return uid > MAX_UID ? -1 : (int) uid;
    }

    /** The evidence comment that the text is; null if it is none. Words of a later version say as much as none. */
    static Known parseEvidence(String end, String text) {
        int at = afterKey(text, 0, end, EVIDENCE_KEY);
        if (at < 0) {
            return null;
        }
        int lineEnd = text.indexOf('\n');
        int trailAt = lineEnd < 0 ? -1 : afterKey(text, lineEnd + 1, end, TRAIL_KEY);
        String evidence = text.substring(at, lineEnd < 0 ? text.length() : lineEnd);
        String trail = trailAt < 0 ? "" : text.substring(trailAt);
        return new Known(
                ofWord(Evidence.values(), Evidence::word, evidence, Evidence.FILE),
                ofWord(Trail.values(), Trail::word, trail, Trail.UNKNOWN));
    }

    private static <T> T ofWord(T[] all, Function<T, String> wordOf, String word, T absent) {
        for (T each : all) {
            if (wordOf.apply(each).equals(word)) {
                return each;
            }
        }
        return absent;
    }
}
