package io.ptcpdump.capture;

import io.ptcpdump.hook.LinkLayer;
import io.ptcpdump.hook.PacketHooks;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.NetworkLink;
import io.ptcpdump.sys.NetworkLinks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The interfaces that are captured on: those named, or all that are up, as they come and go. */
final class CaptureInterfaces implements AutoCloseable, NetworkLinks.Listener {
    private final CaptureConfig config;
    private final NetworkLinks links;
    private final long namespace;
    private final InterfaceTable table = new InterfaceTable();
    private final Set<Integer> hooked = new HashSet<>();
    private PacketHooks hooks;

    /** @throws CaptureException if an interface does not exist or is down */
    CaptureInterfaces(CaptureConfig config) {
        this.config = config;
        links = NetworkLinks.open();
        try {
            namespace = CurrentProcess.networkNamespaceInode();
            wanted();
        } catch (IOException e) {
            links.close();
            throw new CaptureException("read /proc/self/ns/net: " + e.getMessage());
        } catch (CaptureException e) {
            links.close();
            throw e;
        }
    }

    /** Inode of the network namespace that they are in. */
    long namespaceInode() {
        return namespace;
    }

    private List<NetworkLink> wanted() {
        List<NetworkLink> wanted = new ArrayList<>();
        if (config.takesAnyInterface()) {
            for (NetworkLink link : links.all()) {
                if (link.isUp()) {
                    wanted.add(link);
                }
            }
            return wanted;
        }
        for (String name : config.interfaces()) {
            NetworkLink link = find(name);
            if (link == null) {
                throw new CaptureException(name + ": No such device exists");
            }
            if (!link.isUp()) {
                throw new CaptureException(name + ": That device is not up");
            }
            wanted.add(link);
        }
        return wanted;
    }

    private NetworkLink find(String name) {
        for (NetworkLink link : links.all()) {
            if (link.name().equals(name)) {
                return link;
            }
        }
        return null;
    }

    /** Whether there is one whose packets have no link-layer header. */
    boolean anyIsRaw() {
        for (NetworkLink link : wanted()) {
            if (LinkLayer.of(link) == LinkLayer.RAW) {
                return true;
            }
        }
        return false;
    }

    /** Hooks all interfaces that are wanted now; later ones follow with {@link #update}. */
    void attach(PacketHooks hooks) {
        this.hooks = hooks;
        for (NetworkLink link : wanted()) {
            attach(link);
        }
    }

    private void attach(NetworkLink link) {
        if (!hooked.add(link.index())) {
            return;
        }
        LinkLayer layer = LinkLayer.of(link);
        table.put(new CaptureInterface(
                link.name(), link.index(), namespace, layer.linkType(), config.snaplen(), false));
        if (!hooks.attach(link.index(), layer)) {
            hooked.remove(link.index());
        }
    }

    int fd() {
        return links.fd();
    }

    /**
     * Follows what has changed.
     *
     * @throws CaptureException if none of the interfaces named is left
     */
    void update() {
        links.receive(this);
        if (hooked.isEmpty() && !config.takesAnyInterface()) {
            throw new CaptureException("The interface disappeared");
        }
    }

    @Override
    public void changed(NetworkLink link) {
        if (config.takesAnyInterface() && link.isUp()) {
            attach(link);
        }
    }

    @Override
    public void removed(NetworkLink link) {
        if (hooked.remove(link.index())) {
            hooks.detach(link.index());
        }
    }

    InterfaceTable table() {
        return table;
    }

    @Override
    public void close() {
        links.close();
    }
}
