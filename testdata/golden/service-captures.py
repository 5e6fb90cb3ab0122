#!/usr/bin/env python3
"""Writes the captures of the golden texts of DNS, DHCP, NTP, DCCP and TCP's options."""
import struct

from captures import *  # noqa: F403


def words(*values):
    return struct.pack(">%dI" % len(values), *values)


def tlv8(kind, value, counted=0, length=None):
    return struct.pack(">BB", kind, counted + len(value) if length is None else length) + value


def tlv16(kind, value, length=None):
    return struct.pack(">HH", kind, len(value) if length is None else length) + value


def dns():
    name, here = b"\3www\7example\3com\0", b"\xc0\x0c"

    def message(flags, questions=((name, 1, 1),), answers=(), authority=(), additional=(), number=7, counts=None):
        counts = (len(questions), len(answers), len(authority), len(additional)) if counts is None else counts
        return struct.pack(">HH4H", number, flags, *counts) + b"".join(n + struct.pack(">HH", k, c) for n, k, c in questions) + b"".join((*answers, *authority, *additional))

    def record(kind, data, owner=here, group=1, ttl=300, length=None):
        return owner + struct.pack(">HHIH", kind, group, ttl, len(data) if length is None else length) + data

    def options(*items, flags=0, code=0, version=0, size=4096):
        return record(41, b"".join(items), b"\0", size, code << 24 | version << 16 | flags)
    mail = b"\4mail\xc0\x10"
    records = [(1, A4), (1, b"ab"), (2, mail), (5, mail), (6, b"\2ns" + here + b"\5admin" + here + words(1, 7200, 3600, 1209600, 86400)), (6, mail), (12, mail), (13, b"\3cpu\2os"), (15, b"\0\x0a" + mail), (15, b"\0"), (16, b"\5hello\6a\n\xe9b c"), (16, b"\x50x"), (17, mail + mail), (28, A6), (28, b"ab"), (32, b"\0\0" + A4), (33, b"\0\1\0\2\x13\xc4" + mail), (35, b"odd"), (38, b"\0" + A6), (38, b"\x40" + A6[8:] + mail), (38, b"\x81"), (39, mail),
               (250, mail + b"\0\0\x65\x53\xf1\0\1\x2c\0\4mac!" + b"\0\7\0\0\0\0"), (256, b"\0\x0a\0\1https://x"), (257, b"\0\5issuex"), (46, b"signature"), (64, b"odd"), (65, b"odd"), (99, b"\2v="), (10, b"odd"), (999, b"unknown")]
    edns = [tlv16(3, b"id"), tlv16(5, b"\5\7\x08"), tlv16(6, b"\1\2"), tlv16(7, b"\1"), tlv16(8, b"\0\1\x18\0" + C4[:3]), tlv16(8, b"\0\2\x38\0" + A6[:7]), tlv16(8, b"\0\7\x08\0a"), tlv16(9, words(7200)), tlv16(9, b""), tlv16(10, bytes(range(8))), tlv16(11, b"\0\x64"), tlv16(11, b""), tlv16(12, bytes(4)), tlv16(13, name), tlv16(14, b"\x4f\x66\0\7"), tlv16(15, b"\0\x12text"), tlv16(99, b"odd"), tlv16(1, b"llq"), tlv16(8, b"", 90)]
    messages = [message(0x0100, [(name, kind, 1)]) for kind in (1, 2, 5, 6, 12, 15, 16, 28, 33, 41, 251, 252, 255, 999)] + [message(0x0100, [(n, 1, group)]) for n, group in ((b"\0", 1), (name, 3), (name, 255), (name, 0x8001), (b"\x41\x0a\xab\xc0\0", 1), (b"\x42x\0", 1), (b"\x80\0", 1), (b"\xc0\x0c", 1), (b"\xc0\xff", 1), (b"\x3f" + b"q" * 63 + b"\0", 1), (b"\2a\n\0", 1))]
    messages += [message(flags) for flags in (0x0000, 0x0110, 0x0900, 0x1100, 0x2100, 0x2900, 0x7900, 0x8180, 0x8583, 0x8782, 0xa985, 0x81b5, 0x8197, 0x818f)] + [message(0x0100, counts=(2, 0, 0, 0)), message(0x0100, counts=(0, 1, 0, 0)), message(0x0100, [(name, 1, 1)] * 2), message(0x0100, (), counts=(1, 0, 0, 0)), message(0x0100, number=0), message(0x2800, answers=[record(255, b"", group=254)], authority=[record(1, A4)])]
    messages += [message(0x8180, answers=[record(*r)]) for r in records] + [message(0x8180, answers=[record(1, A4, group=3), record(1, A4, group=0x8001), record(1, A4, ttl=0x7fffffff)], authority=[record(2, mail)], additional=[record(1, A4), record(28, A6, mail)]), message(0x8180, answers=[record(1, A4, length=90)])]
    messages += [message(0x0120, additional=[options()]), message(0x8180, additional=[options(flags=0x8000, code=1, version=1, size=512)]), *[message(0x0100, additional=[options(*edns[i:i + 5])]) for i in range(0, 18, 5)], message(0x0100, additional=[options(edns[18])])]
    whole = message(0x8180, answers=[record(5, mail), record(1, A4)])
    packets = [in_udp(53, m) for m in messages] + [in_udp(9, messages[0], 53), in_udp(5353, messages[0]), in_udp(53, b"\0\7\1\0")]
    packets += [in_tcp(53, struct.pack(">H", len(whole)) + whole), in_tcp(53, struct.pack(">H", len(whole)) + whole + struct.pack(">H", 90) + whole), in_tcp(53, b"\0"), in_tcp(53, b"\0\x0c" + whole)]
    capture("dns", 1, packets + cut(in_udp(53, whole), 42, 6))


def dhcp():
    def message(operation, *options, kind=1, address=6, flags=0, hops=0, seconds=0, cookie=b"\x63\x82\x53\x63", fields=bytes(192), end=b"\xff", addresses=bytes(16)):
        return struct.pack(">BBBBIHH", operation, kind, address, hops, 0x12345678, seconds, flags) + addresses + MAC_A + bytes(10) + fields + cookie + b"".join(options) + end
    agent = tlv8(1, b"circuit") + tlv8(2, b"remote\n") + tlv8(5, A4) + tlv8(6, b"id") + tlv8(9, b"odd")
    options = [tlv8(1, b"\xff\xff\xff\0"), tlv8(2, words(0xfffff1f0)), tlv8(3, A4 + B4), tlv8(6, A4 + B4 + C4), tlv8(3, b"abc"), tlv8(12, b"host\n"), tlv8(13, b"\0\7"), tlv8(15, b"example.com"), tlv8(19, b"\1"), tlv8(20, b"\0"), tlv8(21, A4 + B4), tlv8(23, b"\x40"), tlv8(26, b"\5\xdc"), tlv8(28, b"\xff" * 4), tlv8(33, C4 + A4), tlv8(42, A4), tlv8(43, b"vendor"), tlv8(46, b"\x08"), tlv8(50, A4), tlv8(51, words(3600)), tlv8(51, b"\xff" * 4),
               tlv8(52, b"\3"), *[tlv8(53, bytes([kind])) for kind in (1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 18, 99)], tlv8(54, A4), tlv8(55, bytes([1, 3, 6, 15, 28, 42, 121, 119, 12, 252, 99])), tlv8(56, b"message"), tlv8(57, b"\5\xdc"), tlv8(58, words(1800)), tlv8(59, words(3150)), tlv8(60, b"class"), tlv8(61, b"\1" + MAC_A), tlv8(61, b"\0text"), tlv8(61, b"\xff" + words(1) + b"\0\1\0\1" + MAC_A), tlv8(61, b"\x06\1\2"), tlv8(63, b"netware"), tlv8(66, b"server"), tlv8(67, b"file"),
               tlv8(77, tlv8(6, b"")[:1] + b"class1\5other"), tlv8(78, b"\1" + A4 + B4), tlv8(79, b"\1scope"), tlv8(80, b""), tlv8(81, b"\1\0\0host"), tlv8(81, b"\x0e\xff\xff\4host\3com\0"), tlv8(81, b"a"), tlv8(82, agent), tlv8(82, b"\1\x09cut"), tlv8(85, A4), tlv8(90, bytes(11)), tlv8(93, b"\0\7"), tlv8(94, b"\1\2\3"), tlv8(97, b"\0" + bytes(16)), tlv8(108, words(1800)), tlv8(116, b"\1"), tlv8(117, b"\0\6\0\0"), tlv8(118, A4), tlv8(119, b"\7example\3com\0"),
               tlv8(120, b"\1" + A4), tlv8(121, b"\x18\xcb\0\x71" + A4 + b"\0" + B4 + b"\x20" + C4 + A4), tlv8(121, b"\x21" + C4), tlv8(125, words(4491) + tlv8(9, tlv8(1, b"data"))), tlv8(143, b"\0\x05url:x"), tlv8(150, A4), tlv8(161, b"https://host/mud"), tlv8(220, b"odd"), tlv8(249, b"\x18\xcb\0\x71" + A4), tlv8(252, b"http://wpad\n"), tlv8(254, b"odd"), tlv8(53, b""), tlv8(51, b"abc"), tlv8(1, b""), tlv8(12, b"", length=90), b"\0\0\0", b"\x0c"]
    names = b"server\n".ljust(64, b"\0") + b"boot/file".ljust(128, b"\0")
    messages = [message(1, options[22]), message(2, options[23]), message(3), message(1, kind=6), message(1, kind=32, address=0), message(1, address=16), message(1, hops=3, seconds=9, flags=0x8000, addresses=A4 + B4 + C4 + A4), message(1, flags=0x0001), message(1, fields=names), message(1, cookie=b"\1\2\3\4"), message(1, cookie=bytes(4), end=b""), message(1, end=b""), message(1, end=b"\0\0\xff\0"), message(1)[:236], message(1)[:100]]
    messages += [message(2, *options[i:i + 6]) for i in range(0, len(options) - 3, 6)] + [message(2, o) for o in options[-3:]]
    packets = [in_udp(67, m, 68) for m in messages]
    capture("dhcp", 1, packets + cut(packets[6], 42, 31) + cut(packets[16], 282, 9))


def ntp():
    stamps = words(1, 0x80000000, 0xe8f00000, 0, 0xe8f00001, 0x40000000, 0xe8f00001, 0x80000000)

    def message(first, stratum=2, reference=A4, rest=stamps, poll=6, precision=-20, after=b""):
        return struct.pack(">BBbb", first, stratum, poll, precision) + words(0x00000800, 0x00010000) + reference + rest + after

    def control(first, operation, status, data, count=None, association=7):
        return struct.pack(">BBHHHHH", first, operation, 9, status, association, 0, len(data) if count is None else count) + data
    messages = [message(leap << 6 | version << 3 | mode) for leap, version, mode in ((0, 4, 3), (0, 4, 4), (1, 3, 1), (2, 4, 2), (3, 1, 5), (0, 2, 0), (0, 4, 7))] + [message(0x24, 0, b"RATE"), message(0x24, 1, b"GPS\0"), message(0x24, 1, b"L\nC\xe9"), message(0x24, 16, bytes(4)), message(0x24, 17), message(0x24, 15), message(0x23, poll=-7, precision=3), message(0x23, rest=bytes(32)), message(0x23, after=words(7)), message(0x23, after=words(7) + bytes(16)), message(0x23, after=words(7) + bytes(20)),
               message(0x23, after=b"odd")] + [control(0x16, operation, status, data) for operation, status, data in ((1, 0, b""), (0x82, 0x0615, b"version=\"4\"\n"), (0xc1, 0x0100, b""), (0xa2, 7, b"more"))] + [control(0x16, 0x82, 0, b"cut", 90), control(0x16, 0x82, 0, b"long", 2), control(0x1e, 2, 0, b"")[:10], b"\x23", message(0x23)[:40]]
    packets = [in_udp(123, m, 123) for m in messages]
    capture("ntp", 1, packets + cut(packets[0], 42, 7))


def dccp():
    def packet(kind, extra=b"", options=b"", extended=True, data=b"", around=in4, offset=None, more=0, coverage=0):
        header = b"\0\0\0\0\0\7" if extended else b"\0\0\7"
        size = 8 + 1 + len(header) + (1 if extended else 0)
        length = size + len(extra) + len(options)
        body = struct.pack(">HHBBHB", 5001, 5002, length // 4 if offset is None else offset, 0x20 | coverage, 0, more | kind << 1 | extended) + (b"\0" if extended else b"") + header + extra + options + data
        return around(33, body)
    acknowledgement, code = bytes(7) + b"\6", words(42)
    features = b"".join(tlv8(kind, value, 2) for kind, value in ((32, b"\1\2\3"), (33, b"\1\2"), (34, b"\5"), (35, b"\7"), (36, b"\1\2"), (37, b"ab"), (38, b"\x40\x81"), (39, b"\x21"), (40, b"\0\1"), (41, words(7)), (42, words(8)), (43, b"\0\1"), (44, b"\1\2\3\4"), (45, b"odd"), (128, b"ccid2"), (192, b"\1\2"), (193, words(9)), (194, words(9)), (195, b"a"), (200, b"odd")))
    features += b"\0\1\2\3" + bytes(-len(features) % 4)
    extras = {0: code, 1: acknowledgement + code, 2: b"", 3: acknowledgement, 4: acknowledgement, 5: acknowledgement, 6: acknowledgement, 7: acknowledgement + b"\2\0\0\0", 8: acknowledgement, 9: acknowledgement}
    packets = [packet(kind, extra) for kind, extra in extras.items()] + [packet(7, acknowledgement + bytes([reason, 1, 2, 3])) for reason in range(13)] + [packet(2, extended=False, data=b"data"), packet(3, words(6), extended=False), packet(10), packet(15), packet(2, options=features[:100]), packet(2, options=features), packet(0, code, around=in6), packet(2, data=b"data", coverage=1), packet(2, more=0xe0)]
    packets += [packet(0), packet(7), packet(0, code, offset=2), packet(0, code, offset=90), packet(2, options=b"\x20\x09ab"), packet(2, options=b"\x20\0\0\0"), in4(33, b"short"), in4(33, bytes(12)), in4(33, bytes(8) + b"\1\0\0\0")]
    capture("dccp", 1, packets + cut(packets[1], 34, 4) + cut(packets[27], 44, 9))


def tcp():
    def packet(options, flags=0x10, data=b"", offset=None, around=in4):
        options += bytes(-len(options) % 4)
        offset = 5 + len(options) // 4 if offset is None else offset
        return around(6, struct.pack(">HHIIHHHH", 40000, 9, 1000, 2000, offset << 12 | flags, 512, 0, 9) + options + data)

    def join(subtype, value, length=None):
        return tlv8(30, bytes([subtype]) + value, 2, length)
    options = [b"\2\4\5\xb4", b"\3\3\7", b"\4\2", tlv8(5, words(1, 2), 2), tlv8(5, words(1, 2, 3, 4), 2), b"\6\6echo", b"\7\6echo", tlv8(8, words(7, 9), 2), tlv8(11, words(7), 2), tlv8(12, words(7), 2), tlv8(13, words(7), 2), tlv8(14, b"\1", 2), tlv8(15, b"ab", 2), tlv8(20, b"odd", 2), tlv8(27, b"\7\1" + words(9), 2), tlv8(28, b"\x80\x3c", 2), tlv8(28, b"\0\x3c", 2), tlv8(29, b"\1\2" + bytes(12), 2), tlv8(34, bytes(range(8)), 2), tlv8(34, b"", 2), tlv8(34, b"odd", 2),
               tlv8(253, b"\xf9\x89" + bytes(8), 2), tlv8(254, b"odd", 2), tlv8(253, b"\1\2x", 2), tlv8(99, b"odd", 2), b"\2\3\5", b"\3\2", b"\4\3\0", b"\5\3\0", b"\x08\4ab", b"\2\0", b"\2\x50", b"\2", b"\1\1\1\1", b"\0\0\0\0"]
    multipath = [join(0x00, b"\x01" + bytes(8)), join(0x00, b"\x81" + bytes(16)), join(0x01, b"\x01" + bytes(8) + words(1, 2)), join(0x01, b"\x81"), join(0x01, b"\x80" + bytes(8) + bytes(8) + b"\0\7"), join(0x01, b"\x81" + bytes(16) + b"\0\7\xbe\xef"), join(0x10, b"\7" + words(1, 2)), join(0x11, b"\7" + words(1, 2)), join(0x10, b"\7" + bytes(12)), join(0x10, b"\0" + bytes(20)), join(0x20, b"\1" + words(7)), join(0x20, b"\3" + bytes(8)), join(0x20, b"\4" + words(7, 1) + b"\0\7"), join(0x20, b"\x0d" + bytes(8) + words(1) + b"\0\7\xbe\xef"),
                 join(0x20, b"\x14" + words(7, 0) + b"\0\1"), join(0x20, b"\1"), join(0x34, b"\1" + A4), join(0x34, b"\1" + A4 + b"\0\x50"), join(0x36, b"\2" + A6), join(0x36, b"\2" + A6 + b"\0\x50"), join(0x31, b"\1" + A4), join(0x30, b"\1" + A4 + bytes(8)), join(0x30, b"\2" + A6 + b"\0\x50" + bytes(8)), join(0x3f, b"\1" + A4), join(0x40, b"\1\2\3"), join(0x40, b""), join(0x50, b""), join(0x51, b"\7"), join(0x51, b"ab"), join(0x60, b"\0" + bytes(8)), join(0x60, b"ab"), join(0x70, b"\0" + bytes(8)), join(0x70, b"ab"), join(0x81, b"\6"), join(0x80, b"ab"), join(0x90, b"odd"), tlv8(30, b"", 2)]
    packets = [packet(b"", flags, data) for flags, data in ((0x02, b""), (0x12, b""), (0x10, b""), (0x18, b"data"), (0x11, b""), (0x04, b"reason\n"), (0x14, b""), (0x31, b""), (0xc2, b""), (0x152, b""), (0x00, b""), (0xfff, b""))] + [packet(options[0] + options[2] + options[7] + b"\1" + options[1], 2), packet(b"", offset=4), packet(b"", offset=9), packet(b"", around=in6), packet(b"", 2, b"data"), in4(6, b"short")]
    packets += [packet(o) for o in options] + [packet(o, 2) for o in multipath[:9]] + [packet(multipath[i], 0x12) for i in (0, 2, 3, 6, 7, 8)] + [packet(o) for o in multipath]
    capture("tcp", 1, packets + cut(packets[12], 34, 5) + cut(packet(multipath[13]), 54, 5))


dns()
dhcp()
ntp()
dccp()
tcp()
