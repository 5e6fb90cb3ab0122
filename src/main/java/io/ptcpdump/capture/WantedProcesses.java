package io.ptcpdump.capture;

import io.ptcpdump.hook.ProcessMatches;
import io.ptcpdump.model.ProcessInfo;
import io.ptcpdump.process.ProcFolder;
import io.ptcpdump.process.ProcessFilter;
import io.ptcpdump.process.ProcessTable;
import io.ptcpdump.process.ScannedProcess;
import java.util.List;

/** Tells the kernel which of the processes that exist already are wanted. Later ones it finds by itself, at fork and exec. */
final class WantedProcesses {
    private static final int[] NONE = {};

    private final CaptureConfig config;
    private final ProcFolder proc;
    private final ProcessMatches matches;

    WantedProcesses(CaptureConfig config, ProcFolder proc, ProcessMatches matches) {
        this.config = config;
        this.proc = proc;
        this.matches = matches;
    }

    /**
     * Adds the processes asked for by pid.
     *
     * @throws CaptureException if there is no such process
     */
    void addByPid() {
        if (config.commandPid() != 0) {
            add(config.commandPid());
        }
        for (int pid : config.processes().pids()) {
            add(pid);
        }
    }

    private void add(int pid) {
        ScannedProcess process = proc.read(pid);
        if (process == null) {
            throw new CaptureException("no process with pid " + pid);
        }
        matches.add(pid, process.startTicks(), ProcessMatches.BY_PID);
    }

    /**
     * Adds the living processes with a wanted name and, with follow-forks, all descendants of wanted ones. The user is looked at
     * when a socket is used, since a process may change it.
     */
    void addFrom(ProcessTable processes) {
        ProcessFilter asked = config.processes();
        ProcessFilter named = new ProcessFilter(NONE, asked.names(), NONE, false);
        for (int pid : processes.select(new ProcessFilter(asked.pids(), asked.names(), asked.uids(), asked.followsForks()))) {
            ScannedProcess process = proc.read(pid);
            if (process == null) {
                continue;
            }
            ProcessInfo image = new ProcessInfo(
                    pid, 0, process.parentPid(), process.path(), false, List.of(), false, process.comm(), process.uid(), null);
            int reasons = contains(asked.pids(), pid) ? ProcessMatches.BY_PID : 0;
            if (named.matches(image)) {
                reasons |= ProcessMatches.BY_NAME;
            }
            if (reasons == 0 && asked.followsForks()) {
                reasons = ProcessMatches.BY_FORK;
            }
            if (reasons != 0) {
                matches.add(pid, process.startTicks(), reasons);
            }
        }
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
