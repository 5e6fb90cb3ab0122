package io.ptcpdump.kubernetes;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.credentials.Authentication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** Who asks, by a certificate and its key. */
final class ClientCertificate implements Authentication {
    private final KeyManager[] keys;

    /**
     * Both in PEM.
     *
     * @throws IOException if one of them cannot be read
     */
    ClientCertificate(byte[] certificate, byte[] key) throws IOException {
        char[] password = {};
        try {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(certificate)).toArray(new Certificate[0]);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("client", PemKey.parse(key), password, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            keys = factory.getKeyManagers();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("bad certificate or key", e);
        }
    }

    @Override
    public void provide(ApiClient client) {
        client.setKeyManagers(keys);
    }
}
