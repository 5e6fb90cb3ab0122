package io.ptcpdump.savefile;

import io.ptcpdump.model.Owner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The options of the packet at hand that tell of one of its ends, and the owner that they tell of. */
final class EndOptions {
    /** Longer tellings of an owner are no owner's. */
    private static final int MAX_LENGTH = 512 * 1024;

    private final String end;
    private final ProcessTable processes;
    private final OwnerCache cache = new OwnerCache();
    private byte[] options = new byte[1024];
    private ByteBuffer view = ByteBuffer.wrap(options);
    private int length;

    /** @param end which one, {@link OwnerComment#OWNER} or {@link OwnerComment#PEER} */
    EndOptions(String end, ProcessTable processes) {
        this.end = end;
        this.processes = processes;
    }

    /** Forgets the owners found so far: what is known of processes has changed. */
    void forget() {
        cache.clear();
    }

    /** Turns to the next packet. */
    void start() {
        length = 0;
    }

    /** Adds the option in {@code [from, to)}. */
    void add(byte[] bytes, int from, int to) {
        int added = to - from;
        if (length <= MAX_LENGTH) {
            if (length + added > options.length) {
                options = Arrays.copyOf(options, 2 * (length + added));
                view = ByteBuffer.wrap(options);
            }
            System.arraycopy(bytes, from, options, length, added);
        }
        length += added;
    }

    /** The owner that the options tell of; null if they tell of none. Always the same object for the same options. */
    Owner find(ByteOrder order) {
        if (length == 0 || length > MAX_LENGTH) {
            return null;
        }
        int slot = cache.find(options, view, length);
        if (slot >= 0) {
            return cache.at(slot);
        }
        Owner made = OwnerOptions.decode(end, options, length, order, processes);
        cache.put(options, view, length, made);
        return made;
    }
}
