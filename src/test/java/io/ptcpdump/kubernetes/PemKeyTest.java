package io.ptcpdump.kubernetes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that OpenSSL made, of which each is there twice. */
final class PemKeyTest {
    private static final String RSA_PKCS1 = """
            -----BEGIN RSA PRIVATE KEY-----
            MIICXgIBAAKBgQDyIPN02tEFnj4MKouicCWSq0lyEu8/j5alXSa/ykFGC3FdkPaw
            cxJ94YjIaQfftcPuk7+sjyi40TwF2OAdOIh7zBSCU3GHXp0Oemtwzf2QicgZLJ8G
            6u73r80ozk5ULHASkrqUyHs0TiRBuyMc8GP3z0/Ts6cBLWzGQu17gAoQVwIDAQAB
            AoGBANy1MpazG1NOsmpuocfZCDbQ0esc3V8H6R8lcTvkBmnt5lGO4X9n9VQvsHpW
            WyoNyuL/ZPnLqSgG+fqufWPFc4n3UeoeokyNMIdXR0hA+1c+IVaEXYdt7PgtZVfl
            5T/dHFm0Z0bdp+lYsfi1FuqrPTx4onZQ5pcxSCMmhC2NLdG5AkEA+ZP1mQWA0rw2
            HNetXOP+AXpGqrmpbQIXnehzKCnRmgD4QnQ+9RZJ5p50KPTbGovPU41aLMWhgpzB
            tkf0/zIuBQJBAPhb69r79sdWK5vEZ1hZhWVdBzAehgU4JXF0GnA7ma5edrblJLDS
            QD/VxyoKbtspr/bIVlSAsC0FLfA6JwZtd6sCQQDYQJ4j8yLGdpKktzTeMicbfKnS
            sIDflVqFVq7BdErLmF+EpVkP4Do0e8PG4TMgc1g321jxRmVF2TH4Ea11mjNJAkEA
            sbeVHi4OeLWAnwX7rYzhl5bp/dTZsgJrSLP79zOu1Mdjy5xMlPreXs9qpPqyOMGr
            2LuiivVLG+wI4025fy/14QJAP2K7nI07U/AQ9ZGLCd1VPrp8m8pYoyylI+VdC/cw
            WFkaGCis6blTmzjPI2+xRorDqS2oNwFSQOu7vt1sj0XSqg==
            -----END RSA PRIVATE KEY-----
            """;
    private static final String RSA_PKCS8 = """
            -----BEGIN PRIVATE KEY-----
            MIICeAIBADANBgkqhkiG9w0BAQEFAASCAmIwggJeAgEAAoGBAPIg83Ta0QWePgwq
            i6JwJZKrSXIS7z+PlqVdJr/KQUYLcV2Q9rBzEn3hiMhpB9+1w+6Tv6yPKLjRPAXY
            4B04iHvMFIJTcYdenQ56a3DN/ZCJyBksnwbq7vevzSjOTlQscBKSupTIezROJEG7
            IxzwY/fPT9OzpwEtbMZC7XuAChBXAgMBAAECgYEA3LUylrMbU06yam6hx9kINtDR
            6xzdXwfpHyVxO+QGae3mUY7hf2f1VC+welZbKg3K4v9k+cupKAb5+q59Y8VzifdR
            6h6iTI0wh1dHSED7Vz4hVoRdh23s+C1lV+XlP90cWbRnRt2n6Vix+LUW6qs9PHii
            dlDmlzFIIyaELY0t0bkCQQD5k/WZBYDSvDYc161c4/4BekaqualtAhed6HMoKdGa
            APhCdD71FknmnnQo9Nsai89TjVosxaGCnMG2R/T/Mi4FAkEA+Fvr2vv2x1Yrm8Rn
            WFmFZV0HMB6GBTglcXQacDuZrl52tuUksNJAP9XHKgpu2ymv9shWVICwLQUt8Don
            Bm13qwJBANhAniPzIsZ2kqS3NN4yJxt8qdKwgN+VWoVWrsF0SsuYX4SlWQ/gOjR7
            w8bhMyBzWDfbWPFGZUXZMfgRrXWaM0kCQQCxt5UeLg54tYCfBfutjOGXlun91Nmy
            AmtIs/v3M67Ux2PLnEyU+t5ez2qk+rI4wavYu6KK9Usb7AjjTbl/L/XhAkA/Yruc
            jTtT8BD1kYsJ3VU+unybylijLKUj5V0L9zBYWRoYKKzpuVObOM8jb7FGisOpLag3
            AVJA67u+3WyPRdKq
            -----END PRIVATE KEY-----
            """;
    private static final String EC_SEC1 = """
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIJugicKXHuli6qs/7e0IG6B3T/NngSFEvP/9C+xghQ3DoAoGCCqGSM49
            AwEHoUQDQgAEpwHrGlft2ezqWxcyH4rUlPUrVpen9AHkv7FM2FykDUrEWkvP7HCg
            K+Q2ehIoyAhGUknHwKE9fbOEsdrIKVBAfA==
            -----END EC PRIVATE KEY-----
            """;
    private static final String EC_PKCS8 = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgm6CJwpce6WLqqz/t
            7QgboHdP82eBIUS8//0L7GCFDcOhRANCAASnAesaV+3Z7OpbFzIfitSU9StWl6f0
            AeS/sUzYXKQNSsRaS8/scKAr5DZ6EijICEZSScfAoT19s4Sx2sgpUEB8
            -----END PRIVATE KEY-----
            """;

    /** Of P-384, longer than 127 bytes and shorter than 256. */
    private static final String EC_384_SEC1 = """
            -----BEGIN EC PRIVATE KEY-----
            MIGkAgEBBDAG7iQxpPz1IiABpKmcdOnRFHIWH0GS7PVzou5VcPypCDcy6IpKo+tU
            3u/m81DlCHygBwYFK4EEACKhZANiAAQ+DPMOGH+PIxVxM/ba+YMjoYjLVXuvv/ZU
            x8gQOuodbLpgLVRl9waAJetQ4sk2M6IwaZbLZ529R0KKmyth56DlFNYLqTBVL0XA
            k/CMCXq3qPUsL42flf6Uaq5A+PaAA70=
            -----END EC PRIVATE KEY-----
            """;
    private static final String EC_384_PKCS8 = """
            -----BEGIN PRIVATE KEY-----
            MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDAG7iQxpPz1IiABpKmc
            dOnRFHIWH0GS7PVzou5VcPypCDcy6IpKo+tU3u/m81DlCHyhZANiAAQ+DPMOGH+P
            IxVxM/ba+YMjoYjLVXuvv/ZUx8gQOuodbLpgLVRl9waAJetQ4sk2M6IwaZbLZ529
            R0KKmyth56DlFNYLqTBVL0XAk/CMCXq3qPUsL42flf6Uaq5A+PaAA70=
            -----END PRIVATE KEY-----
            """;

    private static PrivateKey parse(String pem) throws IOException {
        return PemKey.parse(pem.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void shouldReadTheOldEncodingsAsTheNewOne() throws Exception {
        assertEquals("RSA", parse(RSA_PKCS1).getAlgorithm());
        assertArrayEquals(parse(RSA_PKCS8).getEncoded(), parse(RSA_PKCS1).getEncoded());
        assertEquals("EC", parse(EC_SEC1).getAlgorithm());
        for (List<String> pair : List.of(List.of(EC_SEC1, EC_PKCS8), List.of(EC_384_SEC1, EC_384_PKCS8))) {
            ECPrivateKey old = assertInstanceOf(ECPrivateKey.class, parse(pair.getFirst()));
            ECPrivateKey same = assertInstanceOf(ECPrivateKey.class, parse(pair.getLast()));
            assertEquals(same.getS(), old.getS());
            assertEquals(same.getParams(), old.getParams());
        }
    }

    @Test
    void shouldPassOverWhatStandsBefore() throws Exception {
        String parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
        assertEquals(parse(EC_SEC1), parse(parameters + EC_SEC1));
    }

    @Test
    void shouldRefuseWhatIsNoKey() {
        String half = EC_SEC1.substring(0, 80) + EC_SEC1.substring(EC_SEC1.length() - 31);
        for (String bad : List.of("", "text", EC_PKCS8.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"), half,
                "-----BEGIN EC PRIVATE KEY-----\n-----END EC PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\n!!!!\n-----END RSA PRIVATE KEY-----\n", EC_PKCS8.substring(0, 60))) {
            assertThrows(IOException.class, () -> parse(bad), bad);
        }
    }
}
