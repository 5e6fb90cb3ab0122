#!/usr/bin/env python3
"""Writes the captures of the golden texts of what is no network of its own: USB, Bluetooth, switches' tags, virtual machines, logs."""
import struct

from captures import *  # noqa: F403

PING = ipv4(1, icmp(8, 0, struct.pack(">HH", 7, 1) + b"ping"))
PING6 = ipv6(58, icmp6(128, 0, struct.pack(">HH", 7, 1) + b"ping"))


def buses():
    def usb(event, transfer, endpoint=0x81, device=5, bus=3, size=48):
        return struct.pack("<QBBBBHBB", 0xffff888012345678, event, transfer, endpoint, device, bus, 0, 0).ljust(size,
                b"\0") + b"data"
    kinds = [(ord(event), transfer) for event in "SCEX" for transfer in range(5)]
    for name, link, size in (("usb", 189, 48), ("usb-mapped", 220, 64)):
        packets = [usb(*kind, size=size) for kind in kinds] + [usb(0x53, 2, 0x00, 127, 65535, size),
                usb(0x43, 3, 0x7f, 255, 256, size)]
        capture(name, link, packets + [packets[0][:size], packets[0][:size - 1], packets[0][:10]])
    capture("bluetooth", 201, [b"\0\0\0\0\1\3\x0c\0", b"\0\0\0\1\4\x0e\4\1\3\x0c\0", b"\xff\xff\xff\xfe\2" + bytes(30), b"\0\0\0\1",
            b"\0\0\0"])


def tags():
    def tagged(tag, rest=b"\x08\0" + PING):
        return MAC_B + MAC_A + tag + rest
    values = [bytes([first, second, third, 0x2a]) for first, second,
            third in [(0x03, 0x28, 0x60), (0x22, 0x11, 0x10), (0x04, 0x0a, 0xe0), (0x04, 0x0e, 0xf1), (0x04, 0x08, 0x00),
            (0x04, 0x0a, 0x10), (0x04, 0x0c, 0x00), (0x04, 0x0c, 0x10), (0x40, 0x08, 0x00), (0x7f, 0xff, 0xff), (0x85, 0x10, 0x20),
            (0x85, 0x14, 0x20), (0xc5, 0x10, 0x20), (0xe5, 0x1d, 0x2f)]]
    last = [b"\x81\0" + vlan(5, 0x0800, PING), b"\0\3\x42\x42\3", b"\x12\x34what", b"\x08\6" + arp(1)]
    for name, link, before in (("dsa", 284, b""), ("edsa", 285, b"\xda\xda\0\0")):
        packets = [tagged(before + value) for value in values] + [tagged(before + values[0], one) for one in last]
        capture(name, link, packets + [packets[0][:17], (packets[0][:17 + len(before)], 60), packets[0][:12]]
                + cut(packets[0], 13 + len(before), 3))
    values = [b"\0\5" + bytes([reason, 0xe3]) for reason in (0, 1, 2, 4, 8, 16, 32, 3)] + [b"\x20" + bytes([second])
            + b"\1\2" for second in (0x80, 0x1d, 0x02, 0x03, 0)] + [b"\x40\5\1\2", b"\xff\xff\xff\xff"]
    packets = [tagged(value) for value in values] + [tagged(values[0], one) for one in last]
    capture("broadcom", 281, packets + [packets[0][:17], packets[0][:12]] + cut(packets[0], 13, 3))
    packets = [value + ethernet(0x0800, PING) for value in values] + [values[0] + MAC_B + MAC_A + one for one in last]
    capture("broadcom-before", 282, packets + [packets[0][:17], packets[0][:4], packets[0][:3]] + cut(packets[0], 5, 5))
    frames = [ethernet(0x0800, PING), ethernet(0x1234, b"what"), frame(b"\x42\x42\3\0\0\0\x80"), b"short"]
    capture("netanalyzer", 240, [b"\0\1\2\3" + one for one in frames] + [b"\0\1\2", b"\0\1\2\3"])
    capture("netanalyzer-transparent", 241, [b"\0\1\2\3" + b"\x55" * 7 + b"\xd5" + one for one in frames]
            + [b"\0" * 11, b"\0" * 12])


def hosts():
    def log(family, *elements, version=0):
        return struct.pack(">BBH", family, version, 77) + b"".join(elements)
    def element(kind, value, length=None):
        return struct.pack("<HH", 4 + len(value) if length is None else length, kind) + value + b"\0" * (-len(value) % 4)
    prefix = element(1, b"\x08\0\1\0") + element(10, b"dropped: \0")
    packets = [log(2, prefix, element(9, PING)), log(10, prefix, element(9, PING6)), log(7, prefix, element(9, b"what")),
            log(2, prefix), log(2), log(0), log(2, element(9, b"")), log(2, prefix, element(9, PING), version=1),
            log(2, element(1, b"", 3)), log(2, element(1, b"", 0)), log(2, element(1, b"abcd", 99)), log(2, b"\5\0"), b"\2\0\0"]
    capture("nflog", 239, packets + cut(packets[0], 4, 3) + cut(packets[2], 30, 2))
    def vsock(operation, transport, virtio=b"", data=b""):
        return struct.pack("<QQIIHHHH", 2, 0xffffffffffffffff, 1024, 0xffffffff, operation, transport, 44, 0) + virtio + data
    def virtio(kind, operation):
        return struct.pack("<QQIIIHHIII", 2, 3, 1024, 5000, 17, kind, operation, 3, 262144, 99)
    packets = [vsock(operation, 1) for operation in range(6)] + [vsock(4, transport, data=b"payload") for transport in (0, 1,
            3)] + [vsock(4, 2, virtio(1, operation), b"payload" * (operation + 1)) for operation in range(9)] + [vsock(3, 2,
            virtio(2, 4)), vsock(4, 2, virtio(1, 5)), vsock(4, 2, virtio(1, 5)[:40]), vsock(4, 1)]
    capture("vsock", 271, packets + [packets[0][:31]] + cut(packets[10], 1, 7))
    def ipoib(kind, payload):
        return bytes(range(40)) + struct.pack(">HH", kind, 0) + payload
    address = bytes(range(20))
    packets = [ipoib(0x0800, PING), ipoib(0x86dd, PING6), ipoib(0x0806, arp(1, address, bytes(20), 32)), ipoib(0x1234, b"what"),
            ipoib(5, b"what"), ipoib(0x0800, b"")]
    capture("ipoib", 242, packets + cut(packets[0], 1, 9))
    def pktap(link_type, packet, record=1, length=108):
        return struct.pack("<III24sIII", length, record, link_type, b"en0", 1, 2, 14).ljust(108, b"\0") + packet
    packets = [pktap(1, ethernet(0x0800, PING)), pktap(12, PING), pktap(0, struct.pack("<I", 2) + PING),
            pktap(105, b"\xd4\0\0\0" + MAC_B), pktap(147, b"what"), pktap(999, b"what"), pktap(1, ethernet(0x0800, PING), 0),
            pktap(1, ethernet(0x0800, PING), 2), pktap(1, b"\0" * 8 + ethernet(0x0800, PING), 1, 116), pktap(1, b"", 1, 107),
            pktap(1, b"", 1, 300), pktap(258, pktap(12, PING)), pktap(1, b"")]
    capture("pktap", 258, packets + [packets[0][:107]] + cut(packets[0], 90, 9))


if __name__ == "__main__":
    buses()
    tags()
    hosts()
