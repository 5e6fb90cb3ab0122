package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;

/**
 * The authentication option of DHCP for IPv6, RFC 8415 section 21.11: protocol, algorithm and replay detection method in a byte
 * each, 8 bytes against replays, and what the protocol adds.
 */
final class Dhcp6Authentication {
    private static final int FIXED = 11;
    /** RFC 3315 section 21.4; obsolete but met. */
    private static final int DELAYED = 2;
    private static final int RECONFIGURE_KEY = 3;
    private static final int KEY_AND_DIGEST = 20;
    private static final int TYPE_AND_VALUE = 17;

    private Dhcp6Authentication() {}

    static void print(Line out, PacketReader in, int length) {
        int protocol = in.u8();
        out.add(" proto: ").addName(protocol == DELAYED ? "delayed" : protocol == RECONFIGURE_KEY ? "reconfigure" : null,
                "", protocol, "");
        int algorithm = in.u8();
        out.add(", alg: ").addName(algorithm == 1 ? "HMAC-MD5" : null, "", algorithm, "");
        int detection = in.u8();
        out.add(", RDM: ").addName(detection == 0 ? "mono" : null, "", detection, "").add(", RD:");
        for (int i = 0; i < 4; i++) {
            out.add(' ').hex(in.u16(), 4);
        }
        int rest = length - FIXED;
        if (protocol == DELAYED) {
            printDelayed(out, in, rest);
        } else if (protocol == RECONFIGURE_KEY && rest == TYPE_AND_VALUE) {
            int type = in.u8();
            out.add(type == 1 ? " reconfig-key" : type == 2 ? " type: HMAC-MD5" : " type: ??");
            printDigest(out.add(" value:"), in);
        } else {
            out.add(" ??");
        }
    }

    private static void printDelayed(Line out, PacketReader in, int length) {
        if (length == 0) {
            return;
        }
        if (length < KEY_AND_DIGEST) {
            out.add(" ??");
            return;
        }
        if (length > KEY_AND_DIGEST) {
            PacketText.printHex(out.add(", realm: "), in, length - KEY_AND_DIGEST);
        }
        printDigest(out.add(", key ID: ").hex(in.u32(), 8).add(", HMAC-MD5:"), in);
    }

    private static void printDigest(Line out, PacketReader in) {
        for (int i = 0; i < 4; i++) {
            out.add(' ').hex(in.u32(), 8);
        }
    }
}
