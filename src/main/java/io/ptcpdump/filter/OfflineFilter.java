package io.ptcpdump.filter;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Packet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges packets of a file. The expression is compiled once for each link type that comes up. {@code inbound},
 * {@code outbound}, {@code ifindex} and {@code ifname} go by what the file says of the packet; where it says nothing, they
 * reject the packet, as a load beyond its end does. For one thread.
 */
public final class OfflineFilter {
    /** Place of the interface's name among those in the expression, counted from 1; 0 for any other. Not a kernel fact. */
    private static final int INTERFACE_NAME = Ancillary.OFFSET + 0x100;

    private static final int NO_LINK_TYPE = -1;

    private final String expression;
    private final boolean acceptsAll;
    private final List<String> interfaceNames = new ArrayList<>();
    private final Map<Integer, ClassicInterpreter> interpreters = new HashMap<>();
    private final PacketFacts facts = new PacketFacts();
    private int currentLinkType = NO_LINK_TYPE;
    private ClassicInterpreter current;

    /** Prepares an expression; a blank one takes every packet. Nothing is compiled yet. */
    public OfflineFilter(String expression) {
        this.expression = InterfaceTerms.rewrite(expression, this::nameTerm);
        this.acceptsAll = expression.isBlank();
    }

    /** The load libpcap's optimizer makes of this term is an absolute one, so it reaches {@link PacketFacts#load}. */
    private String nameTerm(String name) {
        int place = interfaceNames.indexOf(name);
        if (place < 0) {
            place = interfaceNames.size();
            interfaceNames.add(name);
        }
        return "(link[" + Integer.toUnsignedString(INTERFACE_NAME) + ":4] = " + (place + 1) + ")";
    }

    /**
     * Compiles the expression for a link type, so that a wrong one is found before the first packet.
     *
     * @param linkType LINKTYPE_ value
     * @return whether the program asks for a packet's direction, which classic pcap files do not have
     * @throws FilterException as {@link #matches} does
     */
    public boolean prepare(int linkType) {
        if (acceptsAll) {
            return false;
        }
        ClassicProgram program = compile(linkType);
        interpreters.put(linkType, new ClassicInterpreter(program));
        return program.loads(Ancillary.PACKET_TYPE);
    }

    /**
     * Whether the expression takes the packet.
     *
     * @throws FilterException with libpcap's message if it refuses the expression for the packet's link type; where it has
     *                         taken it for another link type of the same file, such a packet does not match instead
     */
    public boolean matches(Packet packet) {
        if (acceptsAll) {
            return true;
        }
        int linkType = packet.captureInterface.linkType();
        if (linkType != currentLinkType) {
            select(linkType);
        }
        facts.packet = packet;
        return current.run(packet.bytes, packet.offset, packet.capturedLength, packet.wireLength, facts) != 0;
    }

    private void select(int linkType) {
        if (!interpreters.containsKey(linkType)) {
            prepare(linkType);
        }
        current = interpreters.get(linkType);
        currentLinkType = linkType;
    }

    private ClassicProgram compile(int linkType) {
        try {
            return FilterCompiler.compile(expression, linkType);
        } catch (FilterException refused) {
            if (interpreters.isEmpty()) {
                throw refused;
            }
            return ClassicProgram.REJECT_ALL;
        }
    }

    /** What the file says of a packet besides its bytes. */
    private final class PacketFacts implements Ancillary {
        private Packet packet;
        private CaptureInterface named;
        private int namePlace;

        @Override
        public long load(int offset) {
            return switch (offset) {
                case PACKET_TYPE -> switch (packet.direction) {
                    case IN -> PACKET_HOST;
                    case OUT -> PACKET_OUTGOING;
                    case UNKNOWN -> ABSENT;
                };
                case INTERFACE_INDEX -> {
                    int index = packet.captureInterface.index();
                    yield index > 0 ? index : ABSENT;
                }
                case INTERFACE_NAME -> packet.captureInterface.name().isEmpty() ? ABSENT : namePlace();
                default -> ABSENT;
            };
        }

        private int namePlace() {
            if (packet.captureInterface != named) {
                named = packet.captureInterface;
                namePlace = interfaceNames.indexOf(named.name()) + 1;
            }
            return namePlace;
        }
    }
}
