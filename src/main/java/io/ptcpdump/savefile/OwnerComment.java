package io.ptcpdump.savefile;

import io.ptcpdump.model.Owner;
import io.ptcpdump.model.ProcessInfo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The packet comments in which ptcpdump says who a packet belongs to, one option each:
 *
 * <pre>
 *   PID: N        ThreadId: N      UserId: N      ParentPID: N
 *   Cmd: PATH     ThreadName: S                   ParentCmd: PATH
 *   Args: A B C                                   ParentArgs: A B C
 * </pre>
 *
 * In what is written here no value has a line end or another control character (they are written as in C), so a value
 * cannot pose as a further key. What does not fit in an option is cut and ends in {@code ...}, as does what the kernel
 * gave only the beginning of.
 */
final class OwnerComment {
    static final String CUT = "...";
    private static final int MAX_PATH_LENGTH = 16 * 1024;
    /** Bytes of the longest character in UTF-8; a cut comment may be so much shorter than the limit. */
    private static final int MAX_CHARACTER_LENGTH = 4;

    private static final String PARENT = "Parent";
    private static final String PID_KEY = "PID: ";
    private static final String PATH_KEY = "Cmd: ";
    private static final String OLD_PATH_KEY = "Command: ";
    private static final String ARGUMENTS_KEY = "Args: ";
    private static final String THREAD_KEY = "ThreadId: ";
    private static final String THREAD_NAME_KEY = "\nThreadName: ";
    private static final String USER_KEY = "UserId: ";

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

    static byte[] ofProcess(ProcessInfo process) {
        return encode(processText("", process));
    }

    static byte[] ofParent(ProcessInfo process) {
        return encode(processText(PARENT, process));
    }

    static byte[] ofThread(Owner owner) {
        return encode(THREAD_KEY + owner.tid() + THREAD_NAME_KEY + escape(owner.threadName()));
    }

    static byte[] ofUser(Owner owner) {
        return encode(USER_KEY + owner.uid());
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

    private static byte[] encode(String text) {
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

    private static String escape(String value) {
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
     * The process comment that the text is, of the packet's process or of its parent; null if it is none.
     *
     * @param length bytes that the text has in the file
     */
    static Process parseProcess(String text, int length) {
        boolean parent = text.startsWith(PARENT);
        String prefix = parent ? PARENT : "";
        if (!text.startsWith(PID_KEY, prefix.length())) {
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
    static Thread parseThread(String text) {
        int nameKeyAt = text.indexOf(THREAD_NAME_KEY);
        if (nameKeyAt < 0 || !text.startsWith(THREAD_KEY)) {
            return null;
        }
        long tid = Decimal.parse(text, THREAD_KEY.length(), nameKeyAt);
        if (tid <= 0 || tid > Integer.MAX_VALUE) {
            return null;
        }
        return new Thread((int) tid, text.substring(nameKeyAt + THREAD_NAME_KEY.length()));
    }

    /** The user id of the user comment that the text is; -1 if it is none. */
    static int parseUser(String text) {
        long uid = text.startsWith(USER_KEY) ? Decimal.parse(text, USER_KEY.length(), text.length()) : -1;
        return uid > Integer.MAX_VALUE ? -1 : (int) uid;
    }
}
