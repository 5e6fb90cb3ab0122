#!/usr/bin/env python3
"""Writes the captures of serial lines, ARCNET, Fibre Channel, FireWire, and of what systems put before a packet.
Every packet is made here, none was recorded."""
import struct

from captures import *  # noqa: F403

LONG_A, LONG_B = bytes.fromhex("0102030405060708"), bytes.fromhex("1112131415161718")
ECHO = ipv4(1, icmp(8, 0, struct.pack(">HH", 7, 1) + b"ping"))
ECHO6 = ipv6(58, icmp6(128, 0, struct.pack(">HH", 7, 1) + b"ping"))


def tcp(data=b""):
    return ipv4(6, struct.pack(">HHIIHHHH", 40000, 80, 1000, 2000, 0x5018, 512, 0, 0) + data)


def slip(direction, header, packet):
    return bytes([direction]) + header + bytes(15 - len(header)) + packet


def serial():
    uncompressed = ipv4(6, b"")[:9]
    compressed = [
        b"\xc0\5\1\2", b"\x80\1\2", b"\x8b\1\2", b"\x8f\1\2", b"\x81\1\2\7", b"\x82\1\2\x30", b"\x82\1\2\0\xff\xf0", b"\x82\1\2\0\1\0",
        b"\x8e\1\2\3\4\5", b"\xac\1\2\0\1\0\0\2\0\x09", b"\xef\x06\1\2\5", b"\xe0\5\1\2\0\xff\xff", b"\x90\1\2",
    ]
    capture("slip", 8, [
        slip(0, b"\x45", ECHO), slip(1, b"\x45", ECHO), slip(2, b"\x45", ECHO), slip(0, b"\x60", ECHO6), slip(0, b"\x45", b"\x70odd"),
        slip(0, b"\x75" + uncompressed[1:] + b"\5", tcp(b"data")), slip(1, b"\x75" + uncompressed[1:] + b"\6", tcp(b"other data")),
        slip(9, b"\x75" + uncompressed[1:] + b"\7", tcp()), slip(9, b"\x80\1\2", tcp()), slip(0, b"\x30", ECHO), slip(1, b"\0", ECHO),
    ] + [slip(n & 1, header, tcp(b"abcdef"[:n])) for n, header in enumerate(compressed)] + [
        slip(0, b"\x8b\1\2", b"\x45" + bytes(19)), slip(0, b"\x8f\1\2", tcp()[:30]), slip(1, b"\xc0\6\1\2", b"\x4f" + tcp()[1:] + bytes(40)),
        slip(0, b"\xc0\5\1\2", tcp()[:32] + b"\xf0" + tcp()[33:]), slip(0, b"\x8f\1\2", tcp()), slip(0, b"\x75", ECHO)[:14],
    ] + cut(slip(0, b"\x75" + uncompressed[1:] + b"\5", tcp(b"data")), 10, 6) + cut(slip(1, b"\xc0\5\1\2", tcp(b"data")), 10, 6))
    capture("slip-bsdos", 102, [slip(0, b"\x45", ECHO), slip(1, b"\x80\1\2", tcp()), slip(0, b"", ECHO6), slip(0, b"\x45", ECHO)[:15]])
    capture("ppp-bsdos", 103, [bytes(24) + ECHO, b"\0"])
    capture("hdlc-bsd", 112, [b"\x0f\0\x08\0" + ECHO, b"\x8f\0\x80\x35" + struct.pack(">IIIHHH", 2, 1, 2, 0xffff, 1, 2)])


def arcnet():
    def frame(kind, packet, flag=0, linux=False):
        if kind in (240, 241, 128):
            return b"\1\2" + (b"\0\xd4" if linux else b"") + bytes([kind]) + packet
        if linux:
            return b"\1\2\0\0" + bytes([kind, flag, 0, 9]) + packet
        return b"\1\2" + bytes([kind, flag, 0, 9]) + packet

    ddp = struct.pack(">HHHHBBBBB", 13, 0, 1, 2, 3, 4, 5, 6, 9) + b"data"
    ipx = struct.pack(">HHBB", 0xffff, 34, 0, 17) + bytes(10) + b"\4\x51" + bytes(10) + b"\4\x52data"
    kinds = [
        (240, ECHO), (241, arp(1, sender=b"\1", target=b"\0", hardware=7)), (128, b"diagnosis"), (212, ECHO), (196, ECHO6),
        (213, arp(2, sender=b"\1", target=b"\2", hardware=7)), (214, arp(3, sender=b"\1", target=b"\2", hardware=7)), (221, ddp), (250, ipx),
        (247, b"vines"), (9, b"unknown"),
    ]
    capture("arcnet", 7, [frame(kind, packet) for kind, packet in kinds] + [
        frame(212, ECHO[:24], 3), frame(212, ECHO[24:], 2), frame(212, ECHO, 4), frame(213, b"x", 1),
        b"\1\2\xd4\xff\xff\xff\xd4\0\0\x09" + ECHO, b"\1\2\xd4\xff\xff\xff\xd4\2\0\x09" + ECHO, b"\1\2\xd4\xff\xff\xff\xd4\0\0", b"\1\2\xd4\0\0",
        b"\1\2", b"\1\2\xf0", b"\1\2\x80", frame(9, b""),
    ] + cut(frame(212, ECHO), 2, 5))
    capture("arcnet-linux", 129, [frame(kind, packet, linux=True) for kind, packet in kinds] + [b"\1\2\0\0", b"\1\2\0\0\xd4\0\0", b"\1\2\0\0\xf0"]
            + cut(frame(212, ECHO, linux=True), 4, 5))


def firewalls():
    def symantec(kind, packet):
        return bytes(range(6)) + struct.pack(">H", kind) + bytes(36) + packet

    capture("symantec", 99, [
        symantec(0x0800, ECHO), symantec(0x86dd, ECHO6), symantec(0x1234, b"unknown"), symantec(100, b"short"), symantec(0, b""),
        symantec(0x0800, ECHO)[:43], symantec(0x0800, ECHO)[:44], symantec(0x88b5, b"local"),
    ] + cut(symantec(0x0800, ECHO), 44, 8))

    def enc(family, flags, packet, order="<"):
        return struct.pack(order + "I", family) + struct.pack(">I", 0x1000) + struct.pack(order + "I", flags) + packet

    capture("enc", 109, [
        enc(2, 0, ECHO), enc(2, 0x0400, ECHO), enc(2, 0x0800, ECHO, ">"), enc(24, 0x0c00, ECHO6), enc(28, 0x0c00, ECHO6, ">"), enc(30, 0x0c01, ECHO6),
        enc(9, 0x0801, b"odd"), enc(2, 0x0001, ECHO), enc(0, 0, ECHO), enc(2, 0, ECHO)[:11], enc(2, 0, ECHO)[:12],
    ] + cut(enc(2, 0x0400, ECHO), 12, 8))

    def pflog(family, packet, length=61, action=0, reason=0, direction=1, sub_rule=0xffffffff, interface=b"em0", ruleset=b""):
        return struct.pack(">BBBB16s16sIIIiIiB3s", length, family, action, reason, interface, ruleset, 17, sub_rule, 0, 1, 0, 1, direction, b"") + packet

    capture("pflog", 117, [pflog(2, ECHO, action=n, reason=n, direction=n % 4) for n in range(16)] + [
        pflog(24, ECHO6), pflog(28, ECHO6, sub_rule=5, ruleset=b"anchor"), pflog(30, ECHO6, interface=b"sixteen-letters\xff", ruleset=b"\1" * 16, sub_rule=0),
        pflog(9, b"odd"), pflog(9, b""), pflog(2, ECHO, length=60), pflog(2, ECHO, length=100), pflog(2, bytes(36) + ECHO, length=100), pflog(2, ECHO, length=255),
        pflog(2, ECHO)[:63], pflog(2, ECHO)[:64], b"\x3d", b"\0",
    ] + cut(pflog(2, ECHO), 60, 8))


def networks():
    def fibre(packet):
        return b"\x10\0" + MAC_B + b"\x10\0" + MAC_A + packet

    capture("fibre-channel", 122, [
        fibre(b"\xaa\xaa\x03\0\0\0\x08\x00" + ECHO), fibre(b"\xaa\xaa\x03\0\0\0\x08\x06" + arp(1)), fibre(b"\x06\x06\x03" + ECHO), fibre(b"\x04\x08\x63"),
        fibre(b"\xaa\xaa\x03\0\0\0\x12\x34data"), fibre(b"\xaa"), fibre(b"")[:15], fibre(b"\xf0\xf1\x7f\1"),
    ] + cut(fibre(b"\xaa\xaa\x03\0\0\0\x08\x00" + ECHO), 16, 6))

    def ipnet(family, packet):
        return struct.pack(">BBHIIIII", 1, family, 0, len(packet), 3, 4, 5, 4000000000) + packet

    capture("ipnet", 226, [ipnet(2, ECHO), ipnet(26, ECHO6), ipnet(10, ECHO6), ipnet(0, b""), ipnet(2, b"")[:23]] + cut(ipnet(2, ECHO), 24, 8))

    def firewire(kind, packet):
        return LONG_B + LONG_A + struct.pack(">H", kind) + packet

    capture("firewire", 138, [
        firewire(0x0800, ECHO), firewire(0x86dd, ECHO6), firewire(0x1234, b"unknown"), firewire(0x88b5, b"local"), firewire(0, b""), firewire(0x0806, arp(1)),
        firewire(0, b"")[:17],
    ] + cut(firewire(0x0800, ECHO), 18, 8))


if __name__ == "__main__":
    serial()
    arcnet()
    firewalls()
    networks()
