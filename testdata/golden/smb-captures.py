#!/usr/bin/env python3
"""Writes the captures of SMB's and NetBIOS's golden texts. None has a date, which is printed as local time."""
import struct

from captures import *  # noqa: F403

NO_TIME = bytes(4)
LAST_TIME = b"\xff" * 4


def encoded(name, kind=0x20, pad=b" "):
    """RFC 1001 section 14."""
    padded = name.ljust(15, pad)[:15] + bytes([kind])
    return b"\x20" + bytes(c for b in padded for c in (0x41 + (b >> 4), 0x41 + (b & 15))) + b"\0"


def padded(name, kind=0x20):
    return name.ljust(15)[:15] + bytes([kind])


def smb(command, words=b"", data=b"", reply=False, flags2=0, status=0):
    return b"\xffSMB" + struct.pack("<BIBH12xHHHH", command, status, 0x80 if reply else 0x08, flags2, 7, 1234, 100, 5) \
        + block(words, data)


def block(words=b"", data=b""):
    return bytes([len(words) // 2]) + words + struct.pack("<H", len(data)) + data


def session(message, kind=0, length=None):
    return struct.pack(">BBH", kind, 0, len(message) if length is None else length) + message


def on139(message, **named):
    return in_tcp(139, session(message, **named))


def on445(message, length=None):
    return in_tcp(445, struct.pack(">I", len(message) if length is None else length) + message)


def le(form, *values):
    return struct.pack("<" + form, *values)


def typed(*texts):
    return b"".join(b"\4" + text + b"\0" for text in texts)


def wide(text):
    return text.encode("utf-16le") + b"\0\0"


def name_service():
    query = struct.pack(">HHHHHH", 0x1234, 0x0110, 1, 0, 0, 0) + encoded(b"FILESERVER") + struct.pack(">HH", 0x20, 1)
    answer = encoded(b"FILESERVER") + struct.pack(">HHIH", 0x20, 1, 300000, 6) + b"\0\0" + C4
    names = b"\4" + padded(b"FILESERVER", 0) + b"\x04\0" + padded(b"FILESERVER") + b"\x24\0" + padded(b"WORKGROUP", 0x1d) + b"\xde\0" \
        + padded(b"WORKGROUP", 0x1e) + b"\x6a\0" + bytes(46)
    additional = struct.pack(">HHHHHH", 0x1235, 0x2910, 1, 0, 0, 1) + encoded(b"PRINTER", 0) + struct.pack(">HHHHHIH", 0x20, 1, 0xc00c, 0x20, 1, 0, 6) + b"\x60\0" + A4

    def response(flags, record, counts=(0, 1, 0, 0)):
        return struct.pack(">HHHHHH", 0x1234, flags, *counts) + record

    status = encoded(b"*", 0, b"\0") + struct.pack(">HHIH", 0x21, 1, 0, len(names)) + names
    messages = [
        query, response(0x8500, answer), response(0x8503, encoded(b"NOBODY") + struct.pack(">HHIH", 0x0a, 1, 0, 0)), additional,
        response(0xad80, answer), response(0xad86, answer), response(0x3010, answer, (0, 0, 0, 1)), response(0xb400, answer),
        response(0xbc00, encoded(b"FILESERVER") + struct.pack(">HHIHH", 0x20, 1, 60, 2, 0x2900)), response(0x4010, answer),
        response(0x4810, answer), response(0x7910, answer, (0, 0, 0, 1)), response(0x2110, answer), response(0x8400, status),
        query[:-4], query + b"more than that", response(0x8500, answer + answer, (0, 1, 1, 0)), response(0x8500, answer, (0, 2, 0, 0)),
        response(0x8500, answer, (101, 0, 0, 0)), response(0x8500, answer, (0, 50, 50, 1)), response(0x0000, b"", (1, 0, 0, 0)),
        response(0x8500, b"\xc0\0" + answer[34:]), response(0x8500, b"\xc0\xff" + answer[34:]), response(0x8500, b"\xc0"),
        response(0x8500, b"\x20" + b"zz" * 16 + answer[33:]), response(0x8500, b"\x00" + answer[34:]), response(0x8500, b"\x7f" + answer[34:]),
        response(0x8500, encoded(b"KIND", 0x99) + answer[34:]), response(0x8500, b"\x04EBEC\0" + answer[34:]),
        response(0x8500, encoded(b"BROWSER", 0x1b) + answer[34:]), response(0x8500, encoded(b"CLIENT", 3) + answer[34:]),
        response(0x8400, status[:80]), response(0x8500, encoded(b"LONG") + struct.pack(">HHIH", 0x20, 1, 5, 900) + bytes(range(40))),
        response(0x8500, b"\x3eABCD\0" + answer[34:]), query[:11],
    ]
    capture("nbns", 1, [in_udp(137, m, source=137) for m in messages] + [in_udp(137, b"", length=8), in_udp(137, query, length=8)]
            + cut(in_udp(137, query), 43, 9) + cut(in_udp(137, response(0x8400, status)), 90, 17) + cut(in_udp(137, response(0x8500, answer)), 60, 11))


def trans(name, parameters, data, setup=b"", reply=False, flags2=0, cut_data=0):
    """Offsets count from the beginning of the message."""
    if reply:
        start = 32 + 1 + 20 + 2
        words = le("HHHHHHHHHH", len(parameters), len(data), 0, len(parameters), start, 0, len(data), start + len(parameters), 0, 0)
        return smb(0x25, words, parameters + data, True, flags2)
    start = 32 + 1 + 28 + len(setup) + 2 + len(name)
    words = le("HHHHHHIHHHHHH", len(parameters), len(data), 8, 0, 0, 0, 1000, 0, len(parameters), start, len(data), start + len(parameters),
               len(setup) // 2) + setup
    return smb(0x25, words, name + parameters + data[:len(data) - cut_data], False, flags2)


def datagram_service():
    mailslot, setup = b"\\MAILSLOT\\BROWSE\0", le("HHH", 1, 1, 2)

    def datagram(data, kind=0x11, source=encoded(b"CLIENT", 0), destination=encoded(b"WORKGROUP", 0x1d)):
        return struct.pack(">BBH4sHHH", kind, 0x0a, 0x8123, A4, 138, len(source + destination + data), 0) + source + destination + data

    announcement = b"\3" + le("I", 60000) + padded(b"CLIENT", 0) + b"\6\1" + le("I", 0x00809a03) + le("HH", 0x010f, 0xaa55) + b"comment\0"
    frames = [
        b"\1" + announcement, b"\x0f" + announcement, b"\2\1CLIENT\0", b"\x08\1" + le("III", 0x14010f00, 1000, 0) + b"CLIENT\0",
        b"\x09\4" + le("I", 0x1234), b"\x0a\2" + le("I", 0x1234) + b"ONE\0TWO\0", b"\x0bCLIENT\0", b"\x0dMASTER\0", b"\x0e\2",
        b"\x0c\0" + le("I", 60000) + padded(b"WORKGROUP", 0) + b"\3\x0a" + le("II", 0x80001000, 0xaa550001) + b"MASTER\0", b"\x63odd", b"\1\3",
    ]
    browser = [datagram(trans(mailslot, b"", frame, setup)) for frame in frames]
    capture("nbdgm", 1, [in_udp(138, m, source=138) for m in browser + [
        datagram(b"no message of SMB"), datagram(b"\xffSM"), datagram(b""), datagram(b"", source=b"\xc0\x0c")[:50],
        datagram(trans(mailslot, b"\1\2\3", frames[2], setup)), datagram(trans(b"\\MAILSLOT\\NET\\NETLOGON\0", b"", b"\7\0CLIENT\0", setup)),
        datagram(trans(b"\\MAILSLOT\\X\0", b"par", b"data of it", setup, cut_data=4)), datagram(trans(mailslot, b"", b"", setup)),
        struct.pack(">BBH4sHHHB", 0x13, 2, 1, A4, 138, 1, 0, 0x82), b"\x10", datagram(b"", source=b"\x02zz\0"),
    ]] + [in_udp(138, b"", length=8)] + cut(in_udp(138, browser[0]), 43, 21) + cut(in_udp(138, browser[5]), 180, 23))


def session_service():
    names = encoded(b"FILESERVER") + encoded(b"CLIENT", 0)
    echo = smb(0x2b, le("H", 1), b"echo")
    capture("nbss", 1, [
        on139(names, kind=0x81), on139(b"", kind=0x82), on139(b"\x80", kind=0x83), on139(b"\x80abc", kind=0x83), on139(b"\x81abc", kind=0x83),
        on139(b"\x82abc", kind=0x83), on139(b"\x83abcd", kind=0x83), on139(b"\x8fabc", kind=0x83), on139(b"", kind=0x83),
        on139(b"\x80", kind=0x83, length=4), on139(C4 + b"\0\x8b", kind=0x84), on139(b"", kind=0x85), on139(b"odd", kind=0x77),
        on139(names[:50], kind=0x81), on139(echo), on139(echo, length=500), on139(echo, length=40), on139(b"raw data"), on139(b"", length=0),
        on139(echo, length=3), on139(echo + session(echo)), in_tcp(139, b"\0\0\0"), in_tcp(445, b"\0\0\0"), on445(echo), on445(echo, length=500),
        on445(echo, length=40), on445(b"raw data"), on445(b"\xfeSMB" + bytes(60)), on445(echo, length=3), on445(b""),
    ] + cut(on139(names, kind=0x81), 54, 13) + cut(on139(echo), 56, 11) + cut(on445(echo), 55, 13) + cut(on139(b"\x80abc", kind=0x83), 56, 2))


def frames():
    def nbf(command, data1=0, data2=0, transmit=1, response=2, rest=b"", more=b"", length=None):
        header = struct.pack("<BHHH", data1, data2, transmit, response) + rest
        return struct.pack("<HHB", 5 + len(header) if length is None else length, 0xefff, command) + header + more

    names, numbers, echo = padded(b"FILESERVER") + padded(b"CLIENT", 0), b"\5\6", smb(0x2b, le("H", 1), b"echo")
    with_names = [nbf(c, 1, 2, rest=names) for c in (0, 1, 2, 3, 7, 8, 9, 10, 13, 14, 15, 19)]
    with_numbers = [nbf(c, 0x0b, 2, rest=numbers) for c in (0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1f)]
    unnumbered = with_names + [nbf(4, rest=names), nbf(0x20), nbf(0xff, rest=b"odd"), nbf(8, rest=names, more=echo), nbf(9, rest=names, more=b"12345" + echo),
                               nbf(8, rest=names, more=bytes(140) + echo), nbf(8, rest=names, more=b"\xffSM"), nbf(8, rest=names, length=200),
                               nbf(8, rest=names, length=3), nbf(10, rest=names[:20]), nbf(0, rest=names + b"and more")]
    numbered = with_numbers + [nbf(0x16, 0xff, rest=numbers, more=echo), nbf(0x15, 0xf4, rest=numbers, more=echo[:20]), nbf(0x14, rest=numbers, more=echo)]
    ipx = [b"NB" * 10 + echo, echo, bytes(150), b"short", bytes(126) + b"\xffSMB", b""]

    def packet(socket, data):
        return struct.pack(">HHBBI6sHI6sH", 0xffff, 30 + len(data), 0, 20, 0x1234, MAC_B, socket, 0x5678, MAC_A, socket) + data

    capture("nbf", 1, [frame(b"\xf0\xf0\x03" + m) for m in unnumbered] + [frame(b"\xf0\xf1\x0e\x10" + m) for m in numbered]
            + [frame(b"\xf0\xf0\x01\x10"), frame(b"\xf0\xf0\x7f"), frame(b"\xf0\xf0\x03"), frame(b"\xf0\xf0\x03abc")]
            + [ethernet(0x8137, packet(socket, data)) for socket in (0x0455, 0x0553) for data in ipx]
            + cut(frame(b"\xf0\xf0\x03" + unnumbered[0]), 18, 7) + cut(frame(b"\xf0\xf0\x0e\x10" + numbered[-3]), 34, 13)
            + cut(ethernet(0x8137, packet(0x0455, ipx[0])), 60, 11))


def pairs():
    """Each command with the words and the bytes of its request and of its reply."""
    path, found = typed(b"\\dir\\file.txt"), b"\5" + le("H", 43) + b"\x08FILE    TXT" + b"\1" + le("HHI", 2, 3, 4) + b"\x31" + NO_TIME + le("I", 5678) + b"FILE.TXT".ljust(13, b"\0")
    resume = typed(b"\\*.*") + b"\5" + le("H", 21) + b"\x08FILE    TXT" + b"\1" + le("HHI", 2, 3, 4)
    handle, sent = le("H", 9), typed(b"ALICE", b"BOB")
    next_none, access = le("BBH", 0xff, 0, 0), le("HHIH", 9, 512, 4096, 0)
    return [
        (0x00, b"", path, b"", b""), (0x01, b"", path, b"", b""), (0x02, le("HH", 2, 0x37), path, le("HH4sIH", 9, 0x20, NO_TIME, 77, 2), b""),
        (0x03, le("H4s", 1, NO_TIME), path, handle, b""), (0x04, le("H4s", 9, LAST_TIME), b"", b"", b""), (0x05, handle, b"", b"", b""),
        (0x06, le("H", 6), path, b"", b""), (0x07, le("H", 0), typed(b"\\a", b"\\b"), b"", b""),
        (0x08, b"", path, le("H4sI10x", 0x10, NO_TIME, 1234), b""), (0x09, le("H4s10x", 1, NO_TIME), path + typed(b""), b"", b""),
        (0x0a, access, b"", le("H8x", 512), b"\1" + le("H", 4) + b"read"), (0x0b, access, b"\1" + le("H", 4) + b"data", handle, b""),
        (0x0c, le("HIi", 9, 10, -1), b"", b"", b""), (0x0d, le("HIi", 9, 10, 20), b"", b"", b""), (0x0e, le("H4s", 0, NO_TIME), path, handle, path),
        (0x0f, le("H4s", 0, NO_TIME), path, handle, b""), (0x10, b"", path, b"", b""), (0x11, b"", b"", b"", b""),
        (0x12, le("HHi", 9, 2, -5), le("i", 8), le("I", 70000), b""), (0x13, access, b"", le("H8x", 4), b"read"), (0x14, access, b"data", handle, b""),
        (0x1a, le("HiHHiH", 9, 0, 8192, 0, -1, 0), b"", b"", b""), (0x1b, le("HiHHiH", 9, 0, 8192, 0, 0, 0), b"", le("iHHHHHH", 0, 9, 0, 0, 0, 2, 55), b"ab"),
        (0x1c, b"\1\0", b"", b"\2\0", b""), (0x1d, le("HHHiiHI", 9, 100, 0, 0, 0, 1, 0), b"", le("H", 1), b""),
        (0x1d, le("HHHiiHIHH", 9, 100, 0, 0, 0, 1, 0, 4, 61), b"data", b"", b""), (0x1e, le("HHHiiHIHH", 9, 100, 0, 0, 0, 1, 0, 4, 61), b"data", handle, b""),
        (0x1f, le("HHiIHH", 9, 100, 0, 0, 4, 50), b"data", handle, b""), (0x20, b"\1\0\2\0", b"", handle, b""),
        (0x22, le("H4s4s4s", 9, NO_TIME, NO_TIME, LAST_TIME), b"", b"", b""),
        (0x23, handle, b"", le("4s4s4sIIH", NO_TIME, NO_TIME, NO_TIME, 5, 512, 0x3f), b""),
        (0x24, next_none + le("HHiHH", 9, 0, -1, 1, 1), le("HiI", 1, 2, 3) * 2, next_none, b""),
        (0x24, next_none + le("HHiHH", 9, 0x10, 500, 0, 1), le("HHIIII", 1, 0, 2, 3, 4, 5), b"", b""),
        (0x26, b"", b"transaction", b"", b""), (0x27, le("HHH", 1, 2, 3), b"ioctl", le("H", 1), b"reply"), (0x28, b"", b"", b"", b""),
        (0x29, le("HHH", 1, 2, 3), b"\\from\0\\to\0", le("H", 1), b"error text\0"), (0x2a, le("HHH", 1, 2, 3), b"\\from\0\\to\0", le("H", 1), b""),
        (0x2b, le("H", 1), b"echo", le("H", 1), bytes(range(40))), (0x2c, le("HHi4s", 9, 4, 0, NO_TIME), b"\0data", handle, b""),
        (0x2c, le("HHi4s12x", 9, 4, 0, NO_TIME), b"\0data", handle, b""),
        (0x2d, next_none + le("HHHH4sHIiI", 7, 2, 6, 0x20, NO_TIME, 1, 0, 0, 0), b"\\file.txt\0", next_none + le("HH4sIHHHHIH", 9, 0, NO_TIME, 8, 0, 0, 0, 1, 0, 0), b""),
        (0x2e, next_none + le("HiHHiH", 9, 0, 512, 512, -1, 0), b"", next_none + le("HIHH8x", 0, 0, 4, 60), b"\0read"),
        (0x2f, next_none + le("HiiHHHHH", 9, 0, 0, 8, 0, 0, 4, 64), b"\0data", next_none + le("HHI", 4, 0, 0), b""),
        (0x33, b"\1\0" * 9, b"", b"", b""), (0x34, handle, b"", b"", b""), (0x35, handle, b"", b"", b""),
        (0x70, b"", typed(b"\\\\SERVER\\SHARE", b"secret", b"A:"), le("HH", 8192, 7), b""), (0x71, b"", b"", b"", b""),
        (0x72, b"", b"\2PC NETWORK PROGRAM 1.0\0\2LANMAN1.0\0\2NT LM 0.12\0", le("H", 0), b""),
        (0x72, b"", b"\5odd\0", le("HHHHHHI4sHI", 2, 1, 4096, 50, 1, 3, 7, NO_TIME, 60, 0), b"key12345"),
        (0x72, b"\1\2", b"", le("HBHHIIII8xHB", 5, 3, 50, 1, 4356, 65536, 0, 0x80f3, 0xffc4, 8), b"key12345" + b"W\0G\0\0\0"),
        (0x72, b"", b"\2", le("HH", 1, 2), b"unknown"),
        (0x73, next_none + le("HHHIHHH", 8192, 2, 1, 0, 4, 0, 0), b"pass" + b"USER\0", next_none + le("H", 1), b"Unix\0Samba\0"),
        (0x73, next_none + le("HHHIHHII", 4356, 10, 1, 0, 1, 0, 0, 0xd4), b"\0USER\0DOMAIN\0Unix\0Samba\0", next_none + le("H", 0) + bytes(20), b"Unix\0Samba\0WORKGROUP\0"),
        (0x73, next_none, b"", le("HH", 1, 2), b"odd"), (0x74, next_none, b"", next_none, b""),
        (0x75, next_none + le("HH", 0, 1), b"\0\\\\SERVER\\IPC$\0IPC\0", next_none, b"IPC\0" + wide("NTFS")),
        (0x80, b"", b"", le("HHHHH", 100, 64, 512, 50, 0xf8), b""), (0x81, le("HH", 10, 0x16), resume, le("H", 1), found),
        (0x81, le("HH", 10, 0x16), typed(b"\\*.*") + b"\5\0\0", b"\0\0", b"\5\0\0"), (0x82, le("HH", 1, 8), resume[:-4], le("H", 1), found + found[3:]),
        (0x83, le("HH", 1, 8), resume, le("H", 1), found), (0x84, le("HH", 1, 8), resume[:-4], le("H", 0), b"\5\0\0"),
        (0xa0, bytes(38), b"nt", b"", b""), (0xa1, bytes(36), b"", b"", b""),
        (0xa2, next_none + le("BHIIIQIIIIIB", 0, 9, 0x10, 0, 0x20089, 0, 0x80, 7, 1, 0x40, 2, 3), b"\\file.txt\0",
         next_none + le("BHI8x8x8x8xIQQHHB", 2, 0x4001, 1, 0x80, 1 << 40, (1 << 64) - 1, 0, 7, 0), b""),
        (0xa4, b"", b"", b"", b""), (0xc0, le("HH", 0, 1), typed(b"job"), handle, b""), (0xc1, handle, b"\1\4\0data", b"", b""),
        (0xc2, handle, b"", b"", b""), (0xc3, le("HH", 5, 0), b"", le("HH", 2, 2), (NO_TIME + b"\1" + le("HIB", 7, 99, 0) + b"ALICE".ljust(16, b"\0")) * 2),
        (0xd0, b"", sent + b"\1\4\0text", b"", b""), (0xd1, b"", sent, b"", b""), (0xd2, b"", typed(b"NAME"), b"", b""), (0xd3, b"", typed(b"NAME"), b"", b""),
        (0xd4, b"", b"", b"", typed(b"MACHINE")), (0xd5, b"", sent, handle, b""), (0xd6, handle, b"", b"", b""), (0xd7, handle, b"\1\4\0text", b"", b""),
        (0xfe, b"\1\0\2\0", b"invalid", b"", b""), (0xff, b"", b"", b"", b""), (0x15, b"\1\0", b"", b"", b""),
    ]


def commands():
    capture("smb-requests", 1, [on445(smb(command, words, data)) for command, words, data, _, _ in pairs()])
    capture("smb-replies", 1, [on139(smb(command, words, data, True)) for command, _, _, words, data in pairs()])


def trans2(function, parameters, data, reply=False, flags2=0, extra=b""):
    pad = b"\0" * 3
    if reply:
        start = 32 + 1 + 20 + 2 + 3
        words = le("HHHHHHHHHBB", len(parameters), len(data), 0, len(parameters), start, 0, len(data), start + len(parameters), 0, 0, 0)
        return smb(0x32, words, pad + parameters + data, True, flags2)
    start = 32 + 1 + 30 + 2 + 3
    words = le("HHHHBBHIHHHHHBBH", len(parameters), len(data), 10, 16384, 0, 0, 0, 1000, 0, len(parameters), start, len(data), start + len(parameters),
               1, 0, function) + extra
    return smb(0x32, words, pad + parameters + data, False, flags2)


def transactions():
    find, find_wide = le("HHHHI", 0x16, 100, 6, 260, 0), b"\\*\0"
    opened = le("HHHH4sHIHHHHH", 1, 2, 6, 0x20, NO_TIME, 1, 4096, 0, 0, 0, 0, 0) + b"\\file\0"
    open_reply = le("HH4sIHHHHIH", 9, 0x20, NO_TIME, 4096, 2, 0, 0, 1, 5, 0)
    label = b"\x05" + b"DISK\0"
    lanman, setup = b"\\PIPE\\LANMAN\0", le("HH", 0x26, 0x4000)
    messages = [
        trans2(0, opened, b""), trans2(0, open_reply, b"", True), trans2(0, open_reply + b"\7\0", b"attributes", True), trans2(0, opened[:20], b"ea"),
        trans2(1, find + find_wide, b""), trans2(1, le("HHHHH", 9, 2, 1, 0, 94), b"entries of a directory", True), trans2(1, find[:8], b"data"),
        trans2(1, find + wide("\\*.txt"), b"", flags2=0x8000), trans2(2, b"parameters", b""), trans2(2, b"p", b"data", True),
        trans2(3, b"\1\0", b""), trans2(3, b"", le("IIIIH", 0, 8, 1000, 500, 512), True), trans2(3, b"\2\0", b""),
        trans2(3, b"", NO_TIME + label, True), trans2(3, b"", NO_TIME + b"\x40DISK", True), trans2(3, b"\5\1", b""),
        trans2(3, b"", le("III", 0x4f, 255, 8) + wide("NTFS"), True, 0x8000), trans2(3, b"", le("III", 0x4f, 255, 4) + b"NTFS", True),
        trans2(3, b"", le("III", 0x4f, 255, 9000) + b"NTFS", True), trans2(3, b"\7\0", b""), trans2(3, b"", b"level seven", True),
    ] + [trans2(function, b"par", b"data") for function in range(4, 15)] + [
        trans2(13, b"", b"", True), smb(0x32, b"", b"", True), smb(0x32, le("HHHHHHHH", 4, 0, 4, 60, 0, 0, 0, 0), bytes(40)), smb(0x32, b"\1\0", b"short"),
        trans2(5, b"\4\1" + bytes(4) + wide("\\file"), b"", flags2=0xc000), trans2(5, b"", b"x" * 20, True, extra=b""),
        trans(lanman, le("H", 0) + b"WrLeh\0B13BWz\0" + le("HH", 1, 4096), b"", setup), trans(lanman, b"", b"server entries", setup),
        trans(b"\\PIPE\\\0", b"", b"remote procedure call", setup), trans(b"", b"parameter", b"data", reply=True), trans(b"", b"", b"", reply=True),
        trans(b"\\PIPE\\X\0", b"some parameters", b"some data", setup), trans(b"\0\\\0P\0I\0P\0E\0\\\0" + b"\0\0", b"par", b"data", setup, flags2=0x8000),
        smb(0x25, b"\1\0", b"short"), smb(0x25, b"\1\0" * 14, b""), smb(0x25, b"", b"", True),
    ]
    packets = [on445(m) for m in messages]
    capture("smb-trans", 1, packets + cut(packets[0], 87, 19) + cut(packets[-9], 90, 25) + cut(packets[16], 115, 9) + cut(packets[14], 115, 9))


def unicode_and_errors():
    none = le("BBH", 0xff, 0, 0)
    path = b"\4" + wide("\\dir\\ütf")
    setup = smb(0x73, le("BBH", 0x75, 0, 32 + 27 + 2 + 8) + le("HHHIHHII", 4356, 10, 1, 0, 0, 0, 0, 0), b"accounts") + block(none + le("HH", 0, 1), b"\0\\\\S\\S\0?????\0")
    loop = smb(0x2e, le("BBH", 0x2e, 0, 32) + le("HiHHiH", 9, 0, 512, 512, -1, 0))
    chain = smb(0x74, le("BBH", 0x2b, 0, 39)) + block(le("H", 1), b"echo")
    errors = [0x01 | 2 << 16, 0x01 | 33 << 16, 0x01 | 999 << 16, 0x02 | 1 << 16, 0x02 | 4 << 16, 0x02 | 0xffff << 16, 0x03 | 19 << 16, 0x03 | 33 << 16, 0x04 | 5 << 16,
              0xe1, 0xe2, 0xe3, 0xff | 1 << 16, 0x55 | 1 << 16]
    statuses = [0xc0000022, 0xc000000f, 0x80000005, 0x103, 0x40000000, 0xc0020001, 0x400200af, 0xc0ffffff, 0]
    messages = [smb(0x10, b"", path, flags2=0x8000), smb(0x00, b"", b"\4\0" + path[1:], flags2=0x8000), smb(0x29, le("HHH", 1, 2, 3), b"\0" + wide("a") + wide("b"), flags2=0x8000),
                smb(0x2d, none + le("HHHH4sHIiI", 7, 2, 6, 0x20, NO_TIME, 1, 0, 0, 0), b"\0" + wide("file"), flags2=0x8000),
                smb(0x73, none + le("H", 0) + bytes(20), b"\0" + wide("Unix") + wide("Samba") + wide("GROUP"), True, 0x8000),
                smb(0xa2, none + le("BHIIIQIIIIIB", 0, 10, 0x10, 0, 0x20089, 0, 0x80, 7, 1, 0x40, 2, 3), b"\0" + wide("\\file"), flags2=0x8000),
                smb(0xa2, none + le("BHIIIQIIIIIB", 0, 11, 0x10, 0, 0x20089, 0, 0x80, 7, 1, 0x40, 2, 3), b"\0" + wide("\\file"), flags2=0x8000),
                smb(0xa2, none, b"\\no length\0"), smb(0x75, none, b"A:\0" + wide("NTFS"), True, 0x8000), smb(0x10, b"", b"\4" + b"x" * 1100 + b"\0"),
                setup, loop, chain, smb(0x74, le("BBH", 0x99, 0, 39)) + block(b"", b"odd")]
    messages += [smb(0x71, reply=True, status=error) for error in errors] + [smb(0x71, reply=True, status=status, flags2=0x4000) for status in statuses]
    packets = [on445(m) for m in messages]
    capture("smb-forms", 1, packets + [in6(6, in_tcp(445, b"")[34:] + struct.pack(">I", 39) + smb(0x71))]
            + cut(packets[0], 60, 7) + cut(packets[6], 135, 5) + cut(packets[12], 90, 7)
            + cut(on445(smb(0x72, b"", b"\2LANMAN1.0\0\2NT LM 0.12\0")), 91, 6) + packets[:2])


name_service()
datagram_service()
session_service()
frames()
commands()
transactions()
unicode_and_errors()
