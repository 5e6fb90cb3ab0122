package io.ptcpdump.savefile;

import io.ptcpdump.model.ProcessInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The processes that a section's blocks have described so far. Bounded, whatever the file says. */
final class ProcessTable {
    private static final int MAX_PIDS = 65_536;
    /** Images kept of one pid: a process that execs, or a reused pid. */
    private static final int MAX_IMAGES = 16;

    private final Map<Integer, List<Image>> byPid = new HashMap<>();
    /** Apple's blocks, which packets name by their place in the section. */
    private final List<ProcessInfo> applePlaces = new ArrayList<>();

    /** A process, and its path and arguments as a comment would have them. */
    private record Image(ProcessInfo process, String path, String arguments) {}

    void clear() {
        byPid.clear();
        applePlaces.clear();
    }

    /**
     * Learns of a process.
     *
     * @return whether this pid was asked for before, so that what was answered then may no longer be true
     */
    boolean add(ProcessInfo process) {
        boolean asked = byPid.containsKey(process.pid());
        List<Image> images = images(process.pid());
        if (images.size() == MAX_IMAGES) {
            images.removeFirst();
        }
        String arguments = OwnerComment.argumentsText(process.arguments());
        images.add(new Image(process, OwnerComment.pathText(process), arguments));
        return asked;
    }

    private List<Image> images(int pid) {
        List<Image> images = byPid.get(pid);
        if (images == null) {
            if (byPid.size() >= MAX_PIDS) {
                byPid.clear();
            }
            images = new ArrayList<>(1);
            byPid.put(pid, images);
        }
        return images;
    }

    void addApple(int pid, String name) {
        if (applePlaces.size() < MAX_PIDS) {
            applePlaces.add(withoutPath(pid, name));
        }
    }

    /** The process of the section's Apple block at this place; null if there is none. */
    ProcessInfo apple(int place) {
        return place >= 0 && place < applePlaces.size() ? applePlaces.get(place) : null;
    }

    /** The last process described with this pid; one of which nothing is known if there is none. */
    ProcessInfo latest(int pid) {
        List<Image> images = images(pid);
        return images.isEmpty() ? withoutPath(pid, "") : images.getLast().process();
    }

    /**
     * The process that a comment describes: the latest one of a block where both agree, since that has the arguments one by
     * one and the start time, else what the comment alone says.
     */
    ProcessInfo described(OwnerComment.Process comment) {
        List<Image> images = images(comment.pid());
        for (int i = images.size() - 1; i >= 0; i--) {
            Image image = images.get(i);
            if (comment.path().equals(image.path()) && comment.arguments().equals(image.arguments())) {
                return image.process();
            }
        }
        for (int i = images.size() - 1; i >= 0; i--) {
            Image image = images.get(i);
            boolean pathCut = isCut(comment.path(), image.path());
            boolean argumentsCut = isCut(comment.arguments(), image.arguments())
                    || comment.full() && isBeginning(comment.arguments(), image.arguments());
            if ((pathCut || comment.path().equals(image.path()))
                    && (argumentsCut || comment.arguments().equals(image.arguments()))) {
                return cut(image.process(), pathCut, argumentsCut);
            }
        }
        return fromComment(comment);
    }

    private static boolean isCut(String text, String whole) {
        return text.length() == whole.length() + OwnerComment.CUT.length()
                && text.startsWith(whole)
                && text.endsWith(OwnerComment.CUT);
    }

    /** Whether the text is the beginning of the whole and the mark of a cut. */
    private static boolean isBeginning(String text, String whole) {
        int length = text.length() - OwnerComment.CUT.length();
        return text.endsWith(OwnerComment.CUT) && whole.regionMatches(0, text, 0, length);
    }

    private static ProcessInfo cut(ProcessInfo process, boolean path, boolean arguments) {
        return new ProcessInfo(
                process.pid(),
                process.startTimeNanos(),
                process.parentPid(),
                process.path(),
                path,
                process.arguments(),
                arguments,
                process.comm(),
                process.uid(),
                null);
    }

    private static ProcessInfo fromComment(OwnerComment.Process comment) {
        boolean pathCut = comment.path().endsWith(OwnerComment.CUT);
        boolean argumentsCut = comment.arguments().endsWith(OwnerComment.CUT);
        String arguments = withoutMark(comment.arguments(), argumentsCut);
        return new ProcessInfo(
                comment.pid(),
                0,
                0,
                withoutMark(comment.path(), pathCut),
                pathCut,
                arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1)),
                argumentsCut,
                "",
                -1,
                null);
    }

    private static String withoutMark(String text, boolean cut) {
        return cut ? text.substring(0, text.length() - OwnerComment.CUT.length()) : text;
    }

    private static ProcessInfo withoutPath(int pid, String name) {
        return new ProcessInfo(pid, 0, 0, "", false, List.of(), false, name, -1, null);
    }
}
