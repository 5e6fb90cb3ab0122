#!/usr/bin/env python3
"""Writes the captures of the golden texts of routing in meshes and homes: every packet is made here, none was recorded."""
import struct

from captures import *  # noqa: F403

MAPPED = bytes(10) + b"\xff\xff"


def w16(*values):
    return struct.pack(">%dH" % len(values), *values)


def w32(*values):
    return struct.pack(">%dI" % len(values), *values)


def aodv():
    hello = b"\1\4" + w32(1000)
    request = b"\1\xf8\0\3" + w32(0x0102, ) + B4 + w32(7) + A4 + w32(9)
    request6 = b"\1\xf8\0\3" + w32(0x0102) + B6 + w32(7) + A6 + w32(9)
    draft = b"\x10\xf8\0\3" + w32(0x0102, 7, 9) + B6 + A6
    reply = b"\2\xc0\x3f\2" + B4 + w32(7) + A4 + w32(3000)
    reply6 = b"\2\xc0\x3f\2" + B6 + w32(7) + A6 + w32(3000)
    reply_draft = b"\x11\xc0\x3f\2" + w32(7) + B6 + A6 + w32(3000)
    error = b"\3\x80\0\2" + A4 + w32(5) + B4 + w32(6)
    error6 = b"\3\0\0\2" + A6 + w32(5) + B6 + w32(6)
    error_draft = b"\x12\x80\0\2" + A6 + w32(5) + B6 + w32(6)
    capture("aodv", 1, [in_udp(654, m) for m in [
        request, request + hello, request + b"\1\3\0\0\0\0", request + b"\2\0", request + b"\2", request + b"\1\4\0\0", request[:20], draft, draft + hello,
        reply, reply + hello, reply[:19], reply_draft, error, error[:12], error[:3], error_draft, b"\4\0", b"\x13\0", b"\5xyz", b"",
    ]] + [in_udp(654, m, around=in6) for m in [request6, request6 + hello, request, reply6, reply6 + b"\7\1x", error6, error6[:30]]]
            + cut(in_udp(654, request + hello), 42, 7) + cut(in_udp(654, reply_draft), 44, 13) + cut(in_udp(654, error), 44, 5) + [in_udp(40, reply)])


def olsr():
    def packet(*messages, size=None):
        body = b"".join(messages)
        return w16(4 + len(body) if size is None else size, 0x1234) + body

    def message(kind, body, source=A4, size=None, valid=0x86):
        return struct.pack(">BBH", kind, valid, 8 + len(source) + len(body) if size is None else size) + source + b"\x40\2" + w16(0x55) + body

    def link(code, body, size=None):
        return struct.pack(">BBH", code, 0, 4 + len(body) if size is None else size) + body

    def name(kind, text, address=A4, size=None):
        return w16(kind, len(text) if size is None else size) + address + text + bytes(-len(text) % 4)

    start = b"\0\0\x05\3"
    hello = message(1, start + link(6, B4 + C4) + link(9, A4) + link(0xff, b""))
    quality = message(201, start + link(6, B4 + b"\xff\x80\0\0" + C4 + b"\1\0\0\0" + b"odd"))
    topology = message(2, w16(7, 0) + B4 + C4)
    quality_topology = message(202, w16(7, 0) + B4 + b"\xc8\x64\0\0")
    networks = message(4, A4[:3] + b"\0\xff\xff\xff\0" + bytes(8) + B4 + w32(0xff00ff00) + bytes(4) + b"\0\x1f\x6a\xff" + C4 + b"\xff\xff\xff\xff" + bytes(4) + b"\0\2\1\1" + b"odd")
    names = message(130, w16(2, 3) + name(0, b"node.mesh") + name(1, b"8.8.8.8\n", B4) + name(2, b"x"))
    hello6 = message(1, start + link(2, B6), A6)
    quality6 = message(201, start + link(2, B6 + b"\x33\x66\0\0"), A6)
    networks6 = message(4, A6 + b"\xff" * 8 + bytes(8) + B6 + b"\xff\xf0\x0f" + bytes(13) + C6 + b"\xff\x11" + bytes(14), A6)
    names6 = message(130, w16(2, 1) + name(0, b"six", A6), A6)
    capture("olsr", 1, [in_udp(698, p) for p in [
        packet(hello), packet(quality), packet(topology, quality_topology), packet(message(3, B4 + C4 + b"odd")), packet(networks), packet(names),
        packet(message(128, b"power")), packet(message(99, b"")), packet(message(0, b"")), packet(message(1, start, size=0)), packet(message(1, start, size=11)),
        packet(message(1, start, size=60)), packet(hello, size=6), packet(hello, size=2), b"\0\4", b"", packet(message(1, b"\0\0")), packet(message(2, b"\0")),
        packet(message(1, start + link(1, B4, 3))), packet(message(1, start + link(1, B4, 9))), packet(message(1, start + link(1, B4)[:3])),
        packet(message(130, w16(2, 9) + name(0, b"x"))), packet(message(130, w16(2, 0))), packet(message(130, b"\0")), packet(message(130, w16(2, 1) + name(0, b"ab", size=40))),
        packet(message(130, w16(2, 1) + name(0, b"ab")[:-2])), packet(message(130, w16(2, 2) + name(0, b"abcdefgh"))), packet(message(130, w16(2, 1) + name(0, b"abcd", size=0))),
        packet(message(2, w16(1, 0), valid=0), message(2, w16(1, 0), valid=0x80), message(2, w16(1, 0), valid=0x10), message(2, w16(1, 0), valid=0x11), message(2, w16(1, 0), valid=0xff)),
        packet(hello, b"\2\0"),
    ]] + [in_udp(698, p, around=in6) for p in [
        packet(hello6), packet(quality6), packet(message(202, w16(7, 0) + B6 + b"\xc8\x64\0\0", A6)), packet(message(3, B6, A6)), packet(networks6), packet(names6),
        packet(message(1, start, A6, size=23)), packet(message(77, b"else", A6)),
    ]] + cut(in_udp(698, packet(hello)), 42, 6) + cut(in_udp(698, packet(quality)), 60, 7) + cut(in_udp(698, packet(topology)), 56, 4) + cut(in_udp(698, packet(names)), 56, 5)
            + cut(in_udp(698, packet(networks)), 58, 9) + cut(in_udp(698, packet(networks6), around=in6), 60, 25) + cut(in_udp(698, packet(message(3, B4))), 56, 3)
            + cut(in_udp(698, packet(message(128, b"power"))), 56, 3))


def ahcp():
    def packet(kind, options, zero=0, size=None):
        return b"\x2b\1\3\4" + w32(0xabcd) + b"\1\2\3\4\5\6\7\x08" + b"\xff" * 8 + struct.pack(">BBH", kind, zero, len(options) if size is None else size) + options

    def option(kind, value, size=None):
        return struct.pack(">BB", kind, len(value) if size is None else size) + value

    every = b"\0\1" + option(2, w32(1700000000)) + option(3, w32(3600)) + option(4, A6) + option(5, A4 + B4) + option(6, A6 + b"\x40" + B6 + b"\x30") + option(7, A4 + b"\x18") \
        + option(8, B6) + option(9, B4) + option(10, A6 + b"\x38") + option(11, A4 + b"\x18" + B4 + b"\x10") + option(12, A6 + B6) + option(13, C6) + option(99, b"abc") + option(12, b"")
    capture("ahcp", 1, [in_udp(5359, p) for p in [
        packet(0, b""), packet(1, every), packet(2, b"", 7), packet(3, b"\0"), packet(4, b""), packet(5, b""), packet(6, b""), packet(0, b"", size=4), packet(0, b"\0\0\1", size=1),
        packet(0, option(2, b"abc")), packet(0, option(3, b"abcde")), packet(0, option(2, w32(0xffffffff))), packet(0, option(4, A6 + b"xy")), packet(0, option(5, b"xy")), packet(0, option(6, A6)),
        packet(0, option(11, A4 + b"\x18" + b"\1")), packet(0, b"\2"), packet(0, option(12, A6, 17)), packet(0, b"")[:26], packet(0, b"")[:20], b"\x2b\2more", b"\x2b\1", b"\x2a\1", b"\x2b", b"",
    ]] + [in_udp(5359, packet(1, option(12, A6)), around=in6)] + cut(in_udp(5359, packet(1, every)), 42, 9) + cut(in_udp(5359, packet(0, option(2, b"abc"))), 69, 1)
            + cut(in_udp(5359, packet(0, option(12, A6, 17))), 75, 6) + cut(in_udp(5359, b"\x2b\2more"), 44, 2) + cut(in_udp(5359, b"\x2amore"), 43, 2) + cut(in_udp(5359, packet(0, b"", size=4)), 66, 2))


def babel():
    def packet(body, trailer=b"", size=None, version=2):
        return struct.pack(">BBH", 42, version, len(body) if size is None else size) + body + trailer

    def tlv(kind, value, size=None):
        return struct.pack(">BB", kind, len(value) if size is None else size) + value

    def update(encoding, bits, prefix, flags=0, omitted=0, rest=b"", interval=400, kind=8):
        return tlv(kind, struct.pack(">BBBBHHH", encoding, flags, bits, omitted, interval, 77, 256) + prefix + rest)

    def sequence(encoding, bits, prefix, kind=10, source=0):
        return tlv(kind, struct.pack(">BBHBB", encoding, bits, 77, 63, source) + b"\2\0\0\xff\xfe\0\0\1" + prefix)

    mac = tlv(16, bytes(range(16)))
    channels = tlv(2, b"\0\1\x0b\xff")
    bodies = [
        b"\0" + tlv(1, b"xyz"), tlv(2, b"\0\0" + w16(0xbeef, 150)), tlv(2, b"\0\0" + w16(1, 0)), tlv(2, b"\0\0\0"), tlv(3, w16(0xbeef)), tlv(3, b"\0"),
        tlv(4, w16(0, 7, 400)), tlv(4, w16(0x8000, 7, 0)), tlv(4, w16(0, 7, 65535) + tlv(3, w32(123456789))), tlv(4, w16(0, 7, 1) + tlv(3, b"\0\1")), tlv(4, b"\0\0\0"),
        tlv(4, w16(0, 7, 1) + b"\0" + tlv(1, b"ab") + channels + tlv(2, b"") + tlv(0x85, b"") + tlv(9, b"x")), tlv(4, w16(0, 7, 1) + tlv(9, b"", 4)), tlv(4, w16(0, 7, 1) + b"\x89"),
        tlv(5, b"\0\0" + w16(96, 1200)), tlv(5, b"\1\0" + w16(96, 1200) + A4), tlv(5, b"\2\0" + w16(96, 1200) + B6), tlv(5, b"\3\0" + w16(96, 0) + C6[8:] + tlv(3, w32(5, 4294967295))),
        tlv(5, b"\3\0" + w16(96, 0) + C6[8:] + tlv(3, w32(5))), tlv(5, b"\2\0" + w16(96, 1200) + MAPPED + A4), tlv(5, b"\2\0" + w16(96, 1200) + A4) + tlv(3, w16(1)), tlv(5, b"\4\0" + w16(96, 1200) + A4), tlv(5, b"\1"),
        tlv(6, b"\0\0\2\0\0\xff\xfe\0\0\1"), tlv(6, b"\0\0\2"), tlv(7, b"\1\0" + A4), tlv(7, b"\3\0" + C6[8:]), tlv(7, b"\0\0"), tlv(7, b"\2\0" + A4), tlv(7, b"\0"),
        update(1, 24, A4[:3], 0xff) + update(1, 32, b"\7", 0, 3) + update(1, 16, b"", 0x40, 2) + update(1, 0, b""), update(2, 64, A6[:8], 0x80) + update(2, 72, b"\x99", 0, 8) + update(2, 128, A6[9:], 0, 9),
        update(3, 64, b"") + update(3, 128, C6[8:]), update(0, 0, b"", interval=65535), update(2, 104, MAPPED + b"\x0a"), update(1, 33, A4 + b"x"), update(2, 129, A6 + b"x"), update(1, 24, b"\1\2", 0, 0), update(1, 24, b"", 0, 5),
        update(2, 0, b"", 0, 17), update(9, 0, b""), update(1, 8, b"\x0a", 0, 0, channels + tlv(3, b"")), update(2, 8, b"\x20", 0, 0, tlv(2, b"\1", 3)), tlv(8, b"short"),
        tlv(9, b"\0\0"), tlv(9, b"\1\x18" + A4[:3]), tlv(9, b"\2\x31" + A6[:7]), tlv(9, b"\2\x31" + A6[:6]), tlv(9, b"\1"), sequence(1, 32, A4), sequence(0, 0, b""), sequence(2, 64, A6[:8]), sequence(2, 64, b""), tlv(10, b"\2\0"),
        tlv(11, w16(9) + w32(1700000000)), tlv(11, b"\0"), tlv(12, w16(3) + bytes(range(0xf0, 0x100))), tlv(12, bytes(17)),
        update(1, 24, A4[:3] + b"\x0a", 8, kind=13) + update(2, 64, A6[:8], 0, 0, channels + tlv(2, b""), kind=13), update(1, 24, A4[:3], 8, kind=13), update(1, 24, b"", 8, kind=13), update(0, 0, b"", 0, kind=13), tlv(13, b"\1"),
        tlv(14, b"\1\x18\x08" + A4[:3] + b"\x0a"), tlv(14, b"\0\0\0"), tlv(14, b"\1\x18\x08" + A4[:3]), tlv(14, b"\1\x18\x08" + A4[:2]), tlv(14, b"\1"), tlv(14, b"\2\x40\0" + A6[:8]),
        sequence(1, 24, A4[:3] + b"\x0a", 15, 8), sequence(2, 8, b"\x20", 15, 0), sequence(2, 16, b"\x20", 15, 0), sequence(2, 8, b"\x20", 15, 8), tlv(15, b"\1"),
        mac, tlv(17, w32(99) + b"index"), tlv(17, b"\0"), tlv(18, b"nonce"), tlv(19, b"nonce"), tlv(18, bytes(193)), tlv(19, bytes(193)), tlv(20, b"?"), tlv(200, b""),
    ]
    capture("babel", 1, [in_udp(6696, packet(b)) for b in bodies] + [in_udp(6697, p, around=in6) for p in [
        packet(tlv(4, w16(0, 7, 400)) + tlv(5, b"\3\0" + w16(96, 1200) + C6[8:]), mac), packet(b"", b"\0" + tlv(1, b"")), packet(b""), packet(b"", size=1), packet(tlv(1, b"", 9)), packet(b"\1"),
        packet(tlv(4, b"\0")[:2] + b"\0", b"\1"), packet(b"", version=3), b"\x2b\2\0\0", b"\x2a\2\0", b"", packet(tlv(4, w16(0, 7, 400)), tlv(16, b"", 5)),
        packet(update(1, 24, A4[:3], 0x80), update(1, 32, b"\7", 0, 3)),
    ]] + cut(in_udp(6696, packet(tlv(4, w16(0, 7, 400)) + b"\0" + update(1, 24, A4[:3]), mac)), 42, 2))


def hncp():
    def tlv(kind, value, size=None):
        return w16(kind, len(value) if size is None else size) + value + bytes(-len(value) % 4)

    def option4(kind, value, size=None):
        return struct.pack(">BB", kind, len(value) if size is None else size) + value

    node, hash8 = b"\1\2\3\4", bytes(range(8))
    names = b"\7example\3com\0\4home\0"
    dhcp4 = tlv(37, option4(6, A4 + B4) + option4(42, C4) + option4(119, names) + option4(1, b"x"))
    dhcp6 = tlv(38, tlv(23, A6 + B6) + w16(24, len(names)) + names + tlv(31, C6) + tlv(9, b"x"))
    prefix = tlv(34, w32(3600000, 1800500) + b"\x38" + A6[:7] + tlv(43, b"\0") + tlv(43, b"\x38" + A6[:7]))
    values = [
        tlv(1, b""), tlv(1, b"x"), tlv(2, node), tlv(2, b"x"), tlv(3, node + w32(7)), tlv(3, b""), tlv(4, hash8), tlv(4, b""), tlv(5, node + w32(9, 61001) + hash8), tlv(5, node),
        tlv(8, node + w32(1, 2)), tlv(8, b""), tlv(9, w32(1, 20000)), tlv(9, b""), tlv(10, b"\2\0\0\0" + bytes(range(32)) + b"common"), tlv(10, bytes(36)),
        tlv(32, b"\0\0\x12\x34agent/1"), tlv(32, b"\0\0\0\0"), tlv(33, dhcp4 + dhcp6 + prefix), prefix, tlv(34, b"short"), tlv(34, w32(1, 2) + b"\x78" + MAPPED + A4[:3]), tlv(34, w32(1, 2) + b"\x81" + bytes(17)),
        tlv(34, w32(1, 2) + b"\x39" + A6[:7] + b"\xff"), tlv(34, w32(1, 2) + b"\x38"), tlv(34, w32(1, 2) + b"\x60" + MAPPED), tlv(34, w32(1, 2) + b"\0"), tlv(34, w32(1, 2) + b"\xff" + MAPPED + bytes(20)),
        tlv(35, w32(7) + b"\xf3\x40" + A6[:8] + bytes(2) + tlv(36, w32(7) + A6)), tlv(35, w32(7) + b"\3\x7d" + MAPPED + A4), tlv(35, w32(7) + b"\3\x81" + bytes(17)), tlv(35, b"short"), tlv(35, w32(7) + b"\3\x40"),
        tlv(36, w32(7) + A6 + tlv(41, A6 + b"\0")), tlv(36, w32(7) + MAPPED + A4), tlv(36, b"short"), dhcp4, tlv(37, b""), tlv(37, b"\6"), tlv(37, option4(6, b"abc")), tlv(37, option4(6, b"")), tlv(37, option4(6, A4, 5)), tlv(37, option4(119, b"\3a")) + tlv(1, b""),
        dhcp6, tlv(38, b""), tlv(38, b"\0\6"), tlv(38, tlv(23, b"abc")), tlv(38, tlv(23, A6, 40)), tlv(38, w16(24, 2) + b"\x09a") + tlv(1, b""),
        tlv(39, A6 + b"\7" + names[:13] + b"\0" + tlv(1, b"")), tlv(39, MAPPED + A4 + b"\2\4home"), tlv(39, b"short"), tlv(40, names[:13]), tlv(40, b""), tlv(40, b"\4hom"), tlv(40, b"\2ab"), tlv(40, b"\2\0b\0"),
        tlv(41, A6 + b"\4host" + bytes(3) + tlv(0, b"")), tlv(41, A6 + b"\4hos"), tlv(41, A6 + b"\x40" + b"x" * 64), tlv(41, b""), tlv(42, bytes(range(32)) + tlv(700, b"")), tlv(42, b"short"),
        tlv(43, b""), tlv(43, b"\0x"), tlv(43, b"\x20" + A6[:4]), tlv(43, b"\x20"), tlv(43, b"\x70" + MAPPED + A4[:2]), tlv(43, b"\x81\4home\0"), tlv(43, b"\x81"), tlv(43, b"\x82opaque"), tlv(43, b"\x83"), tlv(43, b"\x83x"), tlv(43, b"\x84"), tlv(43, b"\x70" + MAPPED),
        tlv(0, b"zero"), tlv(6, b""), tlv(44, b""), tlv(511, b""), tlv(512, b""), tlv(768, b"abc"), tlv(1023, b""), tlv(1024, b""), tlv(31, b""),
        tlv(33, tlv(33, tlv(33, tlv(33, tlv(2, node))))), tlv(33, tlv(1, b"")[:3]) + tlv(2, node), tlv(33, tlv(2, node, 9)) + tlv(2, node), tlv(1, b"") * 3 + tlv(2, node) + tlv(44, b"") + tlv(45, b"") + tlv(600, b"") + tlv(601, b""),
        tlv(33, tlv(1, b"") * 2 + tlv(4, hash8)), tlv(33, b""),
    ]
    every = tlv(3, node + w32(7)) + tlv(4, hash8) + tlv(5, node + w32(9, 61001) + hash8 + tlv(33, dhcp4 + prefix))
    capture("hncp", 1, [in_udp(8231, v, around=in6) for v in values] + [in_udp(8231, m) for m in [every, b"", b"\0\1", tlv(2, node, 5)[:8]]]
            + cut(in_udp(8231, every), 42, 8))


aodv()
olsr()
ahcp()
babel()
hncp()
