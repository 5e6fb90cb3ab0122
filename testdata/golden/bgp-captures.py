#!/usr/bin/env python3
"""Writes the captures of BGP's golden texts, and of what goes with it: BFD and RPKI to router. Every packet is made here."""
import struct

from captures import *  # noqa: F403


def tlv8(kind, value, length=None):
    return struct.pack(">BB", kind, len(value) if length is None else length) + value


def message(kind, body, length=None):
    return b"\xff" * 16 + struct.pack(">HB", 19 + len(body) if length is None else length, kind) + body


def attribute(kind, value, flags=0x40, length=None):
    length = len(value) if length is None else length
    return struct.pack(">BB", flags, kind) + (struct.pack(">H", length) if flags & 0x10 else bytes([length])) + value


def update(*attributes, withdrawn=b"", routes=b""):
    attributes = b"".join(attributes)
    return message(2, struct.pack(">H", len(withdrawn)) + withdrawn + struct.pack(">H", len(attributes)) + attributes + routes)


def reach(family, subfamily, hop, routes, reserved=0):
    return attribute(14, struct.pack(">HBB", family, subfamily, len(hop)) + hop + bytes([reserved]) + routes, 0x80)


def unreach(family, subfamily, routes):
    return attribute(15, struct.pack(">HB", family, subfamily) + routes, 0x80)


def bgp():
    route4, route6 = b"\x18\xc6\x33\x64", b"\x40" + A6[:8]
    distinguishers = [b"\0\0\0\7\0\0\0\x63", b"\0\1" + A4 + b"\0\7", b"\0\2\0\1\0\1\0\7", b"\0\x09\1\2\3\4\5\6"]
    label = b"\0\x06\x41"
    labelled = b"\x30" + label + C4[:3]
    vpn4 = [b"\x70" + label + d + C4[:3] for d in distinguishers]
    vpn6 = b"\x98" + label + distinguishers[0] + A6[:8]
    vpls = b"\0\x11" + distinguishers[0] + b"\0\1\0\2\0\3" + label
    multicast = [b"\1\x0c" + distinguishers[0] + A4, b"\2\x0c" + distinguishers[0] + b"\0\0\0\7", b"\3\x16" + distinguishers[0] + b"\x20" + A4 + b"\x20" + B4 + A4, b"\4\x04" + A4,
                 b"\5\x12" + distinguishers[0] + b"\x20" + A4 + b"\x20" + B4, b"\6\x16" + distinguishers[0] + b"\0\0\0\7\x20" + A4 + b"\x20" + B4, b"\7\x16" + distinguishers[1] + b"\0\0\0\7\x20" + A4 + b"\x20" + B4, b"\x09\2ab"]
    ethernet_vpn = [b"\1\x19" + distinguishers[0] + bytes(10) + bytes(4) + label, b"\2\x21" + distinguishers[0] + bytes(10) + bytes(4) + b"\x30" + MAC_A + b"\0" + label, b"\3\x11" + distinguishers[0] + bytes(4) + b"\x20" + A4]
    target = [b"\0", b"\x60" + b"\0\0\0\7" + b"\0\2\0\7\0\0\0\x63", b"\x40" + b"\0\0\0\7" + b"\0\2\0\7", b"\x61" + bytes(12)]
    tunnels = [tlv8(1, b"\0\0\0\7" + bytes(4)), tlv8(2, b"\x08\0"), tlv8(4, b"\3\x0b" + bytes(6)), tlv8(99, b"odd")]
    extended = [b"\0\2\0\7\0\0\0\x63", b"\0\3\0\7\0\0\0\x63", b"\1\2" + A4 + b"\0\7", b"\2\2\0\1\0\1\0\7", b"\0\5\0\7\0\0\0\1", b"\1\7" + A4 + b"\0\1", b"\3\6" + A4 + b"\5\1", b"\3\x0b\0\0\0\7\0\0", b"\3\x0c" + bytes(5) + b"\x08", b"\x40\4\0\7\x4c\xee\x6b\x28",
                b"\x80\x0a\4\2\5\xdc\0\x64", b"\x80\x0a\x09\2\5\xdc\0\x64", b"\0\x0a" + A4 + b"\0\7", b"\6\1\1\0\0\0\0\7", b"\6\3" + MAC_A, b"\x80\6\0\7" + bytes(4), b"\x80\x09" + bytes(6), b"\x99\x99" + bytes(6)]
    paths = [b"\2\3\xfd\xe8\xfd\xe9\xfd\xea", b"\2\2\0\1\0\0\0\1\0\1", b"\1\2\xfd\xe8\xfd\xe9\2\1\xfd\xea", b"\3\1\xfd\xe8\4\1\xfd\xe9", b"", b"\x09\1\0\7", b"\2\3\0\7"]
    opens = [tlv8(1, struct.pack(">HBB", f, 0, s)) for f, s in ((1, 1), (2, 1), (1, 128), (25, 65), (25, 70), (1, 132), (9, 9))]
    opens += [tlv8(2, b""), tlv8(128, b""), tlv8(64, b"\x80\x78\0\1\1\x80\0\2\1\0"), tlv8(64, b"\0"), tlv8(65, b"\0\1\0\1"), tlv8(69, b"\0\1\1\3\0\2\1\1\0\1\2\2\0\1\4\7"), tlv8(5, b"\0\1\0\1\0\2"), tlv8(3, b"\1\2"), tlv8(67, b"\1"), tlv8(70, b""), tlv8(6, b""), tlv8(9, b"\3"),
              tlv8(71, b"\0\1\1\x80\0\x0e\x10"), tlv8(73, b"\6router\3net"), tlv8(73, b"\x50x"), tlv8(130, b"odd"), tlv8(200, b"unknown"), tlv8(64, b"\x80\x78", 9)]
    start = b"\4\xfd\xe8\0\xb4" + A4

    def opened(*parameters):
        body = b"".join(parameters)
        return message(1, start + bytes([len(body)]) + body)
    messages = [message(4, b""), opened(), opened(*[tlv8(2, o) for o in opens[:8]]), opened(tlv8(2, b"".join(opens[8:17]))), opened(tlv8(2, b"".join(opens[17:23]))), opened(tlv8(2, opens[23])), opened(tlv8(1, b"\0secret")), opened(tlv8(9, b"odd")), opened(tlv8(2, b"", 9)),
                message(1, start + b"\x50" + opens[0]), message(5, b"\0\1\0\1"), message(5, b"\0\2\1\x80"), message(6, b"odd"), message(4, b"", 18), message(4, b"", 90), message(5, b"\0"), update(), update(withdrawn=route4 + b"\0"), update(routes=route4 + b"\x20" + C4 + b"\x21" + C4)]
    messages += [message(3, bytes([code, subcode])) for code, subcode in ((1, 1), (1, 9), (2, 2), (2, 7), (3, 1), (3, 11), (4, 0), (5, 1), (5, 3), (6, 3), (6, 8), (7, 1), (9, 9))]
    messages += [message(3, b"\6\1\0\1\1\0\0\0\x64"), message(3, b"\6\1\0\1"), message(3, b"\6\2\x0bgoing down\n"), message(3, b"\6\4\x20cut"), message(3, b"\6\2\0"), message(3, b"\6\2\x81" + b"x" * 129), message(3, b"\6")]
    attributes = [[attribute(1, bytes([kind])) for kind in (0, 1, 2, 7)] + [attribute(1, b"ab")], [attribute(2, path) for path in paths], [attribute(2, b"\2\2\0\0\xfd\xe8\0\1\0\0"), attribute(17, b"\2\2\0\0\xfd\xe8\0\1\0\0", 0xc0)],
                  [attribute(3, C4), attribute(3, b"ab"), attribute(4, b"\0\0\0\x64", 0x80), attribute(4, b"a"), attribute(5, b"\0\0\0\xc8"), attribute(5, b"a"), attribute(6, b""), attribute(6, b"a")],
                  [attribute(7, b"\xfd\xe8" + A4, 0xc0), attribute(7, b"\0\0\xfd\xe8" + A4, 0xc0), attribute(7, b"ab"), attribute(18, b"\0\1\0\0" + A4, 0xe0), attribute(18, b"ab", 0xc0)],
                  [attribute(8, b"\xfd\xe8\0\x64" + b"".join(struct.pack(">I", 0xffff0000 + k) for k in (0, 0xff01, 0xff02, 0xff03, 0xff04, 6, 7, 0x29a)), 0xc0), attribute(8, b"abc", 0xc0)],
                  [attribute(9, A4, 0x80), attribute(9, b"a", 0x80), attribute(10, A4 + B4, 0x80), attribute(10, b"abc", 0x80)], [attribute(16, b"".join(extended), 0xc0), attribute(16, b"abc", 0xc0)],
                  [attribute(22, bytes([flags, kind]) + b"\0\x06\x40" + value, 0xc0) for flags, kind, value in ((0, 0, b""), (1, 1, A4 + b"\0\7" + B4), (0, 2, B4 + A4), (0, 3, B4 + C4), (0, 4, B4 + C4), (0, 5, B4 + C4), (0, 6, A4), (0, 7, bytes(20)), (0, 9, b"odd"))] + [attribute(22, b"ab", 0xc0)],
                  [attribute(23, struct.pack(">HH", kind, sum(map(len, tunnels))) + b"".join(tunnels), 0xc0) for kind in (1, 2, 7, 8, 99)], [attribute(26, b"\1\0\x0b\0\0\0\0\0\0\0\x64\2\0\3", 0x80), attribute(26, b"\1\0\5ab", 0x80), attribute(26, b"\1\0", 0x80)],
                  [attribute(32, struct.pack(">6I", 65000, 1, 2, 65001, 3, 4), 0xc0), attribute(32, b"abc", 0xc0)], [attribute(128, b"\0\0\0\7" + attribute(1, b"\0") + attribute(3, C4), 0xc0), attribute(128, b"ab", 0xc0)],
                  [attribute(kind, b"odd", 0xf0 if kind == 40 else 0xc0) for kind in (11, 19, 20, 21, 24, 25, 29, 30, 33, 40, 99, 255)], [attribute(1, b"\0", length=90)], [attribute(1, b"\0", 0x0f)]]
    messages += [update(*items, routes=route4) for items in attributes]
    families = [reach(1, 1, B4, route4), reach(1, 2, B4, route4), reach(2, 1, B6 + C6, route6 + b"\0"), reach(2, 1, B6, b"\x81" + A6), reach(1, 4, B4, labelled + b"\x30\0\x06\x41\0\x06\x50\x10\xc6\x33"), reach(2, 4, B6, b"\x58" + label + A6[:8]), reach(1, 128, bytes(8) + B4, b"".join(vpn4)),
                reach(2, 128, bytes(8) + B6, vpn6), reach(25, 65, B4, vpls), reach(25, 70, B4, b"".join(ethernet_vpn)), reach(1, 5, B4, b"".join(multicast)), reach(1, 132, B4, b"".join(target)), reach(1, 66, B4, b"\x58" + distinguishers[0] + B4[:3]),
                reach(1, 133, b"", b"\6\1\x18\xc6\x33\x64\3\x81\6"), reach(25, 128, B4, b"\x70" + distinguishers[0] + b"\x49\0\1\2\3\4"), reach(1, 1, b"ab", route4), reach(1, 1, B4, route4, 2), reach(9, 9, b"odd", b"odd"), reach(2, 1, b"abc", b""), reach(1, 1, B4, b"\x18\xc6"), reach(1, 1, B4, b"\0\0\0\7" + route4),
                reach(1, 1, B6, route4), unreach(1, 1, route4), unreach(2, 1, route6), unreach(1, 128, vpn4[0]), unreach(2, 128, vpn6), unreach(1, 1, b""), unreach(25, 65, vpls), unreach(25, 70, ethernet_vpn[0]), unreach(1, 4, labelled), unreach(9, 9, b"odd"), attribute(14, b"ab", 0x80), attribute(15, b"a", 0x80)]
    messages += [update(item) for item in families]
    packets = [in_tcp(179, m) for m in messages] + [in_tcp(9, messages[0] * 2 + messages[1], 179), in_tcp(179, b"middle" + messages[0]), in_tcp(179, b"middle of one")]
    capture("bgp", 1, packets + cut(packets[3], 60, 13) + cut(packets[-14 - 20], 70, 5) + cut(packets[47], 70, 5))


def bfd():
    def control(diagnostic, flags, authentication=b"", version=1, length=None):
        length = 24 + len(authentication) if length is None else length
        return struct.pack(">BBBBIIIII", version << 5 | diagnostic, flags, 3, length, 1, 2, 1000000, 2000000, 0) + authentication
    digest, digest20 = bytes(range(16)), bytes(range(20))
    secrets = [tlv8(1, b"\7secret\n", 10), tlv8(2, b"\7\0\0\0\0\1" + digest, 24), tlv8(3, b"\7\0\0\0\0\1" + digest, 24), tlv8(4, b"\7\0\0\0\0\1" + digest20, 28), tlv8(5, b"\7\0\0\0\0\1" + digest20, 28), tlv8(9, b"\7odd", 5), tlv8(1, b"\7x", 99), tlv8(2, b"\7short", 8), tlv8(1, b"", 2)]
    messages = [control(code, state << 6 | 0x3f & ~4) for code, state in ((0, 0), (1, 1), (3, 2), (7, 3), (8, 3), (20, 3))] + [control(0, 0xc4, secret) for secret in secrets] + [control(0, 0xc0, version=0), control(0, 0xc0, version=2), control(0, 0xc0, length=90), control(0, 0xc0, length=20)]
    packets = [in_udp(3784, m) for m in messages] + [in_udp(3785, b"echo"), in_udp(4784, messages[0]), in_udp(6784, messages[0]), in_udp(9, messages[0], 3784)]
    capture("bfd", 1, packets + cut(packets[7], 42, 5))


def rpki():
    def unit(kind, body, session=7, version=1, length=None):
        return struct.pack(">BBHI", version, kind, session, 8 + len(body) if length is None else length) + body
    quoted = unit(1, b"\0\0\0\x63")

    def report(inner, text, code):
        return unit(10, struct.pack(">I", len(inner)) + inner + struct.pack(">I", len(text)) + text, code)
    units = [unit(0, b"\0\0\0\x63"), quoted, unit(2, b""), unit(3, b""), unit(4, b"\1\x18\x20\0" + C4 + b"\0\0\0\7"), unit(4, b"\0\x18\x20\0" + C4 + b"\0\0\0\7"), unit(6, b"\1\x40\x80\0" + A6 + b"\0\0\0\7"), unit(7, b"\0\0\0\x63"), unit(7, b"\0\0\0\x63" + struct.pack(">III", 1, 2, 3)), unit(8, b""),
             *[report(b"", b"", code) for code in (0, 1, 2, 8, 99)], report(quoted, b"a reason\n", 3), report(b"odd", b"", 4), report(report(quoted, b"", 5), b"", 6), unit(10, b"\0\0\0\x50odd", 1), unit(9, b"odd"), unit(99, b"odd"), unit(0, b"ab"), unit(2, b"", length=4), unit(2, b"", length=90), unit(2, b"", version=0), unit(2, b"", version=2), unit(4, b"\1"),
             unit(7, b"\0\0\0\x63", version=0)]
    packets = [in_tcp(323, u) for u in units] + [in_tcp(9, b"".join(units[:5]), 323)]
    capture("rpki", 1, packets + cut(packets[15], 54, 4))


bgp()
bfd()
rpki()
