package io.ptcpdump.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a certificate that it has signed itself, made by the JDK's keytool. */
final class Certificates {
    private static final char[] PASSWORD = "password".toCharArray();

    private final KeyStore store = KeyStore.getInstance("PKCS12");

    /**
     * @param keys what kind, as keytool's options say it
     * @param name of the owner, as in {@code CN=admin}
     */
    Certificates(Path folder, String name, String... keys) throws Exception {
        Path file = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keystore", file.toString(),
                "-storepass", new String(PASSWORD), "-alias", "it", "-dname", name, "-validity", "2", "-ext", "san=ip:127.0.0.1"));
        command.addAll(List.of(keys));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException(Files.readString(folder.resolve("keytool.log")));
        }
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
    }

    /** For a server with this key, which trusts a client of the other. */
    SSLContext context(Certificates client) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("client", client.store.getCertificate("it"));
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    String certificate() throws Exception {
        return pem("CERTIFICATE", store.getCertificate("it").getEncoded());
    }

    /** As PKCS #8. */
    String key() throws Exception {
        return pem("PRIVATE KEY", privateKey().getEncoded());
    }

    /** As PKCS #1, or as SEC 1: what a PKCS #8 key has within, and for a curve (P-256) its name. */
    String oldKey() throws Exception {
        byte[] encoded = privateKey().getEncoded();
        String kind = privateKey().getAlgorithm();
        // SEQUENCE { INTEGER 0, SEQUENCE { algorithm }, OCTET STRING { the key } }
        int at = afterHeader(encoded, 0) + 3;
        at = afterHeader(encoded, at) + length(encoded, at);
        byte[] key = new byte[length(encoded, at)];
        System.arraycopy(encoded, afterHeader(encoded, at), key, 0, key.length);
        return pem(kind + " PRIVATE KEY", kind.equals("EC") ? named(key) : key);
    }

    /** SEQUENCE { INTEGER 1, OCTET STRING [32], then { the name of P-256 } as element 0, and what else there is }. */
    private static byte[] named(byte[] key) {
        byte[] name = HexFormat.of().parseHex("a00a06082a8648ce3d030107");
        int start = afterHeader(key, 0);
        int at = start + 3 + 2 + 32;
        ByteBuffer all = ByteBuffer.allocate(key.length + name.length);
        all.put((byte) 0x30).put((byte) (key.length - start + name.length));
        all.put(key, start, at - start).put(name).put(key, at, key.length - at);
        return all.array();
    }

    private Key privateKey() throws Exception {
        return store.getKey("it", PASSWORD);
    }

    private static int length(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        if (length < 0x80) {
            return length;
        }
        int value = 0;
        for (int i = 0; i < (length & 0x7f); i++) {
            value = value << 8 | der[at + 2 + i] & 0xff;
        }
        return value;
    }

    private static int afterHeader(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END " + label + "-----\n";
    }
}
