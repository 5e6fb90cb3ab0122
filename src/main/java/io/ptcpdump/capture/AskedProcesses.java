package io.ptcpdump.capture;

import io.ptcpdump.hook.ProcessMatches;
import io.ptcpdump.model.ProcessInfo;
import io.ptcpdump.process.ProcFolder;
import io.ptcpdump.process.ProcessCriteria;
import io.ptcpdump.process.ProcessTable;
import io.ptcpdump.process.ScannedProcess;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the kernel what the user said of processes, and which of those that exist already it is true of. Later ones the kernel
 * finds by itself, at fork and exec.
 */
final class AskedProcesses {
    private final int commandPid;
    private final ProcessCriteria wanted;
    private final ProcessCriteria unwanted;
    private final ProcFolder proc;
    private final ProcessMatches matches;

    AskedProcesses(CaptureConfig config, ProcFolder proc, ProcessMatches matches) {
        commandPid = config.commandPid();
        wanted = config.processes().wanted();
        unwanted = config.processes().unwanted();
        this.proc = proc;
        this.matches = matches;
    }

    /**
     * Adds names and users, and the processes that are given by their pids, as themselves or as parents.
     *
     * @throws CaptureException if there is no such process
     */
    void addGiven() {
        Set<String> names = new LinkedHashSet<>(wanted.names());
        names.addAll(unwanted.names());
        for (String name : names) {
            matches.addName(name, choice(wanted.names().contains(name), unwanted.names().contains(name)));
        }
        Set<Integer> uids = new LinkedHashSet<>();
        Set<Integer> pids = new LinkedHashSet<>();
        if (commandPid != 0) {
            pids.add(commandPid);
        }
        for (ProcessCriteria each : List.of(wanted, unwanted)) {
            addAll(uids, each.uids());
            addAll(pids, each.pids());
            addAll(pids, each.parents());
        }
        for (int uid : uids) {
            matches.addUid(uid, choice(wanted.hasUid(uid), unwanted.hasUid(uid)));
        }
        for (int pid : pids) {
            ScannedProcess process = proc.read(pid);
            if (process == null) {
                throw new CaptureException("no process with pid " + pid);
            }
            add(process, false, false);
        }
    }

    private static int choice(boolean wanted, boolean unwanted) {
        return (wanted ? ProcessMatches.WANTED : 0) | (unwanted ? ProcessMatches.UNWANTED : 0);
    }

    private static void addAll(Set<Integer> set, int[] numbers) {
        for (int each : numbers) {
            set.add(each);
        }
    }

    /**
     * Adds the living processes with a name or a parent that the user gave and, with follow-forks, all descendants of those that
     * match. The user is looked at when a socket is used, since a process may change it.
     */
    void addFrom(ProcessTable processes) {
        Set<Integer> ofWanted = select(processes, wanted);
        Set<Integer> ofUnwanted = select(processes, unwanted);
        Set<Integer> all = new LinkedHashSet<>(ofWanted);
        all.addAll(ofUnwanted);
        for (int pid : all) {
            ScannedProcess process = proc.read(pid);
            if (process != null) {
                add(process, ofWanted.contains(pid), ofUnwanted.contains(pid));
            }
        }
    }

    private static Set<Integer> select(ProcessTable processes, ProcessCriteria criteria) {
        Set<Integer> selected = new HashSet<>();
        if (!criteria.isEmpty()) {
            addAll(selected, processes.select(criteria));
        }
        return selected;
    }

    /** Adds one; the other arguments are whether it was selected, as itself or as a descendant. */
    private void add(ScannedProcess process, boolean selectedAsWanted, boolean selectedAsUnwanted) {
        int whyWanted = reasons(wanted, process, selectedAsWanted);
        if (process.pid() == commandPid) {
            whyWanted |= ProcessMatches.BY_FORK;
        }
        int whyUnwanted = reasons(unwanted, process, selectedAsUnwanted);
        if (whyWanted != 0 || whyUnwanted != 0) {
            matches.add(process.pid(), process.startTicks(), whyWanted, whyUnwanted);
        }
    }

    private static int reasons(ProcessCriteria criteria, ScannedProcess process, boolean selected) {
        ProcessInfo image = new ProcessInfo(process.pid(), 0, process.parentPid(), process.path(), false, List.of(), false,
                process.comm(), process.uid(), null);
        int itself = (criteria.hasPid(process.pid()) ? ProcessMatches.BY_PID : 0)
                | (criteria.hasParent(process.parentPid()) ? ProcessMatches.BY_PARENT : 0)
                | (criteria.isNamed(image) ? ProcessMatches.BY_NAME : 0);
        if (itself == 0 && selected && criteria.followsForks()) {
            itself = ProcessMatches.BY_FORK;
        }
        return itself | (criteria.hasParent(process.pid()) ? ProcessMatches.CHILDREN : 0);
    }
}
