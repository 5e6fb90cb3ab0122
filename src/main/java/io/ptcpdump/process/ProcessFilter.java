package io.ptcpdump.process;

import io.ptcpdump.model.Packet;
import java.util.Objects;

/**
 * The packets that a user asked for by their processes. A packet is taken if one of its ends is wanted, or if no process is asked
 * for; but not if one of its ends is unwanted. So a packet without an owner is taken unless a process is asked for.
 *
 * @param wanted   processes asked for, {@link ProcessCriteria#NONE} for none
 * @param unwanted processes to leave out
 */
public record ProcessFilter(ProcessCriteria wanted, ProcessCriteria unwanted) {
    /** Takes every packet. */
    public static final ProcessFilter ALL = new ProcessFilter(ProcessCriteria.NONE, ProcessCriteria.NONE);

    public ProcessFilter {
        Objects.requireNonNull(wanted);
        Objects.requireNonNull(unwanted);
    }

    /** Whether there is nothing to filter by. */
    public boolean isEmpty() {
        return wanted.isEmpty() && unwanted.isEmpty();
    }

    /** Whether the packet is taken. */
    public boolean matches(Packet packet) {
        return (wanted.isEmpty() || wanted.matches(packet.owner) || wanted.matches(packet.peer))
                && !unwanted.matches(packet.owner)
                && !unwanted.matches(packet.peer);
    }
}
