package io.ptcpdump.filter;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a translated filter into the stub that a prebuilt eBPF object has for it, before the object is opened. The stub's
 * body is {@code r0 = 1}, a run of {@code goto +0}, {@code exit}; the filter overwrites its start and falls through the
 * rest. So the number of instructions, and with it BTF and line information, stay valid.
 *
 * <p>Reads 64-bit little-endian ELF relocatable objects (elf(5)).
 */
public final class StubPatcher {
    private static final long R0_IS_1 = 0x1_0000_00b7L;
    private static final long GOTO_NEXT = 0x05;
    private static final long EXIT = ExtendedOpcode.EXIT;

    private static final int ELF_MAGIC = 0x464c457f;
    private static final int CLASS_64_LITTLE_ENDIAN = 0x0102;
    private static final int SECTION_TYPE_SYMBOLS = 2;
    private static final int SECTION_TYPE_RELOCATIONS = 9;
    private static final int SYMBOL_BYTES = 24;
    private static final int RELOCATION_BYTES = 16;

    private final ByteBuffer elf;
    private final String symbol;
    private final int sections;
    private final int sectionBytes;
    private final int sectionCount;
    /** File offset of the stub's first instruction. */
    private int start;
    /** Instructions that may be overwritten. */
    private int slots;

    private StubPatcher(byte[] object, String symbol) {
        this.elf = ByteBuffer.wrap(object).order(ByteOrder.LITTLE_ENDIAN);
        this.symbol = symbol;
        if (object.length < 64 || elf.getInt(0) != ELF_MAGIC || elf.getShort(4) != CLASS_64_LITTLE_ENDIAN) {
            throw new IllegalArgumentException("not a 64-bit little-endian ELF object");
        }
        this.sections = offset(elf.getLong(40));
        this.sectionBytes = elf.getShort(58);
        this.sectionCount = Short.toUnsignedInt(elf.getShort(60));
    }

    /**
     * Overwrites the body of the stub {@code symbol} in {@code object}.
     *
     * @throws FilterException          if the program has more instructions than the stub has room for
     * @throws IllegalArgumentException if the object is not an ELF object with such a stub, still in its first state
     */
    public static void patch(byte[] object, String symbol, ExtendedProgram program) {
        StubPatcher stub = new StubPatcher(object, symbol);
        stub.find();
        if (program.length() > stub.slots) {
            throw tooLong(program.length(), stub.slots);
        }
        program.copyTo(stub.elf, stub.start);
    }

    static FilterException tooLong(int length, int limit) {
        return new FilterException("filter too long: " + length + " instructions, at most " + limit);
    }

    private void find() {
        byte[] name = symbol.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < sectionCount; i++) {
            int header = sections + i * sectionBytes;
            if (elf.getInt(header + 4) == SECTION_TYPE_SYMBOLS && findIn(header, name)) {
                return;
            }
        }
        throw new IllegalArgumentException("no symbol " + symbol);
    }

    private boolean findIn(int symbolSection, byte[] name) {
        int strings = sectionOffset(elf.getInt(symbolSection + 40));
        int first = offset(elf.getLong(symbolSection + 24));
        int count = offset(elf.getLong(symbolSection + 32)) / SYMBOL_BYTES;
        for (int i = 0; i < count; i++) {
            int entry = first + i * SYMBOL_BYTES;
            if (isName(strings + elf.getInt(entry), name)) {
                setStub(elf.getShort(entry + 6), offset(elf.getLong(entry + 8)), offset(elf.getLong(entry + 16)));
                return true;
            }
        }
        return false;
    }

    private boolean isName(int at, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (elf.get(at + i) != name[i]) {
                return false;
            }
        }
        return elf.get(at + name.length) == 0;
    }

    private void setStub(int section, int value, int size) {
        start = sectionOffset(section) + value;
        slots = size / ExtendedProgram.INSTRUCTION_BYTES - 1;
        if (slots < 1 || instruction(0) != R0_IS_1 || instruction(slots) != EXIT) {
            throw new IllegalArgumentException(symbol + " is no filter stub");
        }
        for (int i = 1; i < slots; i++) {
            if (instruction(i) != GOTO_NEXT) {
                throw new IllegalArgumentException(symbol + " is no filter stub: instruction " + i + " does something");
            }
        }
        refuseRelocations(section, value, size);
    }

    private void refuseRelocations(int section, int value, int size) {
        for (int i = 0; i < sectionCount; i++) {
            int header = sections + i * sectionBytes;
            if (elf.getInt(header + 4) == SECTION_TYPE_RELOCATIONS && elf.getInt(header + 44) == section) {
                int first = offset(elf.getLong(header + 24));
                int end = first + offset(elf.getLong(header + 32));
                for (int entry = first; entry < end; entry += RELOCATION_BYTES) {
                    long place = elf.getLong(entry) - value;
                    if (place >= 0 && place < size) {
                        throw new IllegalArgumentException(symbol + " has a relocation");
                    }
                }
            }
        }
    }

    private long instruction(int index) {
        return elf.getLong(start + index * ExtendedProgram.INSTRUCTION_BYTES);
    }

    private int sectionOffset(int section) {
        return offset(elf.getLong(sections + section * sectionBytes + 24));
    }

    private static int offset(long value) {
        return Math.toIntExact(value);
    }
}
