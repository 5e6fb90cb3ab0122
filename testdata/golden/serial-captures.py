#!/usr/bin/env python3
"""Writes the captures of the golden texts of serial lines: PPP, PPPoE, Cisco's HDLC, frame relay and its signalling."""
import struct

from captures import *  # noqa: F403

PING = ipv4(1, icmp(8, 0, struct.pack(">HH", 7, 1) + b"ping"))
PING6 = ipv6(58, icmp6(128, 0, struct.pack(">HH", 7, 1) + b"ping"))
CLNP = bytes.fromhex("8109011c000f0000")


def ppp(protocol, payload):
    return b"\xff\x03" + struct.pack(">H", protocol) + payload


def control(code, payload=b"", length=None, identifier=7):
    return struct.pack(">BBH", code, identifier, 4 + len(payload) if length is None else length) + payload


def option(kind, value=b"", length=None):
    return bytes([kind, 2 + len(value) if length is None else length]) + value


def lcp_options():
    number = struct.pack(">I", 0x01020304)
    return [
        option(0, b"\0\0\x0c\1own"), option(0, b"\1\2\3\4"), option(0, b"\1\2"), option(1, b"\5\xdc"), option(1, b"\5"),
        option(2, b"\0\x0a\0\0"), option(2, b"\0"), *[option(3, b"\xc2\x23" + bytes([kind])) for kind in (0, 5, 6, 128, 129)],
        option(3, b"\xc0\x23"), option(3, b"\xc2\x27"), option(3, b"\xc0\x27"), option(3, b"\xc1\x23"), option(3, b"\x12\x34more"),
        option(3, b"\xc2"),
        option(4, b"\xc0\x25" + number), option(4, b"\xc0\x26"), option(4, b"\xc0"), option(5, number), option(5, b"\1"),
        option(6, b"ab"),
        option(7), option(8), option(8, b"data"), option(9, b"x"), option(10), option(11, b"\1\2"), option(12), option(13, b"\0"),
        option(13, b"\6x"), option(13, b"\7"),
        option(13), option(14), option(15), option(16), option(17, b"\5\xdc"), option(17), option(18), option(19, b"\0"),
        option(19, b"\1local"),
        option(19, b"\2" + C4), option(19, b"\2" + C4[:3]), option(19, b"\3" + MAC_A), option(19, b"\3"),
        option(19, b"\4" + number),
        option(19, b"\5" + b"555"), option(19, b"\6"), option(19), option(20), option(21), option(22, b"own"), option(23, b"\0\1"),
        option(23, b"\0\1\2"),
        option(24), option(25), option(26), option(27), option(28), option(29), option(30, b"mux"), option(31, b"what"),
        option(255), option(1, length=1), option(40, length=1),
        option(1, b"\1\2", length=6),
    ]


def ip_options():
    compression = struct.pack(">HHHHHH", 0x0061, 15, 16, 256, 5, 168)
    return [
        option(1, A4 + B4), option(1, A4), option(2, b"\0\x2d\x0f\1"), option(2, b"\0"), option(2, compression),
        option(2, compression[:6]),
        option(2, compression + option(1) + option(2, b"xy") + option(9)), option(2, compression + b"\1\0"),
        option(2, compression + b"\0\2"),
        option(2, compression + b"\1\x09"), option(2, b"\x12\x34"), option(3, A4), option(3, A4[:3]), option(4, A4),
        option(129, C4), option(130, C4), option(131, C4), option(132, C4),
        option(144, b"odd"), option(3, length=0), option(200, length=1), option(3, A4, length=9),
    ]


def protocols():
    number = struct.pack(">I", 0x0a0b0c0d)
    captured = [ppp(0x0021, PING), ppp(0x0057, PING6), b"\x21" + PING, b"\0\x21" + PING, b"\xff\x03\x21" + PING, b"\0\x03\0\x21"
            + PING, b"\1\x03\0\x57" + PING6]
    captured += [ppp(protocol, PING) for protocol in (0x0800, 0x002f, 0x002d, 0x00fd, 0x0025, 0xc02d, 0xc025, 0xc03d, 0x8029,
            0x1234)]
    captured += [
        ppp(0x86dd, PING6), ppp(0x0023, CLNP), ppp(0x0281, struct.pack(">I", 0x0001013f) + PING),
        ppp(0x0283, struct.pack(">I", 0x0001013f) + PING),
        ppp(0x002b, b"\xff\xff" + struct.pack(">HBB", 30, 0, 17) + bytes(24)), ppp(0x003d, b"\xc0\7" + PING),
        ppp(0x003d, b"\x40\7x"), ppp(0x003d, b"\x0f\xffx"),
        ppp(0x003d, b"\x80"), ppp(0x003d, b""), b"\x7e\xff", b"\x7e\x7d\x5d\x21" + PING, b"\x7e\x21" + PING, b"\x7e\x57" + PING6,
        b"\x7e\xff\x7d\x23\x80\x21" + control(1),
        b"\x7e\xff\x03\x7e\x21" + PING, b"\x7e\x7e\x21ab", b"\x7e\xff\x03\1", b"\xff\x03\x7e\x7d", b"\x7e\xc0\x21"
        + control(9, number), b"\x7e\x7d\x5e",
        b"\xff\x03", b"\xff\x03\xc0", b"\xff\x03\xc0\x21", b"\xff", b"\xc0\x21\1", b"\xff\x03\xc0\x21\1\1",
    ]
    captured += [ppp(protocol, control(1, option(3, b"\1\2\3\4"))) for protocol in (0x8021, 0x8023, 0x8281, 0x8057, 0x80fd, 0xc02b,
            0x8027)]
    capture("ppp", 9, captured + cut(ppp(0x0021, PING), 1))
    codes = [
        control(0, number), control(0, number + b"\0\0\x0c\1value"), control(0, number + b"\1\2\3\4"),
        *[control(code) for code in range(17)],
        *[control(code, option(5, number)) for code in (1, 2, 3, 4)], control(5, b"bye"), control(6, b"ok"),
        control(7, control(99, b"what")),
        control(8, b"\x80\x57"), control(8, b"\x12\x34" + control(1, b"rejected")), control(8, b"x"),
        *[control(code, number) for code in (9, 10, 11)],
        control(9, number + b"some data"), control(10, number + b"some data" * 3), control(11, b"x"), control(12, number),
        control(12, number + b"some\x01 name\0\xe4"),
        control(12, b"x"), control(13, number + b"\0\0\1\x2c"), control(13, number + b"\0\0\1\x2ctext"), control(13, number),
        control(14, b"reset"), control(15),
        control(16, b"odd"), control(255, number), control(1, length=3), control(1, length=99),
        control(1, option(7) + option(8) + b"\0\0\0", length=8),
        control(1, option(1, b"\5\xdc") + option(5, number) + option(7) + option(8)), control(9, number + b"padding", length=8),
        control(1, b"\1"),
    ]
    capture("ppp-control", 9, [ppp(0xc021, code) for code in codes] + cut(ppp(0xc021, codes[-3]), 5, 1)
            + cut(ppp(0xc021, control(9, number + b"some data")), 8) + cut(ppp(0xc021, control(12, number + b"some data")), 8))
    capture("ppp-options", 9, [ppp(0xc021, control(1, one)) for one in lcp_options()]
            + [ppp(0x8021, control(1, one)) for one in ip_options()] + [
        ppp(protocol, control(3, one)) for protocol, one in [
            (0x8057, option(1, bytes(range(8)))), (0x8057, option(1, b"\1")), (0x8057, option(2, b"\0\x2d")),
            (0x8057, option(1, length=1)), (0x8057, b"\1"), (0x8057, option(9, b"a", length=5)),
            *[(0x80fd, option(kind, b"\x84\x34")) for kind in (0, 1, 2, 3, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 255)],
            *[(0x80fd, option(kind)) for kind in (21, 24, 26)], (0x80fd, option(24, b"\x78\x03")),
            (0x80fd, option(26, b"\1", length=1)), (0x80fd, option(1, b"a", length=5)),
            (0xc02b, option(1, number)), (0xc02b, option(1)), (0xc02b, option(2, b"x")), (0xc02b, option(1, length=0)),
            (0xc02b, option(1, b"a", length=5)),
        ]]
        + cut(ppp(0xc021, control(1, option(1, b"\5\xdc") + option(13, b"\6x") + option(23, b"\0\1"))), 9, 1)
        + cut(ppp(0x8021, control(1, option(2, struct.pack(">HHHHHH", 0x61, 1, 2, 3, 4, 5) + option(1) + option(2))
        + option(3, C4))), 9, 1)
        + cut(ppp(0x80fd, control(1, option(21, b"\x2c") + option(26, b"\x78\0") + option(99, b"abc"))), 9, 1)
        + cut(ppp(0x8057, control(1, option(1, bytes(8)) + option(99, b"abc"))), 9, 2)
        + cut(ppp(0xc02b, control(1, option(1, number) + option(99, b"abc"))), 9, 2))
    identified = b"\x10" + bytes(range(16)) + b"name\1\xff"
    capture("ppp-authentication", 9, [ppp(0xc223, one) for one in [
        control(1, identified), control(2, identified), control(3, b"well\ndone"), control(4), control(5, b"x"),
        control(1, b"\x10ab"), control(1), control(1, b"\0name"),
        control(3, b"text", length=6), control(1, b"\2ab", length=2), b"", b"\1", b"\1\2\3",
    ]] + [ppp(0xc023, one) for one in [
        control(1, b"\4peer\6secret"), control(1, b"\0\0"), control(2, b"\5hello"), control(3, b"\0"), control(3, b"\x09sh"),
        control(2), control(1, b"\1"), control(4, b"?"),
        control(1, b"\4pee"), control(1, b"\4peer"), control(1, b"\4peer\6sec"), control(1, length=99), control(1, length=3), b"",
        b"\1", b"\1\2\3", control(2, b"\5hello", length=8),
    ]] + cut(ppp(0xc223, control(1, identified)), 5) + cut(ppp(0xc023, control(1, b"\4peer\6secret")), 5))
    capture("ppp-hdlc", 50, [
        ppp(0x0021, PING), ppp(0xc021, control(9, number)), ppp(0x1234, PING), ppp(0x0057, PING6), b"\xff\x01\0\x21" + PING,
        b"\x0f\0\x08\0" + PING, b"\x8f\0\x86\xdd" + PING6,
        b"\x01\x03\0\x21" + PING, b"\xff\x03\0", b"\xff", b"\x01\x03\0", b"\x0f\0\x80", b"\x0f\0", ppp(0x7e21, PING),
        ppp(0x7eff, b"\x7d\x23\x7d\x20\x21" + PING),
    ])


def tag(kind, value=b"", length=None):
    return struct.pack(">HH", kind, len(value) if length is None else length) + value


def discovery(code, tags=b"", session=0, length=None, version=0x11):
    return struct.pack(">BBHH", version, code, session, len(tags) if length is None else length) + tags


def over_ethernet():
    kinds = (0x0101, 0x0102, 0x0103, 0x0104, 0x0105, 0x0110, 0x0120, 0x0201, 0x0202, 0x0203, 0x1234)
    tags = [
        *[discovery(code, tag(0x0101)) for code in (9, 7, 0x19, 0x65, 0xa7, 1)],
        *[discovery(7, tag(kind, b"text")) for kind in kinds], discovery(9, tag(0x0103, b"\0\1\2\xab")),
        discovery(9, tag(0x0104, b"abc\0\1")), discovery(9, tag(0x0104, b"ab\0\1")), discovery(9, tag(0x0102, b"n" * 90)),
        discovery(9, tag(0x0101) + tag(0) + tag(0x0102, b"after")),
        discovery(0x65, tag(0x0101, b"service"), session=0x1a2b), discovery(9, tag(0x0101, b"x", length=9)),
        discovery(9, tag(0x0101), length=60), discovery(9, tag(0x0101, bytes(1500))),
        discovery(9, version=0x21), discovery(9, version=0x12), discovery(9, version=0), discovery(9, b"\1\1\0"), discovery(9)[:5],
        discovery(9, tag(0x0101)) + bytes(20),
    ]
    session = [discovery(0, payload, session=17) for payload in (
        b"\0\x21" + PING, b"\0\x57" + PING6, b"\xc0\x21" + control(9, b"\1\2\3\4"), b"\xc0\x23" + control(1, b"\4peer\6secret"),
        b"\x21" + PING, b"", b"\0", b"\x12\x34what")]
    capture("pppoe", 1, [ethernet(0x8863, one) for one in tags] + [ethernet(0x8864, one) for one in session] + [
        ethernet(0x3c12, tags[0]), ethernet(0x3c13, session[0]), ethernet(0x8864, session[0]) + bytes(4),
        ethernet(0x8864, discovery(0, b"\0\x21" + PING, session=17, length=12)),
        ethernet(0x880b, b"\xff\x03\0\x21" + PING), ethernet(0x880b, b"\0\x57" + PING6), ethernet(0x880b, b""),
        ethernet(0x880b, b"\0"),
    ] + cut(ethernet(0x8863, tags[8]), 15, 2) + cut(ethernet(0x8864, session[0]), 20, 4))
    capture("pppoe-link", 51, [tags[0], tags[3], session[0], session[1], session[5], discovery(0, b"\xff\x03\0\x21" + PING),
            tags[0][:3]] + cut(session[0], 5, 4))


def cisco():
    keepalive = struct.pack(">IIIHI", 2, 5, 4, 0xffff, 90_061_000)
    capture("hdlc", 104, [b"\x0f\0" + struct.pack(">H", kind) + one for kind, one in [
        (0x0800, PING), (0x86dd, PING6), (0x8847, struct.pack(">I", 0x0001013f) + PING),
        (0x8848, struct.pack(">I", 0x0001013f) + PING),
        (0xfefe, CLNP), (0xfefe, b"\0" + CLNP), (0xfefe, b"\3\x82\1"), (0xfefe, b"\x83"), (0xfefe, b""), (0x1234, b"what"),
        (0x2000, b"cdp"),
        (0x8035, keepalive), (0x8035, keepalive[:14]), (0x8035, keepalive + b"junk"),
        (0x8035, struct.pack(">I4s4sH", 1, A4, b"\xff\xff\xff\0", 0)),
        (0x8035, struct.pack(">I", 0) + bytes(10)), (0x8035, struct.pack(">I", 3) + bytes(range(16))),
        (0x8035, struct.pack(">I", 0xabcdef01) + bytes(10)), (0x8035, bytes(13)),
    ]] + [b"\x8f\0\x08\0" + PING, b"\x33\0\x08\0" + PING, b"\x0f\0\x08", b"\x0f"] + cut(b"\x0f\0\x80\x35" + keepalive, 4)
    + cut(b"\x0f\0\xfe\xfe" + CLNP, 4, 1)
        + cut(b"\x0f\0\x08\0" + PING, 2, 6))


def signalled(message, elements=b"", reference=b"\0"):
    return bytes([len(reference)]) + reference + bytes([message]) + elements


def signals():
    short, middle, long = b"\x04\x88\x8a", b"\x04\x08\x94\x82", b"\x04\x08\x14\x94\x88"
    elements = [
        *[option(kind, bytes([report])) [0:1] + b"\1" + bytes([report]) for kind in (0x01, 0x51) for report in range(4)],
        *[bytes([kind, 2, 1, 200]) for kind in (0x03, 0x19, 0x53)], b"\x03\1\5", b"\x53\3\1\2\3",
        *[bytes([kind, len(one)]) + one for kind in (0x07, 0x57) for one in (short, middle, long)],
        b"\x07\2\1\x81", b"\x07\3\x84\x88\x8a", b"\x07\3\4\x08\x8a", b"\x07\3\4\x88\x0a", b"\x07\4\4\x88\x94\x82",
        b"\x07\4\4\x08\x14\x82", b"\x07\4\4\x08\x94\2", b"\x07\5\4\x88\x14\x94\x88",
        b"\x07\5\4\x08\x94\x94\x88", b"\x07\5\4\x08\x14\x14\x88", b"\x07\6\4\x08\x14\x14\x94\x88", b"\x08\2ab", b"\x28\4text",
        b"\0\2ab", b"\x01\0", b"\x01\5ab", b"\x01", b"\xa1\x51\1\0",
        b"\x95\x51\1\0", b"\x9d\x07\3" + short + b"\x07\3" + short, b"\x96\x07\3" + short + b"\x90\x07\3" + short, b"\x9e\x07\3"
        + short + b"\x07\3" + short, b"\x9e\xa0\x51\1\0\x51\1\1",
        b"\x51\1\0\x53\2\1\2\x57\3" + short,
    ]
    statuses = [signalled(0x7d, one) for one in elements]
    messages = [signalled(message) for message in (0, 1, 2, 3, 5, 7, 0x0f, 0x45, 0x46, 0x4d, 0x4e, 0x5a, 0x75, 0x33)]
    others = [
        signalled(0x75, b"\x95\1\1\0\x03\2\1\2"), signalled(0x75, b"\x51\1\0", b"\x12\x34"), signalled(0x75, b"\x51\1\0", b""),
        signalled(5, b"\x04\1a", b"\x80"), signalled(5, b"", b"\1\2\3"),
        signalled(5, b"\0", b"\7"), b"", b"\1", b"\1\0", b"\x0f" + bytes(15) + b"\x7d\x51\1\0",
    ]
    return statuses, messages, others


def frame_relay():
    two, three, four = b"\x18\x41", b"\x18\x40\x81", b"\x18\x40\x80\x07"
    snap = b"\0\0\0\x08\0" + PING
    packets = [
        two + b"\x03\xcc" + PING, b"\x1a\x4f\x03\x8e" + PING6, three + b"\x03\0\xcc" + PING, three + b"\x03\xcc" + PING, two
        + b"\x03\0\xcc" + PING, four + b"\x03\xcc" + PING,
        four[:3] + b"\x06\x03\xcc" + PING, two + b"\x03\x80" + snap, two + b"\x03\0\x80" + snap, two
        + b"\x03\x80\0\0\x0c\x20\x99odd", two + b"\x03\x80\0\x80\xc2\0\x07\0" + ethernet(0x0800, PING),
        two + b"\x03\x80\0\x80\xc2\0\x0e" + b"\0\0\0\0\x80", two + b"\x03\x80\x11\x22\x33\0\1own", two + b"\x03\x81" + CLNP[1:], two
        + b"\x03\x82\1", two + b"\x03\x83\x1b\1",
        two + b"\x03\xcf\0\x21" + PING, two + b"\x03\xcf\xff\x03\xc0\x21" + control(9, b"\1\2\3\4"), two + b"\x03\xb1\xc1\7data",
        two + b"\x03\xb1\x3e\xffdata", two + b"\x03\xb1\x40", two + b"\x03\x09local",
        two + b"\x03\x55what", two + b"\x08\0" + PING, two + b"\x86\xdd" + PING6, two + b"\x08\6"
        + arp(1, b"\x18\x41", bytes(2), 15), two + b"\x08\6" + arp(8, b"\x18\x41", b"\x18\x40\x81\0", 15)[:0]
        + arp(2, b"\x18\x40\x81\1", bytes(4), 15),
        two + b"\x08\6" + arp(9, b"\x18\x40\x80\x07", bytes(4), 15), two + b"\x08\6" + arp(9, b"\x19\x41", b"\x18\x41", 15), two
        + b"\x08\6" + arp(2, b"\x18", b"\x18", 15), two + b"\x08\6" + arp(2, b"\x18\x40", b"\x18\x41", 15),
        two + b"\x08\6" + arp(1, b"\x18\x40\x80\6", b"\x18\x40\x80\6", 15), two + b"\x08\6" + arp(1, b"", b"", 15), two + b"\x08\6"
        + arp(10, b"\x18\x41", b"\x18\x41", 15), two + b"\x81\x37" + bytes(30),
        two + b"\x12\x34what", two + b"\x13\x34", b"\0\1\x08\xcc" + PING, b"\0\1\x03\xcc" + PING, b"\x01\x41\x03\xcc",
        b"\x18\x41\x03", b"\x18\x40\x80", three + b"\x03\0", b"\x18\x40\x80\x07\x03",
    ]
    packets.append(two + b"\0\xfe" + CLNP)
    capture("frame-relay-q922", 107, packets + cut(packets[4], 3, 2) + cut(packets[7], 4, 2) + cut(packets[23], 3, 3))
    statuses, messages, others = signals()
    captured = [b"\0\1\x03\x08" + one for one in statuses + messages + others]
    capture("q933", 107, captured + cut(captured[len(statuses) - 1], 4, 1) + cut(b"\0\1\x03\x08" + others[0], 5, 1)
            + [ethernet(0xfefe, b"")[:0] + b"\0\1\x03\x08" + others[1] + b"\0"])


if __name__ == "__main__":
    protocols()
    over_ethernet()
    cisco()
    frame_relay()
