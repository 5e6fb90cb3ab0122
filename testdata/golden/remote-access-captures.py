#!/usr/bin/env python3
"""Writes the captures of the golden texts of protocols that let hosts into a network: DHCPv6, RADIUS, L2TP and IKE. Every packet is made here."""
import struct

from captures import *  # noqa: F403


def tlv8(kind, value, length=None):
    """A type and a length, one byte each; the length counts both."""
    return struct.pack(">BB", kind, 2 + len(value) if length is None else length) + value


def tlv16(kind, value, length=None):
    """A type and a length, two bytes each; the length counts neither."""
    return struct.pack(">HH", kind, len(value) if length is None else length) + value


def dhcp6():
    name = b"\4host\7example\0"
    identifiers = [b"\0\1\0\1" + struct.pack(">I", 700000000) + MAC_A, b"\0\2\0\0\x09\xbfserial", b"\0\3\0\1" + MAC_A, b"\0\4" + bytes(range(16)), b"\0\5odd", b"\0\1", b"\0\2ab", b"\0\3", b"\0\4short", b"\0"]
    address, prefix = tlv16(5, A6 + struct.pack(">II", 300, 600)), tlv16(26, struct.pack(">IIB", 300, 600, 56) + A6)
    options = [*[(1, i) for i in identifiers], (2, identifiers[0]), (3, struct.pack(">III", 1, 150, 240) + address), (3, struct.pack(">III", 1, 0, 0) + tlv16(13, b"\0\2none")), (3, b"short"), (4, b"\0\0\0\7" + address), (4, b"ab"), (5, b"short"),
               (5, A6 + struct.pack(">II", 300, 600) + tlv16(13, b"\0\1")), (6, struct.pack(">8H", 1, 3, 5, 23, 24, 39, 56, 999)), (6, b"abc"), (7, b"\xff"), (7, b"ab"), (8, b"\0\7"), (8, b"a"), (9, b"odd"), (11, b"\2\0\0" + bytes(8) + b"realm" + bytes(15)), (11, b"\3\1\0" + bytes(8) + b"\1" + bytes(16)),
               (11, b"\3\1\0" + bytes(8) + b"\2" + bytes(16)), (11, b"\3\1\1" + bytes(8) + b"\7odd"), (11, b"\0\2\7" + bytes(8)), (11, b"\7\7\7" + bytes(8) + b"x"), (11, b"short"), (12, A6), (12, b"ab"), *[(13, struct.pack(">H", code) + b"text\n") for code in range(8)], (13, b"a"), (14, b""), (15, b"\0\3one\0\3two"),
               (15, b"a"), (16, b"\0\0\x09\xbfclass"), (16, b"ab"), (17, b"\0\0\x09\xbf" + tlv16(1, b"data")), (17, b"a"), (18, b"eth0\n"), (19, b"\5"), (19, b"\6"), (19, b"\x0b"), (19, b"ab"), (20, b""), (21, name + name), (21, b"\x50x"), (22, A6 + B6), (22, b"short"), (23, A6), (24, name), (25, struct.pack(">III", 1, 150, 240) + prefix),
               (25, b"ab"), (26, b"short"), (26, struct.pack(">IIB", 300, 600, 56) + A6 + tlv16(13, b"\0\6")), (27, A6), (28, A6), (29, name), (30, name), (31, A6), (32, struct.pack(">I", 3600)), (32, b"ab"), (33, name), (34, A6), (36, b"\0civic"), (37, b"\0\0\x09\xbfid"), (37, b"ab"), (38, b"id"), (39, b"\1" + name),
               (40, A6), (41, b"EST5"), (42, b"Europe/Oslo"), (43, b"\0\x17"), (44, b"\1" + A6), (45, tlv16(1, identifiers[2]) + address), (46, struct.pack(">I", 9)), (46, b"a"), (47, A6 + b"odd"), (48, A6), (56, tlv16(1, A6) + tlv16(2, B6) + tlv16(3, name) + tlv16(9, b"odd")), (56, tlv16(1, b"ab")),
               (59, b"http://host/image"), (60, b"\0\3one\0\3two"), (61, b"\0\7\0\x09"), (62, b"\1\3\x10"), (64, name), (79, b"\0\1" + MAC_A), (79, b"a"), (112, b"https://host/mud"), (135, b"odd"), (136, b"\0\5https"), (136, b"a"), (143, b"odd"), (999, b"unknown"), (1, b"", 90)]
    relay = struct.pack(">BB", 12, 1) + A6 + B6
    inner = b"\1\0\0\7" + tlv16(1, identifiers[2]) + tlv16(8, b"\0\0")
    messages = [bytes([kind]) + b"\1\2\3" for kind in (0, *range(1, 12), *range(14, 25), 99)] + [inner, relay + tlv16(9, inner) + tlv16(18, b"eth0"), b"\x0d" + relay[1:] + tlv16(9, b"\2\0\0\7"), relay + tlv16(9, relay + tlv16(9, inner)), relay[:20], b"\1\0", inner + b"\0\1\0"]
    messages += [b"\7\0\0\x09" + tlv16(*option) for option in options]
    capture("dhcp6", 1, [in_udp(547, m, 546, in6) for m in messages] + [in_udp(9, inner, 547, in6)] + cut(in_udp(547, messages[26], 546, in6), 62, 9))


def radius():
    def packet(code, *attributes, length=None):
        body = b"".join(attributes)
        return struct.pack(">BBH", code, 7, 20 + len(body) if length is None else length) + bytes(range(16)) + body

    def vendor(number, *attributes):
        return tlv8(26, struct.pack(">I", number) + b"".join(attributes))
    word, port = struct.pack(">I", 3), 1812
    microsoft = [tlv8(kind, value) for kind, value in ((1, b"response"), (10, b"\7success"), (16, bytes(8)), (26, b"name"))]
    attributes = [tlv8(1, b"user\n"), tlv8(2, bytes(range(16))), tlv8(3, bytes(17)), tlv8(4, A4), tlv8(4, b"ab"), tlv8(5, word), tlv8(5, b"ab"), *[tlv8(6, struct.pack(">I", v)) for v in (1, 2, 5, 19, 99)], *[tlv8(7, struct.pack(">I", v)) for v in (1, 6, 99)], tlv8(8, A4), tlv8(8, b"\xff" * 4),
                  tlv8(8, b"\xff\xff\xff\xfe"), tlv8(9, b"\xff\xff\xff\0"), tlv8(10, word), tlv8(10, b"\0\0\0\x09"), tlv8(11, b"filter"), tlv8(12, struct.pack(">I", 1500)), tlv8(13, struct.pack(">I", 1)), tlv8(14, A4), tlv8(14, b"\xff" * 4), tlv8(14, bytes(4)), tlv8(15, bytes(4)), tlv8(16, word), tlv8(18, b"hello"), tlv8(19, b"911"),
                  tlv8(22, b"route"), tlv8(23, bytes(4)), tlv8(23, word), tlv8(24, b"state"), tlv8(25, b"\0class"), vendor(9, tlv8(1, b"av-pair")), vendor(9, tlv8(2, b"port"), tlv8(99, b"odd")), vendor(311, *microsoft), vendor(529, tlv8(1, b"x")), vendor(99999, b"\1\x09cut"), tlv8(26, b"ab"), tlv8(27, struct.pack(">I", 90061)),
                  tlv8(28, struct.pack(">I", 2 ** 32 - 1)), tlv8(29, bytes(4)), tlv8(29, struct.pack(">I", 1)), tlv8(30, b"called"), tlv8(31, b"calling"), tlv8(32, b"nas"), tlv8(33, b"proxy"), tlv8(36, b"group"), tlv8(37, word), tlv8(38, word), tlv8(40, struct.pack(">I", 1)), tlv8(40, struct.pack(">I", 99)),
                  tlv8(41, word), tlv8(42, word), tlv8(44, b"session"), tlv8(45, struct.pack(">I", 1)), tlv8(46, word), tlv8(49, word), tlv8(51, word), tlv8(52, word), tlv8(53, word), tlv8(55, struct.pack(">I", 1700000000)), *[tlv8(56, struct.pack(">I", v)) for v in (0x31000007, 0x32000008, 0x39000009)],
                  tlv8(57, struct.pack(">I", 1)), tlv8(58, b"1vlan"), tlv8(59, bytes(8)), tlv8(59, b"ab"), tlv8(60, b"challenge"), tlv8(61, struct.pack(">I", 15)), tlv8(61, struct.pack(">I", 99)), tlv8(62, word), tlv8(64, b"\0\0\0\x0d"), tlv8(64, b"\7\0\0\x09"), tlv8(64, b"\x21\0\0\7"), tlv8(65, b"\0\0\0\6"), tlv8(66, b"\0peer"), tlv8(67, b"\7peer"),
                  tlv8(69, b"\7\x80\1secret"), tlv8(69, b"\0"), tlv8(70, bytes(16)), tlv8(71, b"features"), tlv8(72, word), tlv8(72, b"\0\0\0\1"), tlv8(73, word), tlv8(75, b"\3"), tlv8(76, struct.pack(">I", 1)), tlv8(77, b"100"), tlv8(78, b"token"), tlv8(79, b"\1\2\0\4"), tlv8(79, b"\2\7\0\x09\1user"), tlv8(80, bytes(range(16))),
                  tlv8(81, b"\0group"), tlv8(82, b"assign"), tlv8(83, b"\0\0\0\7"), tlv8(85, word), tlv8(86, word), tlv8(87, b"port"), tlv8(88, b"pool"), tlv8(89, b"cui"), tlv8(90, b"\0name"), tlv8(94, b"line"), tlv8(95, A6), tlv8(95, b"ab"), tlv8(96, bytes(8)), tlv8(96, b"ab"), tlv8(97, b"\0\x40" + A6[:8]), tlv8(97, b"\0\x81" + A6), tlv8(97, b"\0"),
                  tlv8(98, A6), tlv8(99, b"route"), tlv8(100, b"pool"), tlv8(101, struct.pack(">I", 401)), tlv8(101, struct.pack(">I", 999)), tlv8(102, b"\1key"), tlv8(103, b"digest"), tlv8(123, b"\0\x38" + A6[:7]), tlv8(126, b"0operator"), tlv8(127, b"\0\7\0\x01info"), tlv8(128, b"\0\1data"), tlv8(129, b"rules"), tlv8(130, b"ext"), tlv8(131, word), tlv8(132, word),
                  tlv8(144, A6), tlv8(163, b"odd"), tlv8(192, b"odd"), tlv8(250, b"odd"), tlv8(0, b"odd"), tlv8(1, b""), tlv8(1, b"", 1), tlv8(1, b"", 90), tlv8(1, b"", 0)]
    packets = [in_udp(port, packet(code)) for code in (1, 2, 3, 4, 5, 11, 12, 13, 26, 40, 41, 42, 43, 44, 45, 255, 99)] + [in_udp(p, packet(4, attributes[0])) for p in (1813, 1645, 1646, 1700, 3799)] + [in_udp(port, packet(1, length=n)) for n in (19, 90)] + [in_udp(port, b"\1\2\0")]
    packets += [in_udp(port, packet(1, *attributes[i:i + 8])) for i in range(0, len(attributes) - 4, 8)] + [in_udp(port, packet(2, a)) for a in attributes[-4:]]
    capture("radius", 1, packets + cut(packets[26], 62, 9))


def l2tp():
    def pair(kind, value, flags=0x8000, vendor=0, length=None):
        return struct.pack(">HHH", flags | (6 + len(value) if length is None else length), vendor, kind) + value

    def control(kind, *pairs, length=None):
        body = pair(0, struct.pack(">H", kind)) + b"".join(pairs) if kind is not None else b""
        return struct.pack(">HHHHHH", 0xc802, 12 + len(body) if length is None else length, 7, 9, 1, 2) + body

    def stopped(value):
        return pair(1, value)
    pairs = [stopped(b"\0\2\0\6text\n"), stopped(b"\0\7"), stopped(b"\0\2\0\0"), pair(2, b"\1\0"), pair(2, b"\7\7"), pair(3, b"\0\0\0\3"), pair(3, b"\0\0\0\1"), pair(4, b"\0\0\0\2"), pair(5, bytes(range(8))), pair(6, b"\1\0"), pair(7, b"lac"), pair(8, b"maker"), pair(9, b"\0\7"), pair(10, b"\0\4"), pair(11, b"challenge"), pair(12, b"\0\x10\7odd"),
             pair(12, b"\0\x10\7"), pair(13, bytes(range(16))), pair(14, b"\0\7"), pair(15, b"\0\0\0\7"), pair(16, b"\0\0\0\7"), pair(17, b"\0\0\0\7"), pair(18, b"\0\0\0\3"), pair(19, b"\0\0\0\1"), pair(21, b"911"), pair(22, b"112"), pair(23, b"sub"), pair(24, b"\0\0\x96\0"), pair(25, b"\0\0\0\7"), pair(26, b"lcp"), pair(27, b"lcp"), pair(28, b"lcp"),
             *[pair(29, struct.pack(">H", k)) for k in range(7)], pair(30, b"user"), pair(31, b"challenge"), pair(32, b"\0\7"), pair(33, b"response"), pair(34, bytes(2) + struct.pack(">6I", 1, 2, 3, 4, 5, 6)), pair(35, bytes(2) + b"\0\x0a\0\0\xff\xff\xff\xff"[:8]), pair(35, bytes(2) + struct.pack(">II", 0xa0000, 0xffffffff)), pair(36, b"random"),
             pair(37, b"group"), pair(38, b"\0\0\x96\0"), pair(39, b""), pair(46, b"\0\7\0\3\1why"), pair(46, b"\0\7\0\3\7"), pair(60, b"odd"), pair(99, b"unknown"), pair(7, b"hidden", 0xc000), pair(7, b"optional", 0), pair(7, b"reserved", 0x8400), pair(1, b"other", vendor=9), pair(3, b"a"), pair(5, b"a"), pair(34, b"a"), pair(35, b"a"), pair(46, b"a"), pair(2, b"a"), pair(1, b"a"),
             pair(7, b"", length=4), pair(7, b"", length=90), pair(7, b"", length=0)]
    ping = ipv4(1, icmp(8, 0, b"\0\7\0\1data"), source=C4)
    data = [struct.pack(">HHH", 2, 7, 9) + b"\xff\x03\0\x21" + ping, struct.pack(">HHHH", 0x4002, 12 + len(ping), 7, 9) + b"\xff\x03\0\x21" + ping, struct.pack(">HHHHH", 0x0802, 7, 9, 1, 2) + b"\0\x21" + ping, struct.pack(">HHHH", 0x0202, 7, 9, 2) + b"xx\xff\x03\xc0\x21\1\1\0\4", struct.pack(">HHHHHHH", 0x4b02, 18, 7, 9, 1, 2, 0) + b"\xc0\x21\1\1",
            struct.pack(">HHH", 3, 7, 9), struct.pack(">HHH", 0x0402, 7, 9) + b"odd", struct.pack(">HHHH", 0x4002, 4, 7, 9), struct.pack(">HHHH", 0x4002, 99, 7, 9) + b"odd", struct.pack(">HHHHHH", 0x8002, 7, 9, 1, 2, 3), struct.pack(">HHHH", 0x0202, 7, 9, 99) + b"x", b"\0\2\0\7", b"\xc8"]
    packets = [in_udp(1701, control(kind)) for kind in (*range(1, 17), 20, 99)] + [in_udp(1701, control(None)), in_udp(1701, control(1, length=12)), in_udp(1701, control(1, length=90))] + [in_udp(1701, d) for d in data]
    packets += [in_udp(1701, control(1, *pairs[i:i + 7])) for i in range(0, len(pairs) - 3, 7)] + [in_udp(1701, control(1, p)) for p in pairs[-3:]]
    capture("l2tp", 1, packets + cut(packets[35], 42, 9) + cut(packets[25], 42, 9))


def ike():
    def chain(first, *payloads, lengths=()):
        """Payloads as (type, body); returns the first one's type and the bytes."""
        kinds = [kind for kind, _ in payloads] + [first]
        return kinds[0], b"".join(struct.pack(">BBH", kinds[i + 1], 0, 4 + len(body)) + body for i, (_, body) in enumerate(payloads))

    def message(version, exchange, *payloads, flags=0, number=0, length=None, responder=bytes(8), cookie=b"initiatr", raw=None):
        first, body = chain(0, *payloads) if raw is None else raw
        return cookie + responder + struct.pack(">BBBBII", first, version << 4, exchange, flags, number, 28 + len(body) if length is None else length) + body

    def short(kind, value):
        return struct.pack(">HH", 0x8000 | kind, value)

    def proposals(kinds, transform):
        return chain(0, *kinds)[1] if transform is None else chain(0, *kinds)[1]
    attributes1 = b"".join(short(kind, value) for kind, value in ((1, 7), (2, 2), (3, 1), (4, 2), (11, 1), (12, 3600), (14, 128), (16, 99), (99, 1))) + struct.pack(">HHI", 12, 4, 28800)
    attributes2 = b"".join(short(kind, value) for kind, value in ((1, 1), (2, 3600), (3, 2), (4, 1), (4, 61443), (5, 2), (6, 128), (9, 9))) + struct.pack(">HHI", 2, 4, 4608000)
    transforms1, transforms2 = [(3, b"\1\1\0\0" + attributes1), (3, b"\2\2\0\0")], [(3, b"\1\x0c\0\0" + attributes2), (3, b"\2\3\0\0")]

    def association(protocol, spi, transforms, number=None):
        number = len(transforms) if number is None else number
        return b"\0\0\0\1\0\0\0\1" + chain(0, (2, bytes([1, protocol, len(spi), number]) + spi + chain(0, *transforms)[1]))[1]
    first1 = association(1, b"", transforms1)
    identities = [(5, bytes([kind, 17]) + b"\1\xf4" + body) for kind, body in ((1, A4), (2, b"host\n"), (3, b"user@host"), (4, A4 + b"\xff\xff\xff\0"), (5, A6), (6, A6 + b"\xff" * 8 + bytes(8)), (7, A4 + B4), (8, A6 + B6), (9, b"dn"), (11, b"key"), (99, b"odd"), (1, b"ab"))]
    notices = [(11, struct.pack(">IBBH", 1, protocol, len(spi), kind) + spi + data) for protocol, spi, kind, data in ((1, b"", 14, b""), (1, b"spi!", 24, b"data"), (3, b"spi!", 24576, attributes2), (3, b"spi!", 24577, b"\0\0\0\1"), (3, b"spi!", 24578, b""), (1, b"", 9999, b"x"), (1, b"", 30000, b""), (1, b"", 50000, b""), (1, b"", 16384, b""))]
    notices += [(11, struct.pack(">IBBH", 0, 1, 0, 1)), (11, b"short")]
    version1 = [message(1, 2, (1, first1)), message(1, 2, (1, first1), responder=b"responde"), message(1, 4, (1, first1), (4, bytes(16)), (10, b"nonce"), identities[0]), message(1, 5, (8, bytes(range(16))), notices[0], number=7), message(1, 32, (8, b"encrypted"), flags=1, number=7), message(1, 6, flags=2, number=7), message(1, 99, cookie=b"another!", responder=b"responde"),
                message(1, 32, (1, association(3, b"spi!", transforms2)), (1, association(2, b"spi!", transforms2)), (1, association(4, b"sp", [(3, b"\1\1\0\0")])), number=7), message(1, 2, (1, b"\0\0\0\0\0\0\0\1")), message(1, 2, (1, b"\0\0\0\1\0\0\0\7")), message(1, 2, (1, b"\0\0\0\1\0\0\0\2" + bytes(8))), message(1, 2, (1, b"ab")), message(1, 2, (1, association(1, b"", transforms1, 9))),
                message(1, 2, *identities[:6]), message(1, 2, *identities[6:]), message(1, 32, *identities, number=7), message(1, 2, (6, b"\4cert"), (7, b"\1request"), (6, b"\x63odd"), (9, b"signature"), (13, bytes(16)), (13, b""), (14, b"fourteen"), (20, b"odd"), (130, b"natd")), message(1, 5, *notices, number=7),
                message(1, 5, (12, b"\0\0\0\1\3\4\0\2spi!spi?"), (12, b"\0\0\0\1\1\x10\0\1" + bytes(16)), (12, b"\0\0\0\0\1\4\0\1spi!"), (12, b"\0\0\0\1\3\4\0\x09spi!"), number=7), message(1, 2, raw=(13, b"\0\0\0\2")), message(1, 2, raw=(13, b"\0\0\0\x90")), message(1, 2, raw=(13, b"\0\0")), message(1, 2, length=99), message(1, 2, (4, b"")), message(1, 2, (10, b"")), message(3, 2)]
    kinds = [(3, bytes([kind, 0]) + struct.pack(">H", number) + attribute) for kind, number, attribute in ((1, 12, short(14, 256)), (1, 3, b""), (2, 5, b""), (3, 12, b""), (4, 14, b""), (5, 1, b""), (6, 7, b""), (1, 99, struct.pack(">HHI", 14, 4, 7)))]
    first2 = chain(0, (2, bytes([1, 1, 0, len(kinds)]) + chain(0, *kinds)[1]), (2, b"\2\3\4\1spi!" + chain(0, kinds[0])[1]))[1]
    notices2 = [(41, struct.pack(">BBH", protocol, len(spi), kind) + spi + data) for protocol, spi, kind, data in ((0, b"", 14, b""), (1, b"", 16388, bytes(20)), (1, b"", 16389, bytes(20)), (3, b"spi!", 11, b""), (0, b"", 16390, b"cookie"), (0, b"", 17, b"\0\x0e"), (0, b"", 16384, b""), (3, b"spi!", 16393, b""), (0, b"", 99, b""), (0, b"", 8192, b""), (0, b"", 40000, b""), (0, b"", 40960, b"x"))]
    version2 = [message(2, 34, (33, first2), (34, b"\0\x0e\0\0" + bytes(16)), (40, b"nonce"), flags=8), message(2, 34, flags=0x20, number=1), message(2, 37, (46, b"encrypted"), flags=0x28, number=2), message(2, 35, *[(35, bytes([kind, 0, 0, 0]) + body) for kind, body in ((1, A4), (2, b"host\n"), (3, b"user@host"), (5, A6), (9, b"dn"), (10, b"gn"), (11, b"key"), (99, b"odd"))], number=1),
                message(2, 35, (36, b"\2\0\0\0host"), (37, b"\4cert"), (38, b"\4request"), (39, b"\2\0\0\0signature"), (39, b"\1\0\0\0ab"), (39, b"\3\0\0\0"), (39, b"\x63\0\0\0x"), (39, b"a"), number=1), message(2, 36, *notices2, number=3), message(2, 37, (42, b"\1\0\0\0"), (42, b"\3\4\0\2spi!spi?"), (42, b"\2\4\0\x09spi!"), (43, b"vendor"), (43, b"ab"), number=4),
                message(2, 35, (44, b"\1\0\0\0\7\0\0\x10\0\0\xff\xff" + A4 + B4), (45, b"\1\0\0\0\x08\0\0\x28\0\0\xff\xff" + A6 + B6), (47, b"\1\0\0\0"), (48, b"\1\1\0\4"), number=1), message(2, 99), message(2, 34, (33, b"ab")), message(2, 34, (34, b"a")), message(2, 34, (41, b"a")), message(2, 34, raw=(43, b"\0\0\0\2")), message(2, 34, raw=(43, b"\0\0\0\x90")), message(2, 34, (99, b"unknown"))]
    packets = [in_udp(500, version1[0], 500), in_udp(500, version1[1], 500, lambda p, body: in4(p, body, source=B4, target=A4)), in_udp(500, version1[1], 500), in_udp(500, version1[0], 500, in6)] + [in_udp(500, m, 500) for m in version1[2:] + version2] + [in_udp(500, version1[0][:27], 500)]
    natted = [b"\xff", bytes(4) + version1[0], b"\0\0\0\7\0\0\0\1" + bytes(16), b"ab", bytes(4) + b"odd"]
    capture("ike", 1, packets + [in_udp(4500, m, 4500) for m in natted] + cut(packets[0], 60, 9) + cut(packets[28], 70, 9))


dhcp6()
radius()
l2tp()
ike()
