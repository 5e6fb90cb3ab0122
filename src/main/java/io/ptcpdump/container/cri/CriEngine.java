package io.ptcpdump.container.cri;

import io.grpc.Status;
import io.ptcpdump.container.EngineListener;
import io.ptcpdump.container.grpc.CallFailure;
import io.ptcpdump.container.grpc.GrpcEngine;
import io.ptcpdump.container.grpc.UnixChannel;
import java.io.IOException;

/** The pods and containers of a runtime of the Container Runtime Interface, version v1: containerd, CRI-O, cri-dockerd. */
public final class CriEngine extends GrpcEngine {
    /** Of the connection that there is, or was. */
    private volatile Relisting relisting = new Relisting();

    /** @param address path of the socket, perhaps with {@code unix://} before it */
    public CriEngine(String address) {
        super(address);
    }

    @Override
    protected void follow(UnixChannel connection, EngineListener listener) throws IOException, InterruptedException {
        Relisting mine = new Relisting();
        relisting = mine;
        connection.onEnd(() -> mine.end(null));
        CriRuntime runtime = new CriRuntime(connection);
        runtime.watch(runtime.name(), mine);
        CriView view = new CriView(runtime, listener);
        view.list();
        listener.complete();
        while (mine.await()) {
            view.list();
        }
        if (mine.failure() != null) {
            throw new IOException(CallFailure.describe(Status.fromThrowable(mine.failure())), mine.failure());
        }
    }

    /**
     * Somebody has seen a pod or a container that this engine has not told of. The lists are asked for anew, at most once a second, where
     * the runtime tells of no changes, too. May be called by any thread and returns at once.
     */
    @Override
    public void refresh() {
        relisting.missed();
    }
}
