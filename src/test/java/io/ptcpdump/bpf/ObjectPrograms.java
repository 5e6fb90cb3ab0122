package io.ptcpdump.bpf;

import java.util.Set;
import java.util.TreeSet;

/** The programs of an object file, for tests of other packages. */
public final class ObjectPrograms {
    private ObjectPrograms() {}

    /** Their names. */
    public static Set<String> names(byte[] elf) {
        Set<String> names = new TreeSet<>();
        try (BpfObject object = BpfObject.open("listed", elf)) {
            for (long program = object.nextProgram(0); program != 0; program = object.nextProgram(program)) {
                names.add(BpfObject.programName(program));
            }
        }
        return names;
    }
}
