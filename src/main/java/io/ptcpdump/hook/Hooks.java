package io.ptcpdump.hook;

import io.ptcpdump.bpf.BpfException;
import io.ptcpdump.bpf.Link;
import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.sys.SystemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A set of attached programs, none of which a capture depends on. Closing detaches all. */
public final class Hooks implements AutoCloseable {
    private final Deque<Link> links = new ArrayDeque<>();
    private final List<MissingHook> missing = new ArrayList<>();

    /** Attaches a program, or notes why it could not be. */
    void attach(String program, Supplier<Link> attach) {
        try {
            links.push(attach.get());
        } catch (BpfException | SystemException e) {
            miss(program, e.getMessage());
        }
    }

    /** Notes that a program could not be used. */
    void miss(String program, String reason) {
        missing.add(new MissingHook(program, reason));
    }

    /** Attaches to the BTF tracepoint that the program's section names. */
    void attachBtfTracepoint(LoadedBpf bpf, String program) {
        attach(program, () -> Link.attach(bpf.program(program)));
    }

    /** What could not be attached. */
    public List<MissingHook> missing() {
        return List.copyOf(missing);
    }

    @Override
    public void close() {
        while (!links.isEmpty()) {
            links.pop().close();
        }
    }
}
