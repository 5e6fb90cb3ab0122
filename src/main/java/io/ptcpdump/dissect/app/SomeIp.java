package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * SOME/IP, the AUTOSAR middleware over IP.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-+-----------------------------+
 * |            service            |E|       method or event       |
 * +-------------------------------+-+-----------------------------+
 * |                            length                             |
 * +-------------------------------+-------------------------------+
 * |            client             |            session            |
 * +---------------+---------------+---------------+---------------+
 * |   protocol    |   interface   |  message type |  return code  |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 */
public final class SomeIp implements Printer {
    private static final int HEADER_LENGTH = 16;
    private static final int EVENT = 0x8000;
    private static final ValueNames TYPES = ValueNames.of(
            0x00, "REQUEST", 0x01, "REQUEST_NO_RETURN", 0x02, "NOTIFICATION", 0x80, "RESPONSE", 0x81, "ERROR",
            0x20, "TP_REQUEST", 0x21, "TP_REQUEST_NO_RETURN", 0x22, "TP_NOTIFICATION", 0xa0, "TP_RESPONSE", 0xa1, "TP_ERROR");
    private static final String[] RETURN_CODES = {
        "E_OK", "E_NOT_OK", "E_UNKNOWN_SERVICE", "E_UNKNOWN_METHOD", "E_NOT_READY", "E_NOT_REACHABLE", "E_TIMEOUT",
        "E_WRONG_PROTOCOL_VERSION", "E_WRONG_INTERFACE_VERSION", "E_MALFORMED_MESSAGE", "E_WRONG_MESSAGE_TYPE",
        "E_E2E_REPEATED", "E_E2E_WRONG_SEQUENCE", "E_E2E", "E_E2E_NOT_AVAILABLE", "E_E2E_NO_NEW_DATA"
    };

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("someip");
        out.add("SOMEIP");
        if (in.claimed() < HEADER_LENGTH) {
            d.printInvalid();
            return;
        }
        in.need(4);
        int method = in.peekU16(2);
        out.add(", service ").add(in.peekU16(0)).add((method & EVENT) != 0 ? ", event " : ", method ").add(method & 0x7fff);
        long length = in.peekU32(4);
        out.add(", len ").add(length);
        in.need(12);
        out.add(", client ").add(in.peekU16(8)).add(", session ").add(in.peekU16(10));
        int protocol = in.peekU8(12);
        out.add(", pver ").add(protocol);
        int version = in.peekU8(13);
        out.add(", iver ").add(version);
        int type = in.peekU8(14);
        out.add(", msgtype ").add(TYPES.get(type, "Unknown"));
        int code = in.peekU8(15);
        out.add(", retcode ").add(ValueNames.at(RETURN_CODES, code, "Unknown")).add('\n');
    }
}
