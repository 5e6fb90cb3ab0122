package io.ptcpdump.hook;

import io.ptcpdump.bpf.TcDirection;
import io.ptcpdump.bpf.TcHook;
import io.ptcpdump.sys.TcFilterEntry;
import java.nio.file.Path;

/**
 * Filters of a clsact qdisc that an earlier run of this tool left behind because it was killed: unlike links, the kernel keeps
 * them, and their programs go on running for nobody. The qdisc stays, since nobody knows any more who made it.
 */
final class StaleFilters {
    private StaleFilters() {}

    /**
     * Takes them off an interface; those of a ptcpdump that still runs stay.
     *
     * @throws io.ptcpdump.bpf.BpfException if the kernel refuses
     */
    static void remove(int interfaceIndex) {
        ProgramHolders holders = new ProgramHolders(Path.of("/proc"));
        for (TcDirection direction : TcDirection.values()) {
            for (TcFilterEntry filter : TcHook.filters(interfaceIndex, direction)) {
                if (isOurs(filter) && !holders.mayHold(filter.programId())) {
                    TcHook.remove(interfaceIndex, direction, filter);
                }
            }
        }
    }

    /** Whether libbpf named it after one of our programs. */
    private static boolean isOurs(TcFilterEntry filter) {
        for (LinkLayer layer : LinkLayer.values()) {
            if (isNamedAfter(filter, layer.ingress()) || isNamedAfter(filter, layer.egress())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamedAfter(TcFilterEntry filter, String program) {
        return filter.programId() != 0 && filter.name().equals(program + ":[" + filter.programId() + "]");
    }
}
