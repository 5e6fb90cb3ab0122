package io.ptcpdump.process;

import java.util.List;

/** All processes that /proc showed in one pass, each read at its own moment. */
public record ProcSnapshot(List<ScannedProcess> processes) {
    public ProcSnapshot {
        processes = List.copyOf(processes);
    }
}
