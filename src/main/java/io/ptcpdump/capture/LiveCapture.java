package io.ptcpdump.capture;

import io.ptcpdump.hook.CaptureSettings;
import io.ptcpdump.hook.HookUse;
import io.ptcpdump.hook.Hooks;
import io.ptcpdump.hook.LoadedPrograms;
import io.ptcpdump.hook.LossCounters;
import io.ptcpdump.hook.PacketCounters;
import io.ptcpdump.hook.PacketHooks;
import io.ptcpdump.hook.ProcessEventRing;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.PacketSink;
import io.ptcpdump.model.ProcessEvent;
import io.ptcpdump.process.ProcFolder;
import io.ptcpdump.process.ProcSnapshot;
import io.ptcpdump.process.ProcessTable;
import io.ptcpdump.sys.Background;
import io.ptcpdump.sys.Beside;
import io.ptcpdump.sys.Epoll;
import io.ptcpdump.sys.KernelClock;
import io.ptcpdump.sys.MemoryBarrier;
import io.ptcpdump.sys.WallClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * A live capture. {@link #start} puts everything in place, so that no packet from then on is missed; {@link #run} hands packets
 * on until it is told to stop, or the limit is reached, or the command has ended; {@link #close} leaves nothing behind. One thread
 * uses it.
 */
public final class LiveCapture implements AutoCloseable {
    private static final int PACKETS = 0;
    private static final int PROCESS_EVENTS = 1;
    private static final int INTERFACES = 2;
    private static final int CONTROL = 3;
    private static final int COMMAND = 4;
    private static final int CONTAINERS = 5;

    private static final Path PROC = Path.of("/proc");
    private static final long FOREVER = Long.MAX_VALUE;
    /** How long packets gather before they are read, where nobody watches. */
    private static final int BATCH_MILLIS = 5;
    /** After a command has ended, its last packets are waited for until there was none for so long ... */
    private static final long QUIET_NANOS = 200_000_000;
    /** ... but no longer than this. */
    private static final long LINGER_NANOS = 2_000_000_000;

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final CaptureConfig config;
    private final KernelClock bootClock = new KernelClock();
    private final WallClock wallClock = WallClock.start();
    private final List<HookUse> uses = new ArrayList<>();
    private final long startNanos = wallClock.toWallNanos(bootClock.bootNanos());

    private CaptureInterfaces interfaces;
    private PacketHooks packetHooks;
    private PacketCounters counters;
    private LossCounters losses;
    private PacketQueue packets;
    private ProcessEventRing processEvents;
    private ProcessTable processes;
    private CaptureContainers containers;

    private LiveCapture(CaptureConfig config) {
        this.config = config;
    }

    /**
     * Loads the kernel programs and attaches them.
     *
     * @throws CaptureException                if an interface or process asked for does not exist
     * @throws io.ptcpdump.bpf.BpfException    if the kernel refuses
     * @throws io.ptcpdump.hook.HookException  if a hook that was asked for cannot be had
     * @throws io.ptcpdump.sys.SystemException likewise
     */
    public static LiveCapture start(CaptureConfig config) {
        LiveCapture capture = new LiveCapture(config);
        try {
            capture.open();
            return capture;
        } catch (RuntimeException | Error e) {
            try {
                capture.close();
            } catch (RuntimeException f) {
                e.addSuppressed(f);
            }
            throw e;
        }
    }

    private void open() {
        interfaces = own(new CaptureInterfaces(config));
        LoadedPrograms programs = own(LoadedPrograms.load(settings(), config.hooks()));
        ProcFolder proc = new ProcFolder(PROC);
        containers = own(new CaptureContainers(config, PROC));
        AskedProcesses asked = new AskedProcesses(config, proc, programs.processMatches());
        asked.addGiven();

        packetHooks = own(programs.packetHooks(config.in(), config.out()));
        // The kernel lets others run for some 10 ms for each program on an interface. None of these takes packets yet.
        Beside.run(() -> observeProcesses(programs, proc, asked), () -> interfaces.attach(packetHooks));

        OwnerCache owners = new OwnerCache(processes, proc, containers.finder());
        ContainerJudge judge = new ContainerJudge(config.processes().containers(), owners, own(programs.containerJudgements()));
        packets = own(new PacketQueue(
                programs.openPackets(), programs.lateOwners(), interfaces.table(), owners, judge, wallClock, config.packetLimit()));
        counters = programs.packetCounters();
        losses = programs.lossCounters();
        uses.add(packetHooks.use());
        uses.add(programs.events());
        containers.start();
        programs.beginPackets();
    }

    /** Finds out which processes there are and whose the sockets are, and follows both. */
    private void observeProcesses(LoadedPrograms programs, ProcFolder proc, AskedProcesses asked) {
        processes = new ProcessTable(wallClock.toWallNanos(0));
        processEvents = own(programs.openProcessEvents());
        note(own(programs.attachProcesses()));
        Background<ProcSnapshot> snapshot = Background.start("snapshot", proc::snapshot); // while the rest is attached
        note(own(programs.attachSockets()));
        ProcSnapshot scanned = snapshot.get();
        drainProcessEvents();
        processes.merge(scanned);
        if (config.filtersProcesses()) {
            asked.addFrom(processes);
        }
    }

    private void drainProcessEvents() {
        do {
            processEvents.collect(bootClock.bootNanos());
            for (ProcessEvent event = pollEvent(); event != null; event = pollEvent()) {
                processes.accept(event);
                containers.finder().accept(event);
            }
        } while (processEvents.isBehind());
    }

    private ProcessEvent pollEvent() {
        return processEvents.poll(containers.finder()::cgroupMade);
    }

    private CaptureSettings settings() {
        return new CaptureSettings(
                config.filter(),
                config.snaplen(),
                config.packetLimit(),
                config.ringBytes(),
                interfaces.anyIsRaw(),
                config.filtersProcesses(),
                config.wantsProcesses(),
                config.filtersNames(),
                config.filtersUsers(),
                config.filtersContainers(),
                config.followsForks(),
                interfaces.namespaceInode());
    }

    private <T extends AutoCloseable> T own(T resource) {
        resources.push(resource);
        return resource;
    }

    private void note(Hooks hooks) {
        uses.addAll(hooks.uses());
    }

    /** The hooks that are used, those that the kernel did not take, and what nothing serves. */
    public List<HookUse> hooks() {
        return List.copyOf(uses);
    }

    /** The interfaces that were captured on so far, by index. */
    public CaptureInterface[] interfaces() {
        return interfaces.table().all();
    }

    /** When the capture started, nanoseconds since 1970. */
    public long startNanos() {
        return startNanos;
    }

    /** Now, on the same clock as the packets' stamps. */
    public long nowNanos() {
        return wallClock.toWallNanos(bootClock.bootNanos());
    }

    /** What the kernel counted for one interface so far: received and dropped. */
    public CaptureCounts counts(CaptureInterface captureInterface) {
        long received = counters.received(captureInterface.index());
        long dropped = counters.dropped(captureInterface.index());
        return new CaptureCounts(received - dropped, received, dropped);
    }

    /** Process events that were lost: processes of that time may go by an older name, or by their task name only. */
    public long lostProcessEvents() {
        return losses.processEvents();
    }

    /** Uses of sockets, at most, that were not seen: packets may show who used their socket before. */
    public long lostSocketUses() {
        return losses.socketUses();
    }

    /** Owners that found no room: packets of their sockets show none. */
    public long lostOwners() {
        return losses.owners();
    }

    /** The counts so far over all interfaces. */
    public CaptureCounts counts() {
        long received = 0;
        long dropped = 0;
        for (CaptureInterface each : interfaces()) {
            received += counters.received(each.index());
            dropped += counters.dropped(each.index());
        }
        return new CaptureCounts(packets.handedOn(), received + packets.receivedLate(), dropped);
    }

    /**
     * Captures until told to stop, or the packet limit is reached, or the command has ended and its last packets have come.
     *
     * @param commandExit descriptor that becomes readable when the command has ended, -1 for none
     * @param reporter    gets the counts whenever they are asked for
     * @throws IOException      from the sink
     * @throws CaptureException if the last interface has disappeared; what was captured before has been handed on
     */
    public void run(PacketSink sink, CaptureControl control, int commandExit, Consumer<CaptureCounts> reporter)
            throws IOException {
        CaptureException ended = null;
        if (config.takesAnyInterface()) {
            packetHooks.expectAnyLayer();
        }
        try (Epoll epoll = new Epoll()) {
            packets.watch(epoll, PACKETS);
            processEvents.watch(epoll, PROCESS_EVENTS);
            epoll.add(interfaces.fd(), INTERFACES);
            epoll.add(control.fd(), CONTROL);
            containers.watch(epoll, CONTAINERS);
            if (commandExit >= 0) {
                epoll.add(commandExit, COMMAND);
            }
            new Loop(sink, control, commandExit, reporter, epoll).run();
        } catch (CaptureException e) {
            ended = e;
        } finally {
            packetHooks.close();
        }
        finish(sink);
        if (ended != null) {
            throw ended;
        }
    }

    /** Hands on what is still in the ring: after a grace period, when no program that is just running can add to it. */
    private void finish(PacketSink sink) throws IOException {
        MemoryBarrier.waitForKernelReaders();
        packets.await(Naming.NONE);
        do {
            long mark = packets.mark(bootClock.bootNanos());
            drainProcessEvents();
            packets.drain(sink, mark, FOREVER);
        } while (packets.isWaiting());
        sink.flush();
    }

    /** Gives everything back, even if something cannot be. */
    @Override
    public void close() {
        RuntimeException failure = null;
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (RuntimeException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            } catch (Exception e) {
                throw new IllegalStateException("no resource of ours throws this", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** The state of one run. */
    private final class Loop {
        private final PacketSink sink;
        private final CaptureControl control;
        private final int commandExit;
        private final Consumer<CaptureCounts> reporter;
        private final Epoll epoll;
        private long commandEnded = FOREVER;
        private long lastPacket;

        Loop(PacketSink sink, CaptureControl control, int commandExit, Consumer<CaptureCounts> reporter, Epoll epoll) {
            this.sink = sink;
            this.control = control;
            this.commandExit = commandExit;
            this.reporter = reporter;
            this.epoll = epoll;
        }

        void run() throws IOException {
            while (true) {
                long now = bootClock.bootNanos();
                pump(now);
                if (isOver(now)) {
                    return;
                }
                if (!packets.isWaiting()) {
                    sink.flush();
                }
                waitForMore();
            }
        }

        private void pump(long now) throws IOException {
            wallClock.refresh();
            // A process event that came before a packet is in its ring by the time the packet is in its own.
            long mark = packets.mark(now);
            drainProcessEvents();
            packets.await(containers.naming());
            if (packets.drain(sink, mark, now - PacketQueue.REORDER_NANOS) > 0) {
                lastPacket = now;
            }
            containers.lookForUndescribed();
        }

        private boolean isOver(long now) {
            if (control.isStopped()) {
                return true;
            }
            if (config.packetLimit() > 0 && packets.taken() >= config.packetLimit()) {
                return true;
            }
            boolean quiet = now - Math.max(lastPacket, commandEnded) > QUIET_NANOS;
            return commandEnded != FOREVER && (quiet || now - commandEnded > LINGER_NANOS);
        }

        private void waitForMore() {
            int timeout = -1;
            if (packets.isWaiting() || !rest()) {
                timeout = config.immediate() ? 1 : BATCH_MILLIS;
            } else if (commandEnded != FOREVER) {
                timeout = (int) (QUIET_NANOS / 1_000_000);
            }
            int n = epoll.await(timeout);
            for (int i = 0; i < n; i++) {
                switch (epoll.token(i)) {
                    case INTERFACES -> interfaces.update();
                    case CONTROL -> listen();
                    case CONTAINERS -> containers.update();
                    case COMMAND -> {
                        epoll.remove(commandExit);
                        commandEnded = bootClock.bootNanos();
                    }
                    default -> { } // the rings are looked at anyway
                }
            }
        }

        /** Whether packets and process events will end a wait. */
        private boolean rest() {
            boolean byPackets = packets.rest();
            return processEvents.rest() && byPackets;
        }

        private void listen() {
            control.drain();
            if (control.takeCountsWanted()) {
                reporter.accept(counts());
            }
        }
    }
}
