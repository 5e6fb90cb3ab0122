#!/usr/bin/env python3
"""Writes the captures of the golden texts of Zephyr, timed, Kerberos 4 and lwres: every packet is made here, none was recorded."""
import struct

from captures import *  # noqa: F403


def zephyr():
    def notice(kind, type_=b"MESSAGE", instance=b"personal", operation=b"", sender=b"me@ATHENA", recipient=b"you", version=b"ZEPH0.2", more=b"", end=b"\0"):
        fields = [version, b"0x00000013", kind, b"0x12345678 0x0000", b"0x0837", b"0x1", b"0x10", b"data", type_, instance, operation, sender, recipient, b"$sender", b"0x0", b"0/100", b"0xabcd"]
        return in_udp(2103, b"\0".join(fields) + end + more, 2104)
    kinds = [notice(b"0x%x" % n) for n in range(11)] + [notice(n) for n in (b"", b"5", b" +0x3", b"-2", b"0X1g", b"zz", b"0x", b"0xg", b"7fffffff", b"80000000", b"1ffffffff", b"7fffffffffffffff", b"8000000000000000", b"-8000000000000001", b"\t\v1")]
    acks = [notice(b"5", more=more) for more in (b"SENT\0", b"LOST\xc9\0", b"unended", b"X" * 300 + b"\0")]
    control = [notice(b"2", b"ZEPHYR_CTL", b"CLIENT", operation, more=b"class\0inst\0\0") for operation in (b"SUBSCRIBE", b"SUBSCRIBE_NODEFS", b"UNSUBSCRIBE", b"GIMME", b"GIMMEDEFS", b"CLEARSUB", b"FlushSubs")]
    control += [notice(b"2", b"ZEPHYR_CTL", b"CLIENT", b"SUBSCRIBE", more=more) for more in (b"c\0i\0r\0", b"c\0i\0r", b"", b"c" * 100 + b"\0" + b"i" * 100 + b"\0" + b"r" * 100 + b"\0")]
    control += [notice(b"5", b"ZEPHYR_CTL", b"CLIENT", b"SUBSCRIBE", more=b"SENT\0c\0i\0r\0"), notice(b"2", b"ZEPHYR_CTL", b"HM", b"Boot"), notice(b"2", b"ZEPHYR_CTL", b"OTHER", b"Boot")]
    control += [notice(b"2", b"ZEPHYR_CTL", b"REALM", operation) for operation in (b"ADD_SUBSCRIBE", b"REQ_SUBSCRIBE", b"RLM_SUBSCRIBE", b"RLM_UNSUBSCRIBE", b"ELSE")]
    others = [notice(b"1", *names) for names in [
        (b"USER_LOCATE", b"someone", b"USER_HIDE"), (b"USER_LOCATE", b"someone", b"USER_UNHIDE"), (b"USER_LOCATE", b"some\x01one", b"LOCATE"), (b"ZEPHYR_ADMIN", b"", b"KILL"), (b"HM_CTL", b"CLIENT", b"FLUSH"), (b"WG_CTL", b"USER", b"REREAD"),
        (b"HM_STAT", b"HMST_CLIENT", b"GIMMESTATS"), (b"HM_STAT", b"HMST_CLIENT", b"ELSE"), (b"HM_STAT", b"ELSE", b"GIMMESTATS"), (b"LOGIN", b"me", b"USER_FLUSH"), (b"LOGIN", b"me", b"NONE"), (b"LOGIN", b"me", b"OPSTAFF"), (b"LOGIN", b"me", b"REALM-VISIBLE"),
        (b"LOGIN", b"me", b"REALM-ANNOUNCED"), (b"LOGIN", b"me", b"NET-VISIBLE"), (b"LOGIN", b"me", b"NET-ANNOUNCED"), (b"LOGIN", b"me", b"USER_LOGIN"), (b"", b"", b"", b"", b""), (b"M\xfc", b"\n", b"op\x7f", b"\x1b", b"*")]]
    odd = [notice(b"0", version=version) for version in (b"ZEPH0.1", b"ZEPH0.25", b"ZEPH", b"ZEPX0.2", b"", b"ZEPH\xff\1")] + [notice(b"0", end=b""), in_udp(2103, b"", 9), in_udp(9, b"ZEPH0.2\0" * 3, 2104), in_udp(2103, b"ZEPH0.2", 9), in_udp(2103, b"other\0", 9)]
    capture("zephyr", 1, kinds + acks + control + others + odd + cut(notice(b"5", more=b"LOST\0"), 42, 9))


def timed():
    def tsp(kind, rest, sequence=7):
        return in_udp(525, struct.pack(">BBH", kind, 1, sequence) + rest, 525)
    name = b"host.example\0" + bytes(20)
    times = [(0, 0), (1000, 5), (-1, 0), (-1, 1), (-2, 250000), (-5, 1000001), (-5, 1000000), (-9, 3000000), (5, 2000000), (5, -1), (-2147483648, 2147483647)]
    packets = [tsp(kind, struct.pack(">ii", 1000, 5) + name) for kind in (*range(26), 255)] + [tsp(5, struct.pack(">ii", *time) + name) for time in times]
    packets += [tsp(2, bytes(8) + b"\1\x80" + b"n" * 300), tsp(2, bytes(8) + b"n" * 256), tsp(2, bytes(8) + b"n" * 255), tsp(2, bytes(8)), in_udp(525, b"")]
    capture("timed", 1, packets + cut(tsp(5, struct.pack(">ii", 1000, 5) + name), 42, 2) + cut(tsp(24, b"\3" + bytes(7) + name), 43, 2))


def kerberos():
    who, service = b"user\0inst\0REALM\0", b"rcmd\0host\0"
    request = b"\4\2" + who + bytes(4) + b"\x60" + service
    reply = who + bytes(10) + b"\x01\x20" + bytes(20)
    packets = [in_udp(750, p) for p in [request, b"\4\3" + request[2:], b"\4\4" + reply, b"\4\5" + reply, b"\4\6\x07REALM\0\x10\x20", b"\4\x08\1R\0", b"\4\x0c", b"\4\x0e", b"\4\x10", b"\4\x7e", b"\4\x7f", b"\4\0", b"\4\xfe", b"\4\x80"]]
    packets += [in_udp(88, b"\4\x0a" + who + bytes(4) + struct.pack(">I", n << 16) + b"text\xe9\0") for n in range(12)] + [in_udp(88, b"\4\x0b" + who + bytes(4) + b"\x08\0\0\0" + b"no end")]
    packets += [in_udp(9, bytes([n]) + b"data", 88) for n in (0, 1, 2, 3, 5, 106, 107, 255)] + [in_udp(88, b""), in_udp(88, b"\4")]
    capture("kerberos4", 1, packets + cut(in_udp(88, request), 42, 2) + cut(in_udp(88, b"\4\4" + reply), 50, 3) + cut(in_udp(88, b"\4\6\x07RE\0\x10\x20"), 42, 1) + cut(in_udp(88, b"\4\x0a" + who + bytes(4) + b"\0\1\0\0text\0"), 60, 3))


def lwres():
    def message(operation, body=b"", flags=0, version=0, length=None, port=921):
        length = 28 + len(body) if length is None else length
        return in_udp(port, struct.pack(">IHHIIIIHH", length, version, flags, 0xabcd, operation, 3, 16384, 1, 2) + body)

    def name(text=b"host.example", end=b"\0"):
        return struct.pack(">H", len(text)) + text + end

    def address(family, data):
        return struct.pack(">IH", family, len(data)) + data
    by_name, by_address, records = 0x10001, 0x10002, 0x10003
    queries = [message(0), message(0, b"more"), message(7, b"more"), message(by_name - 1), *[message(by_name, struct.pack(">II", 5, n) + name()) for n in (0, 1, 2, 3, 4, 0xffffffff)], message(by_name, struct.pack(">II", 5, 3) + name(b"a\xe9", b"x")),
               message(by_address, struct.pack(">I", 1) + address(1, A4)), message(by_address, struct.pack(">I", 1) + address(2, A6)), message(by_address, struct.pack(">I", 1) + address(3, b"abc")), message(by_address, struct.pack(">I", 1) + address(1, A4 + b"xy")),
               message(by_address, struct.pack(">I", 1) + address(1, b"abc")), message(by_address, struct.pack(">I", 1) + address(2, A6[1:])), message(by_address, struct.pack(">I", 1) + address(9, b"")),
               *[message(records, struct.pack(">IHH", 2, kind, n) + name()) for kind, n in ((1, 1), (1, 28), (3, 16), (4, 255), (255, 65535), (9, 6))]]
    responses = [message(0, flags=1), message(7, flags=1), message(0, flags=0xfffe), message(0, flags=3),
                 message(by_name, struct.pack(">IHH", 1, 2, 3) + name() + name(b"alias") + name(b"other", b"!") + address(1, A4) + address(2, B6) + address(1, B4), 1), message(by_name, struct.pack(">IHH", 1, 0, 1) + name() + address(1, b"ab"), 1),
                 message(by_name, struct.pack(">IHH", 1, 0, 0) + name(b""), 1), message(by_address, struct.pack(">IH", 1, 1) + name() + name(b"alias"), 1), message(by_address, struct.pack(">IH", 1, 0) + name() + b"more", 1),
                 *[message(records, struct.pack(">IHHIHH", 1, kind, n, ttl, 2, 1) + name() + name(b"\1\2", b"") + name(b"", b"") + name(b"sig", b""), 1) for kind, n, ttl in ((1, 1, 86461), (3, 5, 0), (77, 99, 0xffffffff))]]
    odd = [message(0, version=1), message(0, b"more", version=1, length=28), message(0, version=1, length=10000), message(0, length=0), message(0, length=29), message(0, length=0xffffffff), in_udp(921, bytes(27)), in_udp(921, b"")]
    capture("lwres", 1, queries + responses + odd + cut(responses[4], 66, 6) + cut(responses[9], 70, 7) + cut(queries[11], 68, 2))


zephyr()
timed()
kerberos()
lwres()
