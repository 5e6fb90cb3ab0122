package io.ptcpdump.hook;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** Structs and enums of a little-endian 64-bit ELF object, from its .BTF section (kernel: Documentation/bpf/btf.rst). */
final class Btf {
    private static final int KIND_INT = 1;
    private static final int KIND_ARRAY = 3;
    private static final int KIND_STRUCT = 4;
    private static final int KIND_UNION = 5;
    private static final int KIND_ENUM = 6;
    private static final int KIND_FUNC_PROTO = 13;
    private static final int KIND_VAR = 14;
    private static final int KIND_DATASEC = 15;
    private static final int KIND_DECL_TAG = 17;
    private static final int KIND_ENUM64 = 19;

    /** A struct: its size, and the offset in bytes of each member. */
    record Struct(int size, Map<String, Long> offsets) {
        long offset(String member) {
            Long offset = offsets.get(member);
            if (offset == null) {
                throw new NoSuchElementException("no member " + member + " in " + offsets.keySet());
            }
            return offset;
        }
    }

    private final Map<String, Struct> structs = new HashMap<>();
    private final Map<String, Map<String, Integer>> enums = new HashMap<>();
    private final ByteBuffer section;
    private final int strings;

    Btf(byte[] elf) {
        section = section(ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN), ".BTF");
        int header = section.getInt(4);
        int types = header + section.getInt(8);
        strings = header + section.getInt(16);
        readTypes(types, types + section.getInt(12));
    }

    Struct struct(String name) {
        return required(structs, name);
    }

    /** The values of an enum by their names, in the order of the source. */
    Map<String, Integer> enumeration(String name) {
        return required(enums, name);
    }

    private static <T> T required(Map<String, T> all, String name) {
        T found = all.get(name);
        if (found == null) {
            throw new NoSuchElementException(name);
        }
        return found;
    }

    private static ByteBuffer section(ByteBuffer elf, String name) {
        int headers = (int) elf.getLong(40);
        int count = elf.getShort(60);
        int names = (int) elf.getLong(headers + 64 * elf.getShort(62) + 24);
        for (int i = 0; i < count; i++) {
            int header = headers + 64 * i;
            if (text(elf, names + elf.getInt(header)).equals(name)) {
                return elf.slice((int) elf.getLong(header + 24), (int) elf.getLong(header + 32)).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw new NoSuchElementException("section " + name);
    }

    private void readTypes(int from, int end) {
        int at = from;
        while (at < end) {
            String name = text(section, strings + section.getInt(at));
            int info = section.getInt(at + 4);
            int count = info & 0xffff;
            int size = section.getInt(at + 8);
            at += 12;
            switch (info >>> 24 & 31) {
                case KIND_STRUCT, KIND_UNION -> {
                    structs.put(name, new Struct(size, members(at, count, info < 0)));
                    at += 12 * count;
                }
                case KIND_ENUM -> {
                    enums.put(name, values(at, count));
                    at += 8 * count;
                }
                case KIND_ARRAY, KIND_ENUM64, KIND_DATASEC -> at += 12 * Math.max(count, 1);
                case KIND_FUNC_PROTO -> at += 8 * count;
                case KIND_INT, KIND_VAR, KIND_DECL_TAG -> at += 4;
                default -> { } // nothing behind the common part
            }
        }
    }

    /** Where there are bit fields, the upper byte of an offset is the field's size. */
    private Map<String, Long> members(int from, int count, boolean bitFields) {
        Map<String, Long> members = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            int bits = section.getInt(from + 12 * i + 8) & (bitFields ? 0xffffff : -1);
            members.put(text(section, strings + section.getInt(from + 12 * i)), (long) bits / 8);
        }
        return members;
    }

    private Map<String, Integer> values(int from, int count) {
        Map<String, Integer> values = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            values.put(text(section, strings + section.getInt(from + 8 * i)), section.getInt(from + 8 * i + 4));
        }
        return values;
    }

    private static String text(ByteBuffer bytes, int at) {
        int end = at;
        while (bytes.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - at];
        bytes.get(at, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
