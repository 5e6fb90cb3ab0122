package io.ptcpdump.text;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import java.io.IOException;
import java.io.OutputStream;

/** Prints packets as text, each when it comes; {@link RecordText} says how. */
public final class TextSink implements PacketSink {
    private final RecordText text;
    private final RecordOutput output;
    private long count;

    /**
     * @param target     takes the text in large blocks, and should not buffer it again; {@link #close} closes it
     * @param dissection prints the packets; nobody else uses its line while this sink is open
     */
    public TextSink(OutputStream target, Dissection dissection, TextOptions options) {
        this.text = new RecordText(dissection, options);
        this.output = new RecordOutput(text.line(), target, options.lineBuffered());
    }

    @Override
    public void accept(Packet packet) throws IOException {
        text.print(packet, ++count);
        output.endRecord();
    }

    @Override
    public void flush() throws IOException {
        output.flush();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
