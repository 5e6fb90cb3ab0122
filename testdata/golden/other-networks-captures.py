#!/usr/bin/env python3
"""Writes the captures of the golden texts of the networks that were there beside IP: IPX, AppleTalk and DECnet."""
import struct

from captures import *  # noqa: F403


def ipx():
    def packet(socket, payload=b"", length=None, source=0x4003):
        total = 30 + len(payload) if length is None else length
        return struct.pack(">HHBBI6sHI6sH", 0xffff, total, 1, 17, 0x10, b"\xff" * 6, socket, 0x1234abcd, MAC_A, source) + payload

    def service(kind, name, distance=2):
        return struct.pack(">H48sI6sHH", kind, name, 0x77, MAC_B, 0x0451, distance)

    routes = struct.pack(">IHH", 0x10, 1, 2) + struct.pack(">IHH", 0xffffffff, 16, 20)
    eigrp = struct.pack(">BBHIIII", 2, 5, 0xeeca, 0, 0, 0, 1) + struct.pack(">HH8s", 1, 12, b"\1\0\1\0\0\0\0\x0f")
    packets = [
        *[packet(socket, b"payload") for socket in (0x0451, 0x0455, 0x0456, 0x4001)], packet(0x0452, b"\0\1\0\4"),
        packet(0x0452, b"\0\3\xff\xff"), packet(0x0452, b"\0\2" + service(4, b"SERVER") + service(7, b"PRINTER\x01\xff")),
        packet(0x0452, b"\0\4" + service(0x278, b"N" * 48)),
        packet(0x0452, b"\0\2" + service(4, b"MANY") * 9), packet(0x0452, b"\0\2" + service(4, b"SHORT")[:40]),
        packet(0x0452, b"\0\2" + service(4, b"SHORT")[:52]), packet(0x0452, b"\0\2" + service(4, b"SHORT")[:62]),
        packet(0x0452, b"\0\2\0"), packet(0x0452, b"\0\2"), packet(0x0452, b"\0\7"), packet(0x0452, b"\0"), packet(0x0452),
        packet(0x0452, b"\0\1"),
        packet(0x0453, b"\0\1" + routes[8:]), packet(0x0453, b"\0\1" + routes), packet(0x0453, b"\0\2" + routes),
        packet(0x0453, b"\0\2" + routes * 26), packet(0x0453, b"\0\2" + routes[:12]), packet(0x0453, b"\0\3"),
        packet(0x0453, b"\0\1"), packet(0x0453, b"\0"), packet(0x85be, eigrp), packet(0x4001, b"cut", 29), packet(0x4001, b"", 99),
    ]
    first = packets[6]
    capture("ipx", 1, [ethernet(0x8137, one) for one in packets]
            + [frame(first), frame(b"\xe0\xe0\3" + packets[0]), frame(b"\xe0\xe0\xe3" + packets[0]),
            frame(b"\xaa\xaa\3\0\0\0\x81\x37" + packets[20]), ethernet(0x8100, vlan(5, 0x8137, packets[0])), ethernet(0x8137, b"")]
            + cut(ethernet(0x8137, first), 15, 9) + cut(ethernet(0x8137, packets[20]), 44, 3))


def appletalk():
    def long(kind, payload, source=(100, 5, 253), target=(200, 6, 2)):
        return struct.pack(">HHHHBBBBB", 13 + len(payload), 0, target[0], source[0], target[1], source[1], target[2], source[2],
                kind) + payload

    def short(kind, payload, source=253, target=2):
        return struct.pack(">HBBB", 5 + len(payload), target, source, kind) + payload

    def name(*words):
        return b"".join(bytes([len(word)]) + word for word in words)

    def names(control, *tuples):
        return bytes([control, 9]) + b"".join(tuples)

    def place(words, network=100, node=5, socket=253, enumerator=0):
        return struct.pack(">HBBB", network, node, socket, enumerator) + words

    who = name(b"printer", b"LaserWriter", b"*")
    transactions = [struct.pack(">BBHI", control, bitmap, 77, user) + data for control, bitmap, user, data in [
        (0x40, 0xff, 0, b""), (0x60, 0x01, 5, b"data"), (0x48, 0x00, 0, b""), (0x70, 0x05, 0, b""), (0x40, 0x7f, 0, b""),
        (0x40, 0xfe, 0, b""), (0x80, 0, 0, b"response"), (0x90, 3, 0x01020304, b""), (0xb8, 2, 0, b""), (0xc0, 0xff, 0, b""),
        (0xf8, 0x12, 1, b"x"), (0x00, 1, 0, b""), (0x3f, 1, 2, b"x"),
    ]]
    packets = [
        *[long(kind, b"payload") for kind in (1, 4, 5, 22, 23, 0x4b, 99)], long(4, b"", (1, 255, 1), (0, 255, 1)),
        long(88, b"\2\5" + bytes(18)), *[long(3, one) for one in transactions], long(3, transactions[0][:7]),
        long(2, names(0x21, place(who))), long(2, names(0x11, place(who, socket=254))),
        long(2, names(0x22, place(who, network=7, enumerator=3))),
        long(2, names(0x32, place(who, enumerator=1), place(name(b"a", b"b", b"c\x01\xff"), 100, 9, 4, 2))), long(2, names(0x30)),
        long(2, names(0x31, place(who, enumerator=1, socket=4))),
        long(2, names(0x41, place(who))), long(2, names(0x21, place(name(b"x" * 33, b"y", b"z")))),
        long(2, names(0x32, place(b"\x40"), place(who))), long(2, names(0x21, place(name(b"", b"", b"")))),
        long(2, names(0x2f, place(who))), long(2, b"\x21"), long(2, b"\x21\1\0\1\1\1\0"), long(2, b""),
    ]
    lookup = packets[-14]
    capture("appletalk", 1, [ethernet(0x809b, one) for one in packets]
            + [frame(b"\xaa\xaa\3\x08\0\7\x80\x9b" + packets[0]), frame(b"\xaa\xaa\3\x08\0\7\x12\x34what"),
            frame(b"\xaa\xaa\3\0\0\0\x80\x9b" + packets[0]), ethernet(0x809b, packets[0][:9]), ethernet(0x809b, b"")]
            + cut(ethernet(0x809b, lookup), 15, 3) + cut(ethernet(0x809b, packets[10]), 27, 2))
    capture("localtalk", 114, [b"\x0a\x0b\1" + short(4, b"payload"), b"\xff\x0b\1" + short(2, names(0x21, place(who, 0, 11))),
            b"\x0a\x0b\1" + short(3, transactions[1]), b"\x0a\x0b\1" + short(88, b"\2\5" + bytes(18)), b"\x0a\x0b\2" + packets[0],
            b"\x0a\x0b\2" + lookup, b"\x0a\x0b\x81", b"\x0a\x0b\x84control", b"\x0a\x0b", b"\x0a", b"\x0a\x0b\1\0\1",
            b"\x0a\x0b\2\0\1"] + cut(b"\x0a\x0b\1" + short(4, b"payload"), 1, 1) + cut(b"\x0a\x0b\2" + packets[0], 4, 2))
    def aarp(operation, hardware=1, protocol=0x809b, sizes=(6, 4)):
        return ethernet(0x80f3, struct.pack(">HHBBH6sI6sI", hardware, protocol, *sizes, operation, MAC_A, 0x00006405, bytes(6),
                0x00006406))
    packets = [*[aarp(operation) for operation in (1, 2, 3, 4)], aarp(1, 2), aarp(1, 1, 0), aarp(1, 1, 0x809b, (6, 6)),
            aarp(1, 1, 0x809b, (4, 4)), aarp(1)[:30], frame(b"\xaa\xaa\3\0\0\0\x80\xf3" + aarp(1)[14:])]
    capture("aarp", 1, packets + cut(packets[0], 15, 4))


def decnet():
    def packet(message, length=None, padding=b""):
        return ethernet(0x6003, struct.pack("<H", len(padding) + len(message) if length is None else length) + padding + message)

    def node(area, number):
        return area << 10 | number

    def long(message, flags=6):
        return struct.pack("<BBB4sHBB4sHBBBB", flags, 0, 0, b"\xaa\0\4\0", node(2, 7), 0, 0, b"\xaa\0\4\0", node(1, 5), 0, 3, 0,
                0)[:21] + message

    def short(message, flags=2):
        return struct.pack("<BHHB", flags, node(2, 7), node(1, 5), 2) + message

    def nsp(flags, rest=b""):
        return struct.pack("<BHH", flags, 0x2001, 0x1002) + rest

    def words(*values):
        return struct.pack("<%dH" % len(values), *values)

    services = [
        *[nsp(flags, words(5)) for flags in (0x00, 0x20, 0x40, 0x60)], nsp(0x60, words(0x8003, 0xa004, 5)),
        nsp(0x60, words(0x9003, 5)), nsp(0x60, words(0x8003, 0xb004, 5)), nsp(0x60, words(0x8003, 0xa004)),
        nsp(0x60, words(0x8003)), nsp(0x60, b"\1"), nsp(0x30, words(5)), nsp(0x30, words(0x8003, 0xa004, 5)),
        nsp(0x30, words(0x9003, 0xb004, 5)),
        nsp(0x10, words(5, 6, 7) + b"\0\5"), nsp(0x10, words(0x8003, 0xa004, 5) + b"\1\5"),
        nsp(0x10, words(0x9003, 0xb004, 5) + b"\2\5"), nsp(0x10, words(0x8003, 5, 5) + b"\3\5"),
        nsp(0x10, words(5, 6, 7) + b"\4\5"), nsp(0x10, words(5, 6, 7) + b"\x08\5"), nsp(0x10, words(5, 6)), nsp(0x50, words(5)),
        nsp(0x70, words(5)),
        nsp(0x04, words(0x8003, 0xa004)), nsp(0x04, words(0x9003, 0xb004)), nsp(0x04, words(3, 4)), nsp(0x04, words(0x8003, 4)),
        nsp(0x04, b"\3\x80"), nsp(0x14, words(0x8003, 0xa004)), nsp(0x14, words(0x9003, 0xb004)), nsp(0x14, b"\3"), nsp(0x24),
        nsp(0x34), nsp(0x44, b"x"),
        *[nsp(0x18, bytes([service, version]) + words(1459)) for service, version in [(1, 0), (5, 1), (9, 2), (13, 3)]],
        nsp(0x68, b"\1\2" + words(1459)), nsp(0x18, b"\1"), nsp(0x28, b"\1\2" + words(1459) + b"\0"),
        nsp(0x28, b"\5\2" + words(1459) + b"\4"), nsp(0x28, b"\1\2" + words(1459)),
        *[nsp(0x38, words(reason) + b"\0") for reason in (*range(13), 32, 33, 34, 36, 38, 39, 41, 42, 43, 54)],
        nsp(0x38, words(42) + b"\5"), nsp(0x38, words(42)), nsp(0x48, words(42)), nsp(0x48, words(99)), nsp(0x48, b"\1"),
        nsp(0x08, words(1)), nsp(0x0c, b"x"), b"\0\1",
    ]
    controls = [
        b"\x01" + words(node(1, 5)) + b"\x06" + words(1498) + b"\2\0\0" + words(15), b"\x01" + words(node(1, 5)) + b"\x0d"
        + words(1498) + b"\2\0\0" + words(15), b"\x01" + bytes(9), b"\x03" + words(node(1, 5)) + b"\x08", b"\x05"
        + words(node(1, 5)) + b"\xaa", b"\x03" + bytes(2), b"\x05" + bytes(2),
        b"\x07" + words(node(1, 5)) + b"\0" + words(2, 1, 0x0404, 1, 9, 0x7fff) + words(0), b"\x09" + words(node(1, 5)) + b"\0"
        + words(2, 1, 0x0404) + words(0), b"\x07" + words(node(1, 5)) + b"\0" + words(1025, 1, 0x0404) + words(0), b"\x07\1\2",
        b"\x09\1\2", b"\x07" + words(node(1, 5)) + b"\0",
        b"\x0b\2\0\0" + b"\xaa\0\4\0" + words(node(1, 5)) + b"\x02" + words(1498) + b"\x40\0" + words(15) + b"\0", b"\x0b\2\0\0"
        + b"\xaa\0\4\0" + words(node(1, 5)) + b"\x65" + words(1498) + b"\x40\0" + words(15) + b"\0", b"\x0b" + bytes(14),
        b"\x0d\2\0\0" + b"\xaa\0\4\0" + words(node(1, 5)) + b"\x03" + words(1498) + b"\0" + bytes(8) + b"\xaa\0\4\0"
        + words(node(1, 9)) + words(15) + b"\0\2\xaa", b"\x0d" + bytes(30), b"\x0f" + bytes(8), b"\x11" + bytes(8),
    ]
    data = services[4]
    packets = [packet(short(one)) for one in services] + [packet(one) for one in controls] + [
        packet(long(data)), packet(long(data, 0x3e)), packet(short(data, 0x1a)), packet(long(b"")[:20]), packet(short(b"")),
        packet(b"\x04" + bytes(9)), packet(b"\x42" + bytes(9)), packet(short(data), 5), packet(short(data), 200),
        packet(short(data), padding=b"\x81"), packet(long(data), padding=b"\x83\0\0"), packet(short(data), padding=b"\xff"),
        packet(short(data), padding=b"\x80"),
        ethernet(0x6003, b"\6\0\2"), ethernet(0x6003, b""), packet(b"\x40" + bytes(300), 100),
    ]
    capture("decnet", 1, packets + cut(packets[4], 15, 2) + cut(packet(long(data)), 16, 4) + cut(packet(controls[7]), 16, 3)
            + cut(packet(controls[13]), 16, 5) + cut(packet(controls[16]), 16, 6))


if __name__ == "__main__":
    ipx()
    appletalk()
    decnet()
