package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * Host names of addresses through the C library and so through everything nsswitch.conf(5) lists: getnameinfo(3).
 * {@code java.net.InetAddress} drops a name whose own addresses do not contain the one asked for, which tcpdump prints.
 */
public final class HostLookup {
    private static final MethodHandle GETNAMEINFO = Linker.nativeLinker().downcallHandle(
            Linker.nativeLinker().defaultLookup().findOrThrow("getnameinfo"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    /** Fails where there is no name, instead of giving the address. */
    private static final int NI_NAMEREQD = 8;
    private static final int NI_MAXHOST = 1025;
    /** sizeof(struct sockaddr_in), sizeof(struct sockaddr_in6), and where the address is in them. */
    private static final int SOCKADDR_IN = 16;
    private static final int SOCKADDR_IN6 = 28;
    private static final int SIN_ADDR = 4;
    private static final int SIN6_ADDR = 8;

    private HostLookup() {}

    /**
     * The name of an address of 4 or 16 bytes, as the bytes that the name service gives, each as one character; null where it
     * gives none. Blocks as long as the name service does.
     */
    public static String nameOf(byte[] address) {
        boolean ipv4 = address.length == 4;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment socketAddress = arena.allocate(ipv4 ? SOCKADDR_IN : SOCKADDR_IN6, 8);
            socketAddress.set(JAVA_SHORT, 0, (short) (ipv4 ? AF_INET : AF_INET6));
            MemorySegment.copy(MemorySegment.ofArray(address), 0, socketAddress, ipv4 ? SIN_ADDR : SIN6_ADDR, address.length);
            MemorySegment host = arena.allocate(NI_MAXHOST);
            int error = (int) GETNAMEINFO.invokeExact(
                    socketAddress, (int) socketAddress.byteSize(), host, NI_MAXHOST, MemorySegment.NULL, 0, NI_NAMEREQD);
            return error == 0 ? host.getString(0, StandardCharsets.ISO_8859_1) : null;
        } catch (Throwable e) {
            throw new AssertionError("getnameinfo", e); // a downcall throws nothing of its own
        }
    }
}
