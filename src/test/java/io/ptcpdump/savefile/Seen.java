package io.ptcpdump.savefile;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A packet as a reader gave it, copied so that it can be compared. */
record Seen(
        long nanos, CaptureInterface captureInterface, Direction direction, int wireLength, String hex, Owner owner, Owner peer,
        long droppedBefore) {

    static Seen of(Packet packet) {
        byte[] bytes = Arrays.copyOfRange(packet.bytes, packet.offset, packet.offset + packet.capturedLength);
        return new Seen(
                packet.timestampNanos,
                packet.captureInterface,
                packet.direction,
                packet.wireLength,
                HexFormat.of().formatHex(bytes),
                packet.owner,
                packet.peer,
                packet.droppedBefore);
    }

    Seen(long nanos, CaptureInterface captureInterface, Direction direction, int wireLength, String hex, Owner owner) {
        this(nanos, captureInterface, direction, wireLength, hex, owner, null, 0);
    }

    /** All packets of a sound file. */
    static List<Seen> in(byte[] file) throws IOException {
        Reading reading = reading(file);
        if (reading.failure() != null) {
            throw reading.failure();
        }
        return reading.packets();
    }

    /** The packets before the damage, and what is said of it. */
    record Reading(List<Seen> packets, SaveFileException failure) {
        String message() {
            return failure == null ? "" : failure.getMessage();
        }
    }

    static Reading reading(byte[] file) throws IOException {
        List<Seen> packets = new ArrayList<>();
        try (SaveFileReader reader = SaveFileReader.open(new ByteArrayInputStream(file))) {
            // Fields that a reader forgot to set would carry these into the next packet.
            Packet packet = new Packet();
            while (reader.next(packet)) {
                packets.add(of(packet));
                packet.direction = Direction.OUT;
                packet.wireLength = -7;
                packet.droppedBefore = -7;
                packet.timestampNanos = -7;
            }
            return new Reading(packets, null);
        } catch (SaveFileException e) {
            return new Reading(packets, e);
        }
    }
}
