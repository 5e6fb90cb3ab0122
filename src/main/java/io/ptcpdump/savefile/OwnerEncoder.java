package io.ptcpdump.savefile;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.ProcessInfo;
import io.ptcpdump.savefile.SaveFileOptions.OwnerField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options that tell of owners and peers, encoded once for each {@code Owner} object, and the processes that a file already
 * describes. Both are forgotten when they get many, which costs some bytes in the file and no more.
 */
final class OwnerEncoder {
    private static final int MAX_OWNERS = 8192;
    private static final int MAX_PROCESSES = 65_536;
    private static final Encoded NONE = new Encoded(new byte[0], null, null);

    private final SaveFileOptions options;
    private final Map<Owner, Encoded> owners = new IdentityHashMap<>();
    private final Map<Owner, Encoded> peers = new IdentityHashMap<>();
    private final Map<String, Described> described = new HashMap<>();
    private final List<ProcessInfo> undescribed = new ArrayList<>();
    private Encoded selectedOwner = NONE;
    private Encoded selectedPeer = NONE;

    /** What the file's last block says of a process that comments show in one and the same way. */
    private static final class Described {
        private ProcessInfo last;
    }

    /** A process as packets refer to it. */
    private record Reference(ProcessInfo process, Described described) {}

    /** An owner's options; the references are null where there is no process to describe. */
    private record Encoded(byte[] options, Reference process, Reference parent) {}

    OwnerEncoder(SaveFileOptions options) {
        this.options = options;
    }

    /** Turns to the owner and the peer of the next packet, null for none. */
    void select(Owner owner, Owner peer) {
        selectedOwner = find(owners, OwnerComment.OWNER, owner);
        selectedPeer = find(peers, OwnerComment.PEER, peer);
    }

    private Encoded find(Map<Owner, Encoded> encoded, String end, Owner owner) {
        if (owner == null || !options.has(OwnerField.PROCESS) || owner.process().pid() <= 0) {
            return NONE;
        }
        Encoded known = encoded.get(owner);
        if (known == null) {
            if (encoded.size() >= MAX_OWNERS || described.size() >= MAX_PROCESSES) {
                owners.clear();
                peers.clear();
                described.clear();
            }
            known = encode(end, owner);
            encoded.put(owner, known);
        }
        return known;
    }

    /** The options of the selected owner, each padded to 4 bytes. */
    byte[] ownerOptions() {
        return selectedOwner.options;
    }

    /** The same of the peer. */
    byte[] peerOptions() {
        return selectedPeer.options;
    }

    /**
     * The processes of both ends that the file must describe before the packet, parents first. They count as described from now
     * on. Valid until the next call.
     */
    List<ProcessInfo> takeProcesses() {
        undescribed.clear();
        take(selectedOwner);
        take(selectedPeer);
        return undescribed;
    }

    private void take(Encoded encoded) {
        take(encoded.parent);
        take(encoded.process);
    }

    private void take(Reference reference) {
        if (reference != null && !sameDescription(reference.described.last, reference.process)) {
            reference.described.last = reference.process;
            undescribed.add(reference.process);
        }
    }

    private static boolean sameDescription(ProcessInfo a, ProcessInfo b) {
        return a == b
                || a != null
                        && a.startTimeNanos() == b.startTimeNanos()
                        && a.parentPid() == b.parentPid()
                        && a.uid() == b.uid()
                        && a.path().equals(b.path())
                        && a.comm().equals(b.comm())
                        && a.arguments().equals(b.arguments());
    }

    private Encoded encode(String end, Owner owner) {
        ProcessInfo process = owner.process();
        ProcessInfo parent = options.has(OwnerField.PARENT) && isKnown(process) ? process.parent() : null;
        ByteBuf out = Unpooled.buffer();
        BlockWriter block = new BlockWriter(out);
        if (isKnown(process)) {
            encodeComments(block, end, owner, parent);
        }
        if (end.equals(OwnerComment.OWNER)) {
            block.option(Pcapng.PACKET_PROCESS_THREAD, process.pid() & 0xffff_ffffL | (long) tid(owner) << Integer.SIZE);
        }
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes);
        out.release();
        return new Encoded(bytes, reference(process), reference(parent));
    }

    private static boolean isKnown(ProcessInfo process) {
        return !(process.path().isEmpty() && process.comm().isEmpty() && process.arguments().isEmpty());
    }

    private int tid(Owner owner) {
        return options.has(OwnerField.THREAD) ? owner.tid() : 0;
    }

    private void encodeComments(BlockWriter block, String end, Owner owner, ProcessInfo parent) {
        block.option(Pcapng.COMMENT, OwnerComment.ofProcess(end, owner.process()));
        if (tid(owner) > 0) {
            block.option(Pcapng.COMMENT, OwnerComment.ofThread(end, owner));
        }
        if (options.has(OwnerField.USER) && owner.uid() != -1) {
            block.option(Pcapng.COMMENT, OwnerComment.ofUser(end, owner));
        }
        if (parent != null && parent.pid() > 0) {
            block.option(Pcapng.COMMENT, OwnerComment.ofParent(end, parent));
        }
        ContainerInfo container = owner.container();
        if (container != null && options.has(OwnerField.CONTAINER)) {
            block.option(Pcapng.COMMENT, ContainerComment.ofContainer(end, container));
        }
        if (container != null && container.pod() != null && options.has(OwnerField.POD)) {
            block.option(Pcapng.COMMENT, ContainerComment.ofPod(end, container.pod()));
        }
        if (owner.isExplained()) {
            block.option(Pcapng.COMMENT, OwnerComment.ofEvidence(end, owner));
        }
    }

    private Reference reference(ProcessInfo process) {
        if (!options.processBlocks() || process == null || process.pid() <= 0 || !isKnown(process)) {
            return null;
        }
        String shown = new String(OwnerComment.ofProcess(OwnerComment.OWNER, process), StandardCharsets.UTF_8);
        Described known = described.get(shown);
        if (known == null) {
            known = new Described();
            described.put(shown, known);
        }
        return new Reference(process, known);
    }
}
