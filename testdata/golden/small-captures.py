#!/usr/bin/env python3
"""Writes the captures of the golden texts of small protocols, several in a capture, and of those that -T asks for. Every packet is made here."""
import struct

from captures import *  # noqa: F403


def words(*values):
    return struct.pack(">%dI" % len(values), *values)


def gateways():
    """HSRP, Auto-RP, CARP, IPComp, minimal encapsulation, AppleTalk in UDP and Frame Relay's addresses in ARP."""
    def hsrp(operation, state, version=0, reserved=0):
        return bytes([version, operation, state, 3, 10, 120, 1, reserved]) + b"cis\nco\0\0" + C4
    greetings = [hsrp(0, state) for state in (0, 1, 2, 4, 8, 16, 9)] + [hsrp(1, 4), hsrp(2, 16), hsrp(9, 16), hsrp(0, 16, reserved=7), hsrp(0, 16, 1), hsrp(0, 16)[:18]]
    points = [b"\x11\1\0\xb5" + bytes(4) + A4 + b"\2\2\0\4\xe0\0\0\0\1\x08\xef\0\0\0", b"\x12\2\0\0" + bytes(4) + A4 + b"\1\1\2\x20" + C4 + B4 + b"\x83\1\x81\x20" + C4, b"\x77\0\xff\xff" + bytes(4), b"\x11\1\0\1" + bytes(4) + A4, b"\x11\1\0\1" + bytes(4) + A4 + b"\3", b"\x11\1\0\1" + bytes(4) + A4 + b"\0\2\0\x20ab", b"\x11\1\0\1"]
    short, long = b"\x11\0\0\0" + B4, b"\x11\x80\0\0" + B4 + C4
    minimal = [h[:2] + struct.pack(">H", checksum(h) ^ change) + h[4:] + b"payload" for h in (short, long) for change in (0, 9)] + [short, long[:7]]
    compressed = [b"\6\0" + struct.pack(">H", cpi) + b"data" for cpi in (1, 2, 3, 4, 64, 256, 61440)] + [b"\6\0\0\2", b"\6\0\0"]
    apple = [b"\5\x09\2" + struct.pack(">HHHHBBBBB", 13 + 4, 0, 100, 200, 7, 8, 129, 130, 4) + b"\1\0\0\7", b"\5\x09\2" + struct.pack(">HHHHBBBBB", 13, 0, 100, 200, 7, 8, 129, 130, 99), b"\5\x09\1abcdefg", b"\5\x09\2short"]
    circuit = [arp(operation, sender=s, target=t, hardware=15) for operation, s, t in ((8, b"\x18\x41", b"\0\0"), (9, b"\x18\x41", b"\x1c\x51"), (2, b"\x18\x40\x01", b"abc"), (2, b"\x18\x40\x10\x81", b"abcd"), (2, b"\x18\x40\x10\x80", b"abcd"), (2, b"\x19\x41", b"ab"), (2, b"\x18", b"a"), (2, b"\x18\x40", b"ab"), (1, b"", b""))]
    packets = [in_udp(1985, g, 1985) for g in greetings] + [in_udp(496, p, 496) for p in points] + [in4(55, m) for m in minimal] + [in4(108, c) for c in compressed] + [in_udp(202, a) for a in apple] + [in_udp(16513, apple[0], 9), in_udp(199, apple[0]), ethernet(0x0806, circuit[0])] + [ethernet(0x0806, c) for c in circuit[1:]]
    capture("gateways", 1, packets + cut(packets[0], 42, 5) + cut(packets[13], 42, 5))
    carp = [struct.pack(">BBBBBB", version << 4 | kind, 1, 0, length, demotion, 1) + b"\0\0" + bytes(8) + bytes(range(20)) for version, kind, length, demotion in ((2, 1, 7, 0), (2, 1, 7, 1), (2, 2, 7, 0), (3, 1, 7, 0), (2, 1, 8, 0))]
    packets = [in4(112, c[:6] + struct.pack(">H", checksum(c)) + c[8:], ttl=t) for c in carp for t in (255, 64)] + [in4(112, carp[0], ttl=255), in4(112, carp[0] + b"more", ttl=255), in6(112, carp[0], hops=255)]
    capture("carp", 1, packets + cut(packets[0], 34, 4))


def overlays():
    """LISP, NSH and VXLAN-GPE."""
    ping = ipv4(1, icmp(8, 0, b"\0\7\0\1data"), source=C4)

    def record(mask, family, address, *locators, action=0x10, count=None):
        return struct.pack(">IBBBBH", 1440, len(locators) if count is None else count, mask, action, 0, 7) + struct.pack(">H", family) + address + b"".join(locators)

    def locator(family, address, flags=5):
        return struct.pack(">BBBBHH", 1, 100, 255, 0, flags, family) + address

    def lisp(kind, *records, flags=0, count=None, key=1, secret=bytes(range(20)), after=b""):
        return struct.pack(">IQHH", kind << 28 | flags | (len(records) if count is None else count), 0x1122334455667788, key, len(secret)) + secret + b"".join(records) + after
    one, other = record(24, 1, C4, locator(1, B4), locator(2, B6, 7)), record(64, 2, A6, locator(1, B4, 0), action=0xe0)
    messages = [lisp(kind) for kind in (0, 1, 2, 8, 9)] + [lisp(3, one, flags=0x08000100), lisp(3, one, other), lisp(4, one, flags=0x100), lisp(3, one, flags=0x02000000, after=bytes(range(24))), lisp(4, one, flags=0x08000000, after=bytes(range(24))), lisp(3, one, flags=0x02000000, after=b"short"), lisp(3, one, after=b"data"), lisp(3), lisp(3, record(24, 16387, C4, locator(1, B4))), lisp(3, record(24, 1, C4, locator(9, b""))),
                lisp(3, record(24, 1, C4, count=3)), lisp(3, one, count=4), lisp(3, one, key=2), lisp(3, one, key=9, secret=b""), lisp(3, one, other, flags=0xff00), lisp(3)[:12]]
    packets = [in_udp(4342, m, 4342) for m in messages]

    def nsh(kind, metadata, following, payload, version=0, flags=0, ttl=63, length=None, index=255):
        length = 2 + len(metadata) // 4 if length is None else length
        return struct.pack(">HBB", version << 14 | flags << 12 | ttl << 6 | length, kind, following) + words(0x1234 << 8 | index) + metadata + payload
    variable = struct.pack(">HBB", 0, 1, 8) + b"fullname" + struct.pack(">HBB", 9, 0x82, 5) + b"bytes\0\0\0" + struct.pack(">HBB", 1, 3, 0) + struct.pack(">HBB", 2, 4, 90)
    headers = [nsh(1, bytes(range(16)), 1, ping), nsh(2, b"", 1, ping), nsh(2, variable, 1, ping), nsh(1, bytes(16), 2, ipv6(59, b"")), nsh(1, bytes(16), 3, ethernet(0x0800, ping)), nsh(1, bytes(16), 4, nsh(2, b"", 1, ping)), nsh(1, bytes(16), 5, b"\0\1\1\x3f" + ping), nsh(1, bytes(16), 0xfe, b"odd"), nsh(1, bytes(16), 9, b"odd"), nsh(3, b"odd!", 1, ping), nsh(15, b"odd!", 1, ping), nsh(0, b"", 1, ping),
               nsh(1, bytes(16), 1, ping, version=1), nsh(1, bytes(16), 1, ping, flags=2), nsh(1, bytes(16), 1, ping, ttl=0, index=0), nsh(1, bytes(8), 1, ping), nsh(1, bytes(16), 1, b"", length=1), nsh(2, b"", 1, b"", length=60), nsh(2, b"", 1, b"")[:6]]
    packets += [ethernet(0x894f, h) for h in headers]
    packets += [in_udp(4790, bytes([flags, 0, 0, kind]) + words(77 << 8) + payload) for flags, kind, payload in ((0x0c, 1, ping), (0x0c, 2, ipv6(59, b"")), (0x0c, 3, ethernet(0x0800, ping)), (0x0c, 4, headers[0]), (0x0c, 5, b"\0\1\1\x3f" + ping), (0x0c, 9, b"odd"), (0x08, 1, ping), (0x04, 1, ping), (0x3f, 1, ping), (0x00, 1, ping))] + [in_udp(4790, b"\x0c\0\0\1\0\0")]
    capture("service-chains", 1, packets + cut(packets[5], 42, 9) + cut(packets[23], 14, 7))


def applications():
    """TFTP, VQP, SOME/IP, PTP, Telnet, RESP and protocols of text."""
    tftp = [b"\0\1file\nname\0octet\0", b"\0\2file\0netascii\0blksize\x001432\0tsize\0", b"\0\1file\0", b"\0\1file", b"\0\3\0\1data", b"\0\4\0\1", b"\0\6blksize\x001432\0", *[struct.pack(">HH", 5, code) + b"text\n\0" for code in (0, 1, 8, 9)], b"\0\5\0\1", b"\0\7odd", b"\0\3", b"\0"]

    def query(kind, error, *items, count=None, version=1):
        return struct.pack(">BBBBI", version, kind, error, len(items) if count is None else count, 7) + b"".join(struct.pack(">IH", k, len(v)) + v for k, v in items)
    vqp = [query(1, 0, (0xc01, A4), (0xc02, b"port\n"), (0xc03, b"vlan"), (0xc04, b"domain"), (0xc05, b"frame"), (0xc06, MAC_A), (0xc08, MAC_B), (99, b"odd")), *[query(2, code, (0xc03, b"vlan"), (0xc08, MAC_A)) for code in (0, 1, 3, 4, 5, 9)], query(3, 0), query(4, 0), query(9, 0), query(1, 0, version=2), query(1, 0, (0xc03, b"vlan"), count=9), query(1, 0, (0xc01, b"ab")), query(1, 0)[:5]]

    def some(kind, code, length=8, version=1):
        return words(0x12348001, length, 0x00010002) + bytes([version, 1, kind, code])
    someip = [some(kind, 0) for kind in (0, 1, 2, 0x40, 0x80, 0x81, 0xc0, 0x20, 0x22, 0xa0, 0x77)] + [some(0, code) for code in (1, 2, 9, 10, 0x1f, 0x20, 0x5f, 0x99)] + [some(0, 0, 20) + b"payload.1234", some(0, 0, 4), some(0, 0, 90), some(0, 0)[:10], some(0, 0, version=2)]

    def clock(kind, body=b"", flags=0, version=2, control=0):
        return struct.pack(">BBHBBH", kind, version, 34 + len(body), 0, 0, flags) + struct.pack(">Q", 5 << 16 | 0x8000) + bytes(4) + bytes(range(8)) + struct.pack(">HHBB", 1, 77, control, 255) + body
    stamp, port = b"\0\0\x65\x53\xf1\0" + words(123456789), bytes(range(8)) + b"\0\1"
    bodies = {0: stamp, 1: stamp, 2: stamp + bytes(10), 3: stamp + port, 8: stamp, 9: stamp + port, 10: stamp + port, 11: stamp + b"\0\x25\0\x80\6\x21\x4e\x5d\x80" + bytes(range(8)) + b"\0\1\x20", 12: port, 13: port + b"\1\1\1\0", 4: b"", 15: b""}
    ptp = [clock(kind, body, control=min(kind, 6)) for kind, body in bodies.items()] + [clock(0x10, stamp, 0xffff, 0x12), clock(0, stamp, 0x0100, 1), clock(0, stamp, 0, 3), clock(11, stamp), clock(0)[:33]]
    telnet = [b"\xff\xfd\x18\xff\xfb\x1f\xff\xfe\x01\xff\xfc\x63", b"login: \xff\xf1\xff\xff\xff\xf9", b"\xff\xfa\x18\1\xff\xf0", b"\xff\xfa\x18\0vt100\xff\xf0", b"\xff\xfa\x1f\0\x50\0\x18\xff\xf0", b"\xff\xfa\x25\1\2\3\xff\xf0", b"\xff\xfa\x26\0\1\xff\xf0", b"\xff\xfa\x27\0\0name\1value\xff\xf0", b"\xff\xfa\x22\3\1\2\xff\xf0", b"\xff\xfa\x63odd\xff\xf0", b"\xff\xfa\x18\1", b"\xff", b"\xff\xfd", b"\xff\xec\xff\xef\xff\x10", b"plain\r\n"]
    redis = [b"*2\r\n$3\r\nGET\r\n$5\r\nk\ney1\r\n", b"+OK\r\n-ERR no\r\n:42\r\n$-1\r\n*-1\r\n*0\r\n$0\r\n\r\n", b"PING\r\nset a b\r\n", b"*2\r\n*1\r\n+in\r\n:7\r\n", b"$5\r\nab\r\n", b"$90\r\ncut\r\n", b"*3\r\n$1\r\na\r\n", b"$99999999999\r\n", b"*-7\r\n", b"$x\r\n", b":\r\n", b"+no end", b"$3\r\nabcXY", b"\r\n", b"*1\r\n"]
    texts = [(80, b"GET /index.html HTTP/1.1\r\nHost: host\r\nX: \xe9\x01\r\n\r\nbody\r\n"), (80, b"HTTP/1.0 200 OK\r\nServer: x\n\n<html>"), (80, b"binary\0\1"), (80, b"POST /x HTTP/1.1"), (80, b"PUT\r\n"), (8080, b"HEAD / HTTP/1.1\r\n\r\n"), (21, b"USER anonymous\r\n"), (21, b"220-hello\r\n220 there\r\n"), (21, b"random text\r\n"), (25, b"EHLO host\r\n"), (25, b"250 ok\r\n"), (25, b"some line of mail\r\n"), (43, b"example.com\r\n"), (43, b"Domain: x\nTab:\ty\n"), (554, b"DESCRIBE rtsp://host/a RTSP/1.0\r\nCSeq: 1\r\n\r\n"),
             (554, b"RTSP/1.0 200 OK\r\n\r\n"), (8554, b"PLAY\r\n"), (22, b"SSH-2.0-server\r\n"), (22, b"SSH-2.0-server\nnext"), (22, bytes(range(20))), (9999, b"nothing known")]
    sip = [b"INVITE sip:a@host SIP/2.0\r\nVia: x\r\n\r\nv=0\r\n", b"SIP/2.0 180 Ringing\r\n\r\n", b"odd\r\n", b"ACK"]
    log = [b"<34>Oct 11 su: failed\n", b"<0>kernel", b"<191>debug \x01\xe9", b"<999>what", b"<12", b"none", b"<>x", b"<1234>x"]
    packets = [in_udp(69, t) for t in tftp] + [in_udp(1589, v) for v in vqp] + [in_udp(30490, s) for s in someip] + [ethernet(0x88f7, p) for p in ptp] + [in_udp(319, ptp[0]), in_udp(320, ptp[7])]
    capture("applications", 1, packets + cut(packets[0], 42, 5) + cut(packets[15], 42, 9) + cut(ethernet(0x88f7, ptp[9]), 14, 3))
    packets = [in_tcp(23, t) for t in telnet] + [in_tcp(6379, r) for r in redis] + [in_tcp(*t) for t in texts] + [in_udp(5060, s) for s in sip] + [in_udp(514, entry) for entry in log]
    capture("texts", 1, packets + cut(packets[2], 54, 2) + cut(packets[15], 54, 4) + cut(packets[30], 54, 9))


def media():
    """RTP, RTCP and VAT."""
    packets = [in_udp(5004, struct.pack(">HHII", first, 77, 8000, 0x12345678) + b"payload!") for first in (0x8000, 0x8080, 0x905f, 0x801f, 0xb0ff, 0x4000, 0x40c0, 0x00ff)]
    packets += [in_udp(5004, struct.pack(">HHII", 0x9000, 77, 8000, 7) + b"\xbe\xde\0\1" + words(7) + b"data"), in_udp(5004, struct.pack(">HHII", 0x9000, 77, 8000, 7) + b"\xbe\xde\0\x90"), in_udp(5004, struct.pack(">HHI", 0x4080, 77, 8000) + b"\x01\1\0\0\x81\2\0\0" + bytes(8)), in_udp(5004, struct.pack(">HHI", 0x4080, 77, 8000) + b"\x01\0\0\0"), in_udp(5004, b"short"), in_udp(5004, b"\x80\0\0\1\0\0\0\2ab")]
    capture("rtp", 1, packets + cut(packets[4], 42, 2))

    def report(kind, count, body, pad=False, length=None):
        return struct.pack(">BBH", 0x80 | pad << 5 | count, kind, len(body) // 4 if length is None else length) + body
    sender, block = words(7, 0xe8f00000, 0x80000000, 8000, 10, 1600), words(9, 0x05000001, 77, 3, 0x12345678, 65536)
    reports = [report(200, 0, sender), report(200, 1, sender + block), report(201, 1, words(7) + block), report(201, 0, words(7)), report(202, 1, words(7) + b"\1\4name\2\1\n\0"), report(202, 1, words(7) + b"\1\x50x\0"), report(203, 1, words(7)), report(203, 1, words(7) + b"\3bye"), report(204, 0, words(7) + b"name"), report(200, 2, sender + block), report(200, 0, sender, True), report(201, 0, words(7), length=90), b"\x80\xc8\0"]
    packets = [in_udp(5005, r) for r in reports] + [in_udp(5005, reports[1] + reports[4])]
    capture("rtcp", 1, packets + cut(packets[1], 42, 6))
    capture("vat", 1, [in_udp(3456, struct.pack(">HH", first, 7) + words(8000) + b"payload") for first in (0, 0x4000, 0x8001, 0x4037, 0xffff, 0x0401)] + [in_udp(3456, b"a"), in_udp(3456, b"\0\1\0\2")] + cut(in_udp(3456, struct.pack(">HH", 1, 7) + words(8000) + b"payload"), 42, 2))


gateways()
overlays()
applications()
media()
