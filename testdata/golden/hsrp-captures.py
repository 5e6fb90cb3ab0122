#!/usr/bin/env python3
"""Writes the capture of HSRP's golden texts."""
import struct

from captures import capture, cut, in_udp


def hsrp(version=0, operation=0, state=16, hello=3, hold=10, priority=110, group=1, reserved=0, secret=b"example\0"):
    return struct.pack(">8B8s4s", version, operation, state, hello, hold, priority, group, reserved, secret, bytes([192, 0, 2, 254]))


states = [hsrp(state=state, operation=state % 5) for state in (0, 1, 2, 3, 4, 8, 16, 255)]
capture("hsrp", 1, [in_udp(1985, message) for message in states]
        + [in_udp(1985, hsrp(version=1)), in_udp(1985, hsrp(hold=255, hello=61, reserved=7, secret=b"\x01\xffnoend!"))]
        + [in_udp(9, hsrp(), source=1985), in_udp(1985, hsrp() + b"more")] + cut(in_udp(1985, hsrp()), 42))
