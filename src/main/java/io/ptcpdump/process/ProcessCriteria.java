package io.ptcpdump.process;

import io.ptcpdump.model.Owner;
import io.ptcpdump.model.ProcessInfo;
import java.util.List;

/**
 * Which processes a user means: those with one of some pids, names, users or parents. One that fits any of them is meant. With
 * follow-forks, so are the children of such a process.
 */
public final class ProcessCriteria {
    /** Means no process. */
    public static final ProcessCriteria NONE = new ProcessCriteria(new int[0], List.of(), new int[0], new int[0], false);

    private static final int UNKNOWN_UID = -1;

    private final int[] pids;
    private final List<String> names;
    private final int[] uids;
    private final int[] parents;
    private final boolean followsForks;

    /**
     * @param names   whole names: the last element of the executable's path, or the kernel's task name
     * @param uids    unsigned numbers
     * @param parents pids whose children are meant
     */
    public ProcessCriteria(int[] pids, List<String> names, int[] uids, int[] parents, boolean followsForks) {
        this.pids = pids.clone();
        this.names = List.copyOf(names);
        this.uids = uids.clone();
        this.parents = parents.clone();
        this.followsForks = followsForks;
    }

    public int[] pids() {
        return pids.clone();
    }

    public List<String> names() {
        return names;
    }

    public int[] uids() {
        return uids.clone();
    }

    public int[] parents() {
        return parents.clone();
    }

    public boolean followsForks() {
        return followsForks;
    }

    /** Whether no process is meant. */
    public boolean isEmpty() {
        return pids.length == 0 && names.isEmpty() && uids.length == 0 && parents.length == 0;
    }

    public boolean hasPid(int pid) {
        return contains(pids, pid);
    }

    /** Whether the user is meant, given as an unsigned number. */
    public boolean hasUid(int uid) {
        return uid != UNKNOWN_UID && contains(uids, uid);
    }

    /** Whether the children of this pid are meant. */
    public boolean hasParent(int pid) {
        return contains(parents, pid);
    }

    /** Whether the process has one of the names. */
    public boolean isNamed(ProcessInfo process) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.equals(process.comm()) || isExecutable(process, name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this process is meant, or with follow-forks its parent. */
    public boolean matches(ProcessInfo process) {
        return matches(process, process.uid());
    }

    /** Whether this end is meant. The user is the one that used the socket, which the process may have ceased to be. */
    boolean matches(Owner owner) {
        if (owner == null) {
            return false;
        }
        ProcessInfo process = owner.process();
        return matches(process, owner.uid() == UNKNOWN_UID ? process.uid() : owner.uid()) || names.contains(owner.threadName());
    }

    private boolean matches(ProcessInfo process, int uid) {
        return matchesItself(process, uid) || followsForks && matchesParent(process);
    }

    private boolean matchesItself(ProcessInfo process, int uid) {
        return hasPid(process.pid()) || hasUid(uid) || hasParent(process.parentPid()) || isNamed(process);
    }

    private boolean matchesParent(ProcessInfo process) {
        ProcessInfo parent = process.parent();
        return hasPid(process.parentPid()) || parent != null && matchesItself(parent, parent.uid());
    }

    /** As {@code process.name().equals(name)} where a path is known, without cutting the name out for every packet. */
    private static boolean isExecutable(ProcessInfo process, String name) {
        String path = process.path();
        if (path.startsWith("/dev/fd/")) {
            return process.name().equals(name);
        }
        int start = path.length() - name.length();
        return path.endsWith(name) && (start == 0 || path.charAt(start - 1) == '/');
    }

    private static boolean contains(int[] numbers, int number) {
        for (int each : numbers) {
            if (each == number) {
                return true;
            }
        }
        return false;
    }
}
