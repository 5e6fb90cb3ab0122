package io.ptcpdump.process;

import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.ProcessInfo;
import java.util.List;

/**
 * The processes that a user asked for: those with one of some pids, names or uids. One that fits any of them is meant.
 * With follow-forks, so are the children of such a process.
 */
public final class ProcessFilter {
    private final int[] pids;
    private final List<String> names;
    private final int[] uids;
    private final boolean followsForks;

    /** @param names whole names: the last element of the executable's path, or the kernel's task name */
    public ProcessFilter(int[] pids, List<String> names, int[] uids, boolean followsForks) {
        this.pids = pids.clone();
        this.names = List.copyOf(names);
        this.uids = uids.clone();
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

    public boolean followsForks() {
        return followsForks;
    }

    /** Whether there is nothing to filter by, so that a capture shows every packet, those without an owner too. */
    public boolean isEmpty() {
        return pids.length == 0 && names.isEmpty() && uids.length == 0;
    }

    /** Whether one of the packet's ends is meant. */
    public boolean matches(Packet packet) {
        return matches(packet.owner) || matches(packet.peer);
    }

    /** Whether this process is meant, or with follow-forks its parent. */
    public boolean matches(ProcessInfo process) {
        return matches(process, process.uid());
    }

    /** The user is the one that used the socket, which the process may have ceased to be. */
    private boolean matches(Owner owner) {
        return owner != null && matches(owner.process(), owner.uid() < 0 ? owner.process().uid() : owner.uid());
    }

    private boolean matches(ProcessInfo process, int uid) {
        return contains(pids, process.pid())
                || contains(uids, uid)
                || isNamed(process)
                || followsForks && matchesParent(process);
    }

    private boolean matchesParent(ProcessInfo process) {
        ProcessInfo parent = process.parent();
        return contains(pids, process.parentPid()) || parent != null && (contains(uids, parent.uid()) || isNamed(parent));
    }

    private boolean isNamed(ProcessInfo process) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.equals(process.comm()) || isExecutable(process, name)) {
                return true;
            }
        }
        return false;
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
