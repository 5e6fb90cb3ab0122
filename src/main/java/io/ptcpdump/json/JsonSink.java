package io.ptcpdump.json;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import io.ptcpdump.text.BrokenLengths;
import io.ptcpdump.text.LineJoiner;
import io.ptcpdump.text.RecordOutput;
import io.ptcpdump.text.TextCache;
import io.ptcpdump.text.TextOptions.OwnerFields;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Prints each packet as one JSON object on a line of its own. What is not known is left out. docs/json.md describes the members.
 */
public final class JsonSink implements PacketSink {
    private final Dissection dissection;
    private final Line text;
    private final Line out = new Line();
    private final RecordOutput output;
    private final JsonTime time = new JsonTime();
    private final JsonOwner owners;
    private final LineJoiner joiner = new LineJoiner();
    private final TextCache<CaptureInterface> interfaces = new TextCache<>();

    /**
     * @param target       takes the text in large blocks, and should not buffer it again; {@link #close} closes it
     * @param dissection   prints the packets; nobody else uses its line while this sink is open
     * @param fields       which fields of owners are printed
     * @param lineBuffered whether each object is written at once
     */
    public JsonSink(OutputStream target, Dissection dissection, OwnerFields fields, boolean lineBuffered) {
        this.dissection = dissection;
        this.text = dissection.out();
        this.output = new RecordOutput(out, target, lineBuffered);
        this.owners = new JsonOwner(fields, time);
    }

    @Override
    public void accept(Packet packet) throws IOException {
        out.add('{');
        printTime(packet);
        printInterface(packet.captureInterface);
        printDirection(packet.direction);
        JsonText.name(out, "length").add(Integer.toUnsignedLong(packet.wireLength));
        JsonText.name(out, "captured").add(packet.capturedLength);
        printText(packet);
        owners.print("owner", packet.owner, out);
        owners.print("peer", packet.peer, out);
        out.add('}');
        output.endRecord();
    }

    /** A time that makes no sense, from a broken file, is left out. */
    private void printTime(Packet packet) {
        if (packet.timestampNanos < 0 || packet.excessFractionNanos != 0) {
            return;
        }
        JsonText.name(out, "time");
        time.printString(packet.timestampNanos, out);
        JsonText.name(out, "seconds");
        JsonTime.printSeconds(packet.timestampNanos, out);
    }

    private void printInterface(CaptureInterface captured) {
        byte[] members = interfaces.get(captured);
        if (members == null) {
            members = interfaceMembers(captured);
            interfaces.put(captured, members);
        }
        if (out.bytes()[out.length() - 1] != '{') {
            out.add(',');
        }
        out.add(members, 0, members.length);
    }

    private static byte[] interfaceMembers(CaptureInterface captured) {
        Line members = new Line();
        if (!captured.name().isEmpty()) {
            JsonText.name(members, "interface");
            JsonText.string(members, captured.name());
        }
        if (captured.index() != 0) {
            JsonText.name(members, "ifindex").add(captured.index());
        }
        if (captured.netnsInode() != 0) {
            JsonText.name(members, "netns").addUnsigned(captured.netnsInode());
        }
        JsonText.name(members, "link_type").add(captured.linkType());
        return Arrays.copyOf(members.bytes(), members.length());
    }

    private void printDirection(Direction direction) {
        if (direction != Direction.UNKNOWN) {
            JsonText.name(out, "direction").add(direction == Direction.IN ? "\"in\"" : "\"out\"");
        }
    }

    private void printText(Packet packet) {
        text.clear();
        if (!BrokenLengths.print(packet, text)) {
            dissection.print(packet);
            joiner.join(text, 0);
        }
        JsonText.name(out, "text");
        JsonText.string(out, text.bytes(), text.length());
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
