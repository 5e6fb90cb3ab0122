package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * A field of bits in OpenFlow.
 *
 * @param assigned the bits that have a meaning; any other is said to be bogus
 */
record OpenFlowBits(ValueNames names, int assigned) {
    /** From pairs of (Integer bit, String name), all of which are assigned. */
    static OpenFlowBits of(Object... pairs) {
        int assigned = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            assigned |= (Integer) pairs[i];
        }
        return new OpenFlowBits(ValueNames.of(pairs), assigned);
    }

    /** Prints the names of bits. */
    void print(Line out, int bits) {
        if ((bits & assigned) != 0) {
            names.printBits(out.add(" ("), bits, ", ", "");
            out.add(')');
        }
        if ((bits & ~assigned) != 0) {
            out.add(" (bogus)");
        }
    }

    /** Reads and prints a field of 32 bits. */
    void print32(Line out, String label, PacketReader in) {
        int bits = in.i32();
        print(out.add(label).hex(bits, 8), bits);
    }

    /** Reads and prints a field of 16 bits. */
    void print16(Line out, String label, PacketReader in) {
        int bits = in.u16();
        print(out.add(label).hex(bits, 4), bits);
    }
}
