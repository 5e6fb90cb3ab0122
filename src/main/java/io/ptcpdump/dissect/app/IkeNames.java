package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Line;

/** Words for the numbers of IKE: RFC 2407, RFC 2408, RFC 2409 (version 1) and RFC 4306 (version 2). */
final class IkeNames {
    static final String[] PROTOCOLS = {null, "isakmp", "ipsec-ah", "ipsec-esp", "ipcomp"};
    static final String[] PAYLOADS = {
        "none", "sa", "p", "t", "ke", "id", "cert", "cr", "hash", "sig", "nonce", "n", "d", "vid", "pay14", "pay15", "pay16",
        "pay17", "pay18", "pay19", "pay20", "pay21", "pay22", "pay23", "pay24", "pay25", "pay26", "pay27", "pay28", "pay29",
        "pay30", "pay31", "pay32", "v2sa", "v2ke", "v2IDi", "v2IDr", "v2cert", "v2cr", "v2auth", "v2nonce", "v2n", "v2d",
        "v2vid", "v2TSi", "v2TSr", "v2e", "v2cp", "v2eap"
    };
    static final String[] ISAKMP_TRANSFORMS = {null, "ike"};
    static final String[] AH_TRANSFORMS = {
        null, "(reserved)", "md5", "sha", "1des", "sha2-256", "sha2-384", "sha2-512"
    };
    static final String[] ESP_TRANSFORMS = {
        null, "1des-iv64", "1des", "3des", "rc5", "idea", "cast", "blowfish", "3idea", "1des-iv32", "rc4", "null", "aes"
    };
    static final String[] IPCOMP_TRANSFORMS = {null, "oui", "deflate", "lzs"};
    static final String[] TRANSFORM_TYPES = {null, "encr", "prf", "integ", "dh", "esn"};
    static final String[] PSEUDO_RANDOM_FUNCTIONS = {null, "hmac-md5", "hmac-sha", "hmac-tiger", "aes128_xcbc"};
    static final String[] INTEGRITY_ALGORITHMS = {null, "hmac-md5", "hmac-sha", "dec-mac", "kpdk-md5", "aes-xcbc"};
    static final String[] EXTENDED_SEQUENCE_NUMBERS = {"no-esn", "esn"};
    static final String[] GROUPS = {
        null, "modp768", "modp1024", "EC2N 2^155", "EC2N 2^185", "modp1536", "iana-grp06", "iana-grp07", "iana-grp08",
        "iana-grp09", "iana-grp10", "iana-grp11", "iana-grp12", "iana-grp13", "modp2048", "modp3072", "modp4096", "modp6144",
        "modp8192"
    };
    static final String[] CERTIFICATES = {
        "none", "pkcs7", "pgp", "dns", "x509sign", "x509ke", "kerberos", "crl", "arl", "spki", "x509attr"
    };
    static final String[] IDENTITIES = {
        null, "IPv4", "FQDN", "user FQDN", "IPv4net", "IPv6", "IPv6net", "IPv4range", "IPv6range", "ASN1 DN", "ASN1 GN", "keyid"
    };
    static final String[] AUTHENTICATION_METHODS = {"invalid", "rsasig", "shared-secret", "dsssig"};

    private static final String[] EXCHANGES = {"none", "base", "ident", "auth", "agg", "inf"};
    private static final int QUICK_MODE = 32;
    private static final String[] LATER_EXCHANGES = {
        "oakley-quick", "oakley-newgroup", "ikev2_init", "ikev2_auth", "child_sa", "inf2"
    };

    private IkeNames() {}

    /** The word, or the number behind a {@code #}. */
    static Line print(Line out, String[] words, int value) {
        return out.addName(value >= 0 && value < words.length ? words[value] : null, "#", value, "");
    }

    static void printExchange(Line out, int exchange) {
        if (exchange >= QUICK_MODE && exchange - QUICK_MODE < LATER_EXCHANGES.length) {
            out.add(LATER_EXCHANGES[exchange - QUICK_MODE]);
        } else {
            print(out, EXCHANGES, exchange);
        }
    }

    /** Marks a payload that was not all captured. */
    static void printCut(Line out, int payload) {
        print(out.add(" [|"), PAYLOADS, payload).add(']');
    }
}
