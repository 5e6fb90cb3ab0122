package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import java.util.Arrays;

/**
 * Data attributes of IKE, RFC 2408 section 3.3: a 16-bit type, whose highest bit says that the 16 bits behind it are the value
 * itself and not the length of a value that follows.
 */
final class IkeAttributes {
    /** RFC 2409 appendix A. */
    static final IkeAttributes OAKLEY = new IkeAttributes(
            new String[] {
                null, "enc", "hash", "auth", "group desc", "group type", "group prime", "group gen1", "group gen2",
                "group curve A", "group curve B", "lifetype", "lifeduration", "prf", "keylen", "field", "order"
            },
            new String[][] {
                null,
                {null, "1des", "idea", "blowfish", "rc5", "3des", "cast", "aes"},
                {null, "md5", "sha1", "tiger", "sha2-256", "sha2-384", "sha2-512"},
                {null, "preshared", "dss", "rsa sig", "rsa enc", "rsa enc revised"},
                groups(),
                {null, "MODP", "ECP", "EC2N"},
                null, null, null, null, null,
                {null, "sec", "kb"}
            });
    /** RFC 2407 section 4.5. */
    static final IkeAttributes IPSEC = new IkeAttributes(
            new String[] {
                null, "lifetype", "life", "group desc", "enc mode", "auth", "keylen", "rounds", "dictsize", "privalg"
            },
            new String[][] {
                null,
                {null, "sec", "kb"},
                null,
                groups(),
                {null, "tunnel", "transport"},
                {null, "hmac-md5", "hmac-sha1", "1des-mac", "keyed"}
            });
    /** RFC 4306 section 3.3.5. */
    static final IkeAttributes ENCRYPTION = new IkeAttributes(
            new String[] {null, null, null, null, null, null, null, null, null, null, null, null, null, null, "keylen"},
            new String[0][]);
    static final IkeAttributes UNKNOWN = new IkeAttributes(new String[0], new String[0][]);

    /** The last group of the list is printed by its number where an attribute holds it. */
    private static String[] groups() {
        return Arrays.copyOf(IkeNames.GROUPS, IkeNames.GROUPS.length - 1);
    }

    private final String[] types;
    private final String[][] values;

    private IkeAttributes(String[] types, String[][] values) {
        this.types = types;
        this.values = values;
    }

    /** Prints what lies between two positions, as far as it was captured, and returns the position behind it. */
    int printAll(Line out, PacketReader in, int from, int to) {
        int at = from;
        while (at < in.end() && at < to) {
            at = print(out, in, at, to);
        }
        return at;
    }

    /** Prints one attribute and returns the position behind it. */
    private int print(Line out, PacketReader in, int at, int to) {
        boolean inline = (in.u8At(at) & 0x80) != 0;
        int length = inline ? 0 : in.u16At(at + 2);
        if (to < at + 4 + length) {
            out.add("[|attr]");
            return to + 1;
        }
        out.add('(');
        int type = in.u16At(at) & 0x7fff;
        out.add("type=").addName(type < types.length ? types[type] : null, "#", type, "").add(' ');
        if (inline) {
            out.add("value=");
            int value = in.u16At(at + 2);
            String[] words = type < values.length ? values[type] : null;
            String word = words != null && value < words.length ? words[value] : null;
            if (word != null) {
                out.add(word);
            } else {
                out.hex(value, 4);
            }
        } else {
            out.add("len=").add(length).add(" value=");
            HexDump.bytes(out, in, at + 4, length);
        }
        out.add(')');
        return at + 4 + length;
    }
}
