package io.ptcpdump.savefile;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.ProcessInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options that tell of owners, encoded once for each {@code Owner} object, and the processes that a file already
 * describes. Both are forgotten when they get many, which costs some bytes in the file and no more.
 */
final class OwnerEncoder {
    private static final byte[] NONE = {};
    private static final int MAX_OWNERS = 8192;
    private static final int MAX_PIDS = 65_536;

    private final SaveFileOptions options;
    private final Map<Owner, byte[]> encoded = new IdentityHashMap<>();
    private final Map<Integer, List<ProcessInfo>> described = new HashMap<>();
    private Owner lastOwner;
    private byte[] lastEncoded = NONE;

    OwnerEncoder(SaveFileOptions options) {
        this.options = options;
    }

    /** The options of an owner, each padded to 4 bytes, if {@link #prepare} has been called for it last. */
    byte[] encoded() {
        return lastEncoded;
    }

    /**
     * Makes {@link #encoded} that of an owner.
     *
     * @param owner null for a packet without
     * @return whether the owner is new, so that its processes may have to be described first
     */
    boolean prepare(Owner owner) {
        if (owner == lastOwner) {
            return false;
        }
        lastOwner = owner;
        if (owner == null || !options.process()) {
            lastEncoded = NONE;
            return false;
        }
        byte[] known = encoded.get(owner);
        if (known != null) {
            lastEncoded = known;
            return false;
        }
        if (encoded.size() >= MAX_OWNERS) {
            encoded.clear();
        }
        lastEncoded = encode(owner);
        encoded.put(owner, lastEncoded);
        return true;
    }

    /** Whether the file does not describe a process yet; it is taken to do so from now on. */
    boolean describe(ProcessInfo process) {
        if (!hasImage(process)) {
            return false;
        }
        if (described.size() >= MAX_PIDS) {
            described.clear();
        }
        List<ProcessInfo> images = described.get(process.pid());
        if (images == null) {
            images = new ArrayList<>(1);
            described.put(process.pid(), images);
        }
        for (ProcessInfo image : images) {
            if (sameDescription(image, process)) {
                return false;
            }
        }
        images.add(process);
        return true;
    }

    private static boolean hasImage(ProcessInfo process) {
        return process.pid() > 0
                && !(process.path().isEmpty() && process.comm().isEmpty() && process.arguments().isEmpty());
    }

    private static boolean sameDescription(ProcessInfo a, ProcessInfo b) {
        return a == b
                || a.startTimeNanos() == b.startTimeNanos()
                        && a.parentPid() == b.parentPid()
                        && a.uid() == b.uid()
                        && a.path().equals(b.path())
                        && a.comm().equals(b.comm())
                        && a.arguments().equals(b.arguments());
    }

    private byte[] encode(Owner owner) {
        ProcessInfo process = owner.process();
        if (process.pid() <= 0) {
            return NONE;
        }
        ByteBuf out = Unpooled.buffer();
        BlockWriter block = new BlockWriter(out);
        if (hasImage(process)) {
            encodeComments(block, owner);
        }
        block.option(Pcapng.PACKET_PROCESS_THREAD, process.pid() & 0xffff_ffffL | (long) tid(owner) << Integer.SIZE);
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes);
        out.release();
        return bytes;
    }

    private int tid(Owner owner) {
        return options.thread() ? owner.tid() : 0;
    }

    private void encodeComments(BlockWriter block, Owner owner) {
        ProcessInfo parent = owner.process().parent();
        block.option(Pcapng.COMMENT, OwnerComment.ofProcess(owner.process()));
        if (tid(owner) > 0) {
            block.option(Pcapng.COMMENT, OwnerComment.ofThread(owner));
        }
        if (options.user() && owner.uid() >= 0) {
            block.option(Pcapng.COMMENT, OwnerComment.ofUser(owner));
        }
        if (options.parent() && parent != null && parent.pid() > 0) {
            block.option(Pcapng.COMMENT, OwnerComment.ofParent(parent));
        }
    }
}
