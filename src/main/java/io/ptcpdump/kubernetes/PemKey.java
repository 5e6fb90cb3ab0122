package io.ptcpdump.kubernetes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A private key in the textual encoding of RFC 7468: PKCS #8 ({@code PRIVATE KEY}), PKCS #1 ({@code RSA PRIVATE KEY}) and SEC 1
 * ({@code EC PRIVATE KEY}). The JDK reads only the first, within which the others fit. The client has a library for them that takes
 * seconds to load.
 */
final class PemKey {
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");
    private static final byte[] VERSION_0 = hex("020100");
    private static final byte[] RSA = hex("06092a864886f70d010101");
    private static final byte[] NULL = hex("0500");
    private static final byte[] ELLIPTIC_CURVE = hex("06072a8648ce3d0201");

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    /** In a SEC 1 key, the name of its curve. */
    private static final int ELEMENT_0 = 0xa0;

    private PemKey() {}

    /** @throws IOException if there is no such key */
    static PrivateKey parse(byte[] text) throws IOException {
        String pem = new String(text, StandardCharsets.ISO_8859_1);
        try {
            byte[] key = block(pem, "PRIVATE KEY");
            if (key != null) {
                return ofPkcs8(key);
            }
            key = block(pem, "RSA PRIVATE KEY");
            if (key != null) {
                return ofPkcs8(pkcs8(join(RSA, NULL), key));
            }
            key = block(pem, "EC PRIVATE KEY");
            if (key != null) {
                return ofPkcs8(pkcs8(join(ELLIPTIC_CURVE, curve(key)), key));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | GeneralSecurityException e) {
            throw new IOException("bad private key", e);
        }
        throw new IOException("no private key that can be read");
    }

    private static byte[] block(String pem, String label) {
        String begin = "-----BEGIN " + label + "-----";
        int start = pem.indexOf(begin);
        int end = pem.indexOf("-----END " + label + "-----", Math.max(start, 0));
        return start < 0 || end < 0 ? null : Base64.getMimeDecoder().decode(pem.substring(start + begin.length(), end));
    }

    private static PrivateKey ofPkcs8(byte[] key) throws GeneralSecurityException {
        GeneralSecurityException last = null;
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key));
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw last;
    }

    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, join(VERSION_0, element(SEQUENCE, algorithm), element(OCTET_STRING, key)));
    }

    /** What element 0 of a SEC 1 key holds. */
    private static byte[] curve(byte[] key) {
        int at = content(key, 0);
        while ((key[at] & 0xff) != ELEMENT_0) {
            at = content(key, at) + length(key, at);
        }
        byte[] curve = new byte[length(key, at)];
        System.arraycopy(key, content(key, at), curve, 0, curve.length);
        return curve;
    }

    private static int content(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
    }

    private static int length(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        if (length < 0x80) {
            return length;
        }
        int value = 0;
        for (int i = at + 2; i < content(der, at); i++) {
            value = value << 8 | der[i] & 0xff;
        }
        return value;
    }

    private static byte[] element(int tag, byte[] content) {
        return join(new byte[] {(byte) tag}, lengthOctets(content.length), content);
    }

    /** As few as there can be, as DER has it. */
    private static byte[] lengthOctets(int length) {
        if (length < 0x80) {
            return new byte[] {(byte) length};
        }
        return length < 0x100
                ? new byte[] {(byte) 0x81, (byte) length}
                : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
