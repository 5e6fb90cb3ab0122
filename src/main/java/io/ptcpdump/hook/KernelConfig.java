package io.ptcpdump.hook;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/** {@code struct config} of bpf/config.h, the only constant of the object. */
final class KernelConfig {
    static final String MAP = ".rodata";
    static final long PACKET_LIMIT = 0;
    static final long SNAPLEN = 8;
    static final long HAS_FILTER = 12;
    static final long FILTER_PROCESSES = 13;
    static final long WANTS_PROCESSES = 14;
    static final long FILTER_NAMES = 15;
    static final long FILTER_UIDS = 16;
    static final long FILTER_CONTAINERS = 17;
    static final long FOLLOW_FORKS = 18;
    static final long BY_SAMPLES = 19;
    static final long SCANS_PROC = 20;
    static final long NOTES_SENDS = 21;
    static final long NAMESPACE = 24;
    static final long SIZE = 32;

    private KernelConfig() {}

    static void write(MemorySegment config, CaptureSettings settings, HookPlan plan) {
        if (config.byteSize() != SIZE) {
            throw new IllegalStateException("struct config has " + config.byteSize() + " bytes, not " + SIZE);
        }
        config.set(JAVA_LONG, PACKET_LIMIT, settings.packetLimit());
        config.set(JAVA_INT, SNAPLEN, settings.snaplen());
        config.set(JAVA_INT, NAMESPACE, (int) settings.netnsInode());
        set(config, HAS_FILTER, !settings.filter().acceptsAll());
        set(config, FILTER_PROCESSES, settings.filtersProcesses());
        set(config, WANTS_PROCESSES, settings.wantsProcesses());
        set(config, FILTER_NAMES, settings.filtersNames());
        set(config, FILTER_UIDS, settings.filtersUsers());
        set(config, FILTER_CONTAINERS, settings.filtersContainers());
        set(config, FOLLOW_FORKS, settings.followForks());
        set(config, BY_SAMPLES, plan.samples());
        set(config, SCANS_PROC, plan.scansProc());
        set(config, NOTES_SENDS, plan.notesSends());
    }

    private static void set(MemorySegment config, long offset, boolean value) {
        config.set(JAVA_BYTE, offset, (byte) (value ? 1 : 0));
    }
}
