#!/usr/bin/env python3
"""Writes the captures of the golden texts of DVMRP, EGP, MSDP, Auto-RP, and of node information in ICMPv6: every packet is made
here, none was recorded."""
import struct

from captures import *  # noqa: F403


def w32(*values):
    return struct.pack(">%dI" % len(values), *values)


def dvmrp():
    def message(code, body, sum_change=0):
        return in4(2, icmp(0x13, code, b"\0\x0e\xff\3" + body, sum_change), ttl=1)

    report = b"\xff\xff\0" + A4[:3] + b"\1" + B4[:3] + b"\x83" + b"\0\0\0" + b"\x0a\x82" + b"\xff\xff\xff" + C4 + b"\xa0" + b"\xff\0\xff" + C4 + b"\x81"
    neighbors = A4 + b"\1\2\2" + B4 + C4 + B4 + b"\3\4\0"
    neighbors2 = A4 + b"\1\2\x73\2" + B4 + C4 + B4 + b"\3\4\0\1" + A4 + C4 + b"\1\1\0\0"
    capture("dvmrp", 1, [message(*m) for m in [
        (1, w32(77) + A4 + B4), (1, w32(77)), (1, b"abc"), (1, w32(77) + b"ab"), (2, report), (2, b""), (2, b"\xff\xff"), (2, b"\xff\xff\0" + A4[:3]), (2, b"\xff\xff\0" + A4[:3] + b"\1"), (3, b""),
        (4, neighbors), (4, neighbors[:6]), (4, neighbors[:9]), (4, b""), (5, b""), (6, neighbors2), (6, neighbors2[:7]), (6, neighbors2[:10]), (6, neighbors2[:12]), (6, neighbors2[:8]), (6, b""),
        (7, A4 + B4 + w32(7261)), (7, A4 + B4 + w32(0)), (7, A4 + B4), (8, A4 + B4), (9, A4 + B4), (8, A4), (0, b""), (10, b"x"), (200, b""), (1, w32(77) + A4, 9),
    ]] + [in4(2, b"\x13\1\0\0\0\0\0"), in4(2, b"\x13")] + [p for code, body in ((1, w32(77) + A4 + B4), (2, report), (4, neighbors), (6, neighbors2), (7, A4 + B4 + w32(7261))) for p in cut(message(code, body), 36, 5)])


def egp():
    def message(kind, code, status, rest, version=2):
        return struct.pack(">BBBBHHH", version, kind, code, status, 0, 65001, 7) + rest

    def update(network, gateways, internal, external, status=1):
        return message(1, 0, status, struct.pack(">BB", internal, external) + network + gateways)

    times = struct.pack(">HHH", 30, 120, 0)
    routes = b"\1\2\2\1\x0a\5\3\xac\x10\xc0\0\2\x0b"
    gateways = b"\1\2\3" + routes + b"\4\5\6\0"
    capture("egp", 1, [in4(8, m) for m in [
        *[message(3, code, status, times) for code in range(6) for status in (0, 1, 2, 3, 7, 8)], *[message(5, code, status, times) for code in range(3) for status in range(4)],
        message(2, 0, 1, bytes(2) + B4), message(2, 0, 9, bytes(2) + B4), *[message(8, 0, 2, struct.pack(">HI", reason, 0)) for reason in range(8)], message(4, 0, 0, times), message(0, 1, 2, times + b"more"), message(3, 0, 0, times, 1),
        message(3, 0, 0, b""), b"", update(b"\x0a\0\0\0", gateways, 1, 1), update(b"\xac\x10\0\0", gateways, 1, 1), update(b"\x0a\0\0\x81", b"\1\2" + routes + b"\4\5\0", 1, 1, 0x81), update(b"\x0a\0\x82\xc1", b"\1" + routes + b"\4\0", 0, 2),
        update(b"\x0a\0\0\xe1", bytes(8) + b"\0\0", 1, 1), update(b"\x0a\0\0\xe1", b"\1\2\1" + bytes(12), 1, 0), update(b"\x0a\0\0\0", b"", 0, 0), update(b"\x0a\0\0\0", b"", 1, 0), update(b"\x0a\0\0\0", b"\1\2\3", 1, 0),
        update(b"\x0a\0\0\0", b"\1\2\3\1\2", 1, 0), update(b"\x0a\0\0\0", b"\1\2\3\1\2\1", 1, 0), update(b"\x0a\0\0\0", b"\1\2\3\1\2\1\xac", 1, 0), update(b"\x0a\0\0\0", b"\1\2\3\1\2\1\xc0\1", 1, 0), update(b"\x0a\0\0\0", b"\1\2\3\1\2\1\xe0\1\2", 1, 0, 0x85),
    ]] + [in6(8, message(5, 0, 1, times))] + cut(in4(8, update(b"\x0a\0\0\0", gateways, 1, 1)), 34, 3) + cut(in4(8, update(b"\x0a\0\0\xe1", b"\1\2\1" + bytes(12), 1, 0)), 49, 2))


def msdp():
    def message(kind, body, length=None):
        return struct.pack(">BH", kind, 3 + len(body) if length is None else length) + body

    inner = ipv4(17, struct.pack(">HHHH", 5004, 9, 12, 0) + b"data", source=C4)
    entries = b"\0\0\0\x20" + bytes([233, 1, 1, 1]) + C4
    active = message(1, b"\2" + A4 + entries * 2)
    capture("msdp", 1, [in_tcp(639, m) for m in [
        active, message(1, b"\1" + A4 + entries + inner), message(3, b"\0" + A4), active + message(4, b"") + message(5, b"\1\2"), message(2, b"\0" + C4), message(2, b"\0" + C4 + b"\0"), message(2, b"\0"), message(2, b""), message(4, b"x"), message(6, b"xyz"), message(7, b""),
        message(1, b""), message(1, b"\1\0"), message(1, b"\4" + A4 + entries), message(1, b"\1" + A4 + entries + inner[:12]), message(1, b"\0" + A4 + b"\x45"), message(8, b""), message(0, b""), message(4, b"", 2), message(4, b"", 1501), message(4, b"", 9), b"\4\0", b"\4",
        message(4, b"") + b"\4", message(4, b"") + message(4, b"", 2), message(4, b"") + message(9, b"abc"), message(4, bytes(1400)), message(4, b"") + message(4, bytes(1500)), message(1, b"\1" + A4 + entries + inner) + message(4, b""),
    ]] + [in_tcp(639, message(4, b""), around=in6), in_tcp(40001, message(5, b""), source=639)] + cut(in_tcp(639, active), 54, 7) + cut(in_tcp(639, message(1, b"\1" + A4 + entries + inner)), 74, 6)
            + cut(in_tcp(639, message(2, b"\0" + C4)), 57, 1) + cut(in_tcp(639, message(6, b"xyz")), 57, 1))


def auto_rp():
    group = bytes([224, 0, 0, 0])
    point = A4 + b"\3\2\0\4" + group + b"\1\x10" + bytes([239, 1, 0, 0])
    odd = B4 + b"\xfc\1\xfe\x20" + group
    capture("auto-rp", 1, [in_udp(496, m, around=around) for m, around in [
        (b"\x11\1\0\xb5" + bytes(4) + point, in4), (b"\x12\3\0\0" + bytes(4) + point + odd + C4 + b"\1\0", in4), (b"\x12\1\x1c\x20" + bytes(4) + C4 + b"\2\1\2\4" + group, in4), (b"\x13\0\0\1" + bytes(4), in4), (b"\x11\1\0", in4), (b"", in4),
        (b"\x11\1\0\xb5" + bytes(4), in4), (b"\x11\1\0\xb5" + bytes(4) + A4, in4), (b"\x11\1\0\xb5" + bytes(4) + A4 + b"\1", in4), (b"\x11\1\0\xb5" + bytes(4) + A4 + b"\1\1\0", in4), (b"\x11\2\0\xb5" + bytes(4) + point + B4[:2], in4), (b"\x11\1\0\xb5" + bytes(4) + point, in6),
    ]] + cut(in_udp(496, b"\x12\2\0\xb5" + bytes(4) + point + odd), 42, 3))


def node_information():
    def message(kind, code, what, flags=0, data=b"", nonce=b"\1\2\3\4\5\6\7\x08"):
        return in6(58, icmp6(kind, code, struct.pack(">HH", what, flags) + nonce + data))

    names = [b"", b"\0", b"\4host\0", b"\4host\0\0", b"\4host\7example\0", b"\4host\7example\0\0", b"\4host\7ex", b"\4host\0\0\0", b"\4host\0x", b"\0\0", b"\3a\0b\x02\xff\x07\0", b"\1a", b"\1a\1", b"\4host\3com\1"]
    addresses6 = w32(60) + A6 + w32(0) + C6
    addresses4 = w32(60) + A4 + w32(0xffffffff) + B4
    capture("node-information", 1, [message(139, 1, 2, 0, n) for n in names] + [message(140, 0, 2, n & 1, w32(60) + name) for n, name in enumerate(names)]
            + [message(139, code, 3, flags, subject) for code, flags, subject in (
                (0, 0, A6), (0, 0x3f, A6), (0, 0x40, A6), (0, 0, A6 + b"x"), (0, 0, A4), (0, 0, b""), (2, 0x3e, A4), (2, 0, A4 + b"x"), (2, 0, b"abc"), (3, 0, A6), (255, 1, b""))]
            + [message(139, 0, 4, flags, A6) for flags in (0, 1, 2, 3, 4)] + [message(139, 2, 0), message(139, 0, 0, 0, A6), message(139, 0, 1), message(139, 0, 5, 7, A6), in6(58, icmp6(139, 0, bytes(8))), in6(58, icmp6(139, 0, bytes(9)))]
            + [message(140, code, what, flags, data) for code, what, flags, data in (
                (0, 0, 0, b""), (0, 0, 0, b"x"), (1, 2, 0, b""), (1, 2, 0, b"x"), (2, 3, 0, b""), (2, 3, 0, b"xy"), (3, 3, 0, b""), (0, 1, 0, b""), (0, 9, 1, b"abc"), (0, 2, 1, b"abc"), (0, 2, 0, b""),
                (0, 3, 0, addresses6), (0, 3, 0x3f, addresses6[:39]), (0, 3, 1, addresses6[:19]), (0, 3, 0, b""), (0, 4, 0, addresses4), (0, 4, 3, addresses4[:15]), (0, 4, 3, addresses4[:3]), (0, 4, 0, b""))]
            + cut(message(139, 1, 2, 0, b"\4host\0\0"), 54, 4) + cut(message(140, 0, 3, 0, addresses6), 54, 13) + cut(message(140, 0, 4, 0, addresses4), 66, 7) + cut(message(139, 0, 3, 0, A6), 66, 8))


dvmrp()
egp()
msdp()
auto_rp()
node_information()
