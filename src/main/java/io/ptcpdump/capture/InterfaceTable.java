package io.ptcpdump.capture;

import io.ptcpdump.model.CaptureInterface;
import java.util.Arrays;

/** The interfaces of a capture by their index, those that are gone included: their last packets may still be on the way. */
final class InterfaceTable {
    private int[] indexes = new int[16];
    private CaptureInterface[] interfaces = new CaptureInterface[16];
    private int size;

    /** Adds an interface; one with the same index, gone before, is replaced. */
    void put(CaptureInterface captureInterface) {
        int i = Arrays.binarySearch(indexes, 0, size, captureInterface.index());
        if (i < 0) {
            i = -i - 1;
            if (size == indexes.length) {
                indexes = Arrays.copyOf(indexes, 2 * size);
                interfaces = Arrays.copyOf(interfaces, 2 * size);
            }
            System.arraycopy(indexes, i, indexes, i + 1, size - i);
            System.arraycopy(interfaces, i, interfaces, i + 1, size - i);
            size++;
        }
        indexes[i] = captureInterface.index();
        interfaces[i] = captureInterface;
    }

    /** The interface with that index, or null. */
    CaptureInterface get(int index) {
        int i = Arrays.binarySearch(indexes, 0, size, index);
        return i < 0 ? null : interfaces[i];
    }

    /** All of them, by index. */
    CaptureInterface[] all() {
        return Arrays.copyOf(interfaces, size);
    }
}
