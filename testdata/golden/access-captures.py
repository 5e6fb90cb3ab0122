#!/usr/bin/env python3
"""Writes the captures of the golden texts of what Ethernet carries for itself: EAPOL, slow protocols, MACsec, bridges and neighbors."""
import struct

from captures import *  # noqa: F403

PING = ipv4(1, icmp(8, 0, struct.pack(">HH", 7, 1) + b"ping"))


def element(kind, value=b"", length=None):
    return bytes([kind, 2 + len(value) if length is None else length]) + value


def wide(kind, value=b"", length=None):
    return struct.pack(">HH", kind, 4 + len(value) if length is None else length) + value


def authentication():
    def eap(code, data=b"", length=None):
        return struct.pack(">BBH", code, 9, 4 + len(data) if length is None else length) + data

    def eapol(kind, body=b"", length=None, version=2):
        return ethernet(0x888e, struct.pack(">BBH", version, kind, len(body) if length is None else length) + body)

    messages = [
        eap(1, b"\1"), eap(1, b"\1who"), eap(2, b"\1me\0\1\2"), eap(1, b"\2hello\x07"), eap(1, b"\2"), eap(2, b"\3\x0d\x15\x19"),
        eap(2, b"\3"), *[eap(1, bytes([kind]) + b"data") for kind in (0, 4, 5, 6, 254, 255, 99)],
        *[eap(2, bytes([kind, flags]) + b"\0\0\1\0more") for kind in (13, 21, 43) for flags in (0, 0x20, 0x80, 0xc1, 0x1f)],
        *[eap(1, bytes([kind])) for kind in (13, 21, 43, 18, 23)],
        *[eap(1, bytes([kind, 0x80, 0])) for kind in (13, 21, 43)],
        *[eap(1, bytes([18, kind])) for kind in (1, 2, 4, 5, 10, 11, 12, 13, 14, 99)], eap(2, b"\x17\5\0\0"), eap(3), eap(4),
        eap(5),
        eap(1), eap(3, length=2), eap(1, b"\1who", length=99),
    ]
    capture("eapol", 1, [eapol(0, one) for one in messages]
            + [eapol(0, eap(1, b"\1who") + b"pad", 8), eapol(0, messages[1], 9), eapol(0), eapol(1), eapol(2),
            eapol(3, b"\2" + bytes(94)), eapol(4, b"alert"), eapol(5),
            eapol(255, version=3), eapol(0, b"", 8)] + cut(eapol(0, messages[1]), 15, 1)
            + cut(eapol(0, eap(2, b"\x15\x80\0\0\1\0tls")), 19, 2))


def slow():
    def port(kind):
        return element(kind, struct.pack(">H6sHHHB3s", 32768, MAC_A if kind == 1 else MAC_B, 5, 128, 3, 0x3d if kind == 1 else 0xc2,
                b""))

    lacp = b"\1\1" + port(1) + port(2) + element(3, b"\0\x64" + bytes(12))
    marker = b"\2\1" + element(1, struct.pack(">H6sI2s", 3, MAC_A, 0x0a0b0c0d, b""))
    def oam(flags, code, data=b""):
        return struct.pack(">BHB", 3, flags, code) + data
    local = element(1, struct.pack(">BHBBH", 1, 7, 1, 0x1f, 1518) + b"\0\0\x0c" + b"\1\2\3\4")
    remote = element(2, struct.pack(">BHBBH", 1, 7, 6, 0, 0xffff) + b"\1\2\3" + b"\1\2\3\4")
    def event(kind):
        return element(kind, struct.pack(">HQQQQI", 600, 1 << 40, 1, 12, 1 << 63, 70000))
    packets = [
        lacp + element(0, bytes(50), 0), lacp, marker + element(0, bytes(90), 0), b"\2\1" + element(2, bytes(14)) + element(0),
        b"\1\2" + lacp[2:], b"\2\0", b"\1", b"\2", b"", b"\4ten?", b"\0",
        b"\1\1" + element(1, bytes(5)), b"\1\1" + element(3, b"\0\1"), b"\1\1" + element(4, b"what"), b"\1\1"
        + element(1, length=1), b"\1\1" + element(1, bytes(18))[:9], b"\1\1\1", b"\1\1",
        b"\2\1" + element(1, bytes(5)), b"\2\1" + element(9, b"what"), oam(0x50, 0, local + remote + element(0)),
        oam(0x7f, 0, element(0xfe, b"\0\0\x0cown") + element(3)), oam(0, 0, element(1, b"short")), oam(0, 0, element(1, length=1)),
        oam(0, 0, element(1, bytes(14))[:9]), oam(0, 0, b"\1"), oam(0, 0),
        *[oam(0x28, 1, b"\0\5" + event(kind) + element(0)) for kind in (1, 2, 3, 4)],
        oam(0, 1, b"\0\5" + element(5, b"what") + element(0xfe, b"own")),
        oam(0, 1, b"\0\5" + element(1, b"short")), oam(0, 1, b"\0"), oam(0, 1, b"\0\1"), oam(0, 2, b"\7\0\1"),
        oam(0, 3, b"\7\0\1\4data"), *[oam(0, 4, bytes([command])) for command in (1, 2, 3)], oam(0, 4), oam(0, 5, b"what"),
        oam(0, 0xfe, b"\0\0\x0cown"),
        b"\3\0", oam(0, 0xfe),
    ]
    capture("slow", 1, [ethernet(0x8809, one) for one in packets] + cut(ethernet(0x8809, lacp), 14, 5)
            + cut(ethernet(0x8809, packets[20]), 15, 5) + cut(ethernet(0x8809, marker), 16, 4)
            + cut(ethernet(0x8809, packets[27]), 18, 6))


def secured():
    check = bytes(range(16))
    def tagged(control, payload, short=0, channel=True):
        return ethernet(0x88e5, struct.pack(">BBI", control, short, 77) + (MAC_A + b"\0\1" if channel else b"") + payload)
    plain = b"\x08\0" + PING + check
    packets = [
        tagged(0x20, plain), tagged(0x00, plain, channel=False), tagged(0x71, plain), tagged(0x2e, b"secret" + check),
        tagged(0x2c, b"secret" + check, 6), tagged(0x08, b"secret" + check, channel=False), tagged(0x24, b"", 3),
        tagged(0x20, b"\x81\0" + vlan(5, 0x0800, PING) + check), tagged(0x20, b"\x08\6" + arp(1) + check, 30),
        tagged(0x20, b"\x08\6" + arp(1) + check, 20), tagged(0x20, b"\x08\6" + arp(1) + check, 63),
        tagged(0x20, b"\x12\x34what" + check),
        tagged(0x20, b"\0\3\x42\x42\3" + check), tagged(0xa0, plain), tagged(0x20, plain, 0x41), tagged(0x20, check),
        tagged(0x20, b"\1" + check), tagged(0x20, b"x"), tagged(0x20, plain, 1), tagged(0x20, b"\x88\xe5" + plain),
        ethernet(0x8100, vlan(7, 0x88e5, struct.pack(">BBI", 0, 0, 1) + plain)),
    ]
    capture("macsec", 1, packets + cut(packets[0], 15, 3) + cut(packets[4], 16, 3))


def neighbors():
    def dtp(*elements):
        return frame(b"\xaa\xaa\3\0\0\x0c\x20\4" + b"\1" + b"".join(elements))
    def udld(first, flags, *elements):
        return frame(b"\xaa\xaa\3\0\0\x0c\1\x11" + struct.pack(">BBH", first, flags, 0x1234) + b"".join(elements))
    full = dtp(wide(1, b"domain\0"), wide(2, b"\x81"), wide(3, b"\xa5"), wide(4, MAC_A))
    capture("dtp", 1, [
        full, dtp(wide(1, b"\0"), wide(1), wide(9, b"what"), wide(0, b"padding")), dtp(wide(2, b"\1\2")), dtp(wide(3)),
        dtp(wide(4, b"\1")), dtp(wide(2, b"\1", length=9)), dtp(wide(2, length=3)), dtp(b"\0\1\0"), dtp(),
        frame(b"\xaa\xaa\3\0\0\x0c\x20\4"),
    ] + cut(full, 22, 2))
    full = udld(0x21, 0x03, wide(1, b"FOC1234\0"), wide(2, b"Gi1/0/1"),
            wide(3, struct.pack(">I", 1) + wide(7, b"FOC")[2:] + b"\xff"), wide(4, b"\x0f"), wide(5, b"\5"), wide(6, b"switch"),
            wide(7, b"\0\0\0\x2a"))
    capture("udld", 1, [
        full, *[udld(0x20 | code, 0) for code in (0, 2, 3, 31)], udld(0xe1, 0xff),
        udld(0x21, 0, wide(0, b"what"), wide(8, b"what")), udld(0x21, 0, wide(4, b"ab")), udld(0x21, 0, wide(7, b"ab")),
        udld(0x21, 0, wide(1)), udld(0x21, 0, wide(1, b"ab", length=2)),
        udld(0x21, 0, wide(1, b"ab", length=9)), udld(0x21, 0, b"\0\1\0"), frame(b"\xaa\xaa\3\0\0\x0c\1\x11\x21\0"),
        frame(b"\xaa\xaa\3\0\0\x0c\1\x11"),
    ] + cut(full, 22, 3))


def local():
    def aoe(flags, command, arguments, error=0, version=1):
        return ethernet(0x88a2, struct.pack(">BBHBBI", version << 4 | flags, error, 258, 3, command, 0x80000001) + arguments)
    ata, query = struct.pack(">10B2s", 0xf7, 1, 2, 0xec, 1, 2, 3, 4, 5, 6, b""), struct.pack(">HHBBH", 16, 3, 2, 0x13, 4) + b"conf"
    masks = b"\0\0\0\2" + b"\0\1" + MAC_A + b"\0\2" + MAC_B
    packets = [aoe(8, 0, ata + b"data"), aoe(0, 0, ata[:4]), *[aoe(0xc, 1, query, error) for error in range(8)],
            *[aoe(8, 1, query[:5] + bytes([command]) + query[6:]) for command in (0, 1, 2, 4, 5)], aoe(0, 1, query[:10]),
            aoe(0, 1, query[:6] + b"\xff\xff"), aoe(0, 1, query[:6] + b"\0\0"),
               aoe(0, 1, query[:3]), aoe(0, 2, masks), aoe(0, 2, b"\0\1\1\0"), aoe(0, 2, b"\0\2\2\1\0\3" + MAC_A),
               aoe(0, 2, b"\0\1\3\1\0\0" + MAC_A), aoe(0, 2, b"\0\0\4\1" + MAC_A), aoe(0, 2, b"\0"), aoe(0, 3, b"\0\1" + MAC_A),
               aoe(0, 3, b"\1\0"), aoe(0, 3, b"\2\2" + MAC_A), aoe(0, 3, b"\3\1" + MAC_A[:5]),
               aoe(0, 3, b"\0"), aoe(3, 4, b"what"), aoe(0, 0, ata, version=2), ethernet(0x88a2, b"\x10"), ethernet(0x88a2, b"")]
    capture("aoe", 1, packets + cut(packets[0], 15, 4) + cut(packets[6], 26, 3) + cut(packets[19], 26, 3))
    def testing(*words, data=b""):
        return ethernet(0x9000, struct.pack("<%dH" % len(words), *words) + data)
    packets = [testing(0, 1, 7, data=b"data"), testing(0, 2, data=MAC_A + struct.pack("<HH", 1, 7) + b"data"),
            testing(8, 2, data=b"\0" * 4 + b"\1\0\7\0"), testing(0, 3, data=b"what"), testing(3, 1, 7), testing(800, 1), testing(0),
            testing(0, 1), testing(0, 2), ethernet(0x9000, b"\0"), ethernet(0x9000, b""), testing(2, 0, 1)]
    capture("configuration-testing", 1, packets + cut(packets[0], 14, 2) + cut(packets[1], 16, 3))
    heartbeat = bytes.fromhex("bee0adde01000000") + struct.pack("<I", 3) + A4 + B4 + bytes(12)
    capture("load-balancing", 1, [ethernet(0x886f, heartbeat), ethernet(0x886f, heartbeat[:20]), ethernet(0x886f, heartbeat[:11])]
            + cut(ethernet(0x886f, heartbeat), 14, 3))
    def arista(subtype, scale, kinds, data, inner=b"\x08\0" + PING):
        return ethernet(0xd28b, struct.pack(">HBB", subtype, scale, kinds) + data + inner)
    stamp, short = struct.pack(">II", 1700000000, 123456789), struct.pack(">HI", 5000, 999999999)
    packets = [arista(1, 0, 0x10, stamp), arista(1, 1, 0x21, short), arista(1, 2, 0x12, stamp),
            arista(1, 0, 0x20, struct.pack(">HI", 5000, 1000000000)), arista(1, 0, 0x30, stamp), arista(2, 0, 0x10, stamp),
            arista(1, 0, 0x10, stamp, b"\x81\0" + vlan(9, 0x0800, PING)),
            arista(1, 0, 0x10, stamp, b"\xd2\x8b\0\1\0\x20" + short + b"\x08\6" + arp(1)),
               arista(1, 0, 0x10, stamp, b"\0\3\x42\x42\3"), ethernet(0xd28b, b"\0"),
               ethernet(0xd28b, b"\0\1\0\x10" + struct.pack(">II", 0xffffffff, 0xffffffff) + b"\x08\0"),
               ethernet(0x8100, vlan(5, 0xd28b, b"\0\1\0\x10" + stamp + b"\x08\0" + PING))]
    capture("arista", 1, packets + cut(packets[0], 14, 2))
    capture("calm-fast", 1, [ethernet(0x04e0, b"\3\x80data"), ethernet(0x04e0, b"\0\0"), ethernet(0x04e0, b"\1"),
            ethernet(0x04e0, b"")] + [ethernet(0x1749, b"\3\x80data"), ethernet(0x1749, b"\0\0"), ethernet(0x1749, b"\1"),
            ethernet(0x1749, b"")] + cut(ethernet(0x1749, b"\3\x80data"), 14, 1))
    def geo(next_header, kind, rest=b"", version=0):
        return ethernet(0x8947, struct.pack(">BBBBHBB8sIIIBBHHHBB", version << 4 | next_header, kind, 0, 1, len(rest), 2, 3,
                b"\x8c\1" + MAC_A, 1000, 52 * 10**7, 13 * 10**7, 1, 2, 3, 4, 5, 6, 7)[:50] + rest)
    ports = struct.pack(">HHBB", 2001, 2002, 1, 2) + b"data"
    packets = [*[geo(next_header, 0x50, ports) for next_header in range(5)],
            *[geo(1, kind, ports) for kind in (0, 0x10, 0x20, 0x30, 0x31, 0x32, 0x33, 0x40, 0x41, 0x42, 0x51, 0x52, 0x60, 0x61,
            0x70)], geo(2, 0x51, bytes(32) + ports), geo(2, 0x51, bytes(33)), geo(2, 0x51, bytes(5)), geo(1, 0x50, ports[:5]),
               *[geo(2, 0x50, ports[:5] + bytes([kind])) for kind in (0, 1, 101, 102, 103, 104, 105, 106, 107, 150, 99)],
               geo(1, 0x10, version=2), ethernet(0x8947, bytes(30)), ethernet(0x0707, packets_of(geo(2, 0x50, ports)))]
    capture("geonetworking", 1, packets + cut(packets[20], 14, 5))


def packets_of(frame_bytes):
    return frame_bytes[14:]


def rings():
    logical = [b"\xaa\xaa\3\0\0\0\x08\0" + PING, b"\xaa\xaa\3\0\0\0\x08\6" + arp(1), b"\x42\x42\3\0\0\0\x80", b"\x04\x04\x01\x03",
            b"\xaa\xaa\3\0\0\0\x12\x34what", b"\xe0\xe0\3what"]
    def token(control, payload, route=b""):
        return bytes([0x10, control]) + MAC_B + (bytes([MAC_A[0] | 0x80]) + MAC_A[1:] if route else MAC_A) + route + payload
    packets = [token(0x40, one) for one in logical] + [token(0, b"what"), token(0x80, b"what")] + [
        token(0x40, logical[0], route) for route in (b"\x06\x30\0\x12\0\x30", b"\x86\xb0\xfe\x12\0\x30",
        b"\xc8\x70\0\x12\0\x30\x12\x34", b"\x02\0", b"\x04\x10\0\1", b"\x03\x20\0\1", b"\x42\x40", b"\x62\x50", b"\xa2\x60",
        b"\xe2\x70", b"\0\0", b"\1\0")]
    packets += [token(0, b"what", b"\x06\x30\0\x12\0\x30")]
    capture("token-ring", 6, packets + cut(packets[8], 1, 3) + cut(packets[10], 14, 1))
    def fddi(control, payload):
        return bytes([control]) + MAC_B + MAC_A + payload
    packets = [fddi(0x50, one) for one in logical] + [fddi(control, b"what") for control in (0x57, 0x40, 0x41, 0x4f, 0x80, 0xc0,
            0xc2, 0xc3, 0xc5, 0x45, 0xd1, 0x62, 0xe3, 0x00, 0x90)]
    capture("fddi", 10, packets + cut(packets[0], 1, 4))
    snap = b"\xaa\xaa\3\0\x80\xc2"
    bridged = [snap + b"\0\1\0\0" + ethernet(0x0800, PING), snap + b"\0\7\0\0" + ethernet(0x0800, PING), snap + b"\0\3\0\0"
            + token(0x40, logical[0]), snap + b"\0\x09\0\0" + token(0x40, logical[0]), snap + b"\0\4\0\0\0"
            + fddi(0x50, logical[0]), snap + b"\0\x0a\0\0\0" + fddi(0x50, logical[0]),
               *[snap + b"\0" + bytes([kind]) + b"what" for kind in (2, 5, 8, 0x0b, 0x0e, 0x0d)], snap + b"\0\7\0", snap
               + b"\0\x09\0", snap + b"\0\x0a\0\0", snap + b"\0\7\0\0short", snap + b"\0\x09\0\0short", snap + b"\0\x0a\0\0\0short"]
    capture("bridged", 1, [frame(one) for one in bridged] + [one for packet in bridged[1:6:2] for one in cut(frame(packet), 22, 6)])
    capture("classical-ip", 106, logical + [PING, b"\x45", b"\xaa\xaa\3\0\0\0\x08", b"\xaa\xaa\3\0\0\1\x08\0" + PING] + bridged[1:3]
            + cut(logical[0], 1, 4))


if __name__ == "__main__":
    authentication()
    slow()
    secured()
    neighbors()
    local()
    rings()
