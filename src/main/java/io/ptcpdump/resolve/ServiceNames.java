package io.ptcpdump.resolve;

import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.sys.HostLookup;
import io.ptcpdump.sys.InterfaceIndex;
import java.nio.file.Path;

/**
 * The names that this system has for numbers. Each source is read when a name of its kind is first asked for; a host name that
 * is not known yet is waited for, as tcpdump does.
 */
public final class ServiceNames implements Names {
    private final HostNames hosts;
    private final PortNames ports;
    private final EthernetNames ethernet;
    private final InterfaceNames interfaces;

    ServiceNames(HostNames hosts, PortNames ports, EthernetNames ethernet, InterfaceNames interfaces) {
        this.hosts = hosts;
        this.ports = ports;
        this.ethernet = ethernet;
        this.interfaces = interfaces;
    }

    /**
     * Names from the C library's name service, /etc/services and /etc/ethers, and the kernel's of interfaces.
     *
     * @param noDomains    {@code -N}: host names are cut at their first dot
     * @param localNetwork with {@code -f}, only IPv4 addresses of this network have names; 0 with a mask of 0 for all
     * @param localMask    the mask of that network
     */
    public static ServiceNames ofSystem(boolean noDomains, int localNetwork, int localMask) {
        return new ServiceNames(
                new HostNames(HostLookup::nameOf, noDomains, localNetwork, localMask),
                new PortNames(Path.of("/etc/services")),
                new EthernetNames(Path.of("/etc/ethers")),
                new InterfaceNames(InterfaceIndex::nameOf));
    }

    @Override
    public String host(PacketReader in, int position, int length) {
        return hosts.nameAt(in, position, length);
    }

    @Override
    public String tcpPort(int port) {
        return ports.tcp(port);
    }

    @Override
    public String udpPort(int port) {
        return ports.udp(port);
    }

    @Override
    public String ipProtocol(int protocol) {
        return ProtocolNames.get(protocol);
    }

    @Override
    public String mac(long address) {
        return ethernet.nameOf(address);
    }

    @Override
    public String interfaceName(int index) {
        return interfaces.interfaceName(index);
    }
}
