#!/usr/bin/env python3
"""Writes the captures of the golden texts of wireless LANs: IEEE 802.11 frames and the headers that are put before them."""
import struct

from captures import *  # noqa: F403

PING = ipv4(1, icmp(8, 0, struct.pack(">HH", 7, 1) + b"ping"))
SNAP = b"\xaa\xaa\3\0\0\0"
MAC_C, MAC_D = bytes.fromhex("020000000003"), bytes.fromhex("020000000004")
TO_DS, FROM_DS, PROTECTED = 0x01, 0x02, 0x40


def dot11(kind, subtype, addresses, body=b"", flags=0, duration=314, after=b""):
    """Three addresses have the sequence number behind them, a fourth comes after that."""
    header = struct.pack("<BBH", subtype << 4 | kind << 2, flags, duration) + b"".join(addresses[:3])
    if len(addresses) > 2:
        header += b"\x10\0"
    return header + b"".join(addresses[3:]) + after + body


def management(subtype, body=b"", flags=0):
    return dot11(0, subtype, (MAC_B, MAC_A, MAC_C), body, flags)


def element(kind, value=b"", length=None):
    return bytes([kind, len(value) if length is None else length]) + value


def beacons():
    start = struct.pack("<QHH", 123456789, 100, 0x0431)
    ssid, rates, channel = element(0, b"a network"), element(1, bytes.fromhex("82848b960c1218247f")), element(3, b"\x0b")
    more = element(5, b"\0\1\0\0") + element(16, b"challenge") + element(2, b"\1\2\3\4\5") + element(4, bytes(6)) + element(221,
            b"\0\x50\xf2vendor")
    packets = [
        management(8, start + ssid + rates + channel + more),
        management(8, struct.pack("<QHH", 1, 100, 2) + element(0) + element(1) + element(3, b"\1\2")), management(8, start),
        management(8, start + element(0, b"tab\tand \x80\xff\0") + channel + channel),
        management(8, start + ssid + element(0, b"second") + rates + element(1, b"\2") + element(3, b"\1")),
        management(8, start + element(0, b"x" * 33) + rates),
        management(8, start + ssid + element(1, b"\2" * 17) + channel),
        management(8, start + ssid + element(5, bytes(255)) + channel),
        management(8, start + ssid + element(16, bytes(254)) + channel), management(8, start + element(16, bytes(253)) + channel),
        management(8, start + element(5, b"\0") + ssid), management(8, start + element(5) + ssid),
        management(8, start + element(2, b"\1") + ssid), management(8, start + element(2, bytes(7)) + ssid),
        management(8, start + element(4, b"\1") + ssid), management(8, start + element(4, bytes(8)) + ssid),
        management(8, start + element(16) + ssid), management(8, start + ssid + element(221, b"x", length=9)),
        management(8, start + ssid + b"\1"), management(8, start[:11]), management(5, start + ssid + rates + channel),
        management(5, struct.pack("<QHH", 1, 100, 0) + ssid),
        management(4, ssid + rates), management(4), management(4, rates), management(4, element(0, b"cut", length=9)),
    ]
    capture("beacons", 105, packets + cut(packets[0], 22, 3) + cut(packets[-4], 22, 3))


def managements():
    ssid, rates = element(0, b"a network"), element(1, bytes.fromhex("82848b96"))
    packets = [
        management(0, b"\x31\4\x0a\0" + ssid + rates), management(0, b"\x31\4\x0a"),
        management(2, b"\x31\4\x0a\0" + MAC_D + ssid + rates), management(2, b"\x31\4\x0a\0" + MAC_D),
        management(2, b"\x31\4\x0a\0" + MAC_D[:5]),
        management(1, struct.pack("<HHH", 0x31, 0, 0xc001) + rates), management(3, struct.pack("<HHH", 0x01, 17, 0) + rates),
        management(1, bytes(5)), *[management(subtype) for subtype in (6, 7, 9, 14, 15)],
        *[management(11, struct.pack("<HHH", algorithm, transaction, status)) for algorithm, transaction,
        status in [(0, 1, 0), (0, 2, 13), (1, 1, 0), (1, 2, 0), (1, 3, 15), (1, 4, 0), (2, 1, 1), (3, 257, 0)]],
        management(11, bytes(6) + element(16, b"challenge")), management(11, bytes(5)),
        management(11, struct.pack("<HHH", 1, 3, 0) + element(16, b"text"), PROTECTED),
        management(11, b"\1\2\3\x80encrypted", PROTECTED), management(11, b"\1\2\3", PROTECTED), management(10, b"\1\0"),
        management(10, b"\1"), management(12, b"\7\0"), management(12, b"\7"),
        *[management(13, bytes([category, action]) + b"rest") for category,
        actions in [(0, (0,)), (1, (1,)), (2, (2,)), (3, range(4)), (4, (0,)), (7, range(3)), (13, range(12)), (14, range(3)),
        (15, range(7)), (127, (1,)), (128, (1,))] for action in actions], management(13, b"\3"),
        management(0, b"\x31\4\x0a\0" + ssid, 0xbc),
    ]
    capture("wireless-management", 105, packets + cut(packets[2], 23, 2) + cut(packets[5], 23, 2))
    capture("wireless-codes", 105, [management(1, struct.pack("<HHH", 0, status, 1)) for status in range(109)]
            + [management(10, struct.pack("<H", reason)) for reason in range(69)])


def frames():
    to_c = (MAC_B, MAC_A, MAC_C)
    control = [
        dot11(1, 7, to_c[:2], b"\0\0\0\0carried"), dot11(1, 8, to_c[:2], b"\5\0\x30\0"),
        dot11(1, 9, to_c[:2], b"\5\0\x30\0" + bytes(8)), dot11(1, 10, to_c[:2], duration=0xc005), dot11(1, 11, to_c[:2]),
        dot11(1, 12, to_c[:1]), dot11(1, 13, to_c[:1]),
        dot11(1, 14, to_c[:2]), dot11(1, 15, to_c[:2]), *[dot11(1, subtype, to_c[:2]) for subtype in (0, 5, 6)], dot11(3, 0, to_c),
        dot11(1, 13, to_c[:1], flags=0xfc),
    ]
    llc = SNAP + b"\x08\0" + PING
    data = [
        dot11(2, 0, to_c, llc), dot11(2, 0, to_c, llc, TO_DS), dot11(2, 0, to_c, llc, FROM_DS),
        dot11(2, 0, to_c + (MAC_D,), llc, TO_DS | FROM_DS), *[dot11(2, subtype, to_c, llc) for subtype in range(1, 8)],
        *[dot11(2, subtype, to_c, llc, FROM_DS, after=b"\0\0") for subtype in range(8, 16)],
        dot11(2, 8, to_c + (MAC_D,), llc, TO_DS | FROM_DS, after=b"\0\0"), dot11(2, 0, to_c, b"\1\2\3\x40encrypted", PROTECTED),
        dot11(2, 8, to_c, b"\x1f\0\0\xffencrypted", PROTECTED | TO_DS, after=b"\0\0"),
        dot11(2, 0, to_c, b"\1\0\0\x80x", PROTECTED), dot11(2, 0, to_c, b"\1\2\3", PROTECTED),
        dot11(2, 0, to_c, SNAP + b"\x12\x34what"), dot11(2, 0, to_c, b"\4\4\1\3"), dot11(2, 0, to_c, b"\x42"), dot11(2, 0, to_c),
        dot11(2, 0, to_c, SNAP + b"\x08\6" + arp(1), 0xbd),
        dot11(2, 0, to_c, SNAP + b"\x88\x8e\2\1\0\0"), dot11(2, 8, to_c, b"\0\1\0\0\0\0" + llc, after=b"\0\0"),
    ]
    capture("wireless", 105, control + data + [b"\x08"] + cut(data[3], 2, 4) + cut(data[19], 23, 3) + cut(control[1], 8, 4))


def radiotap(present, fields, packet, length=None, version=0):
    words = b"".join(struct.pack("<I", word) for word in present)
    size = 4 + len(words) + len(fields) if length is None else length
    return struct.pack("<BBH", version, 0, size) + words + fields + packet


def channel(frequency, flags):
    return struct.pack("<HH", frequency, flags)


def radiotaps():
    ack = dot11(1, 13, (MAC_B,))
    data = dot11(2, 8, (MAC_B, MAC_A, MAC_C), SNAP + b"\x08\0" + PING, after=b"\0\0")
    padded = data[:26] + b"\0\0" + data[26:]
    packets = [
        radiotap([0], b"", data), radiotap([1], struct.pack("<Q", 1 << 63), ack),
        *[radiotap([2], bytes([flags]), ack) for flags in (0x01, 0x02, 0x04, 0x08, 0x40, 0x4f)],
        radiotap([2], b"\x10", data + b"\1\2\3\4"), radiotap([2], b"\x20", padded), radiotap([2], b"\x30", padded + b"\1\2\3\4"),
        radiotap([2], b"\x10", b"ab"),
        *[radiotap([4], bytes([rate]), ack) for rate in (2, 11, 0x7f, 0x80, 0x8f, 0x90, 255)],
        *[radiotap([8], channel(2437, flags), ack) for flags in (0x0080, 0x00a0, 0x00c0, 0x0480, 0x0880, 0x0090, 0x40c0, 0x80c0,
        0xc480, 0x0140, 0x4140, 0x8140, 0x0100, 0x8080)], radiotap([0x10], b"\3\4", ack), radiotap([0x20], b"\xc4", ack),
        radiotap([0x40], b"\xa0", ack), radiotap([0x80], b"\x39\0", ack), radiotap([0x100], b"\5\x80", ack),
        radiotap([0x200], b"\x85", ack),
        radiotap([0x400], b"\x14", ack), radiotap([0x800], b"\1", ack), radiotap([0x1000], b"\x28", ack),
        radiotap([0x2000], b"\x80", ack), radiotap([0x4000], b"\1\0", ack), radiotap([0x1e00], b"\1\2\3\4", ack),
        *[radiotap([1 << bit], bytes(12), ack) for bit in (15, 16, 17, 22, 23, 28)],
        *[radiotap([0x40000], struct.pack("<IHBB", flags, 5180, 36, 17), ack) for flags in (0x0140, 0x10140, 0x20140, 0x40140,
        0x104c0)], radiotap([0x40008], channel(2412, 0x80) + struct.pack("<IHBB", 0x100c0, 2412, 1, 0), ack),
        radiotap([0x80008], channel(2412, 0xc0) + b"\3\0\7", ack),
        *[radiotap([0x80000], bytes([known, flags, index]), ack) for known, flags,
        index in [(0, 0, 0), (2, 0, 5), (3, 0, 15), (3, 1, 31), (7, 4, 7), (7, 5, 7), (7, 5, 76), (7, 5, 77), (0x3f, 0x3c, 3),
        (0x1f, 0x18, 3), (0x3f, 0x60, 0), (1, 2, 0), (1, 3, 0), (3, 0, 32), (3, 1, 32), (8, 8, 0), (0x10, 0x10, 0), (6, 4, 2),
        (0xff, 0xff, 40), (2, 0, 200)]],
        radiotap([0x100000], bytes(8), ack),
        *[radiotap([0x200000], struct.pack("<HBBIBBH", known, flags, width, 0, coding, 1, 2)[:4] + bytes(users)
        + bytes([coding, 1, 2, 0]), ack) for known, flags, width, users, coding in [
            (0, 0, 0, (0x92, 0, 0, 0), 0), (0x44, 0x04, 4, (0x92, 0x81, 0, 0x11), 5), (0x44, 0, 11, (0x98, 0xa9, 0x10, 0x01), 0),
            (0x40, 0, 31, (0x11, 0, 0, 0), 1), (0x04, 4, 0, (0x11, 0, 0, 0), 0), (0x44, 4, 1, (0xf1, 0x0f, 0, 0), 0)]],
        radiotap([0x82f], struct.pack("<QBBHHbB", 5, 0, 22, 2412, 0xa0, -40, 1), data),
        radiotap([0x80000001 | 0x20000000, 2], struct.pack("<QB", 7, 2), ack), radiotap([0x80000000, 0x20], b"\xb0", ack),
        radiotap([0xa0000020, 0xa0000020, 0x20], b"\xb0\xb1\xb2", ack),
        radiotap([0xc0000002, 0x0000ffff], b"\1\0" + b"\0\0\x0c\1\4\0own!", ack),
        radiotap([0xc0000000, 0xa0000001, 0x20], b"\0\0\x0c\1\2\0ab\xb5", ack),
        radiotap([0xc0000000, 0x20], b"\0\0\x0c\1\xff\0", ack), radiotap([0x60000002], b"\1", ack),
        radiotap([0xc0000000, 1], b"\0", ack),
        radiotap([8], b"\x85\x09", ack), radiotap([0x3f], bytes(5), ack), radiotap([0], b"", data, version=1),
        radiotap([0], b"", data, 7), radiotap([0], b"", data, 200), radiotap([0x80000000], b"", ack), radiotap([1], b"", ack),
        b"\0\0\x08", radiotap([0x80000000] * 3, b"", ack, 12),
        radiotap([0xc0000018, 0xa0000001, 0x20], b"\0\0\x0c\1\2\0abc", ack),
    ]
    capture("radiotap", 127, packets + cut(packets[-15], 1, 4))


def before():
    beacon = management(8, struct.pack("<QHH", 1, 100, 1) + element(0, b"a network"))
    data = dot11(2, 0, (MAC_B, MAC_A, MAC_C), SNAP + b"\x08\0" + PING)
    prism = b"\0\0\0\x44\0\0\0\x90" + b"wlan0" + bytes(131)
    avs = [struct.pack(">III", 0x80211000 + version, 64, 0)[:8] + bytes(56) for version in (1, 2, 3)]
    capture("prism", 119, [prism + beacon, prism + data, avs[0] + beacon, avs[1] + data, avs[2] + data, prism[:100], prism
            + b"\x08", b"\0\0\0", avs[0][:8], struct.pack(">II", 0x80211001, 7) + beacon, struct.pack(">II", 0x80211001, 8)
            + beacon, struct.pack(">II", 0x80211001, 0xffffffff) + beacon, avs[0][:6]])
    capture("avs", 163, [avs[0] + beacon, avs[1] + data, avs[2] + data, avs[0][:8], avs[0] + b"\x08", struct.pack(">II", 0, 4)
            + beacon, struct.pack(">II", 0, 200) + beacon, b"\0\0\0"])
    def ppi(link_type, packet, fields=b"", version=0, length=None):
        return struct.pack("<BBHI", version, 0, 8 + len(fields) if length is None else length, link_type) + fields + packet
    field = struct.pack("<HH", 2, 4) + b"\1\2\3\4"
    packets = [ppi(105, beacon), ppi(105, data, field), ppi(1, ethernet(0x0800, PING)), ppi(127, radiotap([2], b"\1", beacon)),
            ppi(101, PING), ppi(192, ppi(105, data)), ppi(147, b"what"), ppi(999, b"what"), ppi(0xffffffff, b"what"),
            ppi(113, struct.pack(">HHH6s2sH", 0, 1, 6, MAC_A, b"", 0x0800) + PING), ppi(105, beacon, version=1),
            ppi(105, beacon, length=7),
               ppi(105, beacon, length=900), ppi(105, b"", field), ppi(105, beacon)[:7], ppi(119, prism + beacon),
               ppi(9, b"\xff\3\0\x21" + PING)]
    capture("ppi", 192, packets + cut(packets[1], 8, 5))


if __name__ == "__main__":
    beacons()
    managements()
    frames()
    radiotaps()
    before()
