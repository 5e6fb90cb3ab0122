package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import java.util.function.Supplier;

/**
 * What is made when it is first needed: a run meets few of all protocols, and to load the classes of the others would take it some
 * 20 ms. Used by one thread.
 */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<? extends T> maker;
    private T made;

    Lazy(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }

    /** A printer that another one is made for. */
    static Printer printer(Supplier<? extends Printer> maker) {
        return new LazyPrinter(new Lazy<>(maker));
    }

    /** The same for a link type. */
    static LinkPrinter link(Supplier<? extends LinkPrinter> maker) {
        return new LazyLink(new Lazy<>(maker));
    }

    private record LazyPrinter(Lazy<Printer> printer) implements Printer {
        @Override
        public void print(Dissection d, PacketReader in) {
            printer.get().print(d, in);
        }
    }

    private record LazyLink(Lazy<LinkPrinter> printer) implements LinkPrinter {
        @Override
        public int print(Dissection d, PacketReader in) {
            return printer.get().print(d, in);
        }
    }
}
