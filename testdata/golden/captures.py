"""What the scripts that make captures share: the file, and the headers around what a script is about."""
import os
import struct

FOLDER = os.path.dirname(os.path.abspath(__file__))
MAC_A, MAC_B = bytes.fromhex("020000000001"), bytes.fromhex("020000000002")
A4, B4, C4 = bytes([192, 0, 2, 1]), bytes([198, 51, 100, 2]), bytes([203, 0, 113, 3])
A6 = bytes.fromhex("20010db8000000000000000000000001")
B6 = bytes.fromhex("20010db8000000010000000000000002")
C6 = bytes.fromhex("fe80000000000000020000fffe000003")


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(">%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


def capture(name, link_type, packets):
    """Packets are bytes, or (bytes, length on the wire)."""
    with open(os.path.join(FOLDER, name + ".pcap"), "wb") as out:
        out.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, link_type))
        for number, packet in enumerate(packets):
            data, length = packet if isinstance(packet, tuple) else (packet, len(packet))
            out.write(struct.pack("<IIII", 1700000000 + number, 1000 * number, len(data), length) + data)


def ethernet(ether_type, payload):
    return MAC_B + MAC_A + struct.pack(">H", ether_type) + payload


def frame(payload):
    return ethernet(len(payload), payload)


def vlan(tag, ether_type, payload):
    return struct.pack(">HH", tag, ether_type) + payload


def ipv4(protocol, payload, options=b"", tos=0, fragment=0x4000, ttl=64, length=None, sum_change=0, source=A4, target=B4):
    words = 5 + len(options) // 4
    total = words * 4 + len(payload) if length is None else length
    header = struct.pack(">BBHHHBBH4s4s", 0x40 | words, tos, total, 4660, fragment, ttl, protocol, 0, source, target) + options
    total_sum = checksum(header) ^ sum_change
    return header[:10] + struct.pack(">H", total_sum) + header[12:] + payload


def ipv6(protocol, payload, flow=0, hops=64, length=None, source=A6, target=B6):
    length = len(payload) if length is None else length
    return struct.pack(">IHBB16s16s", 0x60000000 | flow, length, protocol, hops, source, target) + payload


def icmp(kind, code, rest, sum_change=0):
    message = struct.pack(">BBH", kind, code, 0) + rest
    return message[:2] + struct.pack(">H", checksum(message) ^ sum_change) + message[4:]


def icmp6(kind, code, rest, source=A6, target=B6):
    message = struct.pack(">BBH", kind, code, 0) + rest
    pseudo = source + target + struct.pack(">II", len(message), 58)
    return message[:2] + struct.pack(">H", checksum(pseudo + message)) + message[4:]


def udp_start(port):
    return struct.pack(">HHHH", 40000, port, 8, 0)


def in4(*arguments, **named):
    return ethernet(0x0800, ipv4(*arguments, **named))


def in6(*arguments, **named):
    return ethernet(0x86dd, ipv6(*arguments, **named))


def arp(operation, sender=MAC_A, target=bytes(6), hardware=1, protocol=0x0800, a=A4, b=B4):
    return struct.pack(">HHBBH", hardware, protocol, len(sender), len(a), operation) + sender + a + target + b


def in_udp(port, payload, source=40000, around=in4, length=None):
    """A datagram without checksum."""
    length = 8 + len(payload) if length is None else length
    return around(17, struct.pack(">HHHH", source, port, length, 0) + payload)


def in_tcp(port, payload, source=40000, around=in4):
    """A segment with PSH and ACK; its checksum is not right."""
    return around(6, struct.pack(">HHIIHHHH", source, port, 1000, 2000, 0x5018, 512, 0, 0) + payload)


def cut(packet, first, step=3):
    """The packet as captures with smaller and smaller snaplens have it."""
    return [(packet[:n], len(packet)) for n in range(first, len(packet), step)]
