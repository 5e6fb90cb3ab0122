package io.ptcpdump.bpf;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.ptcpdump.sys.CString;
import io.ptcpdump.sys.MappedMemory;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Room for what the kernel's verifier says while an object is loaded: a buffer of its own for each program, so that the one
 * that is not empty afterwards names the program that was refused. libbpf asks for the text only after a refusal. The memory
 * is real only where text is written.
 */
final class VerifierLogs implements AutoCloseable {
    /** Kernels before 6.4 fail with ENOSPC if the text does not fit; later ones keep its end. */
    private static final long BUFFER_SIZE = 4 << 20;
    private static final long NULL = 0;
    /** The verifier's statistics follow the line that says what is wrong. */
    private static final String STATISTICS = "processed ";

    private final List<Long> programs;
    private final MappedMemory memory;

    private VerifierLogs(List<Long> programs) {
        this.programs = programs;
        memory = MappedMemory.anonymous(BUFFER_SIZE * Math.max(1, programs.size()));
        for (int i = 0; i < programs.size(); i++) {
            LibbpfCalls.PROGRAM_SET_LOG_BUF.call(programs.get(i), buffer(i).address(), BUFFER_SIZE);
        }
    }

    static VerifierLogs of(BpfObject object) {
        List<Long> loading = new ArrayList<>();
        for (long program = object.nextProgram(NULL); program != NULL; program = object.nextProgram(program)) {
            if ((byte) LibbpfCalls.PROGRAM_AUTOLOAD.call(program) != 0) {
                loading.add(program);
            }
        }
        return new VerifierLogs(loading);
    }

    /** The exception for a load that failed; call it while the object is still open. */
    BpfException failure(String operation, int errno) {
        for (int i = 0; i < programs.size(); i++) {
            if (buffer(i).get(JAVA_BYTE, 0) != 0) {
                String program = BpfObject.programName(programs.get(i));
                String log = CString.in(buffer(i));
                return new BpfException(operation + ": program " + program + ": " + verdict(log), errno, program, log);
            }
        }
        return new BpfException(operation, errno);
    }

    private MemorySegment buffer(int program) {
        return memory.segment().asSlice(program * BUFFER_SIZE, BUFFER_SIZE);
    }

    /** The last line that is not statistics. */
    static String verdict(String log) {
        String verdict = "no reason given";
        for (String line : log.lines().toList()) {
            if (!line.isBlank() && !line.startsWith(STATISTICS)) {
                verdict = line.strip();
            }
        }
        return verdict;
    }

    @Override
    public void close() {
        memory.close();
    }
}
