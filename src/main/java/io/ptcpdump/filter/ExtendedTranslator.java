package io.ptcpdump.filter;

import static io.ptcpdump.filter.ExtendedOpcode.*;

/**
 * Translates a classic program to eBPF for the body of a stub {@code int filter(struct __sk_buff *skb, int packet_type)} in
 * a TC program. The verdict is the classic one: bytes to keep, 0 to reject.
 *
 * <p>Every way out jumps to the end of the code instead of exiting: the verifier refuses unreachable instructions, and the
 * rest of the stub's body is reached only so. Packet loads keep their classic form, BPF_ABS and BPF_IND, which TC programs
 * may use; one beyond the packet returns 0 from the stub.
 *
 * <pre>
 *   R0 A    R6 skb    R7 X    R8, R9 for {@link PacketLoads}
 *   stack: -4 .. -64 M[0] .. M[15], -68 packet type, -72 X saved by {@link TaggedPacketLoads}, -80 jumps back (8 bytes)
 * </pre>
 */
public final class ExtendedTranslator {
    private static final int PACKET_TYPE = -68;
    private static final int BACKWARD_JUMPS = -80;

    private final ClassicProgram program;
    private final ExtendedAssembler out = new ExtendedAssembler();
    private final PacketLoads loads;
    private final boolean[] reachable;
    private final boolean[] jumpedTo;
    private final int reject;
    private final int end;

    private ExtendedTranslator(ClassicProgram program, boolean ethernet) {
        this.program = program;
        this.reachable = new boolean[program.length()];
        this.jumpedTo = new boolean[program.length()];
        for (int i = 0; i < program.length(); i++) {
            out.newLabel(); // label i is classic instruction i
        }
        this.reject = out.newLabel();
        this.end = out.newLabel();
        this.loads = ethernet ? new TaggedPacketLoads(out, reject) : new PacketLoads(out, reject);
    }

    /** Translates for packets with an Ethernet header; a VLAN tag that the kernel holds apart is seen in its place. */
    public static ExtendedProgram forEthernet(ClassicProgram program) {
        return new ExtendedTranslator(program, true).translate();
    }

    /** Translates for packets that begin with the network header. */
    public static ExtendedProgram forRaw(ClassicProgram program) {
        return new ExtendedTranslator(program, false).translate();
    }

    private ExtendedProgram translate() {
        prologue();
        reachable[0] = true;
        for (int i = 0; i < program.length(); i++) {
            if (reachable[i]) {
                out.place(i);
                translate(i, program.instruction(i));
            }
        }
        loads.finish();
        out.place(reject);
        out.move(R0, 0);
        out.place(end);
        return out.finish();
    }

    private void prologue() {
        out.add(ALU64 | MOV | REGISTER, R6, R1, 0, 0);
        if (program.loads(Ancillary.PACKET_TYPE)) {
            out.storeWord(R10, PACKET_TYPE, R2);
        }
        rejectEmpty();
        loads.prepare(program);
        initializeStack();
        out.move(R0, 0);
        out.move(R7, 0);
    }

    /**
     * Rejects an empty packet. Every load would do so anyway; but not every verifier sees that a load may return 0, and one
     * that does not drops the caller's code for a rejected packet unless some instruction sets R0 to 0 before the end.
     */
    private void rejectEmpty() {
        out.loadWord(R0, R6, SkBuffField.LEN);
        out.jumpIf32(JEQ, R0, 0, reject);
    }

    /** Clears what the program may read before it has written it. */
    private void initializeStack() {
        int cleared = 0;
        boolean loops = false;
        for (int i = 0; i < program.length(); i++) {
            int code = ClassicProgram.code(program.instruction(i));
            int k = ClassicProgram.k(program.instruction(i));
            int kind = code & ClassicOpcode.CLASS_MASK;
            boolean load = kind == ClassicOpcode.LD || kind == ClassicOpcode.LDX;
            if (load && (code & ClassicOpcode.MODE_MASK) == ClassicOpcode.MEM && (cleared & 1 << k) == 0) {
                out.add(STORE_IMMEDIATE_WORD, R10, 0, memoryOffset(k), 0);
                cleared |= 1 << k;
            }
            loops |= isBackwardJump(code, k);
        }
        if (loops) {
            out.add(STORE_IMMEDIATE_LONG, R10, 0, BACKWARD_JUMPS, 0);
        }
    }

    private static int memoryOffset(int k) {
        return -4 * (k + 1);
    }

    private static boolean isBackwardJump(int code, int k) {
        return code == (ClassicOpcode.JMP | ClassicOpcode.JA) && k < 0;
    }

    private void translate(int index, long instruction) {
        int code = ClassicProgram.code(instruction);
        int k = ClassicProgram.k(instruction);
        int kind = code & ClassicOpcode.CLASS_MASK;
        switch (kind) {
            case ClassicOpcode.LD -> load(code, k);
            case ClassicOpcode.LDX -> loadIndex(code, k);
            case ClassicOpcode.ST -> out.storeWord(R10, memoryOffset(k), R0);
            case ClassicOpcode.STX -> out.storeWord(R10, memoryOffset(k), R7);
            case ClassicOpcode.ALU -> calculate(code, k);
            case ClassicOpcode.JMP -> jump(index, instruction);
            case ClassicOpcode.RET -> giveVerdict(code, k);
            default -> {
                if ((code & ClassicOpcode.TXA) != 0) {
                    out.moveRegister(R0, R7);
                } else {
                    out.moveRegister(R7, R0);
                }
            }
        }
        if (kind != ClassicOpcode.JMP && kind != ClassicOpcode.RET) {
            reachable[index + 1] = true;
            if (jumpedTo[index + 1]) {
                out.jump(index + 1); // as TaggedPacketLoads.resumeAt; libpcap's programs have no such place
            }
        }
    }

    private void load(int code, int k) {
        int size = code & ClassicOpcode.SIZE_MASK;
        switch (code & ClassicOpcode.MODE_MASK) {
            case ClassicOpcode.IMM -> out.move(R0, k);
            case ClassicOpcode.MEM -> out.loadWord(R0, R10, memoryOffset(k));
            case ClassicOpcode.LEN -> loads.length(R0);
            case ClassicOpcode.ABS -> {
                if (k >= 0) {
                    loads.absolute(size, k);
                } else {
                    loadAncillary(k);
                }
            }
            default -> {
                if (k >= 0) {
                    loads.indexed(size, k);
                } else {
                    loads.beyond();
                }
            }
        }
    }

    /** As in libpcap's bpf_filter, an offset that is none of the facts libpcap itself asks for lies beyond the packet. */
    private void loadAncillary(int k) {
        switch (k) {
            case Ancillary.PACKET_TYPE -> out.loadWord(R0, R10, PACKET_TYPE);
            case Ancillary.INTERFACE_INDEX -> out.loadWord(R0, R6, SkBuffField.IFINDEX);
            default -> loads.beyond();
        }
    }

    private void loadIndex(int code, int k) {
        switch (code & ClassicOpcode.MODE_MASK) {
            case ClassicOpcode.IMM -> out.move(R7, k);
            case ClassicOpcode.MEM -> out.loadWord(R7, R10, memoryOffset(k));
            case ClassicOpcode.LEN -> loads.length(R7);
            default -> {
                out.moveRegister(R9, R0);
                if (k >= 0) {
                    loads.absolute(ClassicOpcode.B, k);
                } else {
                    loads.beyond();
                }
                out.calculate(ClassicOpcode.AND, R0, 0xf);
                out.calculate(ClassicOpcode.LSH, R0, 2);
                out.moveRegister(R7, R0);
                out.moveRegister(R0, R9);
            }
        }
    }

    private void calculate(int code, int k) {
        int operation = code & ClassicOpcode.OPERATION_MASK;
        boolean byX = (code & ClassicOpcode.X) != 0;
        switch (operation) {
            case ClassicOpcode.DIV, ClassicOpcode.MOD -> {
                if (byX) {
                    out.jumpIf32(JEQ, R7, 0, reject);
                    out.calculateRegister(operation, R0, R7);
                } else if (k != 0) {
                    out.calculate(operation, R0, k);
                } else {
                    loads.beyond();
                }
            }
            case ClassicOpcode.LSH, ClassicOpcode.RSH -> shift(operation, byX, k);
            case ClassicOpcode.NEG -> out.calculate(operation, R0, 0);
            default -> {
                if (byX) {
                    out.calculateRegister(operation, R0, R7);
                } else {
                    out.calculate(operation, R0, k);
                }
            }
        }
    }

    /** Classic shifts by 32 and more give 0; eBPF's take the count modulo 32. */
    private void shift(int operation, boolean byX, int k) {
        if (byX) {
            int inRange = out.newLabel();
            int done = out.newLabel();
            out.jumpIf32(JLT, R7, 32, inRange);
            out.move(R0, 0);
            out.jump(done);
            out.place(inRange);
            out.calculateRegister(operation, R0, R7);
            out.place(done);
        } else if (k >= 0 && k < 32) {
            out.calculate(operation, R0, k);
        } else {
            out.move(R0, 0);
        }
    }

    private void jump(int index, long instruction) {
        int code = ClassicProgram.code(instruction);
        int next = index + 1;
        if ((code & ClassicOpcode.OPERATION_MASK) == ClassicOpcode.JA) {
            int k = ClassicProgram.k(instruction);
            if (k < 0) {
                countBackwardJump();
            }
            jumpUnlessNext(next + k, next);
            return;
        }
        int ifTrue = next + ClassicProgram.jumpTrue(instruction);
        int ifFalse = next + ClassicProgram.jumpFalse(instruction);
        int comparison = code & ClassicOpcode.OPERATION_MASK;
        boolean withX = (code & ClassicOpcode.X) != 0;
        int k = ClassicProgram.k(instruction);
        if (ifTrue == next && ifFalse != next && comparison != ClassicOpcode.JSET) {
            jumpIf(opposite(comparison), withX, k, ifFalse);
            reachable[next] = true;
        } else {
            jumpIf(comparison, withX, k, ifTrue);
            jumpUnlessNext(ifFalse, next);
        }
    }

    private void jumpIf(int comparison, boolean withX, int k, int target) {
        if (withX) {
            out.jumpIfRegister32(comparison, R0, R7, target);
        } else {
            out.jumpIf32(comparison, R0, k, target);
        }
        markTarget(target);
    }

    private void jumpUnlessNext(int target, int next) {
        if (target != next) {
            out.jump(target);
        }
        markTarget(target);
    }

    private void markTarget(int target) {
        reachable[target] = true;
        jumpedTo[target] = true;
    }

    private static int opposite(int comparison) {
        return switch (comparison) {
            case ClassicOpcode.JEQ -> JNE;
            case ClassicOpcode.JGT -> JLE;
            default -> JLT;
        };
    }

    /** Bounds the loop of {@code protochain}, so that the verifier can follow it; the limit is libpcap's own. */
    private void countBackwardJump() {
        out.add(LOAD_LONG, R1, R10, BACKWARD_JUMPS, 0);
        out.add(ALU64 | ClassicOpcode.ADD, R1, 0, 0, 1);
        out.add(STORE_LONG, R10, R1, BACKWARD_JUMPS, 0);
        out.jumpIf(JGT, R1, ClassicInterpreter.MAX_BACKWARD_JUMPS, reject);
    }

    private void giveVerdict(int code, int k) {
        if ((code & ClassicOpcode.RET_A) == 0) {
            if (k == 0) {
                out.jump(reject);
                return;
            }
            out.move(R0, k);
        }
        out.jump(end);
    }
}
