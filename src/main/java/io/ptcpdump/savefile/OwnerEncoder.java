package io.ptcpdump.savefile;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.ProcessInfo;
import io.ptcpdump.savefile.SaveFileOptions.OwnerField;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The options that tell of owners, encoded once for each {@code Owner} object, and the processes that a file already
 * describes. Both are forgotten when they get many, which costs some bytes in the file and no more.
 */
final class OwnerEncoder {
    private static final int MAX_OWNERS = 8192;
    private static final int MAX_PROCESSES = 65_536;
    private static final Encoded NONE = new Encoded(new byte[0], null, null);

    private final SaveFileOptions options;
    private final Map<Owner, Encoded> encoded = new IdentityHashMap<>();
    private final Map<String, Described> described = new HashMap<>();
    private Encoded selected = NONE;

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

    /** Turns to the owner of the next packet, null for none. */
    void select(Owner owner) {
        if (owner == null || !options.has(OwnerField.PROCESS) || owner.process().pid() <= 0) {
            selected = NONE;
            return;
        }
        Encoded known = encoded.get(owner);
        if (known == null) {
            if (encoded.size() >= MAX_OWNERS || described.size() >= MAX_PROCESSES) {
                encoded.clear();
                described.clear();
            }
            known = encode(owner);
            encoded.put(owner, known);
        }
        selected = known;
    }

    /** The options of the selected owner, each padded to 4 bytes. */
    byte[] options() {
        return selected.options;
    }

    /** The selected owner's process if the file must describe it before the packet. It counts as described from now on. */
    ProcessInfo takeProcess() {
        return take(selected.process);
    }

    /** The same for the parent. */
    ProcessInfo takeParent() {
        return take(selected.parent);
    }

    private static ProcessInfo take(Reference reference) {
        if (reference == null || sameDescription(reference.described.last, reference.process)) {
            return null;
        }
        reference.described.last = reference.process;
        return reference.process;
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

    private Encoded encode(Owner owner) {
        ProcessInfo process = owner.process();
        ProcessInfo parent = options.has(OwnerField.PARENT) && isKnown(process) ? process.parent() : null;
        ByteBuf out = Unpooled.buffer();
        BlockWriter block = new BlockWriter(out);
        if (isKnown(process)) {
            encodeComments(block, owner, parent);
        }
        block.option(Pcapng.PACKET_PROCESS_THREAD, process.pid() & 0xffff_ffffL | (long) tid(owner) << Integer.SIZE);
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

    private void encodeComments(BlockWriter block, Owner owner, ProcessInfo parent) {
        block.option(Pcapng.COMMENT, OwnerComment.ofProcess(owner.process()));
        if (tid(owner) > 0) {
            block.option(Pcapng.COMMENT, OwnerComment.ofThread(owner));
        }
        if (options.has(OwnerField.USER) && owner.uid() >= 0) {
            block.option(Pcapng.COMMENT, OwnerComment.ofUser(owner));
        }
        if (parent != null && parent.pid() > 0) {
            block.option(Pcapng.COMMENT, OwnerComment.ofParent(parent));
        }
    }

    private Reference reference(ProcessInfo process) {
        if (!options.processBlocks() || process == null || process.pid() <= 0 || !isKnown(process)) {
            return null;
        }
        String shown = new String(OwnerComment.ofProcess(process), StandardCharsets.UTF_8);
        Described known = described.get(shown);
        if (known == null) {
            known = new Described();
            described.put(shown, known);
        }
        return new Reference(process, known);
    }
}
