#!/usr/bin/env python3
"""Writes the captures of the golden texts of carriers' links and protocols: every packet is made here, none was recorded."""
import struct

from captures import *  # noqa: F403

PING = ipv4(1, icmp(8, 0, struct.pack(">HH", 7, 1) + b"ping"))
PING6 = ipv6(58, icmp6(128, 0, struct.pack(">HH", 7, 1) + b"ping"))
LABELLED = struct.pack(">I", 0x0001013f) + PING
SNAP = b"\xaa\xaa\x03\0\0\0\x08\0"
HELLO = b"\x83\x1b\x01\0\x11\x01\0\0\x01\0\0\0\0\0\x01\0\x1e\0\x1b\0\0"
Q933 = b"\0\x75\x51\x01\0\x53\x02\x01\x02"
NLPIDS = [b"\xcc" + PING, b"\x8e" + PING6, b"\xcf\xff\x03\0\x21" + PING, b"\xcf\x21", b"\x08" + Q933, b"\0null", HELLO, b"\x09lmi", b"\xcf"]


def fault(function, rest):
    """A maintenance cell's payload with its CRC-10."""
    data = (bytes([0x10 | function]) + rest).ljust(47, b"\x6a") + b"\0"
    register = 0
    for byte in data[:46] + struct.pack(">H", 0):
        for bit in range(7, -1, -1):
            register = register << 1 | byte >> bit & 1
            if register & 0x400:
                register ^= 0x633
    return data[:46] + struct.pack(">H", register)


def cells():
    loopback = fault(8, b"\1" + struct.pack(">I", 0x12345678) + bytes(range(12)) + bytes(range(100, 112)))
    return [
        loopback, fault(8, b"\0" + bytes(28)), fault(0, b"\x6a" + bytes(range(16))), fault(1, b"\x01"), fault(4, b""), fault(5, b""),
        loopback[:46] + b"\1\2", b"\x20" + bytes(47), b"\x23" + bytes(47), b"\x81" + bytes(47), b"\x85" + bytes(47), b"\xf0" + bytes(47), b"\x30" + bytes(47),
    ]


def atm():
    payloads = cells()
    bridged = [b"\0\0" + ethernet(0x0800, PING), b"\0\0\x10\x40" + MAC_B + MAC_A + SNAP + PING, b"\0\0\0\x50" + MAC_B + MAC_A + SNAP + PING]
    rfc1483 = [SNAP + PING, b"\xaa\xaa\x03\0\0\0\x12\x34data", b"\x06\x06\x03" + PING, b"\xfe\xfe\x03" + HELLO, b"\x42\x42\x03" + bytes(35)] \
        + [b"\x03" + p for p in NLPIDS] + [b"\xfe\xfe\x03" + p for p in NLPIDS[:5]] \
        + [b"\xaa\xaa\x03\0\x80\xc2" + struct.pack(">H", pid) + frame
           for pids, frame in zip(((1, 7), (3, 9), (4, 10)), bridged) for pid in pids] \
        + [b"\xaa\xaa\x03\0\x80\xc2\0\x0e" + bytes(35), b"\xaa\xaa\x03\0\x80\xc2\0\x0bdqdb", b"\xaa\xaa\x03\0\x80\xc2\0\7\0"] \
        + [bytes(range(20)) + SNAP + PING, bytes(range(30)), bytes(range(12)), b"\x04\x08\x7f", b"\xaa"]
    capture("atm", 100, rfc1483 + cut(SNAP + PING, 2) + cut(b"\x03" + HELLO, 1, 4) + cut(bytes(20) + SNAP + PING, 17, 2))
    lane = [b"\0\5" + ethernet(0x0800, PING), b"\xff\xff" + ethernet(0x1234, b"unknown"), b"\0\7" + frame(b"\x42\x42\x03" + bytes(35))] \
        + [struct.pack(">HBBHHI", 0xff00, 1, 1, operation, 0, 77) for operation in (1, 0x101, 2, 0x102, 3, 0x103, 4, 0x104, 5, 0x105, 6, 0x106, 7, 0x107, 8, 9, 10)]
    signals = [bytes([9, 3, 0, 0, 5, kind, 0x80, 0, 4]) + b"\x5a\x80\0\0"
               for kind in (2, 7, 15, 5, 0x4d, 0x5a, 0x46, 0x4e, 0x7d, 0x75, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85)] + [b"\x0a\3\0\0\5\1", b"\x09\3\0\0\5"]
    community = b"\x30\x26\2\1\0\4\4ILMI\xa0\x1b\2\1\1\2\1\0\2\1\0\x30\x10\x30\x0e\6\x0a\x2b\6\1\4\1\x82\x61\2\1\1\5\0"
    packets = [b"\1\0\0\x40" + p for p in lane] + [b"\x81\0\0\x40" + p for p in cut(lane[0], 0, 4) for p in p[:1]] \
        + [b"\2\0\0\5" + p for p in signals] + [b"\x82\0\0\4\x00\x00\x00\x4a\x55" + p for p in payloads] \
        + [b"\0\0\0\3\0\0\0\0\x3b" + p for p in payloads[:2]] + [b"\0\0\0\2sig", b"\0\0\0\1meta", b"\0\0\0\x10" + community, b"\0\0\0\x10\x30", b"\0\1\0\5" + SNAP + PING,
        b"\x8f\0\1\0" + SNAP + PING, b"\2\xff\xff\xff\x04\x08\x7f", b"\2\0\0\x20", b"\2\0\0"]
    oam = b"\x82\0\0\4\0\0\0\x4a\x55" + payloads[0]
    capture("sunatm", 123, packets + cut(oam, 4, 6) + cut(b"\1\0\0\x40" + lane[3], 3) + cut(b"\1\0\0\x40" + lane[0], 5, 9))


def frame_relay():
    addresses = [b"\x18\x41", b"\x1a\x4f", b"\x18\x40\x03", b"\x18\x40\x20\x07", b"\x18\x40\x20\x06", b"\x19\x41"]
    frames = [b"\x18\x41\x03" + p for p in NLPIDS] + [a + b"\x03" + (b"\0" if len(a) == 3 else b"") + b"\xcc" + PING for a in addresses] \
        + [b"\x18\x40\x03\x03\xcc" + PING, b"\x18\x41\x03\0\xcc" + PING, b"\x18\x41\x08\0" + PING, b"\x18\x41\x12\x34data", b"\x18\x41\x07", b"\0\1\x08\0" + PING,
           b"\x18\x41\x03\xb1\x82\x07rest", b"\x18\x41\x03\xb1\x63\x07rest", b"\x18\x41\x03\xb1", b"\x18\x41\x03\xb1\x80",
           b"\x18\x41\x03\0\x80\0\0\0\x08\0" + PING, b"\x18\x41\x03\0\x80\0\0\0\x12\x34data", b"\x18\x41\x03\0\x80\0\x80\xc2\0\7" + ethernet(0x0800, PING),
           b"\x18\x41\x03\0\x80\0\x80\xc2\0\x04\0" + b"\x50" + MAC_B + MAC_A + SNAP + PING, b"\x18\x41\x03\x85other", b"\x18\x41\x03\0\x80\0\0", b"\x18\x41\x03\0", b"\x18\x41\x03", b"\x18\x41", b"\x18"]
    capture("frame-relay", 107, frames + cut(b"\x18\x40\x20\x07\x03\xcc" + PING, 1, 2) + cut(b"\x19\x41", 1, 1))
    elements = [b"\1\x0abundle-7\0", b"\2\x09lin\1k-\xe9", b"\2\x40" + b"n" * 62, b"\3\6\xde\xad\xbe\xef", b"\3\5\1\2\3", b"\5\x0a" + bytes(range(8)), b"\5\x11" + bytes(15), b"\6\5ven", b"\7\3\1", b"\x0c\4ab"]
    control = [b"\xe1\0" + bytes([kind]) + elements[0] + elements[1] + elements[3] for kind in range(1, 9)] \
        + [b"\xe1\0\1" + e for e in elements] + [b"\xe1\0\4" + b"".join(elements), b"\xe1\0\4\0\5abc", b"\xe1\0\4\1\2", b"\xe1\0\4\1\1\1\1", b"\xe1\0\4\1\x0abun", b"\xe1\0\4\1", b"\xe1\0\4", b"\xe1\0"]
    fragments = [b"\xc1\x07" + frames[0], b"\x83\xff" + frames[0][:20], b"\x41\x08rest of it", b"\x01\x08middle", b"\xe1\x01odd", b"\xa1\0odd", b"\xc1\0\x18\x41", b"\xc1\0\x18\x41\x03", b"\xc1\0\x19\x41", b"\xc1", b"\xc1\7"]
    capture("mfr", 182, control + fragments + cut(control[0], 1) + cut(fragments[0], 1) + cut(fragments[2], 3, 2))


def juniper_header(flags, packet, extensions=None):
    if extensions is not None:
        flags |= 0x80
        packet = struct.pack(">H", len(extensions)) + extensions + packet
    return b"MGC" + bytes([flags]) + packet


def junipers():
    indices = b"\1\2\x05\0\2\5ge-0/\4\3\1\2\3\5\4\1\0\0\0\3\1\1\6\1\x0e\7\1\4\x08\1\x11"
    ether = ethernet(0x0800, PING)
    capture("juniper-ether", 178, [
        juniper_header(0, ether), juniper_header(1, ether), juniper_header(1, ether, indices), juniper_header(0x45, ether, b""), juniper_header(0, ethernet(0x1234, b"unknown")),
        juniper_header(0, ether, b"\3\1\x40\6\1\x40\3\4\xff\xff\xff\xff\3\5\0\0\0\0\0\x83\2\1\2\x84\3\1\2\3\x80\4\1\2\3\4\x81\1\7\x09\1\x08"),
        juniper_header(0, ether, b"\1\1\7\0\1\1\1"), juniper_header(0, ether, b"\1\0\1\1\7"), juniper_header(0, ether, b"\1\7\7"), juniper_header(0, ether, b"\1\1"),
        juniper_header(2, b"\0\0\0\0" + PING), juniper_header(3, b"\0\0\0\0" + PING6, indices), juniper_header(2, b"\0\0\0\0\x12\x34"), juniper_header(2, b"\0\0\0\0"), juniper_header(2, b"\0"),
        juniper_header(1, b"\x81\0\0", b"\1\1\7"), b"MGD\0" + ether, b"MGC", juniper_header(0, frame(b"\x42\x42\x03" + bytes(35))), juniper_header(0, HELLO),
    ] + [juniper_header(1, ether, b"".join(bytes([kind, 1, value]) for value in range(1, 69))) for kind in (3, 6)]
      + cut(juniper_header(1, ether, indices), 3, 5))
    capture("juniper-ppp", 179, [juniper_header(d, p) for d, p in [
        (0, b"\xff\x03\0\x21" + PING), (1, b"\0\x57" + PING6), (1, b"\x21" + PING), (0, b"\0\x23" + HELLO), (0, b"\xc0\x21\1\1\0\4"), (0, b"\x12\x34"), (0, b"\0"), (0, b"")]])
    capture("juniper-frelay", 180, [juniper_header(d, p) for d, p in [
        (0, b"\x18\x41\x03\xcc" + PING), (1, b"\x18\x41\x03\x08" + Q933), (0, b"\x19\x41"), (0, b"\x18"), (1, b"\x18\x41\x12\x34data"), (1, b"\x18\x41\x03\x82")]])
    capture("juniper-chdlc", 181, [juniper_header(d, p) for d, p in [
        (0, b"\x0f\0\x08\0" + PING), (1, b"\x8f\0\x80\x35\0\0\0\2\0\0\0\1\0\0\0\2\xff\xff"), (0, b"\x0f\0\xfe\xfe\x03" + HELLO), (1, b"\x0f\0\x12\x34data"), (0, b"\x0f\0\x08")]])
    discovery = b"\x11\x09\0\0\0\4\1\1\0\0"
    capture("juniper-pppoe", 167, [juniper_header(d, p) for d, p in [
        (0, ethernet(0x8863, discovery)), (1, ethernet(0x8864, b"\x11\0\0\1\0\x1e\0\x21" + PING)), (0, b"\x54" + ethernet(0x8863, discovery)[1:]), (1, b"\x47" + bytes(7) + ethernet(0x8863, discovery)),
        (1, b"short"), (0, b"\1")]])
    capture("juniper-pppoe-atm", 168, [juniper_header(d, p) for d, p in [
        (0, b"\x88\x63" + discovery), (1, b"\x88\x64\x11\0\0\1\0\x1e\0\x21" + PING), (0, b"\x08\0" + PING), (1, b"\x12\x34data"), (0, b"\x88\x63"), (1, b"\x88")]])
    capture("juniper-ggsn", 133, [juniper_header(d, p) for d, p in [
        (0, b"\1\2\2\0\0\x64\0\0" + PING), (1, b"\1\2\6\0\0\x65\0\0" + PING6), (0, b"\1\2\1\0\0\x66\0\0null"), (1, b"\1\2\7\0\0\x67\0\0odd"), (0, b"\x54\2\2\0\0\x64\0\0\0\0" + PING),
        (1, b"\x47\2\2\0\0\x64\0\0" + PING), (0, b"\1\2\2\0\0\x64\0\0\x45"), (0, b"\1\2\2")]])
    es = struct.pack(">HB", 5, 64)
    capture("juniper-es", 132, [juniper_header(d, p) for d, p in [
        *[(1, es + bytes([kind]) + struct.pack(">I", 0x1001) + A4 + B4 + PING) for kind in (0, 3, 4, 5, 6)], (0, b"\x45\0\0\1" + PING[4:]), (1, b"\x45\0\0\2" + PING[4:]),
        (1, b"\x54\0" + es + b"\3" + struct.pack(">I", 0x1001) + A4 + B4 + PING), (1, b"\x47" + bytes(7) + es + b"\4" + struct.pack(">I", 7) + A4 + B4 + PING), (0, es + b"\3" + bytes(11)), (0, b"\5")]])
    capture("juniper-monitor", 164, [juniper_header(d, p) for d, p in [
        (0, bytes(range(8)) + PING), (1, bytes(range(8)) + PING6), (0, bytes(range(8)) + b"\x12" + bytes(9)), (1, b"\x54" + bytes(9) + PING), (1, b"\x47" + bytes(7) + PING), (0, bytes(8) + b"\x45\0\0"), (0, bytes(7))]])
    capture("juniper-services", 136, [juniper_header(d, p) for d, p in [
        (0, bytes(range(8)) + PING), (1, bytes(range(8)) + PING6), (0, bytes(range(8)) + b"\x12" + bytes(9)), (1, b"\x54" + bytes(9) + PING), (1, b"\x47" + bytes(7) + PING), (0, bytes(8) + b"\x45\0\0"), (0, bytes(7))]])
    multilink(juniper_header)
    header = struct.pack(">I", 0x00c800aa)
    packets = [SNAP + PING, b"\xfe\xfe\x03" + HELLO, b"\x03\xcc" + PING, b"\x03" + HELLO, PING, PING6, b"\xaa\xaa\x03\0\0\0\x12\x34data", b"\x12\x34\x56odd", b"\x03", b"\xaa\xaa\x03\0", b"\x45"]
    atm1 = [b"\1\2\0\x64" + p for p in packets] + [b"\x80\2\0\x64" + header + c for c in cells()] + [b"\x54\2\0\x64\1\1" + PING, b"\x47\2\0\x64\1\1\1\1" + SNAP + PING, b"\1\2\0\x64", b"\1\2"]
    capture("juniper-atm1", 137, [juniper_header(1, p) for p in atm1] + [juniper_header(0, atm1[0], indices)]
            + cut(juniper_header(0, b"\x80\2\0\x64" + header + cells()[0]), 5, 7) + cut(juniper_header(0, atm1[1]), 5, 4))
    ppp = [b"\0\x21" + PING, b"\0\x23" + HELLO, b"\x02\x81" + LABELLED, b"\x02\x83" + LABELLED, b"\x80\x21\1\1\0\4", b"\x80\x23\1\1\0\4", b"\x82\x81\1\1\0\4", b"\xc0\x21\1\1\0\4",
           b"\xc0\x23\1\1\0\6\0\0", b"\xc2\x23\3\1\0\4", b"\0\x3d\xc0\1", b"\0\x57" + PING6, b"\x80\x57\1\1\0\4"]
    plain = b"\0\0\0\x40\0\0\0\0"
    atm2 = [plain + p for p in packets + ppp] + [b"\0\0\0\0\0\0\0\x10" + header + c for c in cells()] \
        + [b"\0\0\0\0\0\0\0\x70" + struct.pack(">I", word) + header + cells()[0] for word in (0, 0x08000000, 0x08380000)] \
        + [b"\0\0\0\x05\0\0\0\0" + ethernet(0x0800, PING), b"\x54" + bytes(9) + PING, b"\x47" + bytes(7) + PING, plain + b"\x45", plain, b"\0\0"]
    capture("juniper-atm2", 135, [juniper_header(1, p) for p in atm2] + [juniper_header(0, p) for p in atm2[-6:]] + cut(juniper_header(0, atm2[-6]), 5, 6))


def multilink(header):
    adaptive = [b"\x47\0\0\0" + bytes([flags, protocol]) + b"\0\x38" + p
                for flags, protocol, p in [(0, 0, PING), (12, 0, b"\0\x23" + HELLO), (0, 0x10, PING6), (0, 0x20, LABELLED), (0, 0x30, HELLO), (0, 0x40, b"\0\x21" + PING), (0, 0x80, PING)]]
    capture("juniper-mlppp", 130, [header(d, p) for d, p in enumerate(adaptive, 0x40)] + [header(d, p) for d, p in [
        (0, b"\x54\x07\1\1\0\x21" + PING), (1, b"\0\x07\0\x21" + PING), (1, b"\0\x23" + HELLO), (0, b"\xff\x03\0\x21" + PING), (0, b"\0\x05\xff\x03\0\x21" + PING),
        (0, b"\0\7\0\0" + PING), (0, b"\0\7\0\x10" + PING6), (0, b"\x54\7"), (0, b"\0\7\0"), (1, b"\0\7\0\x21")]])
    capture("juniper-mlfr", 131, [header(d, p) for d, p in enumerate(adaptive, 0x40)] + [header(d, p) for d, p in [
        (0, b"\x54\x07\1\1\x03\xcc" + PING), (1, b"\x09\x07\x03\x8e" + PING6), (0, b"\0\7\0\3" + HELLO), (1, b"\0\7\x03\0" + HELLO), (0, b"\0\7\x03\x08" + Q933), (1, b"\0\7\x12\x34data"),
        (0, b"\x54\x07\1\1\x03"), (0, b"\0\7\x03\xcc"), (0, b"\0\7"), (0, b"\0\7\0\3")]])
    capture("juniper-mfr", 134, [header(d, p) for d, p in enumerate(adaptive, 0x40)] + [header(d, p) for d, p in [
        (0, b"\x54\x07\1\1\1\1\x03\xcc" + PING), (1, b"\x54\x07\1\1\1\1\xfe\xfe\x03" + HELLO), (0, b"\0\0\0\1\x03\x8e" + PING6), (1, b"\1\7\0\0\xfe\xfe" + HELLO), (0, b"\1\7\0\0\x03\x08" + Q933),
        (1, b"\1\7\0\0\x12\x34data"), (0, b"\xe1\0\4\1\6abc\0\3\6\1\2\3\4"), (1, b"\xc1\7\x18\x41\x03\xcc" + PING), (0, b"\xc1\7\x18"), (1, b"\x41\7rest"), (0, b"\1\7\0\0\xfe\xfe"), (0, b"\1\7\0\0\3"), (0, b"\1\7")]])


def serial_lines():
    segment = ipv4(6, struct.pack(">HHIIHHHH", 40000, 23, 1000, 2000, 0x5018, 512, 0, 0) + b"data!")
    line = lambda direction, header: bytes([direction]) + header.ljust(15, b"\0")
    compressed = [b"\xc0\x05ck", b"\x80ck", b"\x81ck\0\1\2", b"\x82ck\x07", b"\x82ck\0\xff\xf0", b"\x84ck\x07", b"\x88ck\0\1\0", b"\x8fck", b"\x8bck", b"\xafckxx", b"\xa0ck\x03", b"\xec\x05ck\0\1\0\0\1\0\x07", b"\x86ck\0\0\5\3"]
    capture("slip-compressed", 8, [line(0, b"\x45") + PING, line(1, b"\x45") + PING6, line(2, b"\x45") + PING, line(0, b"\x75" + bytes(8) + b"\x05") + segment, line(1, b"\x75" + bytes(8) + b"\x09") + segment,
                        line(9, b"\x75" + bytes(8) + b"\x09") + segment, line(0, b"\x05") + segment, line(9, b"\x85") + segment, line(0, b"\x45") + b"\x12odd", line(0, b"\x45"), b"\0\x45",
                        line(0, b"\x75" + bytes(8) + b"\x06") + segment[:30], line(1, b"\x80") + segment[:12], line(1, b"\x80") + segment[:30], line(0, b"\x75") + b"\x4f" + segment[1:]]
            + [line(d, c) + segment for d in (0, 1) for c in compressed] + cut(line(0, b"\xc0\5ck") + segment, 1, 9))


def access_points():
    message = lambda kind, body=b"", session=0x1234: struct.pack(">BBHI", kind, 9, len(body), session) + body
    transport = lambda first, body, length=None: struct.pack(">BBHH", first, 3, len(body) if length is None else length, 0) + body
    every = b"".join(message(kind) for kind in range(42))
    controls = [transport(4, message(1, b"\x14\0\1\0")), transport(0x3f, message(3) + message(22)), transport(0x44, message(1)), transport(0xc0, b""), transport(4, every), transport(4, message(1), 4),
                transport(4, message(1), 7), transport(4, message(1), 9), transport(4, message(1, b"four"), 20), transport(0, b""), transport(4, message(1) + b"tail", 8), b"\4\3"]
    data = [transport(first, bytes(range(20)), length) for first, length in ((0, 26), (2, 26), (3, 6), (0x28, 5), (0, 40), (0x80, 26), (4, 20))]
    capture("lwapp", 1, [in_udp(12223, MAC_A + c) for c in controls] + [in_udp(40000, c, source=12223) for c in controls] + [in_udp(12222, p) for p in data]
            + [in_udp(40000, data[0], source=12222), in_udp(12223, MAC_A + controls[0], source=12223), in_udp(12222, controls[0], source=12223), in_udp(12223, controls[0], source=12222), in_udp(12223, b""), in_udp(12222, b"")]
            + cut(in_udp(12223, MAC_A + controls[1]), 44, 3) + cut(in_udp(40000, controls[0], source=12223), 44, 4) + cut(in_udp(12222, data[0]), 44, 4))


def clusters():
    def word(user, words, size=100):
        return struct.pack(">I", 2 << 29 | user << 25 | words << 21 | size)
    rest = struct.pack(">IIIIIIIII", 0x20000007, 0x000a000b, 0x01001002, 70000, 80000, 0x01001003, 0x02003004, 9, 0x00050006)
    packets = [word(user, words) + rest for user in range(16) for words in (6, 10)] \
        + [word(0, 6) + bytes([kind << 5]) + rest[1:] for kind in range(8)] + [word(13, 6) + bytes([kind << 5]) + rest[1:] for kind in range(3)]
    capture("tipc", 1, [ethernet(0x88ca, p) for p in packets] + [p for q in (packets[1], packets[10], packets[0], packets[27]) for p in cut(ethernet(0x88ca, q), 15, 4)] + [ethernet(0x88ca, b"")])


def fault_management():
    tlv = lambda kind, value, length=None: struct.pack(">BH", kind, len(value) if length is None else length) + value
    names = [b"\4\6domain\2\4area", b"\2\3dns\1\2\0\5", b"\3\6" + MAC_A + b"\3\2\0\7", b"\3\5" + MAC_A[:5] + b"\4\7" + bytes(7), b"\0\3abc\0\1a", b"\1\2\5short", b"\x09\2ab\x20\3abc", b"\4\x2b" + b"m" * 43 + b"\2\0", b"\4\x2c" + b"m" * 44, b"\4\x28" + b"m" * 40 + b"\2\5xxxxx", b"\1\2\x2e", b"\4\4a\0bc\2\2\1\2"]
    check = lambda flags, name, rest=b"\0", level=5, offset=70: bytes([level << 5, 1, flags, offset]) + struct.pack(">IH", 77, 8191) + name.ljust(48, b"\0") + bytes(16) + rest
    sender = [b"\0", b"\0\0", b"\6\4" + MAC_A, b"\5\4" + MAC_A[:5], b"\5\5\1" + A4, b"\x11\5\2" + A6, b"\4\5\1" + A4[:3], b"\4\5\2" + A4[:3], b"\3\5\x10ab", b"\4\6eth0", b"\4\2\0abc", b"\4\0abcd", b"\4\x09abcd", b"\x09\6eth0", b"\1", b"",
              b"\4\7port\3abc\4" + A4, b"\0\3abc\4" + A4 + b"more", b"\0\3ab", b"\0\3abc", b"\0\3abc\0", b"\0\3abc\5" + A4, b"\4\x09abcd\3abc\1x", b"\2\1c\1"]
    elements = [tlv(2, b"\1"), tlv(2, b"\2x"), tlv(2, b"\7"), tlv(2, b""), *[tlv(3, bytes([n])) for n in range(1, 9)], tlv(3, b""), tlv(4, b"data"), tlv(5, b"\1" + MAC_A), tlv(6, b"\1" + MAC_B), tlv(31, b"\0\0\x0c\1abc"), tlv(31, b"\1\2\3\4"), tlv(31, b"\0\0\x0c"), tlv(9, b"unknown"), tlv(4, b"", 9), b"\4\0", tlv(4, b"")]
    trace = lambda flags, rest=b"\0", offset=17: bytes([0x60, 5, flags, offset]) + struct.pack(">IB", 99, 64) + MAC_A + MAC_B + rest
    reply = lambda flags, action, rest=b"\0", offset=6: bytes([0x60, 4, flags, offset]) + struct.pack(">IBB", 99, 64, action) + rest
    plain = [check(flag, names[0]) for flag in (0, 1, 2, 3, 4, 5, 6, 7, 0x84)] + [check(4, n) for n in names] + [check(4, names[0], level=0, offset=69), check(4, names[0], offset=72), check(4, names[0], offset=90)] \
        + [trace(0), trace(0x80, elements[0] + b"\0"), trace(0, offset=16), reply(0, 1), reply(0xe0, 2), reply(0x40, 3, elements[13]), reply(0, 4), reply(0, 1, offset=5)] \
        + [b"\xe0\2\0\4\0\0\0\7\0", b"\xe0\3\0\4\0\0\0\7" + elements[13] + b"\0", b"\xe0\x2f\0\0\0", b"\x01\1\0\4", b"\0\1\0", b"\xe0\3\0\4", b"\xe0\3\0\0", b"\xe0\3\0\2\1\2\3"]
    capture("cfm", 1, [ethernet(0x8902, p) for p in plain] + [ethernet(0xabcd, plain[0])] + cut(ethernet(0x8902, trace(0, elements[0])), 16, 3) + cut(ethernet(0x8902, check(4, names[0], tlv(1, sender[16]))), 20, 9))
    capture("cfm-elements", 1, [ethernet(0x8902, b"\xe0\3\0\4\0\0\0\7" + e + b"\0") for e in elements + [tlv(1, s) for s in sender]]
            + [ethernet(0x8902, b"\xe0\3\0\4\0\0\0\7" + b"".join(elements[:3] + [tlv(1, s) for s in sender[:6]]))] + cut(ethernet(0x8902, b"\xe0\3\0\4\0\0\0\7" + tlv(1, sender[16]) + b"\0"), 24, 3))


def passive_optics():
    control = lambda code, rest=b"": ethernet(0x8808, struct.pack(">HI", code, 123456) + rest)
    grants = struct.pack(">IHIH", 1000, 20, 2000, 30)
    reports = b"\3\x81\0\1\0\2\0\x10\0\3"
    capture("mpcp", 1, [
        control(1, b"\xff\xff"), control(2, b"\0\0\5"), control(2, b"\x0a" + grants + b"\0\5"), control(2, b"\xf7" + grants * 4), control(2, b"\x12" + grants), control(3, b"\0"), control(3, b"\1\1"), control(3, reports), control(3, b"\2\xff" + bytes(range(16))),
        control(3, b"\xff\0\1"), control(4, b"\1\2"), control(4, b"\3\2"), control(4, b"\0\2"), *[control(5, b"\0\7" + bytes([flag]) + b"\0\x20\5") for flag in (0, 1, 2, 3, 4, 7)], control(6, b"\0\0\7\0\x20"), control(6, b"\1\0\7\0\x20"),
        control(6, b"\2\0\7\0\x20"), control(7, b"unknown"), control(0), control(0x101, bytes(range(40))), control(2), control(4, b"\1"), ethernet(0x8808, b"\0\1\0"),
    ] + cut(control(3, reports), 18, 3) + cut(control(2, b"\x0a" + grants + b"\0\5"), 21, 4) + cut(control(5, b"\0\7\1\0\x20\5"), 21, 2) + cut(control(9, bytes(9)), 21, 4))


if __name__ == "__main__":
    atm()
    frame_relay()
    junipers()
    serial_lines()
    access_points()
    clusters()
    fault_management()
    passive_optics()
