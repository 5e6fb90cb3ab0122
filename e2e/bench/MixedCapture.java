import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Writes a pcap file of the packets of an office's day: TCP with data, acknowledgements and options, HTTP, DNS, UDP, ICMP,
 * ARP, over IPv4 and IPv6, some in a VLAN. The same number of packets gives the same bytes every time.
 */
final class MixedCapture {
    private static final int FLOWS = 500;
    private static final int SNAPSHOT_LENGTH = 262_144;
    private static final int LINK_TYPE_ETHERNET = 1;
    private static final int IPV4 = 0x0800;
    private static final int ARP = 0x0806;
    private static final int VLAN = 0x8100;
    private static final int IPV6 = 0x86dd;
    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ICMPV6 = 58;
    private static final int SYN = 0x02;
    private static final int PUSH_ACK = 0x18;
    private static final int ACK = 0x10;
    private static final byte[] REQUEST =
            "GET /index.html HTTP/1.1\r\nHost: www.example.org\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RESPONSE =
            "HTTP/1.1 200 OK\r\nServer: example\r\nContent-Type: text/html\r\nContent-Length: 1256\r\n\r\n<!doctype html>"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SYN_OPTIONS = {2, 4, 5, (byte) 0xb4, 4, 2, 8, 10, 0, 1, 2, 3, 0, 0, 0, 0, 1, 3, 3, 7};

    private final SplittableRandom random = new SplittableRandom(20_260_101);
    private final long[] nextSequence = new long[FLOWS];
    private final ByteBuffer packet = ByteBuffer.allocate(2048);

    private MixedCapture() {}

    /** Arguments: the file, and how many packets. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    /** Writes the file, unless one of this number of packets is there already. */
    static void write(Path file, int packets) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 20)) {
            new MixedCapture().write(out, packets);
        }
        Files.move(unfinished, file);
    }

    private void write(OutputStream out, int packets) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0)
                .putInt(SNAPSHOT_LENGTH).putInt(LINK_TYPE_ETHERNET);
        out.write(header.array());
        ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        long micros = 1_767_225_600_000_000L;
        for (int i = 0; i < packets; i++) {
            micros += 1 + random.nextInt(200);
            build();
            record.clear().putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000))
                    .putInt(packet.position()).putInt(packet.position());
            out.write(record.array());
            out.write(packet.array(), 0, packet.position());
        }
    }

    private void build() {
        int flow = random.nextInt(FLOWS);
        int kind = random.nextInt(100);
        packet.clear();
        packet.putShort((short) 0x0242).putInt(0x0a000001);
        packet.putShort((short) 0x0242).putInt(0x0a000100 + flow);
        if (kind % 20 == 7) {
            packet.putShort((short) VLAN).putShort((short) (100 + flow % 4));
        }
        if (kind < 3) {
            arp(flow);
        } else if (kind < 20) {
            int start = ipv6(flow, kind < 17 ? TCP : kind < 19 ? UDP : ICMPV6);
            transport(flow, kind < 17 ? 50 : kind < 19 ? 85 : 99);
            packet.putShort(start + 4, (short) (packet.position() - start - 40));
        } else {
            int start = ipv4(flow, kind < 72 ? TCP : kind < 96 ? UDP : ICMP);
            transport(flow, kind);
            packet.putShort(start + 2, (short) (packet.position() - start));
            packet.putShort(start + 10, checksum(start));
        }
    }

    private void arp(int flow) {
        packet.putShort((short) ARP).putShort((short) 1).putShort((short) IPV4).put((byte) 6).put((byte) 4);
        packet.putShort((short) 1);
        packet.putShort((short) 0x0242).putInt(0x0a000100 + flow).putInt(0x0a000100 + flow);
        packet.putShort((short) 0).putInt(0).putInt(0x0a000001);
    }

    /** Returns where the header starts; its length and checksum are to be filled in. */
    private int ipv4(int flow, int protocol) {
        packet.putShort((short) IPV4);
        int start = packet.position();
        packet.put((byte) 0x45).put((byte) 0).putShort((short) 0).putShort((short) random.nextInt(65_536));
        packet.putShort((short) 0x4000).put((byte) 64).put((byte) protocol).putShort((short) 0);
        packet.putInt(0x0a000100 + flow).putInt(0xc6336400 + flow % 250);
        return start;
    }

    /** Returns where the header starts; its length is to be filled in. */
    private int ipv6(int flow, int protocol) {
        packet.putShort((short) IPV6);
        int start = packet.position();
        packet.putInt(0x60000000).putShort((short) 0).put((byte) protocol).put((byte) 64);
        packet.putLong(0x20010db8_00000001L).putLong(0x100 + flow);
        packet.putLong(0x20010db8_00000002L).putLong(0x1 + flow % 250);
        return start;
    }

    private void transport(int flow, int kind) {
        if (kind < 28) {
            tcp(flow, 80, SYN, SYN_OPTIONS, SYN_OPTIONS.length, 0);
        } else if (kind < 34) {
            tcp(flow, 80, PUSH_ACK, REQUEST, 0, REQUEST.length);
        } else if (kind < 40) {
            tcp(flow, 80, PUSH_ACK, RESPONSE, 0, RESPONSE.length);
        } else if (kind < 56) {
            tcp(flow, 443, ACK, RESPONSE, 0, 0);
        } else if (kind < 72) {
            tcp(flow, 443, PUSH_ACK, RESPONSE, 0, 1 + random.nextInt(RESPONSE.length));
        } else if (kind < 84) {
            dns(flow, kind < 78);
        } else if (kind < 96) {
            udp(flow, 16_384 + flow, 40 + random.nextInt(400));
            packet.position(packet.position() + packet.getShort(packet.position() - 4) - 8);
        } else {
            echo(flow);
        }
    }

    private void tcp(int flow, int port, int flags, byte[] bytes, int optionLength, int dataLength) {
        packet.putShort((short) (32_768 + flow)).putShort((short) port);
        packet.putInt((int) nextSequence[flow]).putInt(flags == SYN ? 0 : flow);
        packet.put((byte) ((20 + optionLength) / 4 << 4)).put((byte) flags).putShort((short) 502);
        packet.putShort((short) 0).putShort((short) 0);
        packet.put(bytes, 0, optionLength).put(bytes, 0, dataLength);
        nextSequence[flow] += dataLength;
    }

    /** A header only: the length says how much data is to follow. */
    private void udp(int flow, int port, int dataLength) {
        packet.putShort((short) (32_768 + flow)).putShort((short) port);
        packet.putShort((short) (8 + dataLength)).putShort((short) 0);
    }

    private void dns(int flow, boolean query) {
        byte[] name = ("\3www\7example" + (char) 3 + "org").getBytes(StandardCharsets.US_ASCII);
        int questionLength = 12 + name.length + 5;
        udp(flow, 53, query ? questionLength : questionLength + 16);
        packet.putShort((short) random.nextInt(65_536)).putShort((short) (query ? 0x0100 : 0x8180));
        packet.putShort((short) 1).putShort((short) (query ? 0 : 1)).putInt(0);
        packet.put(name).put((byte) 0).putShort((short) 1).putShort((short) 1);
        if (!query) {
            packet.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1);
            packet.putInt(300).putShort((short) 4).putInt(0xc6336400 + flow % 250);
        }
    }

    private void echo(int flow) {
        packet.put((byte) (flow % 2 == 0 ? 8 : 0)).put((byte) 0).putShort((short) 0);
        packet.putShort((short) flow).putShort((short) random.nextInt(1000)).putLong(0).putLong(0);
    }

    private short checksum(int start) {
        int sum = 0;
        for (int at = start; at < start + 20; at += 2) {
            sum += packet.getShort(at) & 0xffff;
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (short) ~sum;
    }
}
