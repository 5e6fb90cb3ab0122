package io.ptcpdump.dissect;

/** Address family numbers (IANA) and tcpdump's words for them. */
public final class AddressFamily {
    public static final int IPV4 = 1;
    public static final int IPV6 = 2;
    public static final int NSAP = 3;
    public static final int IEEE_802 = 6;
    public static final int VPLS = 25;
    /** What routers used for layer-2 VPNs before a number was assigned. */
    public static final int L2VPN = 196;

    private static final String[] NAMES = {
        "Reserved", "IPv4", "IPv6", "NSAP", "HDLC", "BBN 1822", "802", "E.163", "E.164", "F.69", "X.121", "Novell IPX",
        "Appletalk", "Decnet IV", "Banyan Vines", "E.164 with NSAP subaddress"
    };

    private AddressFamily() {}

    /** The word for a family, or null. */
    public static String name(int family) {
        return switch (family) {
            case VPLS -> "VPLS";
            case L2VPN -> "Layer-2 VPN";
            default -> family >= 0 && family < NAMES.length ? NAMES[family] : null;
        };
    }

    /** The word for a family, or {@code fallback}. */
    public static String name(int family, String fallback) {
        String name = name(family);
        return name == null ? fallback : name;
    }
}
