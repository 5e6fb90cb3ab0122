#!/usr/bin/env python3
"""Writes the captures of the golden texts of SNMP, sFlow, PIM and SCTP with M3UA. Every packet is made here."""
import struct

from captures import *  # noqa: F403


def words(*values):
    return struct.pack(">%dI" % len(values), *values)


def tlv16(kind, value, pad=1, counted=0, length=None):
    """A type and a length, two bytes each; the length counts so many of those bytes, and no padding."""
    return struct.pack(">HH", kind, counted + len(value) if length is None else length) + value + bytes(-len(value) % pad)


def ber(kind, value, length=None):
    length = len(value) if length is None else length
    return bytes([kind]) + (bytes([length]) if length < 128 else b"\x82" + struct.pack(">H", length)) + value


def snmp():
    def number(value):
        return ber(2, value.to_bytes(4, "big", signed=True).lstrip(b"\0") or b"\0" if value >= 0 else value.to_bytes(4, "big", signed=True))
    system, table = ber(6, bytes.fromhex("2b06010201010100")), ber(6, bytes.fromhex("2b06010401897d01028130"))
    values = [ber(5, b""), number(7), number(-7), ber(2, b"\0\x80"), ber(2, b""), ber(4, b"text"), ber(4, b"\0\1\xff"), ber(4, b"two\nlines"), ber(6, b"\x55\4\3"), ber(6, b""), ber(6, b"\x2b\x86"), ber(0x40, A4), ber(0x40, b"ab"), ber(0x41, b"\xff\xff\xff\xff"), ber(0x42, b"\x64"), ber(0x43, b"\1\xe2\x40"), ber(0x44, b"opaque"), ber(0x45, b"\1\2"),
              ber(0x46, b"\xff" * 8), ber(0x46, b"\0" + b"\xff" * 8), ber(0x80, b""), ber(0x81, b""), ber(0x82, b""), ber(0x83, b"x"), ber(0x30, b""), ber(1, b"\1"), ber(3, b"\0\7"), ber(0x0a, b"\1"), ber(0x1f, b"long"), ber(0x9f, b"odd"), ber(0xc0, b"private"), ber(0x13, b"printable"), ber(0x41, b"\1\2\3\4\5\6"), ber(4, b"cut", 90), b"\4\x84\xff\xff\xff\xff", b"\4\x80"]

    def unit(kind, *bindings, error=0, index=0):
        return ber(kind, number(7) + number(error) + number(index) + ber(0x30, b"".join(ber(0x30, b) for b in bindings)))

    def message(body, version=1, community=b"public"):
        return ber(0x30, number(version) + ber(4, community) + body)

    def trap(generic, specific=0, enterprise=table, agent=ber(0x40, A4)):
        return message(ber(0xa4, enterprise + agent + number(generic) + number(specific) + ber(0x43, b"\7") + ber(0x30, ber(0x30, system + number(7)))), 0)

    def version3(flags, scoped, model=3, security=None, maximum=1500):
        security = ber(0x30, ber(4, bytes.fromhex("8000000001020304")) + number(3) + number(4000) + ber(4, b"user") + ber(4, bytes(12)) + ber(4, bytes(8))) if security is None else security
        return ber(0x30, number(3) + ber(0x30, number(77) + number(maximum) + ber(4, bytes([flags])) + number(model)) + ber(4, security) + scoped)
    get = unit(0xa0, system + ber(5, b""))
    scoped = ber(0x30, ber(4, bytes.fromhex("8000000001020304")) + ber(4, b"context") + get)
    messages = [message(unit(kind, system + ber(5, b""), table + number(7))) for kind in (0xa0, 0xa1, 0xa2, 0xa3, 0xa6, 0xa7, 0xa8)] + [message(unit(0xa5, system + ber(5, b""), error=1, index=10)), message(get, 0, b"secret"), message(get, 2), message(get, 9), message(get, 0, b""), message(unit(0xa2, system, error=2, index=1)), message(unit(0xa2, error=99, index=1))]
    messages += [message(unit(0xa2, *[table + v for v in values[i:i + 6]])) for i in range(0, 30, 6)] + [message(unit(0xa2, system + v)) for v in values[30:]] + [trap(kind) for kind in (0, 3, 4, 5)] + [trap(6, 42), trap(99, 1), trap(6, 42, agent=number(7)), trap(6, 42, number(7))]
    messages += [version3(flags, scoped) for flags in (0, 1, 4, 5)] + [version3(3, ber(4, b"encrypted")), version3(0, scoped, 2), version3(0, scoped, security=ber(4, b"odd")), version3(0, ber(4, b"odd")), version3(2, scoped), version3(0, scoped, maximum=-1)]
    messages += [ber(0x30, b""), ber(0x31, number(1)), number(1), message(ber(0xa9, b"")), message(ber(4, b"odd")), message(ber(0xa0, b"")), message(get)[:-3], message(get) + b"more", ber(0x30, ber(4, b"1")), b"\x30", b"\x30\x84"]
    packets = [in_udp(161, m) for m in messages] + [in_udp(162, messages[31]), in_udp(9, messages[0], 161)]
    capture("snmp", 1, packets + cut(packets[0], 42, 6) + cut(packets[39], 42, 14))


def sflow():
    def datagram(*samples, version=5, family=1, count=None):
        return words(version, family) + (A4 if family == 1 else A6) + words(0, 7, 1000, len(samples) if count is None else count) + b"".join(samples)

    def element(kind, value, length=None):
        return words(kind, len(value) if length is None else length) + value

    def flow(*records, count=None):
        return element(1, words(7, 1 << 24 | 5, 512, 1024, 0, 5, 6, len(records) if count is None else count) + b"".join(records))

    def counters(*records, kind=2):
        return element(kind, words(7, *((5,) if kind == 2 else (1, 5)), len(records)) + b"".join(records))
    header = in4(1, icmp(8, 0, b"\0\7\0\1data"))
    raw = element(1, words(1, 64, 4, len(header)) + header + bytes(-len(header) % 4))
    records = [raw, element(1, words(11, 64, 4, 8) + bytes(8)), element(2, words(64) + MAC_A + bytes(2) + MAC_B + bytes(2) + words(0x0800)), element(1001, words(1, 2, 3, 4)), *[element(kind, bytes(16)) for kind in (3, 4, *range(1002, 1013))], element(99, b"odd!"), element(2 << 12 | 1, b"own!"), element(2, b"ab12"), element(1001, b"ab12"), element(1, words(1, 64, 4, 90) + header)]
    counts = [element(1, words(*range(1, 5), 5, 6, *range(22 - 6))), element(1, words(1, 6, 0, 1000000000, 1, 3, *range(16))), element(2, words(*range(13))), element(3, words(*range(18))), element(4, words(*range(20))), element(5, words(*range(7))), element(1001, words(*range(7))), element(99, b"odd!"), *[element(kind, b"ab12") for kind in (1, 2, 3, 4, 5, 1001)]]
    expanded = element(3, words(7, 0, 5, 512, 1024, 0, 0, 5, 0, 6, 1) + records[3])
    datagrams = [datagram(flow(raw), counters(counts[0])), datagram(flow(*records[:4]), family=2), datagram(flow(*records[4:18])), *[datagram(flow(r)) for r in records[17:]], *[datagram(counters(c)) for c in counts], datagram(counters(counts[5], kind=4)), datagram(expanded), datagram(element(9, b"odd!")), datagram(element(0, b"odd!")), datagram(element(1, b"")), datagram(element(1, b"ab12")),
                 datagram(element(2, b"ab12")), datagram(element(3, b"ab12")), datagram(element(4, b"ab12")), datagram(flow(raw, count=9)), datagram(element(1, b"ab12", 90)), datagram(count=3), datagram(version=4), datagram(family=2)[:36], datagram()[:20], datagram(family=9), words(5, 9) + bytes(24), b"\0\0\0\5"]
    packets = [in_udp(6343, m) for m in datagrams]
    capture("sflow", 1, packets + cut(packets[0], 42, 14))


def pim():
    def packet(kind, body, version=2, around=in4):
        message = bytes([version << 4 | kind, 0, 0, 0]) + body
        return around(103, message[:2] + struct.pack(">H", checksum(message)) + message[4:])

    def option(kind, value, length=None):
        return tlv16(kind, value, length=length)
    group, group6 = b"\1\0\0\x20\xef\1\2\3", b"\2\0\x81\x80" + A6
    near, near6 = b"\1\0" + A4, b"\2\0" + A6
    source = [b"\1\0" + bytes([bits, 32]) + A4 for bits in (0, 1, 2, 4, 7)] + [b"\1\0\4\x18" + B4, b"\1\0\0\x21" + B4]
    hello = [option(1, b"\0\x69"), option(1, b"\xff\xff"), option(1, b"\0\0"), option(2, b"\x81\xf4\x09\xc4"), option(17, b"odd!"), option(18, b"odd!"), option(19, words(1)), option(20, words(0xdeadbeef)), option(21, b"\1\x3c\0\0"), option(22, b""), option(24, near + near), option(65001, near), option(23, b"odd!"), option(26, b"12345678"), option(65004, b"odd!"), option(99, b"odd"),
             option(1, b"a"), option(2, b"a"), option(19, b"ab"), option(20, b"ab"), option(21, b"ab"), option(22, b"x"), option(24, b"\1\0ab"), option(24, b"\7\0abcd"), option(1, b"ab", 90)]
    ping = ipv4(1, icmp(8, 0, b"\0\7\0\1data"), source=C4, target=bytes([239, 1, 2, 3]))
    joins = near + b"\0\2\0\xd2" + group + b"\0\2\0\1" + source[4] + source[1] + source[0] + group + b"\0\0\0\1" + source[5]
    bodies = [*[(0, h) for h in hello], (0, b"".join(hello[:4])), (0, b""), *[(1, bytes([bits, 0, 0, 0]) + ping) for bits in (0, 0x40, 0x80, 0xc0)], (1, bytes(4) + ipv6(59, b"")), (1, b"\x40\0\0\0" + ipv4(103, b"")), (1, b"\x40\0\0\0" + bytes(4) + C4 + A4), (1, bytes(4)), (1, bytes(4) + b"\x50odd"), (1, b"ab"), (2, group + near), (2, group), (3, joins), (6, joins), (7, joins),
              (3, near + b"\0\1\0\xd2" + group + b"\0\1\0\1" + source[2] + source[6]), (3, near + b"\0\1\xff\xff" + group + bytes(4)), (3, near + b"\0\x09\0\1" + group), (3, near + b"\0\0\0\1"), (3, near + b"\0"), (3, b"\7\0abcd"), (4, b"\0\7\x1e\1" + near + group + b"\2\2\0\0" + near + b"\0\x96\1\0" + near + b"\0\x96\1\0"), (4, b"\0\7\x1e\1" + near + group + b"\1\0\0\0"), (4, b"\0\7\x1e\1" + near), (4, b"\0\7"),
              (5, group + near + words(0x80000064, 20)), (5, group + near + words(100, 20)), (5, group + near), (5, group), (8, b"\2\1\0\x96" + near + group + group), (8, b"\0\0\0\x96" + near), (8, b"\1\1"), (9, near + near + b"\0\x3c\0\0"), (9, near), (10, near + near + b"\0\x7b\0\xc8\0\7"), (11, near), (12, b"odd"), (13, b"odd"), (15, b"odd")]
    packets = [packet(*body) for body in bodies] + [packet(0, hello[0], version=v) for v in (1, 3)] + [packet(0, option(24, near6), around=in6), packet(3, near6 + b"\0\1\0\xd2" + group6 + b"\0\1\0\0" + b"\2\0\4\x80" + B6, around=in6), packet(1, bytes(4) + ipv6(59, b""), around=in6), in4(103, b"\x20\0\0\0\0\1\0\2\0\x69"), in4(103, b"\x20"), in4(103, b"")]
    version1 = [(0, b"\0\0\0\x69"), (0, b"\x10\0\0\x69"), (0, b"\x50\0\0\x69"), (1, ping), (1, b""), (2, A4 + B4), (3, A4 + b"\0\0\0\xd2\0\x20\4\1" + C4 + b"\xff\xff\xff\xff\0\1\0\0\1\xe0" + B4), (3, A4 + b"\0\0\0\xb4\0\x20\4\2" + (C4 + b"\xff\xff\xff\0\0\1\0\1\0\x20" + A4 + b"\1\x60" + B4) * 2), (3, A4), (3, A4 + b"\0\0\0\xd2\0\x20\4\1" + C4),
                (4, C4 + b"\xff\xff\xff\0" + A4 + b"\0\0\0\xb4"), (5, C4 + b"\xff\xff\xff\xff" + A4 + words(0x80000064, 7)), (6, A4 + b"\0\0\0\xd2\0\x20\4\0"), (7, A4), (9, b"odd")]
    capture("pim", 1, packets + [in4(2, bytes([0x14, kind, 0, 0, version << 4, 0, 0, 0]) + body, ttl=1) for kind, body in version1 for version in (1, 2) if version == 1 or kind == 0] + cut(packets[25], 34, 5) + cut(packets[39], 38, 9))


def sctp():
    def packet(*chunks, source=5000, target=5001, around=in4):
        return around(132, struct.pack(">HHII", source, target, 0x1234, 0x5678) + b"".join(chunks))

    def chunk(kind, value, flags=0, length=None):
        return struct.pack(">BBH", kind, flags, 4 + len(value) if length is None else length) + value + bytes(-len(value) % 4)

    def data(payload, flags=3, number=0):
        return chunk(0, struct.pack(">IHHI", 100, 1, 2, number) + payload, flags)
    start = words(0x1234, 65535) + b"\0\x0a\0\x0a" + words(100)
    options = [tlv16(5, A4, 4, 4), tlv16(6, A6, 4, 4), tlv16(7, b"cookie", 4, 4), tlv16(9, words(500), 4, 4), tlv16(11, b"host\0", 4, 4), tlv16(12, b"\0\5\0\6", 4, 4), tlv16(0x8000, b"", 4, 4), tlv16(0xc000, b"", 4, 4), tlv16(99, b"odd", 4, 4)]
    errors = [tlv16(kind, value, 4, 4) for kind, value in ((1, b"\0\7\0\0"), (2, words(1) + b"\0\7"), (3, words(1000)), (4, b""), (5, b"addr"), (6, b"\x63\0\0\4"), (7, b""), (8, b"odd!"), (9, words(7)), (10, b""), (12, b"user"), (99, b"odd"))]
    chunks = [chunk(1, start), chunk(2, start + options[2]), chunk(1, start + b"".join(options)), chunk(3, words(100, 65535) + b"\0\2\0\1\0\2\0\3\0\5\0\5" + words(99)), chunk(3, words(100, 65535, 0)), chunk(4, tlv16(1, b"heartbeat", 4, 4)), chunk(5, tlv16(1, b"heartbeat", 4, 4)), chunk(6, b"".join(errors)), chunk(6, b"", 1), chunk(7, words(100)), chunk(8, b""), chunk(9, b"".join(errors)), chunk(10, b"cookie"),
              chunk(11, b""), chunk(12, words(7)), chunk(13, words(7)), chunk(14, b"", 1), chunk(0xc0, words(100) + b"\0\1\0\2"), chunk(0xc1, words(100)), chunk(0xc2, words(100)), chunk(0x80, words(7)), chunk(0x63, b"odd"), chunk(3, words(1)), chunk(3, words(100, 65535) + b"\0\x09\0\x09"), chunk(1, b"ab"), chunk(5, b""), chunk(7, b""), chunk(8, b"", length=3), chunk(8, b"", length=90), b"\7\0\0"]
    payloads = [data(b"data"), *[data(b"data", flags) for flags in (0, 1, 2, 4, 7)], *[data(b"data", number=n) for n in (1, 2, 4, 18, 26, 27, 46, 99)], chunk(0, b"ab"), data(b"")]

    def signalling(family, kind, *parameters, version=1, length=None):
        body = b"".join(parameters)
        return struct.pack(">BBBBI", version, 0, family, kind, 8 + len(body) if length is None else length) + body
    parameters = [tlv16(4, b"info\0\xff", 4, 4), tlv16(6, words(7), 4, 4), tlv16(7, b"diagnostic", 4, 4), tlv16(9, b"heartbeat", 4, 4), tlv16(0x0b, words(1), 4, 4), tlv16(0x0c, words(3), 4, 4), tlv16(0x0d, b"\0\1\0\2", 4, 4), tlv16(0x11, words(7), 4, 4), tlv16(0x12, words(0x00001234), 4, 4), tlv16(0x200, words(7), 4, 4), tlv16(0x204, words(1), 4, 4), tlv16(0x205, words(7), 4, 4), tlv16(0x210, words(1, 2) + b"\3\2\0\1data", 4, 4),
                  tlv16(0x20c, b"\3\5\1\2", 4, 4), tlv16(99, b"odd", 4, 4), tlv16(0x0d, b"ab", 4, 4), tlv16(0x11, b"abc", 4, 4), tlv16(0x0b, words(99), 4, 4), tlv16(6, b"", length=2), tlv16(6, b"", length=90)]
    kinds = [(0, k) for k in (0, 1, 9)] + [(1, 1)] + [(2, k) for k in range(1, 7)] + [(3, k) for k in range(1, 7)] + [(4, k) for k in range(1, 5)] + [(9, k) for k in range(1, 5)] + [(7, 1), (1, 9)]
    messages = [signalling(*kind) for kind in kinds] + [signalling(0, 0, *parameters[i:i + 3]) for i in range(0, 18, 3)] + [signalling(0, 0, p) for p in parameters[18:]] + [signalling(1, 1, version=2), signalling(1, 1, length=4), signalling(1, 1, length=90), b"\1\0"]
    packets = [packet(c) for c in chunks + payloads] + [packet(payloads[0], chunks[8], chunks[9]), packet(chunks[9], around=in6), packet(), packet(chunks[9], target=6704), packet(chunks[9], source=6705)] + [packet(data(m, number=3)) for m in messages] + [in4(132, b"short")]
    capture("sctp", 1, packets + cut(packets[3], 34, 7) + cut(packet(data(messages[-9], number=3)), 46, 7))


snmp()
sflow()
pim()
sctp()
