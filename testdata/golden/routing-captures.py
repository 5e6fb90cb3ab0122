#!/usr/bin/env python3
"""Writes the captures of the interior routing protocols' golden texts: OSPF, RIP, EIGRP and IS-IS. Every packet is made here."""
import struct

from captures import *  # noqa: F403


def words(*values):
    return struct.pack(">%dI" % len(values), *values)


def tlv16(kind, value, pad=4, length=None):
    """A type and a length, two bytes each; the length does not count the four bytes, nor the padding."""
    return struct.pack(">HH", kind, len(value) if length is None else length) + value + bytes(-len(value) % pad)


def tlv8(kind, value, length=None):
    return struct.pack(">BB", kind, len(value) if length is None else length) + value


def ospf_packet(kind, body, authentication=bytes(10), length=None, after=b"", version=2):
    length = 24 + len(body) if length is None else length
    return in4(89, struct.pack(">BBH4s4sH", version, kind, length, A4, bytes(4), 0x1234) + authentication + body + after, ttl=1)


def lsa(kind, body, identifier=C4, length=None, options=2, age=10):
    length = 20 + len(body) if length is None else length
    return struct.pack(">HBB4s4sIHH", age, options, kind, identifier, A4, 0x80000001, 0xbeef, length) + body


def ospf():
    mask = b"\xff\xff\xff\0"
    hello = mask + struct.pack(">HBBI", 10, 0x12, 1, 40) + B4 + A4
    header = lsa(1, b"", length=36)
    lls = tlv16(1, words(1)) + tlv16(1, words(0xffffffff)) + tlv16(2, words(7) + bytes(range(16))) + tlv16(9, b"odd") + tlv16(1, b"ab")
    lls = struct.pack(">HH", 0xabcd, 1 + len(lls) // 4) + lls
    links = b"".join(B4 + mask + struct.pack(">BBH", kind, 0, 10) for kind in (1, 2, 3, 4, 5))
    router = struct.pack(">BBH", 7, 0, 6) + links + B4 + mask + struct.pack(">BBHBBHBBH", 2, 2, 10, 8, 0, 20, 9, 0, 30)
    external = mask + b"\x80\0\0\x14" + C4 + words(99) + b"\x05\0\0\x15" + bytes(8) + b"\0\xff\xff\xff" + bytes(8)
    bandwidth = struct.pack(">f", 125000000.0)
    sub = [(1, b"\1"), (1, b"\2"), (1, b"\x09"), (2, B4), (3, A4 + B4), (4, C4), (5, words(10)), (6, bandwidth), (7, bandwidth), (8, bandwidth * 8), (9, words(0x5)),
           (11, A4 + B4), (14, b"\2\0\0\0"), (15, b"\x33\x02\0\0" + bandwidth * 8 + bandwidth + b"\0\x64\0\0"), (15, b"\1\1\0\0" + bandwidth * 9), (15, b"\x64\1\0\0" + bandwidth * 8 + bandwidth + b"\0\0\0\0"),
           (16, words(1, 2)), (17, b"\1" + bytes(3) + bandwidth * 8), (99, b"unknown"), (5, b"ab"), (6, b"a"), (4, b"")]
    engineering = [tlv16(1, A4), tlv16(1, b"ab")] + [tlv16(2, tlv16(*s)) for s in sub] + [tlv16(7, b"none"), tlv16(2, tlv16(2, B4, length=40)), tlv16(2, b"", length=60), b"\0\2\0"]
    grace = tlv16(1, words(120)) + tlv16(2, b"\1") + tlv16(2, b"\7") + tlv16(3, A4) + tlv16(9, b"odd") + tlv16(1, b"ab")
    information = tlv16(1, words(0xfc000000)) + tlv16(1, words(0x00000001)) + tlv16(2, b"odd!") + tlv16(1, b"ab")
    lsas = [lsa(1, router), lsa(1, struct.pack(">BBH", 0, 0, 9) + links[:24]), lsa(2, mask + A4 + B4), lsa(3, mask + words(20)), lsa(4, bytes(4) + words(0x00000014, 0x09000015)), lsa(5, external),
            lsa(7, external[:16], options=0x08), lsa(6, A4 + B4), lsa(8, b"odd!"), lsa(9, grace, b"\3\0\0\1"), lsa(9, words(1, 2), b"\x09\0\0\1"), lsa(11, information, b"\4\0\0\1"),
            lsa(10, words(1), b"\2\0\0\1"), lsa(3, mask, length=19), lsa(1, router, length=30)]
    lsas += [lsa(10, element, b"\1\0\0\1") for element in engineering]
    digest = struct.pack(">HHBBI", 2, 0, 1, 16, 1234567)
    packets = [ospf_packet(1, hello), ospf_packet(1, mask + struct.pack(">HBBI", 30, 0xff, 0, 120) + bytes(8) + A4 + B4), ospf_packet(1, hello, b"\0\1password"), ospf_packet(1, hello, digest, after=bytes(range(16))),
               ospf_packet(1, hello, b"\0\7unknown!"), ospf_packet(1, hello, after=lls), ospf_packet(2, struct.pack(">HBBI", 1500, 0x52, 7, 3000) + header * 2, after=lls), ospf_packet(1, hello, length=20),
               ospf_packet(2, struct.pack(">HBBI", 1500, 2, 0, 3001)), ospf_packet(3, b"".join(words(kind) + B4 + A4 for kind in (1, 2, 5, 10, 99))), ospf_packet(5, header * 3), ospf_packet(6, b"odd"), ospf_packet(0, b""),
               ospf_packet(4, words(2) + lsas[0] + lsas[2]), ospf_packet(4, words(3) + lsas[2]), ospf_packet(1, hello, version=7), ospf_packet(1, hello, length=200)]
    packets += [ospf_packet(4, words(1) + item) for item in lsas]
    capture("ospf", 1, packets + cut(packets[0], 34, 5) + cut(packets[6], 58, 9) + cut(packets[17], 58, 9))


def ospf3_packet(kind, body, length=None, version=3):
    length = 16 + len(body) if length is None else length
    return in6(89, struct.pack(">BBH4s4sHBB", version, kind, length, A4, bytes(4), 0x1234, 1, 0) + body, hops=1)


def lsa3(kind, body, length=None):
    return struct.pack(">HH4s4sIHH", 10, kind, words(5), A4, 0x80000001, 0xbeef, 20 + len(body) if length is None else length) + body


def ospf3():
    def prefix(bits, options=0, metric=7):
        return struct.pack(">BBH", bits, options, metric) + A6[:(bits + 31) // 32 * 4]
    options = b"\0\0\x13"
    hello = words(9) + b"\1" + options + struct.pack(">HH", 10, 40) + A4 + B4 + C4
    header = lsa3(0x2001, b"", 40)
    links = b"".join(struct.pack(">BBHII4s", kind, 0, 10, 1, 2, B4) for kind in (1, 2, 3, 4, 9))
    lsas = [lsa3(0x2001, b"\x07" + options + links), lsa3(0x2002, b"\0" + options + A4 + B4), lsa3(0x2003, words(20) + prefix(64)), lsa3(0x2003, words(20) + prefix(0)), lsa3(0x2004, b"\0" + options + words(20) + C4),
            lsa3(0x4005, b"\x07\0\0\x14" + prefix(64, 8, 0) + A6 + words(99)), lsa3(0x4005, b"\x04\0\0\x14" + prefix(48, 2, 0x2001) + words(7)), lsa3(0x2007, b"\0\0\0\x14" + prefix(128, 1, 0)),
            lsa3(0x0008, b"\1" + options + C6 + words(2) + prefix(64, 0x0f) + prefix(32)), lsa3(0x2009, struct.pack(">HH", 2, 0x2001) + words(0) + A4 + prefix(64) + prefix(100)),
            lsa3(0x2009, struct.pack(">HH", 1, 0x2002) + words(3) + A4 + prefix(129)), lsa3(0x2006, b"odd"), lsa3(0x600b, b"odd!"), lsa3(0x2001, b"", 19), lsa3(0x0008, b"\1" + options + C6 + words(9) + prefix(64))]
    packets = [ospf3_packet(1, hello), ospf3_packet(2, b"\0" + options + struct.pack(">HBBI", 1500, 0, 7, 3000) + header), ospf3_packet(2, b"\0" + options + struct.pack(">HBBI", 1500, 0, 0, 3001)),
               ospf3_packet(3, b"".join(struct.pack(">HH", 0, kind) + words(5) + A4 for kind in (0x2001, 0x0008, 0x4005, 0xa00c))), ospf3_packet(5, header * 2), ospf3_packet(7, b"odd"), ospf3_packet(0, b""),
               ospf3_packet(1, hello, 14), ospf3_packet(4, words(2) + lsas[1] + lsas[3]), ospf3_packet(4, words(3) + lsas[1]), ospf3_packet(1, hello, 90), ospf3_packet(1, hello, version=2)]
    packets += [ospf3_packet(4, words(1) + item) for item in lsas]
    capture("ospf3", 1, packets + cut(packets[0], 54, 5) + cut(packets[1], 70, 7) + cut(packets[12], 74, 9))


def rip():
    def entry(family, tag=0, address=C4, mask=b"\xff\xff\xff\0", hop=bytes(4), metric=3):
        return struct.pack(">HH", family, tag) + address + mask + hop + words(metric)
    routes = entry(2) + entry(2, 7, hop=B4, metric=16) + entry(0, metric=16) + entry(2, 1, mask=bytes(4)) + entry(0x1234)
    password, digest = struct.pack(">HH16s", 0xffff, 2, b"secret\n"), struct.pack(">HHHBBI8x", 0xffff, 3, 60, 1, 20, 99)
    messages = [b"\1\1\0\0" + entry(0, metric=16), b"\2\1\0\0" + routes, b"\2\2\0\0" + routes, b"\2\2\0\7" + password + routes, b"\2\2\0\0" + digest + routes + struct.pack(">HH", 0xffff, 1) + bytes(range(16)),
                b"\2\2\0\0" + struct.pack(">HH16s", 0xffff, 9, b"unknown") + entry(2), b"\1\2\0\0" + entry(0, metric=16), b"\1\2\0\0", b"\2\2\0\0", b"\3\2\0\0", b"\4\2\0\0", b"\5\2\0\0", b"\6\2\0\0", b"\x09\2\0\0" + routes,
                b"\x0b\2\0\0" + routes, b"\x63\2\0\0odd", b"\2\0\0\0\0\0\0\0\0\0", b"\2\3\0\0" + routes, b"\2\2\0\0" + routes[:50], b"\2"]
    capture("rip", 1, [in_udp(520, m) for m in messages] + cut(in_udp(520, messages[4]), 42, 9))
    route6 = A6[:8] + bytes(8) + struct.pack(">HBB", 7, 64, 2)
    hop6 = C6 + struct.pack(">HBB", 0, 0, 255)
    messages = [b"\1\1\0\0" + bytes(16) + b"\0\0\0\x10", b"\1\1\0\0" + route6 * 2, b"\2\1\0\0" + route6 + hop6 + route6, b"\2\1\0\0", b"\x07\1\0\0odd", b"\2\2\0\0" + route6, b"\1\1\0\7" + route6, b"\2\1\0\0" + route6 + b"odd", b"\2\1"]
    capture("ripng", 1, [in_udp(521, m, 521, in6) for m in messages] + cut(in_udp(521, messages[2], 521, in6), 62, 9))


def eigrp():
    def packet(opcode, *elements, version=2, flags=0, around=in4):
        return around(88, struct.pack(">BBHIIII", version, opcode, 0xbeef, flags, 7, 6, 100) + b"".join(elements))

    def tlv(kind, value, length=None):
        return struct.pack(">HH", kind, 4 + len(value) if length is None else length) + value
    metric = struct.pack(">II", 25600, 256000) + b"\0\5\xdc\2\xff\1\0\0"
    external = A4 + words(100, 7, 20) + b"\0\0\x0b\1" + metric
    elements = [tlv(1, b"\1\0\1\0\0\0\0\x0f"), tlv(2, b"\0\2\0\x10" + words(1) + bytes(28)), tlv(3, A4 + words(7)), tlv(4, b"\x0c\4\1\2"), tlv(5, words(7)), tlv(6, b"\x01"), tlv(0x0202, b"appletalk"), tlv(0x0203, bytes(8)),
                *[tlv(0x0102, hop + metric + bytes([bits]) + C4[:(bits + 7) // 8]) for hop, bits in ((bytes(4), 24), (B4, 32), (B4, 0), (B4, 17))], tlv(0x0102, B4 + metric + b"\x21" + C4),
                *[tlv(0x0103, bytes(4) + external[:-17 - 3] + bytes([0, 0, proto, 1]) + metric + b"\x18" + C4[:3]) for proto in (1, 3, 6, 11, 99)], tlv(0x0103, B4 + external + b"\x40" + C4),
                tlv(0x0402, C6 + metric + b"\x40" + A6[:8]), tlv(0x0402, C6 + metric + b"\x81" + A6), tlv(0x0403, C6 + external + b"\x80" + A6), tlv(0x0402, C6), tlv(0x0302, b"ipx"), tlv(0x0102, b"short"), tlv(1, b"ab"),
                tlv(0x0202, b"\0\0" + b"\0\0\0\1" + metric + b"\0\1\0\7"), tlv(0x0203, struct.pack(">HHIHIBBHI", 1, 2, 3, 4, 5, 6, 7, 8, 9) + metric), tlv(0x0204, b"\0\1\2"), tlv(99, b"unknown"), tlv(5, b"", 2), tlv(5, words(7), 80), b"\0\5"]
    packets = [packet(opcode, elements[0]) for opcode in (1, 3, 4, 5, 6, 7, 9)] + [packet(1, flags=3), packet(1, version=1), packet(5, *elements[:4])] + [packet(1, element) for element in elements[1:]]
    capture("eigrp", 1, packets + [packet(5, elements[0], around=in6)] + cut(packets[9], 34, 9))


def isis():
    system = b"\x49\0\1\2\3\4"

    def pdu(kind, body, *elements, fixed=None, header=None, length_at=None, id_length=0, version=1, areas=0):
        """The body holds two bytes for the length of the PDU at length_at."""
        rest = b"".join(elements)
        header = 8 + len(body) if header is None else header
        length = struct.pack(">H", 8 + len(body) + len(rest) if fixed is None else fixed)
        if length_at is not None:
            body = body[:length_at] + length + body[length_at + 2:]
        return frame(b"\xfe\xfe\x03\x83" + struct.pack(">7B", header, version, id_length, kind, 1, 0, areas) + body + rest)

    def hello(kind, *elements, **named):
        return pdu(kind, b"\3" + system + b"\0\x1e\0\0\x40" + system + b"\1", *elements, length_at=9, **named)

    def point(*elements, **named):
        return pdu(17, b"\1" + system + b"\0\x1e\0\0\7", *elements, length_at=9, **named)

    def link_state(kind, *elements, sequence=9, checksum=0xbeef, bits=3, lifetime=1199):
        return pdu(kind, b"\0\0" + struct.pack(">H", lifetime) + system + b"\0\0" + struct.pack(">IHB", sequence, checksum, bits), *elements, length_at=0)
    metrics = b"\x0a\x80\x80\x80"
    entry = struct.pack(">H", 1199) + system + b"\0\0" + struct.pack(">IH", 9, 0xbeef)
    bandwidth = struct.pack(">f", 125000000.0)
    subs = [(3, words(5)), (4, words(1, 2)), (6, A4), (8, B4), (9, bandwidth), (10, bandwidth), (11, bandwidth * 8), (12, bandwidth * 8), (18, b"\0\0\x14"), (20, b"\2\0"), (21, b"\x33\2\0\0" + bandwidth * 9 + b"\0\x64\0\0"),
            (22, b"\1" + bandwidth * 8), (31, b"\x30\0\0\x12\x34"), (31, b"\xb0\5" + words(16000)), (32, b"\x30\0" + system + b"\0\0\7"), (99, b"odd"), (18, b"a"), (3, b"ab"), (4, b"ab"), (9, b"ab"), (20, b"a"), (31, b"a"), (6, b"")]
    reach = [system + b"\1" + b"\0\0\x0a" + bytes([len(s)]) + s for s in [tlv8(*sub) for sub in subs]]
    prefixes = [words(10) + b"\x18" + C4[:3], words(10) + b"\x80", words(10) + b"\x60" + C4 + b"\x0f" + tlv8(1, words(7)) + tlv8(3, b"\x40\0\0\0\0\x10\1") , words(10) + b"\x58" + C4[:3] + b"\x0c" + tlv8(2, words(1, 2)) + tlv8(9, b""), words(10) + b"\x21" + C4, words(10)]
    prefixes6 = [words(10) + b"\0\x40" + A6[:8], words(10) + b"\xe0\x80" + A6 + b"\x06" + tlv8(1, words(7)), words(10) + b"\x20\x30" + A6[:6] + b"\x03" + tlv8(11, b"\xe0"), words(10) + b"\0\x81" + A6]
    capability = A4 + b"\3" + tlv8(2, b"\xc0\0" + b"\0\x1f\x40" + b"\1\3\0\x3e\x80") + tlv8(19, b"\0\1") + tlv8(22, b"odd")
    bridging = [(1, struct.pack(">HHH", 1, 2, 3) + bytes(range(18))), (4, struct.pack(">HHHHBBB", 0x1234, 1, 2, 3, 4, 5, 6)), (2, bytes(24)), (3, b"\0\7" + bytes(5)), (255, bytes(20)), (6, b"ab")]
    elements = [(1, b"\3\x49\0\1\1\x49"), (1, b"\x09\x49"), (2, b"\0" + (metrics + system + b"\1") * 2), (6, MAC_A + MAC_B), (8, bytes(9)), (9, entry * 2), (9, entry[:9]), (10, b"\1secret"), (10, b"\x36" + bytes(range(16))),
                (10, b"\x36short"), (10, b"\3\0\7" + bytes(4)), (10, b"\x09odd"), (12, b"\x05\xdc"), (14, b"\x05\xdc"), (14, b"a"), (15, b"\0\0"), *[(22, r) for r in reach], (22, reach[0] + reach[2]), (22, reach[0][:9]), (23, reach[0]),
                (222, b"\0\2" + reach[0]), (223, b"\0\2" + reach[0]), (24, reach[0]), (128, metrics + C4 + b"\xff\xff\xff\0" + b"\x4a\x0a\x0a\x0a" + C4 + b"\xff\0\xff\0"), (130, metrics + C4 + bytes(4)), (128, metrics), (129, b"\xcc\x8e\x81\7"),
                (131, b"\1\7"), (131, b"\2\0\7"), (132, A4 + B4), (132, b"abc"), (134, A4), (134, b"a"), (135, b"".join(prefixes[:4])), *[(135, p) for p in prefixes], (235, b"\0\2" + prefixes[0]), (236, b"".join(prefixes6[:3])),
                *[(236, p) for p in prefixes6], (237, b"\0\2" + prefixes6[0]), (137, b"router\n"), (138, system + b"\1\1" + A4 + B4 + words(1, 2)), (139, system + b"\1\0" + A6 * 2), (136, A4), (141, reach[2]), (211, b"\0"), (211, b"\3\0\x1e" + system),
                (211, b""), (229, b"\0\0\x80\2\x4f\xff"), (229, b"a"), (232, A6 + C6), (233, C6), (140, A6), (240, b"\0" + words(1) + system + words(2)), (240, b"\1" + words(1)), (240, b"\2"), (240, b"\x07"), (242, capability), (242, A4),
                *[(144, b"\0\2" + tlv8(*b)) for b in bridging], *[(143, tlv8(*b)) for b in bridging[:2]], (126, b"\0\7odd"), (125, b"\0\7"), (147, system), (150, system), (7, b"\7"), (7, b"\1" + words(1)), (13, b"\0\1"), (161, b"\1\2"), (250, b"odd"), (42, b"\1\2\3"), (99, b"unknown")]
    packets = [hello(15, tlv8(1, b"\3\x49\0\1"), tlv8(129, b"\xcc")), hello(16), hello(48), point(tlv8(240, b"\0")), link_state(18, tlv8(137, b"router")), link_state(20, bits=0xff, lifetime=0, checksum=0), link_state(20, sequence=0xffffffff),
               *[pdu(kind, b"\0\0" + system + b"\1" + system + b"\0\0" + b"\xff" * 8, tlv8(9, entry), length_at=0) for kind in (24, 25)], *[pdu(kind, b"\0\0" + system + b"\1", tlv8(9, entry * 2), length_at=0) for kind in (26, 27)],
               pdu(9, b"unknown"), hello(15, version=2), hello(15, id_length=3), hello(15, id_length=255), hello(15, header=20), hello(15, areas=5), hello(15, fixed=20), hello(15, fixed=200), link_state(18, tlv8(137, b"a", 90))]
    many = [link_state(18, *[tlv8(*element) for element in elements[i:i + 6]]) for i in range(0, len(elements), 6)]
    capture("isis", 1, packets + many + cut(packets[0], 17, 7) + cut(packets[4], 17, 7) + cut(many[3], 44, 13))


ospf()
ospf3()
rip()
eigrp()
isis()
