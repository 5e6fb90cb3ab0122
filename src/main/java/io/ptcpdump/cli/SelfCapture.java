package io.ptcpdump.cli;

import io.ptcpdump.capture.CaptureConfig;
import io.ptcpdump.capture.CaptureControl;
import io.ptcpdump.capture.LiveCapture;
import io.ptcpdump.filter.LiveFilter;
import io.ptcpdump.hook.HookChoices;
import io.ptcpdump.hook.HookUse;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import io.ptcpdump.process.ProcessFilter;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;

/** A real capture of one packet that this process sends to itself, whose owner is thus known beforehand. */
final class SelfCapture {
    private static final int RING_BYTES = 1 << 20;
    private static final int SNAPLEN = 128;
    private static final long LONGEST_MILLIS = 5000;

    private final HookChoices choices;
    private List<HookUse> hooks = List.of();
    private int packets;
    private int ours;

    SelfCapture(HookChoices choices) {
        this.choices = choices;
    }

    /**
     * Captures.
     *
     * @throws IOException                        if the packet cannot be sent
     * @throws io.ptcpdump.bpf.BpfException       if the kernel refuses; so do the other exceptions of {@link LiveCapture#start}
     */
    void run() throws IOException {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                CaptureControl control = new CaptureControl();
                LiveCapture capture = LiveCapture.start(config(receiver.getLocalPort()))) {
            hooks = capture.hooks();
            try (DatagramSocket sender = new DatagramSocket()) {
                sender.send(new DatagramPacket(new byte[1], 1, receiver.getLocalSocketAddress()));
            }
            Thread.ofPlatform().daemon().start(() -> stopLater(control));
            capture.run(new Counter(), control, -1, counts -> { });
        }
    }

    private CaptureConfig config(int port) {
        LiveFilter filter = LiveFilter.compile("udp dst port " + port, name -> 0);
        // The packet is seen twice, as it leaves and as it arrives.
        return new CaptureConfig(List.of("lo"), true, true, SNAPLEN, 2, RING_BYTES, filter, ProcessFilter.ALL, 0, true, choices);
    }

    private static void stopLater(CaptureControl control) {
        try {
            Thread.sleep(LONGEST_MILLIS);
            control.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How the needs were served; empty if the capture did not start. */
    List<HookUse> hooks() {
        return hooks;
    }

    /** What came of it. */
    Finding finding() {
        if (packets < 2) {
            return Finding.bad("capture", packets + " of the 2 sights of a packet on lo were captured");
        }
        if (ours < 2) {
            return Finding.bad("capture", "a packet of this process has another owner or none");
        }
        return Finding.ok("capture", "a packet of this process on lo was captured and has this process as its owner at both ends");
    }

    private final class Counter implements PacketSink {
        private final long pid = ProcessHandle.current().pid();

        @Override
        public void accept(Packet packet) {
            packets++;
            if (isOurs(packet.owner) && isOurs(packet.peer)) {
                ours++;
            }
        }

        private boolean isOurs(Owner owner) {
            return owner != null && owner.process().pid() == pid;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
