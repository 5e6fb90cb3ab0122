#!/usr/bin/env python3
"""Writes the captures of golden texts of what controls switches and reports flows: every packet is made here, none was recorded."""
import struct

from captures import *  # noqa: F403


def openflow(version, kind, body=b"", length=None, transaction=0x01020304):
    return struct.pack(">BBHI", version, kind, 8 + len(body) if length is None else length, transaction) + body


def openflow_packets(messages):
    return [in_tcp(6653, message) for message in messages]


def openflow10():
    def message(*arguments, **named):
        return openflow(1, *arguments, **named)

    def port(number, state=0x100, bits=0x2c7):
        return struct.pack(">H6s16sIIIIII", number, MAC_A, b"port one", 0x7f, state, bits, 0xfff, 0x1fff, 0)

    def match(wildcards, kind=0x0800, protocol=6, vlan=100, priority=3):
        return struct.pack(">IH6s6sHBxHBBxx4s4sHH", wildcards, 7, MAC_A, MAC_B, vlan, priority, kind, 0x10, protocol, A4, B4, 80, 1024)

    def action(kind, body, length=None):
        return struct.pack(">HH", kind, 4 + len(body) if length is None else length) + body

    actions = [
        action(0, struct.pack(">HH", 0xfffd, 128)), action(0, struct.pack(">HH", 5, 0)), action(1, struct.pack(">Hxx", 0xffff)),
        action(1, struct.pack(">Hxx", 0)), action(2, b"\7\0\0\0"), action(2, b"\x08\0\0\0"), action(3, bytes(4)),
        action(4, MAC_A + bytes(6)), action(5, MAC_B + bytes(6)), action(6, A4), action(7, B4), action(8, b"\x28\0\0\0"),
        action(9, struct.pack(">Hxx", 80)), action(10, struct.pack(">Hxx", 443)),
        action(11, struct.pack(">H6xI", 0xfff8, 0xffffffff)), action(11, struct.pack(">H6xI", 9, 4)),
        action(0xffff, struct.pack(">I", 0x00002320) + b"data" * 2 + bytes(4)), action(0xffff, struct.pack(">I", 0x01002320)),
        action(0xffff, struct.pack(">IIIIB3x", 0x5c16c7, 1, 3, 0x8100b00a, 1) + bytes(0)),
        action(0xffff, struct.pack(">IIIIB3x", 0x5c16c7, 1, 3, 0x00000000, 0)),
        action(0xffff, struct.pack(">IIIIB3x", 0x5c16c7, 1, 3, 0x88a80001, 2)),
        action(0xffff, struct.pack(">IIII", 0x5c16c7, 1, 3, 4) + bytes(4)[:0] + bytes(4)), action(0xffff, struct.pack(">I", 0x5c16c7)),
        action(0xffff, struct.pack(">II", 0x5c16c7, 2) + bytes(4)), action(0xffff, struct.pack(">II", 0x5c16c7, 9) + bytes(4)),
        action(12, bytes(4)), action(0, bytes(12)), action(0xffff, bytes(5)),
    ]
    echo = ethernet(0x0800, ipv4(1, icmp(8, 0, struct.pack(">HH", 7, 1) + b"ping")))
    flow_fields = struct.pack(">QHHHHIHH", 0x1122334455667788, 0, 60, 300, 32768, 0xffffffff, 0xffff, 0xf)
    deleting = struct.pack(">QHHHHIHH", 1, 4, 0, 0, 0, 9, 0xfffe, 0)
    removed = struct.pack(">QHBxIIHxxQQ", 5, 100, 1, 10, 20, 30, 1 << 63, 4000)
    queues = struct.pack(">IHxx", 1, 40) + struct.pack(">HHxxxx", 0, 8) + struct.pack(">HHxxxxH6x", 1, 16, 123) + struct.pack(">HHxxxx", 9, 8) \
        + struct.pack(">IHxx", 2, 24) + struct.pack(">HHxxxxH6x", 1, 16, 1001) + struct.pack(">IHxx", 3, 8)
    flow = struct.pack(">HBx", 96, 0xff) + match(0x3820ff) + struct.pack(">IIHHH6xQQQ", 1, 2, 3, 4, 5, 6, 7, 1 << 63) + actions[1]
    table = struct.pack(">B3x32sIIIQQ", 254, b"classifier", 0x3fffff, 1000, 5, 99, 88)
    port_counters = struct.pack(">H6x12Q", 2, *range(100, 112))
    queue = struct.pack(">HxxIQQQ", 0xfffc, 7, 1, 2, 3)
    description = b"".join(text.ljust(n, b"\0") for text, n in [
        (b"maker", 256), (b"hardware", 256), (b"software\1", 256), (b"serial", 32), (b"path", 256)])

    def vendor(number, rest=b""):
        return message(4, struct.pack(">I", number) + rest)

    def switch(subtype, rest=b""):
        return vendor(0x5c16c7, struct.pack(">I", subtype) + rest)

    messages = [
        message(0) + message(5) + message(7), message(0, b"hello there"), message(1, struct.pack(">HH", 0, 1)), message(1, struct.pack(">HH", 0, 2)),
        *[message(1, struct.pack(">HH", kind, 1) + b"data") for kind in range(1, 7)], message(1, b"\0\1\0"),
        message(2), message(3, bytes(range(40))), message(6, struct.pack(">QIB3xII", 0xabcd, 256, 2, 0xff, 0xfff) + port(1) + port(0xfffe, 0x301)),
        message(6, struct.pack(">QIB3xII", 0xabcd, 256, 2, 0x10, 0xf000) + port(1, 0x204, 0) + b"short"),
        message(8, struct.pack(">HH", 1, 128)), message(9, struct.pack(">HH", 3, 65535)), message(9, b"\0"),
        message(10, struct.pack(">IHHBx", 0xffffffff, 64, 3, 0) + echo) + message(2),
        message(10, struct.pack(">IHHBx", 77, 64, 0xff00, 2) + echo[:10]) + message(2), message(10, struct.pack(">IHHBx", 77, 64, 3, 1)),
        message(11, match(0x3820ff) + removed), message(11, match(0) + removed[:8] + bytes(2) + b"\3" + removed[11:]),
        message(12, struct.pack(">B7x", 0) + port(4)), message(12, struct.pack(">B7x", 3) + port(4, 3)),
        message(13, struct.pack(">IHH", 1, 0xfff8, 16) + actions[0] + actions[1] + echo),
        message(13, struct.pack(">IHH", 1, 0xfff8, 99) + actions[0]), message(13, struct.pack(">IHH", 1, 0xfff8, 0)),
        *[message(14, match(0x3fffff) + flow_fields + b"".join(actions[i:i + 6])) for i in range(0, len(actions), 6)],
        message(14, match(0, protocol=1) + deleting), message(14, match(0xff003fff, kind=0x0806, vlan=0, priority=9) + deleting[:8] + b"\0\6" + deleting[10:]),
        message(14, match(0x0f1000, vlan=0xffff) + flow_fields + actions[0] + b"\0\0\0\7" + bytes(4)),
        message(14, match(0x3fffff) + flow_fields + b"\0\0\0\x20" + bytes(4)), message(14, match(0x3fffff) + flow_fields + b"\0\0\0"),
        message(15, struct.pack(">H6sIII4x", 3, MAC_B, 1, 0x80, 0x1000)), message(15, bytes(5)),
        message(16, struct.pack(">HH", 0, 0)), message(16, struct.pack(">HH", 3, 1) + b"odd"),
        message(16, struct.pack(">HH", 1, 0) + match(0x3fffff) + struct.pack(">BxH", 0xfe, 0xffff)),
        message(16, struct.pack(">HH", 2, 0) + match(0x3fffff) + struct.pack(">BxH", 3, 3)), message(16, struct.pack(">HH", 2, 0) + bytes(4)),
        message(16, struct.pack(">HHH6x", 4, 0, 0xffff)), message(16, struct.pack(">HHHxxI", 5, 0, 0xfffc, 0xffffffff)),
        message(16, struct.pack(">HHHxxI", 5, 0, 1, 2) + b"!"), message(16, struct.pack(">HHI", 0xffff, 0, 0x2320) + b"data"),
        message(16, struct.pack(">HH", 0xffff, 0) + b"\0"), message(16, struct.pack(">HH", 6, 0) + b"data"),
        message(17, struct.pack(">HH", 1, 1) + flow + flow), message(17, struct.pack(">HH", 1, 2) + flow + b"odd"),
        message(17, struct.pack(">HH", 1, 0) + b"\0\x10" + flow[2:]), message(17, struct.pack(">HH", 1, 0) + b"\1\0" + flow[2:]),
        message(17, struct.pack(">HHQQI4x", 2, 0, 1, 2, 3)), message(17, struct.pack(">HHQQI", 2, 0, 1, 2, 3)),
        message(17, struct.pack(">HH", 3, 0) + table + table), message(17, struct.pack(">HH", 3, 0) + table[:60]),
        message(17, struct.pack(">HH", 4, 0) + port_counters * 2 + b"odd"), message(17, struct.pack(">HH", 5, 0) + queue * 2 + b"odd"),
        message(17, struct.pack(">HHI", 0xffff, 0, 0xff000002) + b"data"), message(17, struct.pack(">HH", 7, 0) + b"data"),
        message(17, struct.pack(">HH", 0, 0) + description), message(17, struct.pack(">HH", 0, 0) + description[:20]),
        message(18) + message(19), message(18, b"body"), message(20, struct.pack(">Hxx", 0xfffe)), message(21, struct.pack(">H6x", 3) + queues),
        message(21, struct.pack(">H6x", 3) + struct.pack(">IHxx", 1, 7)), message(21, struct.pack(">H6x", 3) + struct.pack(">IHxx", 1, 20)),
        message(21, struct.pack(">H6x", 3) + b"odd"), message(21, struct.pack(">H6x", 3) + struct.pack(">IHxxHHxxxx", 1, 16, 0, 7)),
        message(21, struct.pack(">H6x", 3) + struct.pack(">IHxxHHxxxx", 1, 16, 0, 9)), message(21, struct.pack(">H6x", 3) + struct.pack(">IHxxI", 1, 12, 0)),
        message(21, struct.pack(">H6x", 3) + struct.pack(">IHxxHHxxxxI", 1, 20, 1, 12, 0)),
        vendor(0x2320, b"data"), vendor(0x4f4e4600), vendor(0x12345678), vendor(0x5c16c7, b"\0"),
        switch(0, b"\2\0\0\0" + A4), switch(1, b"\1" + bytes(7)), switch(2, b"\1"), switch(3, b"\1\0\0\0"), switch(4, b"\2\0\0\0"), switch(5, b"\0"),
        switch(6, b"\0\0\0\1ls\n"), switch(6, b"\0"), switch(7, b"output\r"), switch(8, b"\0\0\0\2"), switch(9), switch(13, b"!"),
        switch(17, b"\0\0\0\7"), switch(17), switch(28, b"rest"), switch(29), switch(35, b"x"), switch(99, b"x"),
        message(22), message(99, b"body"), message(2, length=7), message(2, length=4), message(3, b"part", length=100), message(2)[:1], message(2)[:3],
        message(2)[:5], message(2) + b"\1", openflow(2, 0), openflow(9, 1, b"body"),
    ]
    cuts = cut(in_tcp(6633, message(14, match(0) + flow_fields + b"".join(actions[0:16:3]))), 54) \
        + cut(in_tcp(6633, message(6, struct.pack(">QIB3xII", 1, 2, 3, 4, 5) + port(1))), 58, 5) \
        + cut(in_tcp(6633, message(17, struct.pack(">HH", 3, 0) + table)), 66, 5) + cut(in_tcp(6633, message(17, struct.pack(">HH", 1, 0) + flow)), 66, 6) \
        + cut(in_tcp(6633, message(11, match(0x3fffff) + removed)), 62, 7) + cut(in_tcp(6633, message(21, struct.pack(">H6x", 3) + queues)), 62, 5) \
        + cut(in_tcp(6633, message(16, struct.pack(">HHHxxI", 5, 0, 1, 2))), 62) + cut(in_tcp(6633, switch(0, b"\2\0\0\0" + A4)), 62) \
        + cut(in_tcp(6633, message(0, bytes(range(20)))), 62, 7)
    capture("openflow10", 1, openflow_packets(messages))
    capture("openflow10-cut", 1, cuts)


def openflow13():
    def message(*arguments, **named):
        return openflow(4, *arguments, **named)

    def port(number, state):
        return struct.pack(">I4x6sxx16sIIIIIIII", number, MAC_A, b"eth\x7f", 0x7f, state, 0xffff, 0x1ffff, 0, 0, 1000000, 0xffffffff)

    status = message(12, struct.pack(">B7x", 1) + port(5, 5))
    bitmap = struct.pack(">HHI", 1, 8, 0x12)
    modification = message(16, struct.pack(">I4x6sxxIII4x", 5, MAC_B, 0x65, 2, 0xf800))
    masks = message(28, struct.pack(">IIIIII", 7, 8, 1, 2, 4, 0xff))
    messages = [
        message(0), message(0, bitmap), message(0, struct.pack(">HHII", 1, 12, 1, 2) + struct.pack(">HH", 2, 6) + b"xx" + bitmap),
        message(0, b"\0\1\0\3"), message(0, b"\0\1\0\x09" + bytes(4)), message(0, bitmap + b"odd"), message(0, struct.pack(">HHI", 1, 8, 0x80)),
        *[message(1, struct.pack(">HH", kind, 2) + b"data") for kind in range(15)], message(1, struct.pack(">HH", 0xffff, 1)), message(1, b"\0"),
        message(1, struct.pack(">HH", 13, 99)), message(2, b"echo"), message(3), message(4, struct.pack(">II", 0xff00000a, 5) + b"data"),
        message(4, struct.pack(">II", 0x5c16c7, 5)), message(4, b"\0"), message(5), message(6, struct.pack(">QIBBxxII", 9, 8, 7, 6, 0x16f, 0)),
        message(6, struct.pack(">QIBBxxII", 9, 8, 7, 6, 0x90, 0)), message(7), message(8, struct.pack(">HH", 2, 0xffff)), message(9, struct.pack(">HH", 9, 0xffe5)),
        message(9, struct.pack(">HH", 0, 100)), message(10, b"packet"), message(11), status, message(12, struct.pack(">B7x", 3) + port(0xfffffffd, 8)),
        message(13), message(14), message(15), modification, message(16, b"short"), message(17, struct.pack(">B3xI", 255, 3)), message(17, struct.pack(">B3xI", 1, 0)),
        message(18), message(19), message(20), message(21, b"x"), message(22, struct.pack(">I4x", 0xffffffff)), message(23),
        message(24, struct.pack(">I4xQ", 2, 1 << 63)), message(25, struct.pack(">I4xQ", 4, 1)), message(26), message(27, masks[8:]), masks, message(29), message(30, b"x"),
    ]
    cuts = cut(in_tcp(6653, status), 62, 5) + cut(in_tcp(6653, modification), 62, 5) + cut(in_tcp(6653, masks), 62, 5) \
        + cut(in_tcp(6653, message(0, bitmap)), 62) + cut(in_tcp(6653, message(6, struct.pack(">QIBBxxII", 9, 8, 7, 6, 0x16f, 0))), 62) \
        + cut(in_tcp(6653, message(24, struct.pack(">I4xQ", 2, 1 << 63))), 62, 5)
    capture("openflow13", 1, openflow_packets(messages) + cuts)


def pgm():
    def packet(kind, body=b"", options=None, data=b""):
        present = 0 if options is None else 1
        return struct.pack(">HHBBH6sH", 7500, 3055, kind, present, 0, MAC_A, len(data)) + body + (options or b"") + data

    def option(kind, value, length=None):
        return struct.pack(">BB", kind, 2 + len(value) if length is None else length) + value

    def options(*values, last=True):
        values = list(values)
        if last and values:
            values[-1] = bytes([values[-1][0] | 0x80]) + values[-1][1:]
        rest = b"".join(values)
        return struct.pack(">BBH", 0, 4, 4 + len(rest)) + rest

    family4, family6 = struct.pack(">Hxx", 1), struct.pack(">Hxx", 2)
    spm, poll = struct.pack(">III", 1, 2, 3), struct.pack(">IHxx", 9, 2)
    random = struct.pack(">III", 1000, 0xabcdef, 0xff)
    odata = struct.pack(">II", 20, 10)
    numbers = struct.pack(">xxIII", 1, 2, 3)
    every = options(option(1, numbers), option(3, numbers[:6]), option(4, numbers[:10]), option(5, numbers[:10]), option(7, b"\0\0" + family4 + A4),
                    option(7, b"\0\0" + family6 + A6), option(8, numbers[:6]), option(9, numbers[:6]), option(10, numbers[:6]), option(11, b"\0\0"),
                    option(13, b"\0\0"), option(14, b"\0\0"), option(15, b"\0\0"), option(17, b"\0\0"), option(18, b"\0\0\0\0\0\7" + family4 + A4),
                    option(18, b"\0\0\0\0\0\7" + family6 + A6), option(19, b"\0\0\0\0\0\7" + family4 + A4), option(19, b"\0\0\0\0\0\7" + family6 + A6),
                    option(0, b"\0\4"), option(2, numbers))
    wrong = [option(kind, bytes(2 + length)) for kind, length in [
        (0, 1), (1, 3), (3, 0), (4, 9), (5, 9), (7, 3), (7, 9), (8, 5), (9, 5), (10, 5), (11, 1), (13, 1), (14, 1), (15, 1), (17, 1), (18, 4), (18, 8),
        (19, 4), (19, 8), (2, 3)]]
    wrong += [option(7, b"\0\0" + family4 + A6), option(7, b"\0\0" + family6 + A4), option(18, bytes(6) + family4 + A6), option(18, bytes(6) + family6),
              option(19, bytes(6) + family4 + A6), option(19, bytes(6) + family6)]
    packets = [
        packet(0, spm + family4 + A4), packet(0, spm + family6 + A6), packet(0, spm + bytes(8)), packet(1, poll + family4 + A4 + random),
        packet(1, poll + family6 + A6 + random), packet(1, poll + bytes(20)), packet(2, poll), packet(4, odata, data=b"original"),
        packet(5, odata, data=b"repair"), packet(8, struct.pack(">I", 7) + family4 + A4 + bytes(4) + b"\0\1\2\3"),
        packet(9, struct.pack(">I", 7) + family6 + A6 + bytes(4) + b"\0\2" + A6), packet(10, struct.pack(">I", 7) + family4 + A4 + family4 + B4),
        packet(8, struct.pack(">I", 7) + bytes(20)), packet(11, struct.pack(">II", 7, 0xff)), packet(12), packet(3), packet(12, options=options(option(3, numbers[:6]))),
        packet(4, odata, every, b"data"), *[packet(4, odata, options(value), b"data") for value in wrong],
        packet(4, odata, options(option(12, bytes(6)), option(13, b"\0\0")), bytes(8)), packet(4, odata, options(option(16, bytes(6)), option(13, b"\0\0")), bytes(8)),
        packet(4, odata, options(option(0x2b, bytes(6)), option(13, b"\0\0")), bytes(8)), packet(5, odata, options(option(13, b"\0\0"), last=False), b"data"),
        packet(5, odata, b"\1\4\0\4"), packet(5, odata, b"\0\5\0\4"), packet(5, odata, b"\0\4\0\3"), packet(5, odata, b"\0\4\0\6\3\4"),
        packet(5, odata, b"\0\4\0\x0a\3\x08\0\0\0\0"), packet(5, odata, b"\0\4\0\x08\3\3\0\0"), packet(5, odata, b"\0\4\0"),
    ]
    capture("pgm", 1, [in4(113, p) for p in packets] + [in6(113, p) for p in packets[:3]] + [in_udp(7500, p) for p in packets[:3]]
            + cut(in4(113, packet(0, spm + family6 + A6)), 34, 4) + cut(in4(113, packet(1, poll + family4 + A4 + random)), 50, 4)
            + cut(in4(113, packet(8, struct.pack(">I", 7) + family4 + A4 + bytes(4) + b"\0\1\2\3")), 50, 4) + cut(in4(113, packets[17]), 58, 5)
            + cut(in6(113, packet(2, poll)), 54, 4) + cut(in4(113, packet(11, bytes(8))), 50, 4))
    frames = b"\6\1hello\3\0hi\0" + b"\xff" + struct.pack(">QB", 200, 0x82) + bytes(range(199))
    data = [b"\0\0" + frames, b"\0\5parts" + frames[:7], b"\xff\xffmiddle of a message", b"\0\x40short", b"\xff\xff", b"\0\1x", b"\0", b"",
            b"\xff\xff" + bytes(range(150)), b"\0\0\xff\1", b"\0\0\x09\0rest"]
    datagrams = [packet(4 + n % 2, odata, None if n % 3 else options(option(13, b"\0\0")), d) for n, d in enumerate(data)]
    short = [datagrams[2][:14] + struct.pack(">H", length) + datagrams[2][16:] for length in (0, 1, 2, 3, 500)]
    capture("pgm-zmtp", 1, [in_udp(7500, p) for p in datagrams + short] + [in4(113, datagrams[0])] + cut(in_udp(7500, datagrams[1]), 60, 2)
            + cut(in_udp(7500, datagrams[8]), 70, 29))


def netflow():
    def header(version, count, rest=b""):
        return struct.pack(">HHIII", version, count, 0x1234, 1700000000, 5000) + rest

    def record(version, protocol=6, flags=0x3f):
        start = A4 + B4 + C4 + struct.pack(">HHIIIIHH", 1, 2, 10, 2000, 1000, 61001, 80, 40000)
        if version == 1:
            return start + struct.pack(">xxBBB3x4x", protocol, 0x10, flags)
        return start + struct.pack(">xBBBHHBBBB4s", flags, protocol, 0x10, 65000, 64512, 24, 32, 7, 9, C4)

    sequence = struct.pack(">IBBH", 77, 1, 2, 0x4001)
    whole = {1: header(1, 0), 5: header(5, 0, sequence), 6: header(6, 0, sequence)}
    packets = []
    for version, head in whole.items():
        # the number of records that tcpdump takes is so large that a packet always ends too soon
        packets += [head[:2] + struct.pack(">HI", 0, count) + head[8:] for count in (0, 1)]
        packets += [head + record(version), head + record(version, 17) + record(version, 6, 0) + record(version, 6, 0x40), head[:2] + b"\0\2" + head[4:] + record(version)]
    two = [head[:2] + struct.pack(">HI", 0, 0x20000) + head[8:] + record(version) * 2 for version, head in whole.items()]
    packets += two + [b"\0\x09rest", b"\1\0", b"\0", b""]
    capture("netflow", 1, [in_udp(2055, p) for p in packets] + [in_udp(2055, packets[-4], around=in6), in_tcp(2055, b"data")]
            + cut(in_udp(2055, two[1]), 42, 7))


def beep():
    starts = [b"MSG\0", b"MSG 0 1 . 52 120\r\n", b"RPY 0 1 . 0 5\r\n", b"ERR 0 1", b"ANS 0", b"NUL 0", b"SEQ 0 1 2\r\n", b"END\0", b"END\r\n", b"RPY", b"x"]
    capture("beep", 1, [in_tcp(10288, start) for start in starts] + [in_tcp(40001, starts[2], source=10288)] + cut(in_tcp(10288, starts[2][:5]), 53, 1))


def pptp():
    def message(kind, body=b"", cookie=0x1a2b3c4d, management=1, reserved=0):
        return struct.pack(">HHIHH", 12 + len(body), management, cookie, kind, reserved) + body

    def text(value, n=64):
        return value.ljust(n, b"\0")

    start = struct.pack(">IIHH", 3, 3, 10, 0x1234) + text(b"host") + text(b"vendor\1")
    calls = [
        message(7, struct.pack(">HHIIIIHHHH", 1, 2, 300, 64000, 3, 2, 16, 5, 5, 0) + text(b"5551234") + text(b"sub")),
        message(7, struct.pack(">HHIIIIHHHH", 1, 2, 300, 64000, 4, 9, 16, 5, 99, 1) + text(b"5" * 64) + text(b"6" * 64)),
        *[message(8, struct.pack(">HHBBHIHHI", 1, 2, result, error, 3, 64000, 16, 5, 7)) for result, error in zip(range(9), range(9))],
        message(9, struct.pack(">HHIIHH", 1, 2, 1, 7, 4, 70) + text(b"12345") + text(b"6789") + text(b"sub")),
        *[message(10, struct.pack(">HHBBHHH", 1, 2, result, 0, 16, 5, result // 4)) for result in range(5)],
        message(11, struct.pack(">HHIHHI", 2, 0, 64000, 16, 5, 1)), message(11, struct.pack(">HHIHHI", 2, 9, 64000, 16, 5, 0)),
        message(12, struct.pack(">HH", 1, 0)), message(12, struct.pack(">HH", 1, 3)),
        *[message(13, struct.pack(">HBBHH", 1, result, 6, 3, result // 5) + text(b"statistics", 128)) for result in (1, 2, 3, 4, 5)],
    ]
    messages = [
        message(1, struct.pack(">HH", 0x100, 0) + start), message(1, struct.pack(">HH", 0x101, 5) + start),
        *[message(2, struct.pack(">HBB", 0x100, result, result % 3) + start) for result in (1, 2, 3, 4, 5, 6)],
        *[message(3, struct.pack(">BBH", reason, reason // 4, reason // 4)) for reason in range(5)],
        *[message(4, struct.pack(">BBH", result, 1, result // 3)) for result in range(1, 4)], message(5, struct.pack(">I", 42)),
        *[message(6, struct.pack(">IBBH", 42, result, 2, result // 3)) for result in range(1, 4)], *calls,
        message(14, struct.pack(">HHIIIIII", 2, 0, 1, 2, 3, 4, 5, 6)), message(15, struct.pack(">HHII", 2, 0, 0xffffffff, 10)),
        message(15, struct.pack(">HHII", 2, 1, 0xffffffff, 10)), message(0), message(16), message(5, struct.pack(">I", 42), cookie=0x1a2b3c4e),
        message(5, struct.pack(">I", 42), management=2, reserved=8), message(5, struct.pack(">I", 42), management=3), message(5)[:7], message(1),
    ]
    capture("pptp", 1, [in_tcp(1723, m) for m in messages] + cut(in_tcp(1723, messages[2]), 54, 11) + cut(in_tcp(1723, calls[0]), 66, 11)
            + cut(in_tcp(1723, calls[2]), 66) + cut(in_tcp(1723, messages[8]), 64, 1))


def realtek():
    register = struct.pack("<HI", 0x0102, 0x03040506) + bytes(range(8))
    packets = [
        b"\1\0\x23\x79" + bytes(14), b"\1\x80\x23\x79\5\6" + MAC_B + b"\x83\x26\x12\x34\x56\x78", b"\1\1\x23\x79" + register,
        b"\1\x81\x23\x79" + register, b"\1\2\x23\x79" + register, b"\1\x82\x23\x79" + register, b"\1\3\x23\x79", b"\1\xff\x23\x79", b"\2" + bytes(45),
        b"\3\0" + bytes(44), b"\x23\0", b"\4" + bytes(7), b"\x90\0\1\2", b"\x9f\0\1\2", b"\xa3\0\1\2", b"\0", b"\xff", b"",
    ]
    inside = [ethernet(0x8899, p) for p in packets]
    capture("realtek", 1, inside + [ethernet(0x8100, vlan(5, 0x8899, packets[2])), frame(b"\xaa\xaa\3\0\0\0\x88\x99" + packets[2])]
            + cut(inside[1], 14, 1) + cut(inside[2], 15, 1))
    capture("realtek-cooked", 113, [struct.pack(">HHH8sH", 0, 1, 6, MAC_A, 0x8899) + packets[2]])


def forces():
    def tlv(kind, value, length=None):
        return struct.pack(">HH", kind, 4 + len(value) if length is None else length) + value + bytes(-len(value) % 4)

    def ilv(kind, value, length=None):
        return struct.pack(">II", kind, 8 + len(value) if length is None else length) + value + bytes(-len(value) % 4)

    def message(kind, *elements, flags=0x40c00000, length=None, source=2, target=0x40000001):
        body = b"".join(elements)
        return struct.pack(">BBHIIQI", 0x10, kind, (24 + len(body)) // 4 if length is None else length, source, target, 0x1234567890, flags) + body

    def path(flags, identifiers, rest=b""):
        return tlv(0x110, struct.pack(">HH", flags, len(identifiers)) + b"".join(struct.pack(">I", n) for n in identifiers) + rest)

    def select(*operations, kind=1):
        return tlv(0x1000, struct.pack(">II", kind, 3) + b"".join(operations))

    def operation(number, *paths):
        return tlv(number, b"".join(paths))

    def chunk(payload, kind=0, protocol=22, flags=3):
        body = struct.pack(">IHHI", 100, 1, 2, protocol) + payload
        return struct.pack(">BBH", kind, flags, 4 + len(body)) + body + bytes(-len(body) % 4)

    def packet(*chunks, source=40000, target=6705):
        return in4(132, struct.pack(">HHII", source, target, 7, 8) + b"".join(chunks))

    full, sparse = tlv(0x112, b"full data"), tlv(0x113, ilv(1, b"sparse") + ilv(2, b"four"))
    result = [tlv(0x114, struct.pack(">Bxxx", code)) for code in (0, 8, 23, 24, 255)]
    key = tlv(0x111, struct.pack(">I", 9) + tlv(0x112, tlv(0x112, b"keys")))
    messages = [
        message(1), message(1, select(operation(11, path(0, [1, 2], full)))),
        message(1, select(operation(11, path(0, [1], full))), select(operation(11, path(0, [1], sparse)), kind=2)),
        message(1, select(operation(11, path(0, [1], full))), select(operation(11, path(0, [2], full))), select(operation(11, path(0, [3], full)))),
        message(2, tlv(0x11, struct.pack(">I", 0))), *[message(2, tlv(0x11, struct.pack(">I", reason))) for reason in (1, 2, 3, 4, 5, 256)],
        message(2, tlv(0x11, b"12345678")), message(2), message(3, b"\0\0\0\4"),
        message(3, select(operation(1, path(0, [1], full)), operation(2, path(0, [1, 5], sparse)), operation(5, path(0, [1, 5, 6])), operation(12, bytes(8)),
                          operation(14, bytes(8)), kind=0x80000001), flags=0xffffffff),
        message(3, select(operation(1, path(4, [1], full), path(0, [2], path(0, [3], full))), operation(7, path(0, [1])), operation(15, bytes(8)))),
        message(3, select(operation(1, path(0, [1], result[0])), operation(5, path(0, [1], full)), operation(0x8001, b"vendors operation"), operation(1, b"tiny"))),
        message(4, select(operation(7, path(0, [1])), operation(8, path(0, [2])), operation(7, path(2, [1], tlv(0x117, struct.pack(">II", 3, 9)))),
                          operation(7, path(1, [1], struct.pack(">I", 7) + tlv(0x112, b"key!") + key)), operation(7, path(3, [1], bytes(12))))),
        message(4, select(operation(7, path(1, [1], struct.pack(">I", 7) + tlv(0x112, b"key!") + full)), operation(7, path(1, [1], bytes(4))),
                          operation(7, path(2, [1], bytes(4))), operation(7, path(1, [1], bytes(12))), operation(7, path(1, [1], struct.pack(">IHH", 7, 1, 99) + bytes(8))))),
        message(5, select(operation(11, path(0, [1], full)))), message(5, select(operation(1, path(0, [1], full)))),
        message(6, tlv(1, tlv(0x115, ilv(1, b"meta") + ilv(2, b"data!")) + tlv(0x116, b"redirected packet"))), message(6, tlv(1, tlv(0x114, b"else") + tlv(0x116, b"x"))),
        message(6, tlv(1, b"12345678")), message(6, tlv(1, tlv(0x115, ilv(1, b"meta", 99)) + tlv(0x116, b"packet", 3))), message(15), message(15, tlv(1, b"beat")),
        *[message(17, tlv(0x10, struct.pack(">I", code))) for code in range(5)], message(17, tlv(0x10, b"12345678")), message(17, tlv(0x99, b"1234")),
        message(19, select(*[operation(3, path(0, [1], code)) for code in result], operation(4, path(0, [1], result[1])), operation(6, path(0, [1], result[2])))),
        message(19, select(operation(13, path(0, [1], result[1])), operation(13, tlv(0x99, b"1234")), operation(13, b"\1\x10\0\x63rest"), operation(13, full))),
        message(20, select(operation(9, path(0, [1], full)), operation(9, path(0, [1], sparse)), operation(10, path(0, [1], result[0])), operation(10, path(0, [1], sparse)))),
        message(20, select(operation(9, path(0, [1], full + path(0, [2], full)), path(0, [1], tlv(0x113, b"few"))))),
        message(20, select(operation(9, path(0, [1], tlv(0x113, ilv(1, b"1234", 7))), path(0, [1], tlv(0x113, ilv(1, b"1234", 99))), path(0, [1], tlv(0x113, ilv(1, b"123", 15)))))),
        message(20, select(operation(9, path(0, [1], tlv(0x114, b"12345678")), path(0, [1], tlv(0x115, b"meta")), path(0, [1], tlv(0x112, b"x", 0)), path(0, [1], tlv(0x112, b"x", 99))))),
        message(20, select(operation(9, path(0, [1], tlv(0x111, struct.pack(">IHH", 9, 0x112, 2))), path(0, [1], key), path(0, [1], tlv(0x111, struct.pack(">I", 9) + full))))),
        message(20, select(operation(9, tlv(0x110, b"\0\0\0\x63rest")), operation(9, path(0, [1]), tlv(0x110, b"", 3) + bytes(8)))),
        message(20, select(operation(9, path(0, [1], path(0, [2], path(0, [3], path(2, [4], bytes(12) + path(1, [5])))))))),
        message(20, tlv(0x1000, bytes(12))), message(20, select(operation(9, path(0, [1]))) + b"mess" + bytes(4)), message(20, select(operation(9, path(0, [1])), b"\0\x09\0\1")),
        message(1, length=7), message(0), message(7), message(16), message(18), message(21), message(15, source=0xc0000000, target=0xfffffff0),
        message(15, source=0xfffffffd, target=0xfffffffe), message(15, source=0xffffffff, target=0x80000000), b"short",
    ]
    capture("forces", 1, [packet(chunk(m)) for m in messages] + [
        packet(chunk(messages[1]), chunk(messages[28])), packet(chunk(b"data", protocol=0), chunk(messages[22], protocol=21), chunk(messages[22], protocol=0), target=9),
        packet(chunk(messages[22], protocol=0), source=6704, target=6706)]
        + cut(packet(chunk(messages[1])), 66, 9))


openflow10()
openflow13()
pgm()
netflow()
beep()
pptp()
realtek()
forces()
