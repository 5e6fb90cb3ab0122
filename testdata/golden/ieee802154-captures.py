#!/usr/bin/env python3
"""Writes the captures of IEEE 802.15.4 and of the ZigBee Encapsulation Protocol.
Every packet is made here, none was recorded."""
import struct

from captures import *  # noqa: F403

LONG_A, LONG_B = bytes.fromhex("0102030405060708"), bytes.fromhex("1112131415161718")
BEACON, DATA, ACK, COMMAND, MULTIPURPOSE = 0, 1, 2, 3, 5


def crc(data, polynomial):
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ polynomial if value & 1 else value >> 1
    return value


def check2(data):
    return data + struct.pack("<H", crc(data, 0x8408))


def check4(data):
    return data + struct.pack("<I", crc(data, 0xedb88320))


def standard(kind, rest, version=0, source=0, target=0, flags=0, sequence=7):
    """A frame of the usual format; source and target are modes of addresses."""
    control = kind | flags | target << 10 | version << 12 | source << 14
    return struct.pack("<H", control) + (b"" if flags & 0x100 else bytes([sequence])) + rest


def command(number, rest=b""):
    return check2(standard(COMMAND, struct.pack("<HHH", 0xabcd, 0x1234, 0x5678) + bytes([number]) + rest, source=2, target=2, flags=0x40))


def element(number, content, kind=0):
    return struct.pack("<H", kind << 15 | number << 7 | len(content)) + content


def group(number, content, kind=1):
    return struct.pack("<H", kind << 15 | number << 11 | len(content)) + content


def short_element(number, content):
    return struct.pack("<H", number << 8 | len(content)) + content


def long_element(number, content):
    return struct.pack("<H", 0x8000 | number << 11 | len(content)) + content


def with_elements(content, kind=DATA):
    """A frame of version 2 without addresses or sequence number."""
    return check2(standard(kind, content, version=2, flags=0x300))


def with_groups(content):
    return with_elements(element(0x7e, b"") + content)


def with_management(content):
    return with_groups(group(1, content) + group(15, b""))


def addresses():
    panned, pan = struct.pack("<HHHH", 0xabcd, 0x1234, 0xef01, 0x5678), struct.pack("<H", 0xabcd)
    return [
        check2(standard(DATA, panned + b"data", source=2, target=2)), check4(standard(DATA, panned + b"data", source=2, target=2)),
        standard(DATA, panned + b"no check", source=2, target=2, flags=0x30),
        check2(standard(DATA, pan + LONG_A + LONG_B, 1, source=3, target=3, flags=0x40)),
        check2(standard(DATA, pan + b"\x34\x12", 1, target=2, flags=0x40)), check2(standard(DATA, pan + b"\x34\x12", 0, source=2)),
        check2(standard(ACK, b"")), check2(standard(ACK, b"", 2)), check2(standard(ACK, b"", 0, flags=0x100)),
        check2(standard(DATA, pan + b"none", 2, flags=0x40)), check2(standard(DATA, b"none", 2)),
        check2(standard(DATA, b"\x34\x12", 2, target=2, flags=0x40)), check2(standard(DATA, LONG_A, 2, source=3, flags=0x40)),
        check2(standard(DATA, LONG_A + LONG_B, 2, source=3, target=3, flags=0x40)),
        check2(standard(DATA, pan + LONG_A + LONG_B, 2, source=3, target=3)),
        check2(standard(DATA, pan + b"\x34\x12" + LONG_B, 2, source=3, target=2)),
        check2(standard(DATA, pan + b"\x34\x12" + LONG_B, 2, source=3, target=2, flags=0x40)),
        check2(standard(DATA, pan + LONG_B, 2, source=3)), check2(standard(DATA, pan + LONG_A + pan + b"\x34\x12", 2, source=2, target=3)),
        check2(standard(DATA, pan, source=1)), check2(standard(DATA, pan, target=1)), check2(standard(DATA, panned[:1], source=2, target=2)),
        check2(standard(DATA, panned[:3], source=2, target=2)), check2(standard(DATA, panned[:5], source=2, target=2)),
        check2(standard(DATA, panned[:7], source=2, target=2)), b"\x01", b"\x41\x88", b"\x41\x88\x07", bytes(4), bytes(6),
        check2(b"\x01\x01"), check2(b"\x01\x20"), b"\x04\x00reserved", b"\x06\x00fragment", b"\x07\x00extended",
    ]


def security():
    def secured(header, rest=b"", **named):
        return check2(standard(DATA, header + rest, 2, flags=0x08, **named))

    counter = struct.pack("<I", 0x01020304)
    return [secured(bytes([level]) + counter, bytes(range(20))) for level in range(8)] + [
        secured(b"\x0d" + counter + b"\x09", b"encrypted" + bytes(4)), secured(b"\x15" + counter + b"\xcd\xab\x34\x12\x09", bytes(8)),
        secured(b"\x1d" + counter + LONG_A + b"\x09", bytes(8)), secured(b"\x2d\x09", bytes(8)), secured(b""), secured(b"\x0d\1\2"),
        secured(b"\x15" + counter + b"\xcd"), secured(b"\x1d" + counter + LONG_A[:6]), secured(b"\x0d" + counter),
        secured(b"\x0f" + counter + b"\x09", b"short"),
        check2(standard(DATA, b"\x0d" + counter + b"\x09" + element(0x7e, b"") + b"secret" + bytes(4), 2, flags=0x208)),
        check2(standard(DATA, b"\x09" + counter + b"\x09" + element(0x7e, b"") + group(15, b"") + b"plain" + bytes(4), 2, flags=0x208)),
    ]


def beacons():
    def beacon(rest, version=0):
        return check2(standard(BEACON, b"\xcd\xab\x34\x12" + rest, version, source=2))

    slots = b"\x82\x7f" + bytes.fromhex("341225") + bytes.fromhex("785631")
    pending = b"\x21" + b"\x34\x12" + LONG_A + LONG_B
    return [
        beacon(b"\xff\xcf\0\0"), beacon(b"\x46\xd8" + slots + pending + b"payload"), beacon(b"\x46\x10\x80\x02\x34\x12\x78\x56"),
        beacon(b"\x46"), beacon(b"\x46\x10"), beacon(b"\x46\x10\x83\x7f"), beacon(b"\x46\x10\0"), beacon(b"\x46\x10\0\x11\0"),
        beacon(b"enhanced", 2),
    ]


def commands():
    return [
        command(1, b"\x8e"), command(1, b"\x50"), command(1), command(1, b"\0\0"), command(2, b"\x34\x12\0"), command(2, b"\xff\xff\1"),
        command(2, b"\xff\xff\2"), command(2, b"\xff\xff\3"), command(2, b"\x34\x12\x80"), command(2, b"\x34\x12\x44"), command(2, b"\1"),
        command(3, b"\0"), command(3, b"\1"), command(3, b"\2"), command(3, b"\3"), command(3, b"\3")[:-2], command(3, b"\0\0"), command(4), command(5), command(6),
        command(7, b"more"), command(8, b"\xcd\xab\x34\x12\x0b\x78\x56"), command(8, b"\xcd\xab\x34\x12\x0b\x78\x56\2"),
        command(8, b"\xcd\xab\x34\x12\x0b\x78\x56\x82"), command(8, b"\xcd\xab"), command(9, b"\x34"), command(9, b"\2"), command(9, b"\2\2"),
        command(0x0a, b"\1\2"), command(0x13, b"\1"), command(0x24, b"vendor"), command(0x25), command(0x42, b"\3"),
        check2(standard(COMMAND, b"")),
    ]


def header_elements():
    def pan(number, rest, pending=b"\x11" + b"\x34\x12" + LONG_A):
        return with_elements(element(number, b"\x46\xd8" + pending + rest) + element(0x7f, b""))

    times = struct.pack("<IHH", 0x01020304, 0x0506, 9)
    bitmap, channels = struct.pack("<HH", 3, 2) + b"\xaa\x55", struct.pack("<BBHB", 1, 2, 3, 2) + b"\0\1"
    return [with_elements(element(n, content) + element(0x7f, b"") + b"data") for n, content in [
        (0, b"\1\2\3own"), (0, b"\1\2"), (0x1a, struct.pack("<HH", 100, 200)), (0x1a, struct.pack("<HHH", 100, 200, 300)), (0x1a, b"\1"),
        (0x1a, bytes(8)), (0x1b, b"\5\6\7\0"), (0x1b, b"\5"), (0x1d, struct.pack("<HH", 5, 6)), (0x1d, b"\5\0"), (0x1e, b"\x10\0"),
        (0x1e, b"\xf0\x8f"), (0x1e, b"\1"), (0x22, b"\1\2"), (0x2b, b""), (0x2c, b"\1"), (0x7d, b"\1"), (0x80, b"\1"), (0xff, b""),
    ]] + [
        with_elements(element(0x1b, b"\5\6\7\0", 1)), with_elements(b""), with_elements(b"\1"), with_elements(b"\5\x0d\1"),
        with_elements(element(0x7e, b"") + b"\1"), with_elements(element(0x2b, b"\1") + element(0x2b, b"\2")),
        pan(0x1c, b"\x56" + times + bitmap + channels), pan(0x1c, b"\xa6" + times + bitmap + channels), pan(0x1c, b"\x56" + times + bitmap),
        pan(0x21, b"\x06\x1d" + times + bitmap + channels + b"\2\5\0\x00\x10"), pan(0x21, b"\x06\x1d" + times + bitmap + channels),
        pan(0x21, b"\x06\x1d" + times + bitmap + channels + b"\3\5\0"), pan(0x21, b"\x06\0" + times + bitmap + channels), pan(0x21, b"\x06"),
        pan(0x1c, b"\x56" + times[:5]), pan(0x1c, b"\x56" + times + b"\3\0"), pan(0x1c, b"\x56" + times + b"\3\0\7\0\1"),
        pan(0x1c, b"\x56" + times + bitmap + b"\1\2\3\0\7"), pan(0x1c, b""), pan(0x1c, b"", b""), pan(0x1c, b"", b"\x33\1"),
        with_elements(element(0x1c, b"\1") + element(0x7f, b"")),
    ]


def payload_elements():
    return [with_groups(group(n, content) + group(15, b"") + b"data") for n, content in [
        (0, b"\1"), (2, b"\1\2\3own"), (2, b"\1"), (4, b""), (5, b"\1\2\3"), (6, b"\1"), (3, b"\0\x12\x34up"), (3, b"\x08\1"), (3, b"\x11small"),
        (3, b"\x0a\0\1\2\3\4up"), (3, b"\x0a\0\1"), (3, b"\x0a\1up"), (3, b"\x0c\2up"), (3, b"\x0a"), (3, b"\x0e"), (3, b"\x0e\0\1"),
        (3, b"\x0e\0"), (3, b"\x0bup"),
    ]] + [
        with_groups(b""), with_groups(b"\1"), with_groups(group(5, b"\1", 0)), with_groups(b"\5\x88\1"), with_groups(group(0, bytes(300))),
    ]


def management_elements():
    hopping = struct.pack("<BHI", 0, 16, 0x07fff800)
    slotframe = b"\1\0\x65\0\2" + b"\0\0\1\0\x1f" + b"\2\0\3\0\0"
    times = struct.pack("<12H", *range(1000, 2200, 100))
    return [with_management(content) for content in [
        long_element(8, b"\1\2\3own"), long_element(8, b"\1"), long_element(9, b"\0"), long_element(9, b""),
        long_element(9, b"\1" + hopping + struct.pack("<HHHH", 2, 5, 0x123, 7)), long_element(9, b"\1" + hopping[:4]),
        long_element(9, b"\1\x09" + struct.pack("<HI", 16, 1) + b"\xff\x01" + struct.pack("<HHH", 1, 5, 7)),
        long_element(9, b"\1\x0a" + struct.pack("<HI", 99, 1) + b"\xff"), long_element(9, b"\1" + hopping),
        long_element(9, b"\1" + hopping + struct.pack("<HH", 3, 5)), long_element(9, b"\1" + hopping + struct.pack("<HH", 1, 5)),
        long_element(3, b"\1"), short_element(0x1a, b"\1\2\3\4\5\6"), short_element(0x1a, b"\1\2"), short_element(0x1b, b"\1" + slotframe[1:5] + slotframe[5:]),
        short_element(0x1b, b"\2" + slotframe[1:] + b"\1\2"), short_element(0x1b, b"\1\0\x65\0\3\1\2\3\4\5\6"), short_element(0x1b, b""),
        short_element(0x1c, b"\0"), short_element(0x1c, b"\1" + times), short_element(0x1c, b"\1" + times[:20] + b"\1\2\3\4\5\6"),
        short_element(0x1c, b"\1\2"), short_element(0x1d, b"\1\2"), short_element(0x2a, b"\1"), short_element(5, b"\1"), short_element(0x36, b""),
        b"\1", short_element(0x33, b"\1\2") + short_element(0x34, b"\3") + b"\5\x33\1",
    ]]


def multipurpose():
    def frame(control, rest):
        return struct.pack("<H", control | 0x0008 | MULTIPURPOSE) + rest

    return [
        check2(b"\xa5\7\x34\x12\x78\x56data"), check4(b"\x05\7data"), check2(b"\x05\7"), b"\x05\7", b"\x05\7\0", b"\x35\7" + LONG_A + b"!",
        check2(frame(0x01a0, b"\7\xcd\xab\x34\x12\x78\x56data")), check2(frame(0x5df0, b"\xcd\xab" + LONG_A + LONG_B)),
        check2(frame(0x8420, b"\x34\x12" + element(0x7e, b"") + group(15, b"") + b"data")),
        check2(frame(0x8220, b"\7\x34\x12\x2d\1" + element(0x7f, b"") + b"data" + bytes(4))), check2(frame(0x0220, b"\7\x34\x12\x2d")),
        check2(frame(0x0010, b"\7")), check2(frame(0x0040, b"\7")), check2(frame(0x0100, b"\7\xcd")), check2(frame(0x0020, b"\7\x34")),
        check2(frame(0x0080, b"\7\x34")), check2(frame(0x0400, b"")), check2(frame(0, b"")), frame(0, b""), frame(0x8020, b"\7\x34\x12\1"),
        b"\x25" + check2(b"\x25")[1:], b"\x45\0\7",
    ]


def low_rate():
    frames = addresses() + security() + beacons() + commands() + header_elements() + payload_elements() + management_elements()
    capture("ieee802154", 195, frames + multipurpose())
    without = standard(DATA, struct.pack("<HHH", 0xabcd, 0x1234, 0x5678) + b"data", source=2, target=2, flags=0x40)
    capture("ieee802154-nofcs", 230, [without, check2(without), b"\x01"] + cut(without, 2))
    capture("ieee802154-tap", 283, [
        struct.pack("<BBH", 0, 0, 4) + without, struct.pack("<BBHHHI", 0, 0, 12, 0, 1, 1) + check2(without), struct.pack("<BBH", 1, 0, 4) + without,
        struct.pack("<BBH", 0, 0, 3) + without, struct.pack("<BBH", 0, 0, 40) + without, struct.pack("<BBH", 0, 0, 4), b"\0\0\4",
        struct.pack("<BBH", 0, 0, 5) + b"\0\1",
    ])
    first = b"EX" + struct.pack(">BBHBB7sB", 1, 15, 0x1234, 0, 200, b"", len(without))
    second = b"EX" + struct.pack(">BBBHBBIII10sB", 2, 1, 11, 0x4321, 1, 0, 0xe8f3a6c0, 0x40000000, 99, b"", len(without))
    with_quality = b"EX" + struct.pack(">BBBHBBIII10sB", 3, 0, 11, 0x4321, 0, 7, 0, 1, 99, b"", 0)
    crossed = second[:9] + b"\1" + second[10:]
    capture("zep", 1, [in_udp(17754, payload) for payload in [
        first + without, first[:6] + b"\1" + first[7:15] + b"\0", second + without, crossed + without, with_quality + b"rest", second + b"\4" + without[1:],
        b"EX\2\2\0\0\0\5", b"EX\2\2\0\0\0\5more", b"EX\2\2\0\0\5", b"AX\1", b"E\x80\1", first[:15], second[:31], first[:15] + b"\x40" + without,
        first[:15] + b"\5" + without, first[:15] + b"\1" + without,
    ]] + [in_udp(4000, first + without, source=17754)] + cut(in_udp(17754, second + without), 40) + cut(in_udp(17754, first + without), 40)
        + cut(in_udp(17754, b"BX" + bytes(20)), 42, 1)[:3] + cut(in_udp(17754, b"EX\2\2\0\0\0\5"), 42))


if __name__ == "__main__":
    low_rate()
