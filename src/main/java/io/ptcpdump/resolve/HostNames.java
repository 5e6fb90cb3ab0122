package io.ptcpdump.resolve;

import io.ptcpdump.dissect.PacketReader;

/** Host names of IP addresses; each address is looked up once. */
final class HostNames {
    /** Where names come from. */
    @FunctionalInterface
    interface Lookup {
        /** The name of an address of 4 or 16 bytes, one character a byte; null where it has none. May block. */
        String nameOf(byte[] address);
    }

    private final Lookup lookup;
    private final boolean noDomains;
    private final int localNetwork;
    private final int localMask;
    private final NameCache ipv4 = new NameCache();
    private final NameCache ipv6 = new NameCache();

    HostNames(Lookup lookup, boolean noDomains, int localNetwork, int localMask) {
        this.lookup = lookup;
        this.noDomains = noDomains;
        this.localNetwork = localNetwork;
        this.localMask = localMask;
    }

    /** The name of the address of 4 or 16 bytes at a position of the packet, null where it is printed as a number. */
    String nameAt(PacketReader in, int position, int length) {
        boolean isIpv4 = length == 4;
        if (isIpv4 && (in.i32At(position) & localMask) != localNetwork) {
            return null;
        }
        NameCache cache = isIpv4 ? ipv4 : ipv6;
        long high = isIpv4 ? 0 : in.u64At(position);
        long low = isIpv4 ? in.i32At(position) : in.u64At(position + 8);
        String name = cache.get(high, low);
        if (name == null) {
            name = shown(lookup.nameOf(bytesAt(in, position, length)));
            cache.put(high, low, name);
        }
        return name.isEmpty() ? null : name;
    }

    private String shown(String name) {
        if (name == null) {
            return "";
        }
        int dot = noDomains ? name.indexOf('.') : -1;
        return PrintableName.of(dot < 0 ? name : name.substring(0, dot));
    }

    private static byte[] bytesAt(PacketReader in, int position, int length) {
        byte[] address = new byte[length];
        for (int i = 0; i < length; i++) {
            address[i] = (byte) in.u8At(position + i);
        }
        return address;
    }
}
