#!/usr/bin/env python3
"""Writes the captures of the golden texts of what sets up labels: LDP, RSVP, LSP ping and LMP. Every packet is made here."""
import struct

from captures import *  # noqa: F403


def words(*values):
    return struct.pack(">%dI" % len(values), *values)


def tlv8(kind, value, counted=2):
    return struct.pack(">BB", kind, counted + len(value)) + value


def tlv16(kind, value, pad=1, counted=0, length=None):
    """A type and a length, two bytes each; the length counts so many of those bytes, and no padding."""
    return struct.pack(">HH", kind, counted + len(value) if length is None else length) + value + bytes(-len(value) % pad)


BANDWIDTH = struct.pack(">f", 1250000.0)


def ldp():
    def message(kind, *elements, length=None):
        body = b"".join(elements)
        return struct.pack(">HHI", kind, 4 + len(body) if length is None else length, 7) + body

    def unit(*messages, version=1, length=None):
        body = b"".join(messages)
        return struct.pack(">HH4sH", version, 6 + len(body) if length is None else length, A4, 0) + body
    prefix, host = b"\2\0\1\x18" + C4[:3], b"\3\0\1\4" + C4
    circuit = [b"\x80\0\5\x0c" + words(7, 100) + b"\1\4\5\xdc", b"\x80\x80\4\x1e" + words(7, 100) + b"\3\x06text" + b"\5\4\0\3" + b"\x0c\4\1\2" + b"\x63\6odd!", b"\x80\0\x19\0" + words(7), b"\x80\0\x06\x08" + words(7, 100) + b"\1\4", b"\x80\0\5\x0c" + words(7, 100) + b"\1\x09\5\xdc"]
    classes = [b"\1", prefix, prefix + b"\2\0\2\x40" + A6[:8], b"\2\0\7\x18" + C4[:3], b"\2\0\1\x21" + C4, host, *circuit, b"\x81odd", b"\x82\0\1\5" + A4 + b"x", b"\x63odd", b""]
    elements = [*[tlv16(0x100, c) for c in classes], tlv16(0x101, b"\0\1" + A4 + B4), tlv16(0x101, b"\0\2" + A6), tlv16(0x101, b"\0\7odd"), tlv16(0x101, b"\0"), tlv16(0x103, b"\5"), tlv16(0x104, A4 + B4), tlv16(0x200, words(100)), tlv16(0x200, b"ab"), tlv16(0x201, words(7)), tlv16(0x202, words(7)), *[tlv16(0x300, words(code) + words(7) + b"\4\0") for code in (0, 1, 0xc0000005, 0x80000001, 0x0000000a, 0x99)], tlv16(0x300, b"ab"),
                tlv16(0x301, b"odd!"), tlv16(0x302, b"odd!"), tlv16(0x400, b"\0\x0f\xc0\0"), tlv16(0x400, b"a"), tlv16(0x401, B4), tlv16(0x401, b"a"), tlv16(0x402, words(9)), tlv16(0x402, b"a"), tlv16(0x403, A6), tlv16(0x403, b"a"), tlv16(0x500, b"\0\1\0\xb4\xc0\x08\x10\0" + B4 + b"\0\7"), tlv16(0x500, b"ab"), tlv16(0x501, b"odd!"), tlv16(0x502, b"odd!"), tlv16(0x503, b"\x80\0\0\x78\0\0\0\0"), tlv16(0x503, b"ab"),
                tlv16(0x600, words(7)), *[tlv16(0x96a, b"\0\0\0\7"[:n]) for n in (4, 2)], tlv16(0x8503, b"odd!"), tlv16(0xc999, b"odd!"), tlv16(0x3e00, b"odd!"), tlv16(0x104, b"", length=90), b"\0\1\0"]
    units = [unit(message(kind)) for kind in (1, 0x100, 0x200, 0x201, 0x300, 0x301, 0x400, 0x401, 0x402, 0x403, 0x404, 0x3e00, 0x3f00, 0x8100, 0x777)] + [unit(message(0x100, elements[29 + 4])), unit(message(0x400, elements[1], elements[20]), message(0x201)), unit(), unit(version=2), unit(length=4), unit(length=90), unit(message(0x100, length=2)), unit(message(0x100, length=90))]
    units += [unit(message(0x400, *elements[i:i + 5])) for i in range(0, len(elements) - 2, 5)] + [unit(message(0x400, e)) for e in elements[-2:]]
    packets = [in_udp(646, u) for u in units] + [in_tcp(646, units[1] + units[2]), in_tcp(9, units[0], 646), in_udp(646, b"\0\1\0")]
    capture("ldp", 1, packets + cut(packets[16], 42, 7) + cut(packets[24], 60, 9))


def rsvp():
    def item(kind, form, value, length=None):
        return struct.pack(">HBB", 4 + len(value) if length is None else length, kind, form) + value

    def message(kind, *items, length=None, version=1, flags=0):
        body = b"".join(items)
        data = struct.pack(">BBHBBH", version << 4 | flags, kind, 0, 255, 0, 8 + len(body) if length is None else length) + body
        return data[:2] + struct.pack(">H", checksum(data)) + data[4:]
    hops = b"".join(tlv8(kind, value) for kind, value in ((1, B4 + b"\x20\0"), (0x81, C4 + b"\x18\0"), (2, A6 + b"\x80\0"), (32, b"\0\7"), (3, b"\1\1" + words(100)), (4, b"\0\0" + A4 + words(7)), (34, b"\0\1" + words(7)), (99, b"od")))
    bucket = struct.pack(">fffII", 1250000.0, 1000.0, 1500000.0, 64, 1500)
    service = b"\1\0\0\7\x7f\0\0\5" + bucket
    adspec = b"\0\0\0\x0a" + b"\1\0\0\x08" + b"\4\0\0\1" + words(3) + b"\6\0\0\1" + BANDWIDTH + b"\x08\0\0\1" + words(100) + b"\x0a\0\0\1" + words(1500) + b"\5\0\0\0"
    guaranteed = b"\0\0\0\x0a" + b"\2\0\0\x09" + b"\x7f\0\0\5" + bucket + b"\x82\0\0\2" + BANDWIDTH + words(5)
    uni = b"".join(struct.pack(">HBB", 4 + len(value), kind, sub) + value for kind, sub, value in ((1, 1, A4), (2, 1, B4), (1, 2, A6), (3, 1, b"\1\2\0\0" + words(7, 8)), (4, 1, words(7)), (5, 1, b"\1\0\0\0"), (9, 9, b"odd!")))
    items = [item(1, 1, C4 + b"\x11\1\x13\x88"), item(1, 2, A6 + b"\x11\1\x13\x88"), item(1, 7, C4 + b"\0\0\0\7" + A4), item(1, 8, A6 + b"\0\0\0\7" + B6), item(1, 13, words(7) + b"\0\0\0\7" + A4), item(1, 14, words(7) + b"\0\0\0\7" + A6), item(1, 99, b"odd!"), item(1, 1, b"ab"), item(3, 1, B4 + words(9)), item(3, 2, B6 + words(9)), item(3, 3, B4 + words(9) + hops[:8]),
             item(4, 1, words(7)), item(5, 1, words(30000)), item(5, 1, b"ab"), item(6, 1, A4 + b"\1\2\0\1"), item(6, 2, A6 + b"\1\2\0\1"), item(6, 3, A4 + b"\1\2\0\1" + tlv16(1, A4, 4, 4)), item(6, 3, A4 + b"\1\x19\0\7"), item(8, 1, words(0x12)), item(10, 1, A4 + b"\0\0\x13\x88"), item(10, 7, A4 + b"\0\0\0\7"), item(10, 2, A6 + b"\0\0\x13\x88"), item(10, 12, A4 + b"\0\0\0\7" + B4 + b"\0\0\0\1"), item(10, 13, A6 + b"\0\0\0\7" + B6 + b"\0\0\0\1"),
             item(11, 1, A4 + b"\0\0\x13\x88"), item(11, 7, A4 + b"\0\0\0\7"), item(11, 2, A6 + b"\0\0\x13\x88"), item(11, 12, A4 + b"\0\0\0\7" + B4 + b"\0\0\0\1"), item(9, 2, b"\0\0\0\x07" + b"\5\0\0\6" + service[4:]), item(9, 2, guaranteed), item(9, 7, words(7)), item(12, 2, b"\0\0\0\x07" + b"\1\0\0\6" + service[4:]), item(12, 2, b"ab"), item(13, 2, adspec), item(13, 2, b"\0\0\0\x09" + b"\7\0\0\x02" + words(1, 2)), item(12, 2, b"\0\0\0\x02" + b"\1\0\0\1\x63\0\0\1" + words(7)),
             item(15, 1, C4), item(16, 1, words(100) + words(101)), item(16, 2, words(100)), item(16, 3, words(7)), item(19, 1, words(0x0800)), item(19, 2, b"\0\0\x08\0" + words(7, 9)), item(19, 3, words(0x0800) + words(7, 9)), item(19, 4, b"\1\1\0\x21"), item(20, 1, hops), item(20, 1, b"\1\x00"), item(20, 1, b"\x63\x06odd!"), item(21, 1, hops), item(22, 1, words(1, 2)), item(22, 2, words(1, 2)), item(23, 1, words(7)), item(24, 1, words(7)), item(25, 1, words(7)),
             item(34, 1, b"\1\0\0\7" + words(8)), item(34, 2, words(7)), item(34, 4, b"\2\0\0\3" + words(8)), item(35, 1, words(100)), item(36, 1, words(3)), item(37, 1, words(0x80000010)), item(37, 2, words(0x80000010, 7)), item(42, 1, hops[:8]), item(63, 1, words(7)), item(63, 1, A4 + BANDWIDTH * 3), item(65, 1, b"\1\5\0\0"), item(66, 1, b"odd!"), item(128, 1, words(1, 2)), item(129, 1, A4 + B4), item(131, 1, words(10000, 40000)), item(131, 1, b"ab"), item(134, 1, words(1)), item(4, 1, bytes(4) + words(1, 2) + bytes(16)), item(161, 1, words(7)),
             item(162, 1, words(7)), item(196, 1, words(7)), item(205, 1, b"\7\7\5\x0a" + BANDWIDTH + words(1, 2)), item(205, 7, b"\7\7\5\x0a" + words(1, 2)), item(205, 1, b"\7\7\5\x0a" + BANDWIDTH), item(207, 1, b"\7\7\1\4" + words(1, 2) + b"name"), item(207, 7, b"\7\7\4\4name"), item(207, 7, b"\7\7\4\x09name"), item(229, 1, uni), item(229, 1, b"\0\x02\1\1"), item(230, 1, words(1) + tlv16(0x0101, A4, 4, 4)), item(230, 1, b"\0\1\0\x0c" + b"\0\x01\1\1" + A4), item(99, 1, b"odd!"), item(1, 1, b"", 2), item(1, 1, b"", 90), b"\0\x08\1"]
    messages = [message(kind, items[0]) for kind in (*range(1, 11), 13, 14, 15, 20, 25, 26, 99)] + [message(12, message(1, items[0]), message(2, items[8]), flags=1), message(12, message(1, length=90)), message(12, message(1, length=4)), message(12, b"ab"), message(1, version=2), message(1, length=90), message(1, length=4), message(1)]
    messages += [message(1, *items[i:i + 6]) for i in range(0, len(items) - 3, 6)] + [message(1, i) for i in items[-3:]]
    packets = [in4(46, m, ttl=255, options=b"\x94\x04\0\0") for m in messages] + [in4(46, messages[0][:4])]
    capture("rsvp", 1, packets + cut(packets[25], 38, 9) + cut(packets[30], 60, 13))


def lsp_ping():
    stamps = words(0xe8f00000, 0x80000000) * 2

    def message(kind, *elements, mode=2, code=0, subcode=0, version=1):
        return struct.pack(">HHBBBBII", version, 0, kind, mode, code, subcode, 7, 9) + stamps + b"".join(elements)
    targets = [(1, C4 + b"\x20"), (2, A6 + b"\x40"), (3, C4 + b"\0\0\0\7" + A4 + b"\0\0\0\1" + B4), (4, A6 + b"\0\0\0\7" + A6 + b"\0\0\0\1" + B6), (6, b"\0\1" + A4 + b"\0\7" + C4 + b"\x20"), (7, b"\0\1" + A4 + b"\0\7" + A6 + b"\x40"), (8, b"\0\1" + A4 + b"\0\7\0\1\0\2\0\4"), (9, C4 + words(7) + b"\0\5"), (10, A4 + C4 + words(7) + b"\0\5\0\0"), (11, b"\x11" + bytes(3) + b"odd!"),
               (12, C4 + b"\x20"), (13, A6 + b"\x40"), (14, C4 + b"\x20"), (16, b"\0\0\0\7"), (99, b"odd"), (1, b"ab"), (2, b"ab"), (3, b"ab"), (4, b"ab"), (6, b"ab"), (7, b"ab"), (8, b"ab"), (9, b"ab"), (10, b"ab")]
    downstream = [b"\5\xdc\1\3" + B4 + C4 + b"\0\0\0\x0c" + b"\0\x06\x41\3", b"\5\xdc\2\0" + B4 + words(7) + b"\0\0\0\0", b"\5\xdc\3\0" + B6 + C6 + bytes(4), b"\5\xdc\4\0" + B6 + words(7) + bytes(4), b"\5\xdc\x09\0odd!", b"ab"]
    elements = [*[tlv16(1, tlv16(*t, pad=4)) for t in targets], *[tlv16(2, d, 4) for d in downstream], tlv16(3, b"pad"), tlv16(5, words(9)), tlv16(9, b"odd!"), tlv16(10, words(2)), tlv16(4, b"odd!"), tlv16(6, b"odd!"), tlv16(7, b"\0\1\0\0" + B4 + C4), tlv16(8, A4), tlv16(99, b"odd", 4), tlv16(10, b"ab", 4), tlv16(1, tlv16(1, b"", length=90)), tlv16(1, b""), tlv16(3, b"", length=90), b"\0\3\0"]
    messages = [message(kind) for kind in (1, 2, 9)] + [message(1, mode=m) for m in (1, 3, 4, 9)] + [message(2, code=c, subcode=1) for c in range(15)] + [message(1, version=2), message(1, *elements[:2])]
    messages += [message(1, *elements[i:i + 5]) for i in range(0, len(elements) - 2, 5)] + [message(1, e) for e in elements[-2:]] + [message(1)[:20]]
    packets = [in_udp(3503, m) for m in messages] + [in_udp(9, messages[0], 3503)]
    capture("lspping", 1, packets + cut(packets[23], 42, 8))


def lmp():
    def item(kind, form, value, length=None):
        return struct.pack(">BBH", form, kind, 4 + len(value) if length is None else length) + value

    def message(kind, *items, flags=0, version=1, length=None):
        body = b"".join(items)
        return struct.pack(">HBBHH", version << 12, flags, kind, 8 + len(body) if length is None else length, 0) + body
    links = b"\3\0\0\0" + words(1, 2) + tlv8(1, b"\1\x08" + BANDWIDTH * 2) + tlv8(1, b"\x33\2" + BANDWIDTH * 2) + tlv8(2, b"\0\0" + words(1550)) + tlv8(99, b"od")
    items = [*[item(1, form, words(7)) for form in (1, 2, 9)], *[item(2, form, words(7)) for form in (1, 2)], item(3, 1, A4), item(3, 2, B4), item(3, 3, A6), item(4, 1, A4), item(4, 2, B4), item(4, 5, words(7)), item(4, 3, A6), item(5, 1, words(7)), item(5, 2, words(8)), item(6, 1, b"\0\x96\x01\xf4"), item(6, 2, b"\0\x96\x01\xf4"), item(7, 1, words(1, 2)), item(8, 1, b"\3\0\0\7" + words(5) + b"\0\1\0\3" + BANDWIDTH + words(1550)), item(9, 1, words(7)),
             item(10, 1, words(7)), item(11, 1, b"\3\0\0\0" + A4 + B4), item(11, 4, b"\1\0\0\0" + words(1, 2)), item(11, 2, b"\1\0\0\0" + A6 + B6), item(12, 1, links.replace(b"\3\0\0\0", b"\3\0\0\0" + A4 + B4, 1)[:12] + links[12:]), item(12, 4, links), item(12, 2, b"\3\0\0\0" + A6 + B6 + links[12:]), item(13, 1, A4 + words(0x80000001)), item(13, 4, words(7, 0x80000002) + words(8, 0x00000003)), item(13, 2, A6 + words(2)), item(14, 1, A4), item(14, 4, words(7)), item(14, 2, A6),
             item(20, 1, words(1)), item(20, 2, words(2)), item(20, 3, words(4)), item(20, 4, words(8)), item(51, 1, b"\1\3\1\0"), item(51, 2, b"\1\2\0\0" + words(7) + b"\0\1\0\2"), item(51, 3, b"\2\0\0\0"), item(51, 4, words(3)), item(99, 1, b"odd!"), item(1, 0x81, words(7)), item(6, 1, b"ab"), item(3, 1, b"ab"), item(8, 1, b"ab"), item(1, 1, b"", 2), item(1, 1, b"", 90), b"\1\1\0"]
    messages = [message(kind, flags=kind % 4) for kind in (*range(1, 23), 33, 34, 99)] + [message(1, version=2), message(1, length=90), message(1, length=4), b"\x10\0\0"]
    messages += [message(1, *items[i:i + 4]) for i in range(0, len(items) - 3, 4)] + [message(1, i) for i in items[-3:]]
    packets = [in_udp(701, m) for m in messages]
    capture("lmp", 1, packets + cut(packets[31], 42, 9))


ldp()
rsvp()
lsp_ping()
lmp()
