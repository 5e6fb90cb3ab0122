package io.ptcpdump.text;

import io.ptcpdump.dissect.DeferredNumbers;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.OutOfTurn;
import io.ptcpdump.dissect.SequenceNumbers;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Prints packets as text by several threads, in their order. They are copied in batches, whose texts are made side by side; what depends on
 * earlier packets is put in when the batch has its turn to be written ({@link DeferredNumbers}): sequence numbers, and the whole texts of
 * those packets whose printers need the ones before them. The thread that brings the packets also makes texts while it has to wait. Texts come later than with {@link TextSink}, so it is for what nobody watches.
 */
public final class ParallelTextSink implements PacketSink {
    /** Batches for each thread: one at hand, and one that waits. */
    private static final int BATCHES_PER_THREAD = 2;

    private final TextOptions options;
    private final Function<SequenceNumbers, Dissection> dissections;
    private final SequenceNumbers numbers;
    private final int threads;
    private final Deque<Batch> idle = new ArrayDeque<>();
    /** In the order of their packets. */
    private final Deque<Batch> pending = new ArrayDeque<>();
    private final Line out = new Line();
    private final RecordOutput output;
    /** Prints packets in their order; null until one cannot be printed out of its turn. */
    private RecordText inTurn;
    private Batch current;
    private int batches;
    private long count;
    /** Null until a batch is full: most files are small. */
    private ExecutorService executor;

    /**
     * @param target      takes the text in large blocks, and should not buffer it again; {@link #close} closes it
     * @param dissections makes what prints the packets, one for each batch and one for packets that cannot be printed out of their turn
     * @param numbers     prints the numbers that depend on earlier packets
     * @param threads     how many make texts, with the one that brings the packets
     */
    public ParallelTextSink(
            OutputStream target,
            TextOptions options,
            Function<SequenceNumbers, Dissection> dissections,
            SequenceNumbers numbers,
            int threads) {
        this.options = options;
        this.dissections = dissections;
        this.numbers = numbers;
        this.threads = threads;
        output = new RecordOutput(out, target, false);
        current = newBatch();
    }

    /** Whether what the options ask for can be printed so: no text that depends on the one before, none that is watched or moved. */
    public static boolean canPrint(TextOptions options) {
        boolean isDelta = options.timestamps() == TimestampStyle.SINCE_PREVIOUS || options.timestamps() == TimestampStyle.SINCE_FIRST;
        return !options.lineBuffered() && !options.oneline() && !isDelta;
    }

    @Override
    public void accept(Packet packet) throws IOException {
        if (current.packets.size() == 0) {
            current.firstNumber = count + 1;
        }
        current.packets.add(packet);
        count++;
        if (current.packets.isFull()) {
            enqueue();
            execute(current.text);
            current = idleBatch();
        }
    }

    private void enqueue() {
        current.text = new FutureTask<>(current, null);
        pending.add(current);
    }

    private void execute(Runnable task) {
        if (executor == null) {
            executor = Executors.newFixedThreadPool(threads - 1, run -> Thread.ofPlatform().daemon().name("text").unstarted(run));
        }
        executor.execute(task);
    }

    private Batch idleBatch() throws IOException {
        Batch batch = idle.poll();
        if (batch != null) {
            return batch;
        }
        return batches < threads * BATCHES_PER_THREAD ? newBatch() : write();
    }

    private Batch newBatch() {
        batches++;
        DeferredNumbers deferred = new DeferredNumbers();
        return new Batch(new RecordText(dissections.apply(deferred), options), deferred);
    }

    /** Writes the text of the earliest batch, which is free then. */
    private Batch write() throws IOException {
        Batch batch = pending.element();
        for (Batch each : pending) {
            if (batch.text.isDone()) {
                break;
            }
            each.text.run(); // nothing where another thread has begun
        }
        try {
            batch.await();
            batch.deferred.replay(numbers, i -> printInTurn(batch, i), batch.records.line(), out);
            output.flush();
        } catch (IOException | RuntimeException e) {
            pending.clear(); // nothing is to come behind the gap
            current = newBatch(); // others may still be at the old one
            throw e;
        }
        pending.remove();
        batch.clear();
        return batch;
    }

    private void printInTurn(Batch batch, int i) {
        if (inTurn == null) {
            inTurn = new RecordText(dissections.apply(numbers), options);
        }
        Line text = inTurn.line();
        text.clear();
        inTurn.print(batch.packets.get(i), batch.firstNumber + i);
        out.add(text.bytes(), 0, text.length());
    }

    @Override
    public void flush() throws IOException {
        boolean isCurrentPending = current.packets.size() > 0;
        if (isCurrentPending) {
            enqueue();
        }
        while (!pending.isEmpty()) {
            idle.add(write());
        }
        if (isCurrentPending) {
            current = idle.remove();
        }
    }

    /** Writes what is there and closes the target; a second call does nothing. */
    @Override
    public void close() throws IOException {
        try (output) {
            flush();
        } finally {
            if (executor != null) {
                executor.shutdownNow();
            }
        }
    }

    /** Packets, and their text once that is made. One thread at a time uses it. */
    private static final class Batch implements Runnable {
        final PacketBatch packets = new PacketBatch();
        final RecordText records;
        final DeferredNumbers deferred;
        long firstNumber;
        FutureTask<Void> text;

        Batch(RecordText records, DeferredNumbers deferred) {
            this.records = records;
            this.deferred = deferred;
        }

        @Override
        public void run() {
            for (int i = 0; i < packets.size(); i++) {
                print(i);
                records.line().add('\n');
            }
        }

        private void print(int i) {
            Line line = records.line();
            int start = line.length();
            int noted = deferred.length();
            try {
                records.print(packets.get(i), firstNumber + i);
            } catch (OutOfTurn later) {
                line.truncate(start);
                deferred.truncate(noted);
                deferred.record(i, line);
            }
        }

        void await() {
            try {
                text.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a packet could not be printed", e.getCause());
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts this", e);
            }
        }

        void clear() {
            text = null;
            packets.clear();
            deferred.clear();
            records.line().clear();
        }
    }
}
