package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.model.Packet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The time that the text of one packet takes and, with JMH's allocation profiler, the memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DissectionBenchmark {
    @Param
    private CommonPacket common;

    /** Number of {@code -v}. */
    @Param({"0", "2"})
    private int verbose;

    private Dissection dissection;
    private Packet packet;

    /** Makes the packet and what prints it. */
    @Setup
    public void setUp() {
        PrintOptions options =
                new PrintOptions(verbose, false, false, 1, false, false, false, false, false, false, false, false, true);
        dissection = new Dissection(options, Names.NONE, Stack.standard());
        packet = common.packet();
    }

    /** Returns the length of the text, so that it is not thought to be of no use. */
    @Benchmark
    public int print() {
        dissection.out().clear();
        dissection.print(packet);
        return dissection.out().length();
    }
}
