/**
 * An address and a port, as the truth writes them: ADDRESS:PORT, an IPv6 address in brackets. The address may be a wildcard
 * (0.0.0.0 or ::). Protocols without ports have other things in their place: the identifier of an ICMP echo, else 0; a packet
 * socket's address is that of its Ethernet interface.
 */
record Endpoint(String address, String port) {
    static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not ADDRESS:PORT: " + text);
        }
        return new Endpoint(text.substring(0, colon).replaceAll("[\\[\\]]", ""), text.substring(colon + 1));
    }

    boolean covers(Endpoint other) {
        boolean wildcard = address.equals("0.0.0.0") || address.equals("::");
        return port.equals(other.port) && (wildcard || address.equals(other.address));
    }

    @Override
    public String toString() {
        return (address.indexOf(':') < 0 ? address : '[' + address + ']') + ':' + port;
    }
}
