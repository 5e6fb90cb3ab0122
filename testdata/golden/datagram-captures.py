#!/usr/bin/env python3
"""Writes the captures of the whiteboard, Broadcom's lawful interception and LocalTalk, all in UDP.
Every packet is made here, none was recorded."""
import struct

from captures import *  # noqa: F403

ECHO = ipv4(1, icmp(8, 0, struct.pack(">HH", 7, 1) + b"ping"))
ECHO6 = ipv6(58, icmp6(128, 0, struct.pack(">HH", 7, 1) + b"ping"))


def in_datagrams():
    def wb(kind, body, flags=0):
        return A4 + struct.pack(">IHBB", 1, 1, kind, flags) + body

    page = C4 + struct.pack(">I", 3)
    sources = A4 + struct.pack(">I", 10) + B4 + struct.pack(">I", 20)
    state = struct.pack(">I", 6) + page + struct.pack(">HH", 2, 0) + sources
    announcement = struct.pack(">I", 7) + page + state
    operations = b"".join(struct.pack(">IHBB", stamp, length, 0, kind) + bytes(length + 3 & ~3) for stamp, length, kind in [(1, 4, 2), (2, 1, 9), (6, 0, 14), (7, 0, 99)])
    drawing = page + struct.pack(">II", 3, 7)
    capture("whiteboard", 1, [in_udp(4567, payload) for payload in [
        wb(4, b""), wb(4, b"", 1), wb(9, b"odd"), wb(1, announcement + b"site name\0more"), wb(1, announcement + b"\xff\n", 3), wb(1, announcement[:20]),
        wb(1, announcement[:28]), wb(1, announcement[:24] + bytes(4) + b"none"), wb(2, B4 + drawing), wb(2, B4 + drawing[:15]), wb(3, B4 + drawing + operations),
        wb(3, B4), wb(0, drawing + operations), wb(0, page + struct.pack(">II", 5, 4)), wb(0, drawing[:9]), wb(5, page + struct.pack(">II", 1, 9)),
        wb(5, page), wb(7, struct.pack(">I", 2) + struct.pack(">I", 6) + page + b"\2\0\0\0" + sources + struct.pack(">I", 7) + page + bytes(4)),
        wb(7, struct.pack(">I", 0)), wb(7, b""), wb(4, b"")[:11], wb(0, page + struct.pack(">II", 9, 12) + operations[24:]),
        wb(0, page + struct.pack(">II", 3, 4) + struct.pack(">IHBB", 9, 0, 0, 15)), wb(0, page + struct.pack(">II", 3, 0xffffffff) + operations),
        wb(0, page + struct.pack(">II", 0xffffffff, 0xffffffff) + operations),
    ]] + cut(in_udp(4567, wb(1, announcement + b"site name")), 42, 5) + cut(in_udp(4567, wb(3, B4 + drawing + operations)), 54, 5)
        + cut(in_udp(4567, wb(7, struct.pack(">I", 1) + struct.pack(">I", 6) + page + b"\1\0\0\0" + sources)), 54, 5)
        + cut(in_udp(4567, wb(5, page + struct.pack(">II", 1, 9))), 54, 4) + [in_udp(5000, wb(4, b""))])

    def shim(direction, kind, subtype, number=66666):
        return struct.pack(">I", direction << 29 | kind << 25 | subtype << 22 | number)

    frame4 = ethernet(0x0800, ECHO)
    capture("broadcom-intercept", 1, [in_udp(49153, payload, source=49152) for payload in [
        shim(1, 5, 1) + ECHO, shim(2, 6, 2) + ECHO6, shim(3, 7, 3) + frame4, shim(3, 4, 3) + ECHO, shim(3, 4, 3) + ECHO6, shim(3, 4, 3) + frame4,
        shim(0, 0, 0, 0) + ECHO, shim(7, 15, 7, 0x3fffff), shim(1, 7, 1), shim(1, 4, 1), b"\1\2\3", b"",
    ]] + [in_udp(49152, shim(1, 5, 1) + ECHO)] + cut(in_udp(49153, shim(1, 5, 1) + ECHO, source=49152), 42, 6)
        + cut(in_udp(49153, shim(3, 7, 3) + frame4, source=49152), 46, 8))
    long_ddp = b"\4\5\2" + struct.pack(">HHHHBBBBB", 17, 0, 1, 2, 3, 4, 5, 6, 9) + b"data"
    echo = b"\4\5\2" + struct.pack(">HHHHBBBBB", 17, 0, 1, 2, 3, 255, 4, 4, 4) + b"echo"
    capture("kip", 1, [
        in_udp(200, long_ddp), in_udp(327, long_ddp), in_udp(328, long_ddp), in_udp(9, echo, source=768), in_udp(895, echo), in_udp(16512, echo),
        in_udp(16639, echo), in_udp(16640, echo), in_udp(200, b"\4\5\1\0\5\6\7\4"), in_udp(200, long_ddp[:10]), in_udp(201, b"\4\5"),
        in_udp(520, long_ddp, source=201), in_udp(30490, long_ddp, source=201), in_udp(16512, long_ddp, around=in6),
    ] + cut(in_udp(200, echo), 42))


if __name__ == "__main__":
    in_datagrams()
