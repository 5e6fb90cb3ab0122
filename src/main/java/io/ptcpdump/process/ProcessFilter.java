package io.ptcpdump.process;

import io.ptcpdump.container.ContainerCriteria;
import io.ptcpdump.model.Packet;
import java.util.Objects;

/**
 * The packets that a user asked for by their processes and containers. A packet is taken if one of its ends is wanted, or if nothing is
 * asked for; but not if one of its ends is unwanted. So a packet without an owner is taken unless something is asked for.
 *
 * @param wanted     processes asked for, {@link ProcessCriteria#NONE} for none
 * @param unwanted   processes to leave out
 * @param containers asked for, {@link ContainerCriteria#NONE} for none: their processes are wanted as well
 */
public record ProcessFilter(ProcessCriteria wanted, ProcessCriteria unwanted, ContainerCriteria containers) {
    /** Takes every packet. */
    public static final ProcessFilter ALL = new ProcessFilter(ProcessCriteria.NONE, ProcessCriteria.NONE);

    /** Asks for no container. */
    public ProcessFilter(ProcessCriteria wanted, ProcessCriteria unwanted) {
        this(wanted, unwanted, ContainerCriteria.NONE);
    }

    public ProcessFilter {
        Objects.requireNonNull(wanted);
        Objects.requireNonNull(unwanted);
        Objects.requireNonNull(containers);
    }

    /** Whether there is nothing to filter by. */
    public boolean isEmpty() {
        return isOpen() && unwanted.isEmpty();
    }

    /** Whether nothing is asked for, so that everything that is not unwanted is taken. */
    public boolean isOpen() {
        return wanted.isEmpty() && containers.isEmpty();
    }

    /** Whether the packet is taken. */
    public boolean matches(Packet packet) {
        return (isOpen()
                        || wanted.matches(packet.owner)
                        || wanted.matches(packet.peer)
                        || containers.matches(packet.owner)
                        || containers.matches(packet.peer))
                && !unwanted.matches(packet.owner)
                && !unwanted.matches(packet.peer);
    }
}
