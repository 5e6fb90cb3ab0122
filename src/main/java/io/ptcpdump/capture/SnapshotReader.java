package io.ptcpdump.capture;

import io.ptcpdump.process.ProcFolder;
import io.ptcpdump.process.ProcSnapshot;
import java.util.List;

/** Reads the processes that exist in a thread of its own, while the capture is being set up. */
final class SnapshotReader extends Thread {
    private final ProcFolder proc;
    private ProcSnapshot snapshot = new ProcSnapshot(List.of());

    private SnapshotReader(ProcFolder proc) {
        super("snapshot");
        this.proc = proc;
        setDaemon(true);
    }

    static SnapshotReader start(ProcFolder proc) {
        SnapshotReader reader = new SnapshotReader(proc);
        reader.start();
        return reader;
    }

    @Override
    public void run() {
        try {
            snapshot = proc.snapshot();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The snapshot, once it is there. */
    ProcSnapshot await() {
        boolean interrupted = false;
        while (true) {
            try {
                join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return snapshot;
    }
}
