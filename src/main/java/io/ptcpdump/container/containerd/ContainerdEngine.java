package io.ptcpdump.container.containerd;

import io.ptcpdump.container.EngineListener;
import io.ptcpdump.container.grpc.GrpcEngine;
import io.ptcpdump.container.grpc.UnixChannel;
import io.ptcpdump.container.grpc.containerd.Envelope;
import java.io.IOException;
import java.util.Iterator;

/** The containers of a containerd in all of its namespaces: nerdctl's, ctr's, and those of Kubernetes, with their pods' names and UIDs. */
public final class ContainerdEngine extends GrpcEngine {
    public static final String DEFAULT_ADDRESS = "/run/containerd/containerd.sock";

    /** @param address path of the socket, perhaps with {@code unix://} before it */
    public ContainerdEngine(String address) {
        super(address);
    }

    @Override
    protected void follow(UnixChannel connection, EngineListener listener) throws IOException {
        Containerd containerd = new Containerd(connection);
        Iterator<Envelope> events = containerd.events();
        containerd.check(); // its answer comes when the events are being collected
        ContainerdView view = new ContainerdView(containerd, listener);
        view.list();
        listener.complete();
        while (events.hasNext()) {
            view.change(events.next());
        }
    }
}
