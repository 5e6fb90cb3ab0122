#!/usr/bin/env python3
"""Writes the captures of the golden texts of SunRPC and NFS: every packet is made here, none was recorded."""
import struct

from captures import *  # noqa: F403

FH2 = bytes.fromhex("0000070800000008000000020000000a") + struct.pack(">I", 3) + bytes(12)
FH3 = bytes.fromhex("0108000200000000ab") + bytes(range(23))
RENAME_NAME, LINK_TARGET = b"new name", b"/some/where"


def word(*values):
    return b"".join(struct.pack(">I", value & 0xffffffff) for value in values)


def double(*values):
    return b"".join(struct.pack(">Q", value & 0xffffffffffffffff) for value in values)


def opaque(data):
    return word(len(data)) + data + bytes(-len(data) % 4)


def call(xid, version, procedure, arguments=b"", credentials=b"cred", verifier=b"", program=100003, rpc=2):
    return word(xid, 0, rpc, program, version, procedure, 1) + opaque(credentials) + word(0) + opaque(verifier) + arguments


def reply(xid, results=b"", accepted=0, verifier=b""):
    return word(xid, 1, 0, 0) + opaque(verifier) + word(accepted) + results


def to_server(message, around=in4):
    return in_udp(2049, message, 1023, around)


def to_client(message, around=None, source=2049):
    def back(protocol, payload):
        return ethernet(0x0800, ipv4(protocol, payload, source=B4, target=A4))
    return in_udp(1023, message, source, around or back)


def back6(protocol, payload):
    return ethernet(0x86dd, ipv6(protocol, payload, source=B6, target=A6))


def segment(message, port=2049, source=1023, last=0x80000000, around=in4):
    return in_tcp(port, word(last | len(message)) + message, source, around)


def back_segment(message):
    return segment(message, 1023, 2049, around=lambda protocol, payload: ethernet(0x0800, ipv4(protocol, payload, source=B4, target=A4)))


TIMES2 = word(1000, 500000, 2000, 7, 3000, 999999)
ATTRIBUTES2 = word(2, 0o40755, 3, -2, 100, 4096, 512, 0x0102, 8, 0x801, 77) + TIMES2
ATTRIBUTES3 = word(1, 0o644, 1, 1000, -2) + double(1 << 40, 1 << 41) + word(8, 1) + double(0xabc, 0x1234567890) + TIMES2
POST = word(1) + ATTRIBUTES3
NO_POST = word(0)
WEAK = word(1) + double(4095) + word(1, 2, 3, 4) + POST
SET = word(1, 0o600, 1, 5, 1, 6, 1, 4096, 2, 10, 20, 2, 30, 40)
SET_NOTHING = word(0, 0, 0, 0, 0, 1)


def version2():
    """Every procedure, its result and an error."""
    entry = FH2 + opaque(b"name")
    procedures = [
        (0, b"", b""), (1, FH2, ATTRIBUTES2), (2, FH2 + word(-1, -1, -1, -1, -1, -1, -1, -1), ATTRIBUTES2), (3, b"", b""), (4, entry, FH2 + ATTRIBUTES2),
        (5, FH2, opaque(LINK_TARGET)), (6, FH2 + word(8192, 4096, 0), ATTRIBUTES2 + opaque(b"data")), (7, b"", b""),
        (8, FH2 + word(1, 2, 3) + opaque(b"data"), ATTRIBUTES2), (9, entry + word(-1), FH2 + ATTRIBUTES2), (10, entry, b""), (11, entry + FH2 + opaque(RENAME_NAME), b""),
        (12, FH2 + entry, b""), (13, entry + opaque(LINK_TARGET), b""), (14, entry, FH2 + ATTRIBUTES2), (15, entry, b""),
        (16, FH2 + word(5, 1024), word(1, 2, 1)), (17, FH2, word(8192, 512, 1000, 900, 800)), (18, b"", b""), (25, b"", b""), (26, b"", b""), (4000000000, b"", b"")]
    packets = []
    for number, (procedure, arguments, results) in enumerate(procedures):
        packets.append(to_server(call(number, 2, procedure, arguments)))
        packets.append(to_client(reply(number, word(0) + results)))
    errors = [1, 2, 5, 6, 11, 12, 13, 17, 18, 19, 20, 21, 22, 26, 27, 28, 30, 31, 45, 62, 63, 66, 69, 70, 71, 99, 10001, 10002, 10003, 10004, 10005, 10006, 10007, 10008, 7]
    packets += [to_server(call(99, 2, 1, FH2))] + [to_client(reply(99, word(error))) for error in errors]
    packets += [to_client(reply(99, accepted=n)) for n in (1, 2, 3, 4, 5, 6)] + [to_client(reply(99, word(0) + word(9) + ATTRIBUTES2[4:]))]
    capture("nfs2", 1, packets)


def procedures3():
    fh = opaque(FH3)
    entry = fh + opaque(b"name")
    created = word(1) + fh + POST + WEAK
    return [
        (0, b"", b"", b""), (1, fh, ATTRIBUTES3, b""), (2, fh + SET + word(0), WEAK, word(0, 0)), (3, entry, fh + POST + POST, POST), (4, fh + word(0x1f), POST + word(0x15), NO_POST),
        (5, fh, POST + opaque(LINK_TARGET), POST), (6, fh + double(1 << 35) + word(8192), POST + word(4096, 1) + opaque(b"data"), POST),
        (7, fh + double(77) + word(3, 1, 4) + b"data", WEAK + word(4, 2) + double(0x1122334455), WEAK), (8, entry + word(0) + SET, created, WEAK),
        (9, entry + SET, word(1) + fh + NO_POST + word(0, 0), word(0, 0)), (10, entry + SET + opaque(LINK_TARGET), word(0), WEAK),
        (11, entry + word(4) + SET + word(5, 6), created, WEAK), (12, entry, WEAK, word(0, 0)), (13, entry, word(0) + POST, WEAK),
        (14, entry + fh + opaque(RENAME_NAME), WEAK + WEAK, WEAK + word(0, 0)), (15, fh + entry, POST + WEAK, NO_POST + WEAK),
        (16, fh + double(-2, 0x0102030405060708) + word(1024), POST + double(0xfeed), NO_POST), (17, fh + double(3, 4) + word(512, 8192), POST + double(0xbeef), NO_POST),
        (18, fh, POST + double(1, 2, 3, 4, 5, 6) + word(7), NO_POST), (19, fh, POST + word(1, 2, 3, 4, 5, 6, 7) + double(8) + word(9, 10, 11), NO_POST),
        (20, fh, POST + word(1, 2, 1, 1, 1, 1), NO_POST), (21, fh + double(9) + word(10), WEAK + double(0xaabbcc), WEAK), (22, b"", b"", b""), (25, b"", b"", b"")]


def version3():
    packets, failed = [], []
    for number, (procedure, arguments, results, error) in enumerate(procedures3()):
        packets += [to_server(call(number, 3, procedure, arguments)), to_client(reply(number, word(0) + results))]
        failed += [to_server(call(number, 3, procedure, arguments)), to_client(reply(number, word(10006) + error))]
    capture("nfs3", 1, packets)
    fh = opaque(FH3)
    entry = fh + opaque(b"x" * 5)
    access = [to_server(call(n, 3, 4, fh + word(n))) for n in (0, 1, 2, 4, 8, 16, 32, 63, 64, 0x12345)]
    nodes = [to_server(call(n, 3, 11, entry + word(n) + SET_NOTHING + word(7, 8))) for n in range(9)]
    odd = [to_server(call(1, 3, 7, fh + double(1) + word(1, n, 1))) for n in (0, 2, 3, -1)] + [
        to_server(call(1, 4, 3, FH2 + opaque(b"v4"))), to_server(call(1, 3, 3, fh + word(-1))), to_server(call(1, 3, 3, fh + word(-5))),
        to_server(call(1, 3, 1, fh, bytes(600))), to_server(word(1, 0, 2, 100003, 3, 1, 1, 9999)), to_server(word(1, 0, 2, 100003, 3, 1, 1, 0, 0, 9999)),
        to_server(word(1, 0, 2, 100003, 3, 1)), to_server(word(1, 0, 2, 100003, 3, 1, 0)), to_server(word(1, 0, 2, 100003, 3, 1, 0, 0)), to_server(call(1, 3, 1)),
        to_server(call(1, 3, 3, fh + opaque(b"\x01\xe9\x7f"))), to_server(call(8, 3, 10, entry + SET_NOTHING + opaque(b"there"))), to_server(call(1, 3, 1, b"", b"odd", b"bytes")),
        to_server(call(1, 3, 1, fh, b"odd", b"bytes"))]
    capture("nfs3-errors", 1, failed + access + nodes + odd)


def handles():
    """File handles of servers that are told apart, and of none."""
    known = [
        bytes.fromhex("000000000708090a0b0c0d0e0f101112"), bytes.fromhex("0000070801000000 0c000000 01020304"), bytes.fromhex("0000070800080000 01020304 05060708"),
        bytes.fromhex("0000070801020304 05060708 090a0b0c"), bytes.fromhex("0708000001020000 05060708 090a0b0c"), bytes.fromhex("0708000001020304 05060708 090a0b0c"),
        bytes.fromhex("0708000001020304 050a0708 090a0b0c 0d0e0f10 11ff13ff"), bytes.fromhex("0708000001020304 050b0708 090a0b0c 0d0e0f10 11ff13ff"),
        bytes.fromhex("0708090a01020304 0c000708 090a0b0c"), bytes.fromhex("0708090a00000000 000a0708 090a0b0c"), bytes.fromhex("0708090a00000002 000a0708 090a0b0c"),
        bytes.fromhex("ffffffff01020304 000a0708 ffffffff"), b"\x01DISK$USER one\0\0\0\0\0\0\0\0\1\2\3\4\5\6", b"\x01DISK\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\2\3\4\5\6", b"\x01D\0SK" + bytes(27),
        b"\x01DISK\x80" + bytes(26), b"\x01ABCDEFGHIJKLMNOPQRSTUVWXYZ012345" + b"678", bytes(range(1, 13)), bytes(range(1, 5)), b"", bytes(range(64)), bytes(range(1, 65))]
    known = [(handle + bytes(-len(handle) % 4)) for handle in known]
    packets = [to_server(call(1, 3, 1, opaque(handle + (bytes(8) if 16 <= len(handle) < 20 else b"")))) for handle in known]
    packets += [to_server(call(1, 3, 1, opaque(known[5]))), to_server(call(1, 3, 1, word(0x7ffffffc) + FH3)), to_server(call(1, 3, 1, word(15) + FH3)), to_server(call(1, 2, 1, FH2[:31]))]
    packets += [to_server(call(1, 2, 1, (handle + bytes(32))[:32])) for handle in known[12:17]]
    capture("nfs-handles", 1, packets)


def transports():
    """Both transports and IP versions, replies without their calls, and cuts."""
    fh = opaque(FH3)
    lookup, found = call(0x1234, 3, 3, fh + opaque(b"name")), reply(0x1234, word(0) + fh + POST + POST)
    denied = [word(5, 1, 1, 0, 2, 3), word(5, 1, 1, 0, 2), *[word(5, 1, 1, 1, n) for n in range(9)], word(5, 1, 1, 1), word(5, 1, 1, 7), word(5, 1, 1), word(5, 1, 9), word(5, 1)]
    packets = [segment(lookup), back_segment(found), segment(lookup, last=0), segment(lookup)[:-4], in_tcp(2049, word(0x80000004) + lookup, 1023), in_tcp(2049, b"abc", 1023),
               in_tcp(2049, word(0x80000004), 1023), in_tcp(2049, word(0x80000008, 7, 2), 1023), back_segment(lookup), back_segment(reply(0x9999, word(0))),
               to_server(lookup, in6), to_client(found, back6), to_client(found, in6), to_client(found), to_server(found), to_client(lookup), to_client(found, source=2050),
               *[to_client(message) for message in denied], to_client(reply(1)), to_server(call(2, 3, 21, fh + double(1) + word(2))), to_client(reply(2, verifier=b"verifier")),
               to_client(reply(2, word(0), verifier=b"odd")), to_client(word(2, 1, 0, 0, 9999)), to_server(b"tiny"), to_server(b"tinytiny"), in_udp(2049, lookup, 2049), in_udp(2049, found, 2049),
               to_server(call(7, 3, 1, fh)), to_server(call(7, 3, 20, fh)), to_client(reply(7, word(1) + NO_POST)), to_client(reply(7, word(1) + NO_POST)),
               *[to_server(call(1000 + n, 3, 0)) for n in range(64)], to_client(reply(7, word(1) + NO_POST)), to_client(reply(1063, word(0)))]
    capture("nfs", 1, packets)
    rename, renamed = to_server(call(3, 3, 14, fh + opaque(b"old") + fh + opaque(RENAME_NAME))), to_client(reply(3, word(0) + WEAK + WEAK))
    capture("nfs-cut", 1, cut(rename, 42, 9) + cut(renamed, 42, 9) + cut(segment(lookup), 54, 11)
            + cut(to_server(call(4, 3, 11, fh + opaque(b"node") + word(4) + SET + word(5, 6))), 120, 7) + cut(to_client(reply(4, word(0, 1) + fh + POST + WEAK)), 66, 11))


def port_mapper():
    """What -T rpc prints, on any port."""
    packets = [in_udp(111, call(7, 2, n, word(100003, 3, 17, 0), program=100000)) for n in (0, 1, 2, 3, 4, 5, 6, 4000000000)]
    packets += [in_udp(111, call(8, 0xffffffff, 3, program=0xffffffff, rpc=3), around=in6), in_udp(9, word(1, 0, 2, 3, 4, 5)), in_udp(9, word(1, 0, 2, 3, 4, 3, 7, 8)),
                in_udp(9, b"tiny"), in_udp(9, word(9)), to_client(reply(0xabcdef01, word(0))), to_client(reply(1, word(0)), back6), to_client(word(5, 1, 1, 1, 3)), to_client(word(5, 7, 2)),
                in_udp(2049, call(7, 3, 1, opaque(FH3))), to_client(reply(7)), segment(call(7, 3, 1, opaque(FH3))), *cut(in_udp(111, call(7, 2, 3, program=100000)), 42, 5)]
    capture("rpc", 1, packets)


version2()
version3()
handles()
transports()
port_mapper()
