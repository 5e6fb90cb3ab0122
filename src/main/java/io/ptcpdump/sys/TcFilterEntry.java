package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A traffic control filter of an interface, whoever put it there, tc(8).
 *
 * @param priority  its place in the order, smallest first
 * @param handle    its number within that priority
 * @param kind      classifier, {@code bpf} for BPF programs
 * @param name      what its maker calls it, empty if nothing; libbpf writes {@code PROGRAM:[ID]}
 * @param programId the kernel's id of the BPF program, 0 if it is none
 */
public record TcFilterEntry(int priority, int handle, String kind, String name, int programId) {
    /** Parents of {@link #list}: where the clsact qdisc keeps filters for packets that arrive and that leave. */
    public static final int CLSACT_INGRESS = 0xffff_fff2;
    public static final int CLSACT_EGRESS = 0xffff_fff3;

    private static final int RTM_GETTFILTER = 46;
    /** struct tcmsg: family u8, padding, interface index s32, handle u32, parent u32, priority u16 and protocol u16. */
    private static final int BODY_SIZE = 20;
    private static final int INDEX_OFFSET = 4;
    private static final int HANDLE_OFFSET = 8;
    private static final int PARENT_OFFSET = 12;
    private static final int INFO_OFFSET = 16;

    /** Attributes, include/uapi/linux/rtnetlink.h and pkt_cls.h; the TCA_BPF_ ones are within TCA_OPTIONS. */
    private static final int TCA_KIND = 1;
    private static final int TCA_OPTIONS = 2;
    private static final int TCA_BPF_NAME = 7;
    private static final int TCA_BPF_ID = 11;

    /**
     * The filters of an interface below a parent; none if it does not have that parent.
     *
     * @throws SystemException if there is no such interface
     */
    public static List<TcFilterEntry> list(int interfaceIndex, int parent) {
        List<TcFilterEntry> filters = new ArrayList<>();
        try (NetlinkSocket socket = NetlinkSocket.open(0); Arena arena = Arena.ofConfined()) {
            MemorySegment body = arena.allocate(BODY_SIZE, 4);
            body.set(JAVA_INT, INDEX_OFFSET, interfaceIndex);
            body.set(JAVA_INT, PARENT_OFFSET, parent);
            socket.requestDump(RTM_GETTFILTER, body);
            while (true) {
                long length = socket.receive(true);
                for (long at = 0; socket.hasMessage(at, length); at = socket.nextMessage(at)) {
                    socket.requireNoError(at, "list filters of interface " + interfaceIndex);
                    if (socket.type(at) == NetlinkSocket.NLMSG_DONE) {
                        return filters;
                    }
                    // Handle 0 stands for a priority as a whole; its filters follow.
                    if (socket.u32(at, HANDLE_OFFSET) != 0) {
                        filters.add(read(socket, at));
                    }
                }
            }
        }
    }

    private static TcFilterEntry read(NetlinkSocket socket, long at) {
        MemorySegment attributes = socket.attributes(at, BODY_SIZE);
        MemorySegment kind = NetlinkSocket.attribute(attributes, TCA_KIND);
        MemorySegment options = NetlinkSocket.attribute(attributes, TCA_OPTIONS);
        MemorySegment name = options == null ? null : NetlinkSocket.attribute(options, TCA_BPF_NAME);
        MemorySegment id = options == null ? null : NetlinkSocket.attribute(options, TCA_BPF_ID);
        boolean bpf = kind != null && CString.in(kind).equals("bpf");
        return new TcFilterEntry(
                socket.u32(at, INFO_OFFSET) >>> 16,
                socket.u32(at, HANDLE_OFFSET),
                kind == null ? "" : CString.in(kind),
                bpf && name != null ? CString.in(name) : "",
                bpf && id != null ? id.get(JAVA_INT_UNALIGNED, 0) : 0);
    }
}
