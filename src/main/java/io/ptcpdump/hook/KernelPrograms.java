package io.ptcpdump.hook;

import io.ptcpdump.bpf.BpfException;
import io.ptcpdump.bpf.BpfMap;
import io.ptcpdump.bpf.BpfObject;
import io.ptcpdump.bpf.LibbpfMessages;
import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.filter.ExtendedTranslator;
import io.ptcpdump.filter.LiveFilter;
import io.ptcpdump.filter.StubPatcher;
import io.ptcpdump.sys.Errno;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Loads the prebuilt object of bpf/ with the user's filter in it. */
final class KernelPrograms {
    static final String NAME = "ptcpdump";
    /** Maps of the two ways that records take to this process. */
    private static final List<String> OF_RINGS = List.of("packets", "process_events");
    private static final List<String> OF_SAMPLES = List.of("packet_samples", "process_samples", "packet_sample");
    /** The programs that a capture cannot do without. */
    private static final List<String> OF_PACKETS = List.of(
            LinkLayer.ETHERNET.ingress(),
            LinkLayer.ETHERNET.egress(),
            LinkLayer.RAW.ingress(),
            LinkLayer.RAW.egress(),
            KernelLateOwners.PROGRAM);
    private static final List<String> OF_RAW = List.of(LinkLayer.RAW.ingress(), LinkLayer.RAW.egress());
    /** Loaded beside all others, and with the programs for packets: so both take the kernel about as long. */
    private static final String BESIDE = "socket_ingress";
    /** Maps that the programs for packets alone use. */
    private static final List<String> MAPS_OF_PACKETS = List.of("packets_taken", "untold_drops");

    private KernelPrograms() {}

    /**
     * Loads the programs for packets, and of the others those that the plan has and the kernel takes.
     *
     * @param plan loses what the kernel does not take
     * @throws BpfException  if the kernel does not take one that a capture cannot do without
     * @throws HookException if it does not take one that was asked for
     */
    static LoadedBpf load(CaptureSettings settings, HookPlan plan) {
        byte[] elf = object();
        patch(elf, settings.filter());
        while (true) {
            try {
                return tryToLoad(elf, settings, plan);
            } catch (BpfException e) {
                String program = e.program().isEmpty() ? refusedByLibrary(elf, settings, plan) : e.program();
                if (!plan.refuseProgram(program, reason(e))) {
                    throw e;
                }
            }
        }
    }

    private static LoadedBpf tryToLoad(byte[] elf, CaptureSettings settings, HookPlan plan) {
        try (BpfObject packets = BpfObject.open(NAME, elf);
                BpfObject others = BpfObject.open(NAME, elf)) {
            KernelConfig.write(packets.initialValue(KernelConfig.MAP), settings, plan);
            packets.setMaxEntries("packets", settings.ringBytes());
            unused(settings, plan).forEach(map -> packets.setMaxEntries(map, 1));
            leaveOutUnused(packets, plan);
            leaveOutUnused(others, plan);
            Set<String> wanted = wanted(settings, plan);
            for (String program : all()) {
                boolean isPacketPart = OF_PACKETS.contains(program) || program.equals(BESIDE);
                packets.setAutoload(program, isPacketPart && wanted.contains(program));
                others.setAutoload(program, !isPacketPart && wanted.contains(program));
            }
            return packets.loadWith(others, MAPS_OF_PACKETS);
        }
    }

    /**
     * Loads the programs for packets without a link-layer header, for interfaces that come later: most hosts have none, and they take
     * the kernel as long as those for Ethernet.
     *
     * @param loaded what the capture has loaded, whose maps they use
     * @throws BpfException if the kernel does not take them
     */
    static LoadedBpf loadRaw(LoadedBpf loaded, CaptureSettings settings, HookPlan plan) {
        byte[] elf = object();
        patch(elf, settings.filter());
        try (BpfObject object = BpfObject.open(NAME, elf)) {
            leaveOutUnused(object, plan);
            object.shareMapsOf(loaded);
            for (String program : all()) {
                object.setAutoload(program, OF_RAW.contains(program));
            }
            return object.load();
        }
    }

    /** Lets the programs for packets take packets. */
    static void beginPackets(LoadedBpf loaded) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment yes = arena.allocateFrom(ValueLayout.JAVA_INT, 1);
            loaded.map(".data.capturing").update(arena.allocate(ValueLayout.JAVA_INT), yes, BpfMap.ANY);
        }
    }

    private static void leaveOutUnused(BpfObject object, HookPlan plan) {
        (plan.samples() ? OF_RINGS : OF_SAMPLES).forEach(object::leaveOut);
    }

    /** Maps that stay empty. The kernel takes milliseconds to make them in their whole size. */
    private static List<String> unused(CaptureSettings settings, HookPlan plan) {
        List<String> unused = new ArrayList<>();
        if (!settings.filtersProcesses()) {
            unused.add("matched_processes");
        }
        if (!settings.filtersContainers()) {
            unused.add("judgements");
        }
        if (!settings.filtersNames()) {
            unused.add("executions");
        }
        if (!plan.scansProc()) {
            unused.add("scanned_processes");
        }
        return unused;
    }

    /** Those that are needed on this kernel for these interfaces. */
    private static Set<String> wanted(CaptureSettings settings, HookPlan plan) {
        Set<String> wanted = new HashSet<>(OF_PACKETS);
        if (!settings.withRawPrograms()) {
            wanted.removeAll(OF_RAW);
        }
        wanted.addAll(plan.programs());
        return wanted;
    }

    private static Set<String> all() {
        Set<String> programs = new HashSet<>(OF_PACKETS);
        for (Rung rung : Rung.values()) {
            rung.hooks().forEach(hook -> programs.add(hook.program()));
        }
        return programs;
    }

    /** Which program fails without a word from the verifier: it is asked for by failing once more. Empty if none is to blame. */
    private static String refusedByLibrary(byte[] elf, CaptureSettings settings, HookPlan plan) {
        try (LibbpfMessages messages = LibbpfMessages.listen()) {
            try {
                tryToLoad(elf, settings, plan).close();
                return "";
            } catch (BpfException expected) {
                return messages.refusedProgram();
            }
        }
    }

    private static String reason(BpfException e) {
        return e.errno() == Errno.ESRCH ? "the kernel has no such function or tracepoint" : e.getMessage();
    }

    /** Writes the filter into the stubs; where every packet is wanted, they are not called at all. */
    static void patch(byte[] elf, LiveFilter filter) {
        if (filter.acceptsAll()) {
            return;
        }
        StubPatcher.patch(elf, "pcap_filter_l2", ExtendedTranslator.forEthernet(filter.ethernet()));
        StubPatcher.patch(elf, "pcap_filter_l3", ExtendedTranslator.forRaw(filter.raw()));
    }

    /** The object built for this machine. */
    static byte[] object() {
        String architecture = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        String path = "/bpf/" + architecture + "/ptcpdump.bpf.o";
        try (InputStream in = KernelPrograms.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new UnsupportedOperationException("no kernel programs for " + architecture);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("read " + path, e);
        }
    }
}
