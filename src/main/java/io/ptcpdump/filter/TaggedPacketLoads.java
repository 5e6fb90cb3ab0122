package io.ptcpdump.filter;

import static io.ptcpdump.filter.ExtendedOpcode.*;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes loads from an Ethernet packet whose outer VLAN tag, if it has one, the kernel may hold apart in the skb. The
 * filter sees the packet as it was on the wire, with the tag between source address and type:
 *
 * <pre>
 *   on the wire   0 .. 11 addresses | 12 .. 15 tag | 16 .. type and payload
 *   in the skb    0 .. 11 addresses |              | 12 .. type and payload
 * </pre>
 *
 * R8 holds how far the bytes after the tag are ahead of their place with a tag: 0 with a tag apart, 4 without. Code that
 * tells the two apart is written only for loads that may meet the tag.
 */
final class TaggedPacketLoads extends PacketLoads {
    static final int TAG_LENGTH = 4;

    private static final int TAG_START = 12;
    private static final int TAG_END = TAG_START + TAG_LENGTH;

    /** Stack slot that keeps X while R7 is used otherwise. */
    private static final int SAVED_X = -72;

    /** Labels of the code that adds one byte, the first one called last: entering at index n - 1 adds n bytes. */
    private final List<Integer> byteSteps = new ArrayList<>();

    /** Labels that the code for single bytes goes back to; each is its own mark in R8. */
    private final List<Integer> resumes = new ArrayList<>();

    TaggedPacketLoads(ExtendedAssembler out, int reject) {
        super(out, reject);
    }

    @Override
    void prepare(ClassicProgram program) {
        if (!dependsOnTag(program)) {
            return;
        }
        shiftToR8();
        out.storeWord(R10, SAVED_X, R8); // any value, so that paths with and without a saved X look alike to the verifier
    }

    /** Without a branch: the verifier would go through all that follows twice. */
    private void shiftToR8() {
        out.loadWord(R8, R6, SkBuffField.VLAN_PRESENT);
        out.calculate(ClassicOpcode.LSH, R8, 2);
        out.calculate(ClassicOpcode.XOR, R8, TAG_LENGTH);
    }

    /** Tests a copy that the verifier does not connect with R8, for the same reason. */
    private void jumpIfNoTagApart(int label) {
        out.moveRegister(R0, R8);
        out.calculate(ClassicOpcode.LSH, R0, 1);
        out.jumpIf(JNE, R0, 0, label);
    }

    private static boolean dependsOnTag(ClassicProgram program) {
        for (int i = 0; i < program.length(); i++) {
            int code = ClassicProgram.code(program.instruction(i));
            int kind = code & ClassicOpcode.CLASS_MASK;
            if (kind == ClassicOpcode.LD || kind == ClassicOpcode.LDX) {
                int k = ClassicProgram.k(program.instruction(i));
                switch (code & ClassicOpcode.MODE_MASK) {
                    case ClassicOpcode.LEN, ClassicOpcode.IND:
                        return true;
                    case ClassicOpcode.ABS, ClassicOpcode.MSH:
                        if (k > TAG_START - ClassicOpcode.loadBytes(code)) {
                            return true;
                        }
                        break;
                    default:
                        break;
                }
            }
        }
        return false;
    }

    @Override
    void length(int register) {
        super.length(register);
        out.calculate(ClassicOpcode.ADD, register, TAG_LENGTH);
        out.calculateRegister(ClassicOpcode.SUB, register, R8);
    }

    @Override
    void absolute(int size, int k) {
        int bytes = ClassicOpcode.loadBytes(size);
        if (k <= TAG_START - bytes) {
            super.absolute(size, k);
        } else if (k >= TAG_END) {
            out.add(LOAD_INDEXED | size, 0, R8, 0, k - TAG_LENGTH);
        } else {
            int plain = out.newLabel();
            int done = out.newLabel();
            jumpIfNoTagApart(plain);
            if (k >= TAG_START && k + bytes <= TAG_END) {
                fromTag(k, bytes);
                out.jump(done);
            } else {
                out.move(R9, k);
                byteByByte(bytes, done);
            }
            out.place(plain);
            super.absolute(size, k);
            resumeAt(done);
        }
    }

    @Override
    void indexed(int size, int k) {
        if (k >= TAG_START) {
            indexedFromTag(size, k);
        } else {
            indexedAnywhere(size, k);
        }
    }

    /** A load that may meet the tag or what follows it: its place in the skb is before the type only if it meets the tag. */
    private void indexedFromTag(int size, int k) {
        offsetToR9(k - TAG_LENGTH);
        out.add(ALU64 | ClassicOpcode.ADD | REGISTER, R9, R8, 0, 0);
        if (k >= TAG_END) {
            indexedByR9(size, 0);
            return;
        }
        int plain = out.newLabel();
        int done = out.newLabel();
        out.jumpIf(JGE, R9, TAG_START, plain);
        out.add(ALU64 | ClassicOpcode.ADD, R9, 0, 0, TAG_LENGTH);
        byteByByte(ClassicOpcode.loadBytes(size), done);
        out.place(plain);
        indexedByR9(size, 0);
        resumeAt(done);
    }

    private void indexedAnywhere(int size, int k) {
        int bytes = ClassicOpcode.loadBytes(size);
        int plain = out.newLabel();
        int shifted = out.newLabel();
        int done = out.newLabel();
        offsetToR9(k);
        jumpIfNoTagApart(plain);
        out.jumpIf(JLE, R9, TAG_START - bytes, plain);
        out.jumpIf(JGE, R9, TAG_END, shifted);
        byteByByte(bytes, done);
        out.place(shifted);
        out.add(ALU64 | ClassicOpcode.SUB, R9, 0, 0, TAG_LENGTH);
        out.place(plain);
        indexedByR9(size, 0);
        resumeAt(done);
    }

    /** R0 = {@code bytes} bytes at offset {@code k}, all of them inside the tag. */
    private void fromTag(int k, int bytes) {
        tagToR0();
        int bitsAfter = 8 * (TAG_END - k - bytes);
        if (bitsAfter > 0) {
            out.calculate(ClassicOpcode.RSH, R0, bitsAfter);
        }
        if (bytes < TAG_LENGTH) {
            out.calculate(ClassicOpcode.AND, R0, (1 << 8 * bytes) - 1);
        }
    }

    /** R0 = TPID and TCI as one big-endian word. */
    private void tagToR0() {
        out.loadWord(R0, R6, SkBuffField.VLAN_PROTO);
        out.add(FROM_BIG_ENDIAN, R0, 0, 0, 16);
        out.calculate(ClassicOpcode.LSH, R0, 16);
        out.loadWord(R1, R6, SkBuffField.VLAN_TCI);
        out.calculateRegister(ClassicOpcode.OR, R0, R1);
    }

    /**
     * R0 = {@code bytes} bytes from offset R9 on, of which some are in the tag and others may be before or after it; then
     * jumps to {@code resume}. The code for this is long and rarely run, so it is written once, by {@link #finish}; R8
     * tells it where to go back to.
     */
    private void byteByByte(int bytes, int resume) {
        while (byteSteps.size() < bytes) {
            byteSteps.add(out.newLabel());
        }
        resumes.add(resume);
        out.storeWord(R10, SAVED_X, R7);
        out.move(R7, 0);
        out.move(R8, resume);
        out.jump(byteSteps.get(bytes - 1));
    }

    /**
     * Places a label that the code for single bytes is entered at or goes back to, which makes loops. Old verifiers (5.10)
     * take a loop only if it is closed by a jump, so what stands before the label jumps to it instead of falling into it.
     */
    private void resumeAt(int label) {
        out.jump(label);
        out.place(label);
    }

    @Override
    void finish() {
        if (resumes.isEmpty()) {
            return;
        }
        out.place(byteSteps.getLast());
        for (int i = byteSteps.size() - 1; i > 0; i--) {
            appendByteToR7();
            resumeAt(byteSteps.get(i - 1));
        }
        appendByteToR7();
        out.moveRegister(R0, R7);
        out.loadWord(R7, R10, SAVED_X);
        out.moveRegister(R1, R8);
        shiftToR8();
        for (int resume : resumes) {
            out.jumpIf(JEQ, R1, resume, resume);
        }
    }

    private void appendByteToR7() {
        int before = out.newLabel();
        int after = out.newLabel();
        int loaded = out.newLabel();
        out.jumpIf(JLT, R9, TAG_START, before);
        out.jumpIf(JGE, R9, TAG_END, after);
        tagToR0();
        out.move(R1, TAG_END - 1);
        out.calculateRegister(ClassicOpcode.SUB, R1, R9);
        out.calculate(ClassicOpcode.LSH, R1, 3);
        out.calculateRegister(ClassicOpcode.RSH, R0, R1);
        out.calculate(ClassicOpcode.AND, R0, 0xff);
        out.jump(loaded);
        out.place(after);
        indexedByR9(ClassicOpcode.B, -TAG_LENGTH);
        out.jump(loaded);
        out.place(before);
        indexedByR9(ClassicOpcode.B, 0);
        out.place(loaded);
        out.calculate(ClassicOpcode.LSH, R7, 8);
        out.calculateRegister(ClassicOpcode.OR, R7, R0);
        out.add(ALU64 | ClassicOpcode.ADD, R9, 0, 0, 1);
    }
}
