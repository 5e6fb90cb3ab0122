package io.ptcpdump.savefile;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.ProcessInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Packets with random bytes, interfaces and owners, from a seed. Arguments have blanks, line ends and forged keys. */
final class RandomCapture {
    private static final List<String> ARGUMENTS = List.of(
            "-v", "", " ", "two words", "http://example.com/?q=1", "line\nUserId: 0", "tab\there", "Grüße 日本",
            "\\n", "...",
            "\u001b[31m", "Args: x", "\nPID: 1\nCmd: /bin/sh\nArgs: sh");

    private final Random random;
    private final List<CaptureInterface> interfaces = new ArrayList<>();
    private final List<Owner> owners = new ArrayList<>();
    private final List<Owner> peers = new ArrayList<>();

    RandomCapture(long seed) {
        random = new Random(seed);
        for (int i = 0; i <= random.nextInt(4); i++) {
            boolean foreign = random.nextBoolean();
            interfaces.add(new CaptureInterface(
                    "veth" + i, i + 2, 4026531840L + i, pick(1, 101, 113, 276), 262144, foreign));
        }
        interfaces.add(new CaptureInterface("", 0, 0, 1, 0, false));
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            owners.add(owner(i, 10));
            peers.add(owner(i, 100)); // of other processes than the owners, since one process has one image at a time
        }
    }

    private Owner owner(int i, int lowestPid) {
        // Few pids, so that several images share one.
        ProcessInfo parent = random.nextBoolean() ? null : process(lowestPid - 9 + random.nextInt(3), 1, null);
        int parentPid = parent == null ? random.nextInt(3) : parent.pid();
        ProcessInfo process = process(lowestPid + random.nextInt(5), parentPid, parent);
        boolean thread = random.nextBoolean();
        return new Owner(
                process, thread ? 1000 + i : 0, thread ? "thread-" + i + "\nx".substring(random.nextInt(2)) : "",
                random.nextInt(4) - 2,
                pick(Owner.Evidence.values()), pick(Owner.Trail.values()));
    }

    private ProcessInfo process(int pid, int parentPid, ProcessInfo parent) {
        List<String> arguments = new ArrayList<>();
        for (int n = random.nextInt(5); n > 0; n--) {
            arguments.add(ARGUMENTS.get(random.nextInt(ARGUMENTS.size())));
        }
        boolean kernelThread = random.nextInt(5) == 0;
        return new ProcessInfo(
                pid,
                1_700_000_000_000_000_000L + random.nextInt(3),
                parentPid,
                kernelThread ? "" : "/usr/bin/tool" + random.nextInt(3),
                false,
                kernelThread ? List.of() : arguments,
                false,
                "tool" + random.nextInt(2),
                random.nextInt(4) - 2,
                parent);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private int pick(int... values) {
        return values[random.nextInt(values.length)];
    }

    List<CaptureInterface> interfaces() {
        return interfaces;
    }

    /** A packet without a peer. */
    Packet packet() {
        Packet packet = new Packet();
        packet.bytes = new byte[random.nextInt(200)];
        random.nextBytes(packet.bytes);
        packet.offset = packet.bytes.length == 0 ? 0 : random.nextInt(packet.bytes.length);
        packet.capturedLength = packet.bytes.length - packet.offset;
        packet.wireLength = packet.capturedLength + random.nextInt(2000);
        packet.timestampNanos = 1_700_000_000_000_000_000L + random.nextLong(1_000_000_000_000L);
        packet.captureInterface = interfaces.get(random.nextInt(interfaces.size()));
        packet.direction = Direction.fromFlags(random.nextInt(3));
        packet.droppedBefore = random.nextInt(4) == 0 ? random.nextLong() : 0;
        packet.owner = random.nextInt(4) == 0 ? null : owners.get(random.nextInt(owners.size()));
        return packet;
    }

    List<Packet> packets(int count) {
        List<Packet> packets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Packet packet = packet();
            packet.peer = random.nextBoolean() ? null : peers.get(random.nextInt(peers.size()));
            packets.add(packet);
        }
        return packets;
    }
}
