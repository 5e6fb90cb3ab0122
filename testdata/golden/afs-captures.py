#!/usr/bin/env python3
"""Writes the captures of the golden texts of Rx and the services of AFS: every packet is made here, none was recorded."""
import struct

from captures import *  # noqa: F403

FILES, CALLBACKS, PROTECTION, LOCATION, AUTHENTICATION, VOLUMES, ERRORS, OVERSEER = range(7000, 7008)
ACCESS_LIST = b"3 1\nsystem:administrators 127\nsystem:anyuser 9\nuser\t0\n nobody 64\n"


def word(*values):
    return b"".join(struct.pack(">I", value & 0xffffffff) for value in values)


def text(data):
    return word(len(data)) + data + bytes(-len(data) % 4)


def vector(data, length):
    return word(*data.ljust(length, b"\0"))


def values(kinds, length=64):
    """Values for arguments: n numbers, l long ones, D dates, s texts, V vectors, F files, A attributes, U UUIDs, v versions, L access lists."""
    made, number = b"", 1
    for kind in kinds:
        number += 1
        made += {"n": word(number), "m": word(-number), "l": struct.pack(">Q", number << 33), "D": word(86400 * 365 * number), "s": text(b"text%d" % number),
                 "V": vector(b"vector%d" % number, length), "F": word(0x20000000 + number, number, 7), "A": word(0x41f, 1000000, 500, 501, 0o100644, 4096),
                 "U": word(0xabcdef, 0x1234, 0xfff12345, 1, 2, 3, 0x1ff, 5, 6, 7, 8), "v": word(1000, number), "L": text(ACCESS_LIST)}[kind]
    return made


def rx(kind=1, flags=1, call=1, sequence=1, service=1, payload=b"", serial=9):
    return struct.pack(">IIIIIBBBBHH", 0x38000000, 0x12345678, call, sequence, serial, kind, flags, 0, 2, 0, service) + payload


def to_server(port, message, around=in4):
    return in_udp(port, message, 7001 if port != 7001 else 7000, around)


def back(protocol, payload):
    return ethernet(0x0800, ipv4(protocol, payload, source=B4, target=A4))


def to_client(port, message):
    return in_udp(7001, message, port, back)


class Exchange:
    """Calls of a service with replies, each with a call number of its own."""

    def __init__(self, port, length=64):
        self.port, self.length, self.calls, self.packets = port, length, 0, []

    def call(self, operation, kinds="", results=None, failure=None, more=b""):
        self.calls += 1
        self.packets.append(to_server(self.port, rx(call=self.calls, payload=word(operation) + values(kinds, self.length) + more)))
        if results is not None:
            results = values(results, self.length) if isinstance(results, str) else results
            self.packets.append(to_client(self.port, rx(flags=4, call=self.calls, payload=results)))
        if failure is not None:
            self.packets.append(to_client(self.port, rx(kind=4, flags=0, call=self.calls, sequence=0, payload=word(failure))))
        return self

    def calls_only(self, *operations):
        for operation in operations:
            self.call(operation)
        return self


def files():
    fs = Exchange(FILES)
    fs.call(130, "Fnn", b"data").call(131, "F", "L").call(132, "F", b"", 102).call(133, "FAnnn").call(134, "FL", b"", 0xffffff9c).call(135, "FA").call(136, "Fs").call(137, "FsA", "F")
    fs.call(138, "FsFs").call(139, "Fss").call(140, "FsF").call(141, "FsA", "F").call(142, "Fs", failure=7)
    for operation in (143, 144, 145, 156, 157, 158):
        fs.call(operation, "F")
    fs.calls_only(146, 147).call(148, "s").call(149, "n").call(150, "n").call(151, results="s").calls_only(152).call(153, results="D").call(154, "s")
    fs.call(155, more=word(2) + values("FF")).call(155, more=word(0)).call(65536, more=word(3) + values("FF"))
    fs.calls_only(159, 160, 161, 162, 163, 220).call(65537, "Fll").call(65538, "FAlll").calls_only(65539, 65540).call(65541, "n").calls_only(129, 0xffffffff)
    for error in range(101, 114):
        fs.call(132, "F", failure=error)
    capture("afs-files", 1, fs.packets)
    lists = [b"1 0\nuser 1", b"1", b"one 1\n", b"1 1\nuser 7\n", b"2 0\nuser -1\nother x\nthird 3\n", b"-1 1\nuser 99999999999\n", b" 99999999999999999999 0 u +9 \v v\f-99999999999999999999 w 1 x", b"1 0\nuser\n", b"1 0\n 7 7 7\n",
             b"1 0\n\xe9\x01 127\0\n", b"", b"1 0\n" + b"u" * 1100 + b" 1\n", b"1 0\n" + b"u" * 1015 + b" 127\n", b"2 0 u 1", b"1 0 u 1.5", b"+ 1 u 1", b"1 -2 u -2 v 1", b"2147483649 0 a 1 b 2", b"0 2147483647 a 1 b 2"]
    cb = Exchange(CALLBACKS)
    cb.call(204, more=word(2) + values("FF") + word(2) + values("nDnnDm")).call(204, more=word(0, 0)).call(204, more=word(1) + values("F") + word(0)).call(204, more=word(0, 1) + values("nDn"))
    cb.calls_only(205, 206, 207, 208, 209, 210, 211, 212).call(213, "", "U").call(214, "U", b"data").calls_only(215, 216, 217, 218, 65536, 65537, 65538, 219).call(206, failure=-1)
    fs = Exchange(FILES)
    for access in lists:
        fs.call(134, "F", more=text(access))
    capture("afs-callbacks", 1, cb.packets + fs.packets)


def databases():
    pt = Exchange(PROTECTION)
    pt.call(500, "snm")
    for operation in (501, 506, 512, 530):
        pt.call(operation, "n")
    pt.call(502, "m").call(503, "nn").call(507, "nn").call(515, "nm", failure=267268).call(504, more=word(2) + values("VV"), results=word(2, 1, 0xffffffff)).call(504, more=word(0), results=word(0))
    pt.call(505, more=word(2, 1, 2), results=word(2) + values("VV")).call(505, more=word(0), results=word(0))
    for operation in (508, 514, 517, 518, 519):
        pt.call(operation, "n", word(2, 1, 0xfffffffe))
    pt.call(508, "n", word(0)).call(509, "snm").call(510, results="nm").call(511, "nn").call(513, "nsnn").call(516).call(520, "ns").calls_only(521, 499).call(500, more=text(b"x" * 65)).call(505, results=b"")
    capture("afs-protection", 1, pt.packets)

    vl = Exchange(LOCATION, 65)
    servers = word(*[0xc0000201 + n for n in range(13)])
    partitions = word(0, 25, 26, 27, *[5] * 9)
    volumes = values("nnn")
    small = values("V", 65) + word(1, 4) + servers[:32] + partitions[:32] + word(*range(8)) + volumes
    large = values("V", 65) + word(2) + servers + partitions + word(*range(13)) + volumes
    by_uuid = values("V", 65) + word(1) + values("U") + bytes(44 * 12) + word(*range(13)) + partitions + word(*range(13)) + volumes
    vl.call(501, "V").call(502, "n", more=word(0)).call(503, "n", more=word(1), results=small).call(504, "s", small, 363524).call(505, "n", "n").call(506, "n", more=word(2) + values("V", 65))
    vl.call(507, "n", more=word(3)).call(508, "n", more=word(0)).call(509, "n", more=word(0)).call(510, "m", values("nm") + small).calls_only(511, 512, 513, 514, 515, 516).call(517, "V")
    vl.call(518, "n", more=word(0), results=large).call(519, "s", large).call(520, "n", more=word(0) + values("V", 65)).call(521, "n", values("nm") + large).calls_only(522, 523).call(524, "s")
    vl.calls_only(525).call(526, results=by_uuid).call(527, "s", by_uuid).calls_only(528).call(529, results=values("nn") + large).calls_only(530, 531, 532, 533, 534, 500).call(504, more=text(b"x" * 66), failure=5)
    capture("afs-location", 1, vl.packets)

    ka = Exchange(AUTHENTICATION)
    for operation in (1, 21, 22, 2, 5, 6, 7, 8, 14, 15):
        ka.call(operation, "ss")
    ka.call(3, "ns", b"ticket", more=text(b"\1\2\3\4") + values("ss")).call(23, "ns", more=text(b"") + values("ss")).call(4, "ssn", failure=180484).calls_only(9, 10, 11).call(12, "s").calls_only(13, 16).call(1, more=text(b"x" * 65)).call(3, "ns", more=word(-1))
    ubik = [(10000, "nDvv", b"", 7), (10001, "", "", None), (10002, "", "", None), (10003, "n", "", None), (10004, "", "", None), (10005, "", "", None), (10006, "", "", None), (10007, "", "", None), (20000, "v", "", 3), (20001, "v", None, None),
            (20002, "vnnnn", None, None), (20003, "vnm", None, None), (20004, "", "v", None), (20005, "n", None, None), (20006, "nnv", None, None), (20007, "v", None, None), (20008, "v", None, None), (20009, "vnn", None, None),
            (20010, "v", None, None), (20011, "", None, None), (20012, "vvv", None, None), (20013, "", None, None)]
    for operation, kinds, results, failure in ubik:
        ka.call(operation, kinds, results, failure)
    pt, vl = Exchange(PROTECTION), Exchange(LOCATION)
    pt.call(10000, more=word(0) + values("D"), results=b"", failure=7).call(20014).call(9999)
    vl.call(20004, results="v").call(20002, "vnnn").call(20000, more=word(1))
    capture("afs-authentication", 1, ka.packets + pt.packets + vl.packets)


def volumes():
    vol = Exchange(VOLUMES, 32)
    vol.call(100, "nsnn", "nn").call(101, "n", failure=-3).call(102, "nn").call(103, "nDnnnm").call(104, "n", "n").call(105, "nnns", "n").call(106, "nn").call(107, "n", "n").call(108, "nnn", "n").call(109, "nD").call(110, "n", "nn").call(111, "nn")
    vol.call(112, "n", "s").call(113, "n", "nnnnnnnnnnDDDDDD").call(114, "snnn").call(115, results=b"data").call(116, "nn", word(2) + values("Vn", 32) + bytes(84) + values("Vn", 32) + bytes(84)).call(117, "nsnnnn").calls_only(118).call(119, "s").call(120, "n")
    vol.call(121, "nn", word(0)).call(121, "nn", word(1) + values("Vn", 32)).call(122, "nn").call(123, "nD").call(124, "nn").call(125, "nn").call(126, "n").calls_only(127).call(128, "nD", more=word(2) + values("nnnnnn")).call(128, "nD", more=word(0))
    vol.call(65536, "nn").call(65537, "nD").call(65538, "nDn").call(655537, "nD").calls_only(99).call(123, "n", more=word(0x80000000)).call(123, "n", more=word(0x7fffffff))
    capture("afs-volumes", 1, vol.packets)
    bos = Exchange(OVERSEER)
    bos.call(80, "ss")
    for operation in (81, 83, 85, 87, 88, 93, 96, 97, 104, 106, 108, 112, 114):
        bos.call(operation, "s")
    bos.call(82, "sn").call(98, "sm").call(86, "sn")
    for operation in (84, 89, 90, 91, 92, 95):
        bos.call(operation, "n")
    bos.call(105, "snnn").calls_only(94, 99, 100, 101, 102, 103, 107, 109, 110, 111, 113, 115, 116, 117).call(94, results=b"data").call(94, failure=39424).call(81, more=text(b"x" * 257))
    capture("afs-overseer", 1, bos.packets)


def protocol():
    """Headers, acknowledgements, both IP versions, replies without their calls, and what is cut."""
    def acknowledgement(marks, reason=1, rest=b"\0\0\0" + word(1444, 5692, 15, 4), first=10):
        return struct.pack(">HHIIIBB", 5, 3, first, 2, 77, reason, len(marks)) + marks + rest
    packets = [to_server(FILES, rx(kind=kind, flags=flags, payload=b"data")) for kind in range(15) for flags in (0, 0x7f if kind < 3 else 0)][:24]
    packets += [to_server(FILES, rx(2, 0x21, payload=acknowledgement(marks, reason))) for reason, marks in enumerate([
        b"", b"\1", b"\0", b"\1\1\1", b"\0\0\0", b"\1\1\0\1\0\0\1\1\1", b"\0\1\0\1", b"\2\1\1\2\0\0\2\1", b"\1\0\2\2", b"\1" * 20, b"\0" * 20 + b"\1"])]
    packets += [to_server(FILES, rx(2, 1, payload=acknowledgement(b"\1\1", 99, b"", 0xffffffff))), to_server(FILES, rx(2, 1, payload=acknowledgement(b"\1", 1, b"\0\0\0" + word(1, 2) + b"\0\0\1"))),
                to_server(FILES, rx(2, 1, payload=acknowledgement(b"\1\1\1")[:20])), to_server(FILES, rx(2, 1, payload=b"short")), to_server(FILES, b"short"), to_server(FILES, rx()),
                to_client(FILES, rx(flags=0)), to_server(PROTECTION, rx()), to_server(PROTECTION, rx(payload=b"ab")), to_server(ERRORS, rx(payload=word(130) + values("Fnn"))), in_udp(7009, rx(payload=word(130)), 7008),
                in_udp(9, rx(flags=0, call=77), 7000), in_udp(9, rx(kind=4, flags=1, call=77), 7000), to_server(FILES, rx(sequence=2, payload=word(130)))]
    stat = rx(call=500, payload=word(137) + values("FsA"))
    packets += [to_server(FILES, stat), to_client(FILES, rx(flags=0, call=500, payload=values("F"))), to_client(FILES, rx(flags=0, call=500, service=2, payload=values("F"))), to_client(VOLUMES, rx(flags=0, call=500, payload=values("F"))),
                to_server(FILES, rx(flags=0, call=500, payload=values("F"))), to_server(FILES, stat, in6),
                in_udp(7001, rx(flags=0, call=500, payload=values("F")), 7000, lambda protocol, payload: ethernet(0x86dd, ipv6(protocol, payload, source=A6, target=B6))),
                in_udp(7001, rx(flags=0, call=500, payload=values("F")), 7000, lambda protocol, payload: ethernet(0x86dd, ipv6(protocol, payload, source=B6, target=A6))), to_server(PROTECTION, rx(call=8, payload=word(510))), to_client(PROTECTION, rx(flags=0, call=8)),
                to_server(AUTHENTICATION, rx(call=8, payload=word(1))), to_client(AUTHENTICATION, rx(flags=0, call=8)), to_client(AUTHENTICATION, rx(kind=4, flags=0, call=8))]
    packets += [to_server(FILES, rx(call=1000 + n, payload=word(137)))[:74] for n in range(3)] + cut(to_server(FILES, stat), 42, 6)
    packets += cut(to_server(FILES, rx(call=1, payload=word(134) + values("FL"))), 80, 20) + cut(to_server(LOCATION, rx(call=2, payload=word(20002) + values("vnnnn"))), 72, 3) + cut(to_server(CALLBACKS, rx(payload=word(214) + values("U"))), 74, 9)
    capture("afs", 1, packets)


files()
databases()
volumes()
protocol()
