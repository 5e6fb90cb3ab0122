package io.ptcpdump.hook;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ptcpdump.bpf.BpfException;
import io.ptcpdump.bpf.BpfMap;
import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.model.Owner.Evidence;
import io.ptcpdump.sys.DetachedMount;
import io.ptcpdump.sys.Errno;
import io.ptcpdump.sys.InternetSockets;
import io.ptcpdump.sys.KernelClock;
import io.ptcpdump.sys.KernelNamespace;
import io.ptcpdump.sys.ProcStat;
import io.ptcpdump.sys.SystemException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The owners of sockets that exist already, from proc(5) and sock_diag(7), for kernels without iterators over tasks. Like theirs, but
 * the start of a process is known to 10 ms only. A thread's files are looked at only as far as they are its process's.
 */
final class ProcScan {
    private static final Path PROC = Path.of("/proc");
    private static final String SOCKET = "socket:[";

    private final BpfMap owners;
    private final BpfMap processes;
    private final BpfMap comms;
    private final Map<Long, Socket> sockets = new HashMap<>();
    private final long beganNanos = new KernelClock().bootNanos();

    /** A socket, and who has it. */
    private record Socket(long cookie, boolean takesAll, List<SocketHolder> holders) {
        /** The one that is named of them. */
        SocketHolder owner() {
            SocketHolder owner = holders.getFirst();
            for (SocketHolder holder : holders) {
                owner = holder.isRatherOwner(owner, takesAll) ? holder : owner;
            }
            return owner;
        }

        boolean isHeldBy(int pid) {
            for (SocketHolder holder : holders) {
                if (holder.pid() == pid) {
                    return true;
                }
            }
            return false;
        }
    }

    private ProcScan(LoadedBpf bpf) {
        owners = bpf.map("owners");
        processes = bpf.map("scanned_processes");
        comms = bpf.map("asked_comms");
    }

    /** Lists the sockets of all network namespaces. Those made later are left to the hooks. */
    static ProcScan begin(LoadedBpf bpf) {
        ProcScan scan = new ProcScan(bpf);
        Set<Object> seen = new HashSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : all) {
                scan.listNamespace(process.resolve("ns/net"), seen);
            }
            return scan;
        } catch (IOException e) {
            throw new HookException(Rung.EXISTING_PROC + " cannot be had: " + e.getMessage());
        }
    }

    private void listNamespace(Path namespace, Set<Object> seen) {
        try {
            if (seen.add(Files.getAttribute(namespace, "unix:ino"))) {
                KernelNamespace.NETWORK.in(namespace.toString(), () -> InternetSockets.list(this::add));
            }
        } catch (IOException | SystemException e) {
            return; // the process has ended
        }
    }

    private void add(long inode, long cookie, boolean takesAll) {
        if (inode != 0) {
            sockets.put(inode, new Socket(cookie, takesAll, new ArrayList<>(1)));
        }
    }

    /** Looks who has them, and tells the kernel what no hook has told it before. */
    void finish() {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*");
                DetachedMount cgroups = DetachedMount.ofCgroups()) {
            for (Path process : all) {
                findSockets(process, cgroups.path());
            }
        } catch (IOException e) {
            throw new HookException(Rung.EXISTING_PROC + " cannot be had: " + e.getMessage());
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment owner = arena.allocate(OwnerRecord.SIZE, Long.BYTES);
            MemorySegment key = arena.allocate(JAVA_LONG);
            for (Socket socket : sockets.values()) {
                if (!socket.holders().isEmpty()) {
                    key.set(JAVA_LONG, 0, socket.cookie());
                    fill(owner, socket.owner());
                    addOwner(socket, key, owner);
                }
            }
        }
    }

    private void findSockets(Path process, Path cgroups) {
        SocketHolder holder = null;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                Socket socket = socket(file);
                if (socket == null) {
                    continue;
                }
                if (holder == null) {
                    holder = SocketHolder.read(process, cgroups);
                    addProcess(holder, process);
                }
                socket.holders().add(holder);
            }
        } catch (IOException e) {
            return; // it has ended
        }
    }

    /** The socket that a descriptor leads to, null where it is none of the internet. */
    private Socket socket(Path file) {
        try {
            String target = Files.readSymbolicLink(file).toString();
            return target.startsWith(SOCKET)
                    ? sockets.get(Long.parseLong(target, SOCKET.length(), target.length() - 1, 10))
                    : null;
        } catch (IOException e) {
            return null; // closed meanwhile
        }
    }

    /** The kernel forgets a process when it ends, so it must not be told of one that has. */
    private void addProcess(SocketHolder holder, Path process) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pid = arena.allocateFrom(JAVA_INT, holder.pid());
            processes.update(pid, arena.allocateFrom(JAVA_INT, 1), BpfMap.ANY);
            if (!SocketHolder.isStill(holder, process)) {
                processes.delete(pid);
                throw new IOException("process " + holder.pid() + " has ended");
            }
        }
    }

    private void fill(MemorySegment owner, SocketHolder holder) {
        owner.fill((byte) 0);
        owner.set(JAVA_LONG, OwnerRecord.START, ProcStat.endOfTick(holder.startTicks()));
        owner.set(JAVA_LONG, OwnerRecord.CGROUP, holder.cgroup());
        owner.set(JAVA_LONG, OwnerRecord.SINCE, holder.readNanos());
        owner.set(JAVA_INT, OwnerRecord.PID, holder.pid());
        owner.set(JAVA_INT, OwnerRecord.TID, holder.pid());
        owner.set(JAVA_INT, OwnerRecord.UID, holder.uid());
        owner.set(JAVA_BYTE, OwnerRecord.EVIDENCE, (byte) (Evidence.SCAN.ordinal() + 1));
        byte[] name = holder.comm().getBytes(StandardCharsets.ISO_8859_1);
        MemorySegment comm = owner.asSlice(OwnerRecord.COMM);
        MemorySegment.copy(name, 0, comm, JAVA_BYTE, 0, Math.min(name.length, (int) comm.byteSize() - 1));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment choice = arena.allocate(JAVA_BYTE);
            if (comms.lookup(comm, choice)) {
                owner.set(JAVA_BYTE, OwnerRecord.COMM_CHOICE, choice.get(JAVA_BYTE, 0));
            }
        }
    }

    /** Where an owner is known, a hook told it since, or it is another of the holders: unless it has the socket no more, it stays. */
    private void addOwner(Socket socket, MemorySegment key, MemorySegment owner) {
        try {
            owners.update(key, owner, BpfMap.NEW_KEY);
        } catch (BpfException e) {
            if (e.errno() != Errno.EEXIST) {
                throw e;
            }
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment value = arena.allocate(OwnerRecord.SIZE, Long.BYTES);
                OwnerRecord known = new OwnerRecord(value).at(0);
                if (owners.lookup(key, value) && known.sinceNanos() < beganNanos && !socket.isHeldBy(known.pid())) {
                    owners.update(key, owner, BpfMap.ANY);
                }
            }
        }
    }
}
