package io.ptcpdump.text;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Packet;
import java.util.Arrays;

/**
 * Builds the text of packets: tcpdump's record, with the interface, the owner and the direction between the time stamp and the
 * packet's own text where they are known, the rest of the owner behind or below that text, and the dump at the end. Records stand one
 * after another in the dissection's {@link Line}.
 */
final class RecordText {
    private final Dissection dissection;
    private final TextOptions options;
    private final Line out;
    private final TimestampText timestamps;
    private final OwnerText owners;
    private final PacketDump dump;
    private final LineJoiner joiner = new LineJoiner();
    private final TextCache<CaptureInterface> interfaces = new TextCache<>();

    RecordText(Dissection dissection, TextOptions options) {
        this.dissection = dissection;
        this.options = options;
        this.out = dissection.out();
        this.timestamps = new TimestampText(options.timestamps(), options.nanoseconds(), options.zone());
        this.owners = new OwnerText(options.owners(), dissection.verbose(1));
        this.dump = new PacketDump(options.dump());
    }

    /** Where the records stand. */
    Line line() {
        return out;
    }

    /**
     * Appends a packet's record, without a line break at its end.
     *
     * @param number the packet's, counted from 1
     */
    void print(Packet packet, long number) {
        if (options.numbers()) {
            out.addRight(number, 5).spaces(2);
        }
        if (!BrokenLengths.print(packet, out)) {
            printRecord(packet);
        }
    }

    private void printRecord(Packet packet) {
        timestamps.print(packet, out);
        if (options.captureColumns()) {
            printInterface(packet.captureInterface);
        }
        owners.printColumn(packet.owner, out);
        if (options.captureColumns()) {
            printDirection(packet.direction);
        }
        int start = out.length();
        dissection.print(packet);
        owners.printContext(packet.owner, packet.peer, out);
        if (options.oneline()) {
            joiner.join(out, start);
        }
        dump.print(packet, dissection.linkHeaderLength(), out);
    }

    private void printDirection(Direction direction) {
        if (direction == Direction.IN) {
            out.add("In ");
        } else if (direction == Direction.OUT) {
            out.add("Out ");
        }
    }

    private void printInterface(CaptureInterface captured) {
        byte[] text = interfaces.get(captured);
        if (text == null) {
            text = interfaceText(captured);
            interfaces.put(captured, text);
        }
        out.add(text, 0, text.length);
    }

    /** {@code NAME}, with {@code @INODE} of another network namespace; the index stands for a name that is not known. */
    private static byte[] interfaceText(CaptureInterface captured) {
        Line text = new Line();
        boolean named = !captured.name().isEmpty();
        if (named) {
            SafeText.add(text, captured.name());
        } else if (captured.index() != 0) {
            text.add(captured.index());
        }
        if (text.length() > 0) {
            if (captured.netnsInode() != 0 && (captured.foreignNetns() || !named)) {
                text.add('@').addUnsigned(captured.netnsInode());
            }
            text.add(' ');
        }
        return Arrays.copyOf(text.bytes(), text.length());
    }
}
