package io.ptcpdump.capture;

import io.ptcpdump.container.ContainerFinder;
import io.ptcpdump.hook.OwnerRecord;
import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Owner.Evidence;
import io.ptcpdump.model.Owner.Trail;
import io.ptcpdump.model.ProcessInfo;
import io.ptcpdump.process.ProcFolder;
import io.ptcpdump.process.ProcessTable;
import io.ptcpdump.process.ScannedProcess;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * From the kernel's owner records to {@link Owner}s: the same object as long as record and process image are the same, so that
 * sinks can keep what they made of it. Holds a fixed number; a new one takes the place of another with the same hash.
 */
final class OwnerCache {
    private static final int SIZE = 8192;

    private final ProcessTable processes;
    private final ProcFolder proc;
    private final ContainerFinder containers;
    private final Entry[] entries = new Entry[SIZE];
    /** The name other than its image's by which a process was found last: /proc is asked about each such name once. */
    private final Map<ProcessInfo, String> otherNames = new IdentityHashMap<>();

    OwnerCache(ProcessTable processes, ProcFolder proc, ContainerFinder containers) {
        this.processes = processes;
        this.proc = proc;
        this.containers = containers;
    }

    /**
     * The owner that a record names, null where there is no record or it names none.
     *
     * @param timeNanos time of the packet, CLOCK_BOOTTIME
     */
    Owner find(OwnerRecord record, long timeNanos) {
        Entry entry = look(record, timeNanos);
        return entry == null ? null : entry.owner;
    }

    /** The same, with what else is known of the owner. */
    Entry look(OwnerRecord record, long timeNanos) {
        if (record == null || record.pid() == 0) {
            return null;
        }
        // Where it was told late, a process may have taken the socket over that began only after the packet.
        timeNanos = Math.max(timeNanos, record.startNanos());
        ProcessInfo image = processes.lookup(record.pid(), record.startNanos(), timeNanos);
        int slot = hash(record);
        Entry entry = entries[slot];
        if (entry == null || image != entry.image || !entry.holds(record)) {
            entry = entry(record, image, timeNanos);
            entries[slot] = entry;
        } else if (entry.containerVersion != containers.version()) {
            putContainer(entry, record);
        }
        return entry;
    }

    /**
     * Whether the owner's container, if it is in one, may yet be named by an engine.
     *
     * @param entry       null for no owner
     * @param areSettling whether engines are being asked for the first time; else only one that was met just now may
     */
    boolean mayBeNamed(Entry entry, boolean areSettling) {
        return entry != null && entry.isUnnamed && (areSettling || containers.wasMetJustNow(entry.cgroup));
    }

    /** Changes when the container of an owner may be another, or more be known of it. */
    int containerVersion() {
        return containers.version();
    }

    private void putContainer(Entry entry, OwnerRecord record) {
        entry.containerVersion = containers.version(); // as of before: what changes meanwhile is looked up again
        ContainerInfo container = containers.find(record.cgroup(), record.pid(), record.startNanos());
        if (!Objects.equals(container, entry.owner.container())) {
            entry.owner = entry.owner.in(container);
        }
        entry.isUnnamed = container == null ? containers.mayBecomeContainer(record.cgroup()) : !container.isDescribed();
    }

    private boolean isNewName(ProcessInfo image, String comm) {
        if (otherNames.size() >= SIZE) {
            otherNames.clear();
        }
        return !comm.equals(otherNames.put(image, comm));
    }

    /** The image once /proc has been asked whether an exec was missed. */
    private ProcessInfo checked(OwnerRecord record, long timeNanos) {
        ScannedProcess scanned = proc.read(record.pid());
        if (scanned != null) {
            processes.addMissedExec(scanned, record.sinceNanos());
        }
        return processes.lookup(record.pid(), record.startNanos(), timeNanos);
    }

    private Entry entry(OwnerRecord record, ProcessInfo image, long timeNanos) {
        long executed = processes.executionNanos(record.pid(), record.startNanos(), timeNanos);
        String comm = record.comm();
        // It may have given itself another name than its program's, or have executed another program.
        boolean ofImage = image != null && record.tid() == record.pid() && record.sinceNanos() >= executed;
        if (ofImage && !comm.equals(image.comm()) && isNewName(image, comm)) {
            image = checked(record, timeNanos);
            executed = processes.executionNanos(record.pid(), record.startNanos(), timeNanos);
        }
        ProcessInfo process = image == null ? unknownProcess(record, comm, timeNanos) : image;
        int tid = record.tid();
        if (record.sinceNanos() < executed) {
            // The record's thread is one of the image before. Only the leader is left of its threads, under the new name.
            tid = record.pid();
            comm = process.comm();
        }
        Owner owner = new Owner(process, tid, comm, record.uid(), record.evidence(), record.trail());
        Entry entry = new Entry(record, image, executed, owner);
        putContainer(entry, record);
        return entry;
    }

    /**
     * A process whose events were lost: /proc may still show what it was at the time. If not, the kernel's record of the owner
     * has at least its task name.
     */
    private ProcessInfo unknownProcess(OwnerRecord record, String comm, long timeNanos) {
        ScannedProcess scanned = proc.read(record.pid());
        if (scanned != null) {
            processes.add(scanned);
            ProcessInfo found = processes.lookup(record.pid(), record.startNanos(), timeNanos);
            if (found != null) {
                return found;
            }
        }
        return new ProcessInfo(record.pid(), 0, 0, "", false, List.of(), false, comm, record.uid(), null);
    }

    private static int hash(OwnerRecord record) {
        // A connection's packets change between several ways of knowing its owner, so these must not share a place.
        int known = record.evidence().ordinal() * 31 + record.trail().ordinal();
        long mixed = ((record.pid() * 31L + record.tid()) * 31 + known) * 0x9e3779b97f4a7c15L ^ record.startNanos();
        return (int) (mixed ^ mixed >>> 32) & SIZE - 1;
    }

    /**
     * What the record said and what was made of it. {@code image} is null where the process table did not know it. When the
     * record was made differs from socket to socket, and matters only as far as it was before or after an exec.
     */
    static final class Entry {
        private final long startNanos;
        private final long cgroup;
        private final int pid;
        private final int tid;
        private final int uid;
        private final long commStart;
        private final long commEnd;
        private final Evidence evidence;
        private final Trail trail;
        private final long executed;
        /** Whether the record was made before the process executed the image. */
        private final boolean outlived;
        private final ProcessInfo image;
        private Owner owner;
        private int containerVersion;
        /** Whether it is in a container that no engine has told of, or in what may turn out to be one. */
        private boolean isUnnamed;

        Entry(OwnerRecord record, ProcessInfo image, long executed, Owner owner) {
            startNanos = record.startNanos();
            cgroup = record.cgroup();
            pid = record.pid();
            tid = record.tid();
            uid = record.uid();
            commStart = record.commStart();
            commEnd = record.commEnd();
            evidence = record.evidence();
            trail = record.trail();
            this.executed = executed;
            outlived = record.sinceNanos() < executed;
            this.image = image;
            this.owner = owner;
        }

        Owner owner() {
            return owner;
        }

        boolean holds(OwnerRecord record) {
            return pid == record.pid()
                    && startNanos == record.startNanos()
                    && cgroup == record.cgroup()
                    && tid == record.tid()
                    && uid == record.uid()
                    && commStart == record.commStart()
                    && commEnd == record.commEnd()
                    && evidence == record.evidence()
                    && trail == record.trail()
                    && outlived == record.sinceNanos() < executed;
        }
    }
}
