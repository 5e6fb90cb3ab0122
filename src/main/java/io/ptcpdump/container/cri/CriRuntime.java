package io.ptcpdump.container.cri;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.ptcpdump.container.grpc.CallFailure;
import io.ptcpdump.container.grpc.UnixChannel;
import io.ptcpdump.container.grpc.containerd.EventsGrpc;
import io.ptcpdump.container.grpc.containerd.SubscribeRequest;
import io.ptcpdump.container.grpc.cri.Container;
import io.ptcpdump.container.grpc.cri.ContainerStatusRequest;
import io.ptcpdump.container.grpc.cri.GetEventsRequest;
import io.ptcpdump.container.grpc.cri.ListContainersRequest;
import io.ptcpdump.container.grpc.cri.ListPodSandboxRequest;
import io.ptcpdump.container.grpc.cri.PodSandbox;
import io.ptcpdump.container.grpc.cri.RuntimeServiceGrpc;
import io.ptcpdump.container.grpc.cri.VersionRequest;
import java.io.IOException;
import java.util.List;

/** The calls to one runtime. Each of them throws {@link StatusRuntimeException} where it fails. */
final class CriRuntime {
    /** How containerd names itself. Its containers of pods are in the namespace k8s.io. */
    private static final String CONTAINERD = "containerd";
    private static final String CONTAINERD_FILTER =
            "namespace==\"k8s.io\",topic~=\"^/(containers|tasks)/(create|update|delete|start|exit)$\"";

    private final UnixChannel connection;

    CriRuntime(UnixChannel connection) {
        this.connection = connection;
    }

    /**
     * What the runtime calls itself.
     *
     * @throws IOException if it does not speak version v1 of the interface
     */
    String name() throws IOException {
        try {
            return stub().version(VersionRequest.getDefaultInstance()).getRuntimeName();
        } catch (StatusRuntimeException e) {
            if (CallFailure.isUnimplemented(e)) {
                throw new IOException("no CRI v1", e);
            }
            throw e;
        }
    }

    /**
     * Has {@code relisting} told of all that happens from now on, if the runtime can: old ones cannot, and CRI-O only if it is set up to.
     *
     * <p>containerd is asked for its own events: until 2.0 its stream of this interface has one reader, so that another one takes events
     * away from the kubelet (issue 7318 of containerd), and before 1.7 there is none.
     */
    void watch(String name, Relisting relisting) {
        if (name.equals(CONTAINERD)) {
            EventsGrpc.newStub(connection.channel())
                    .subscribe(SubscribeRequest.newBuilder().addFilters(CONTAINERD_FILTER).build(), new Signal<>(relisting));
        } else {
            RuntimeServiceGrpc.newStub(connection.channel())
                    .getContainerEvents(GetEventsRequest.getDefaultInstance(), new Signal<>(relisting));
        }
    }

    List<PodSandbox> sandboxes() {
        return stub().listPodSandbox(ListPodSandboxRequest.getDefaultInstance()).getItemsList();
    }

    List<Container> containers() {
        return stub().listContainers(ListContainersRequest.getDefaultInstance()).getContainersList();
    }

    /** The image of a container, by a name where the runtime knows one; empty where the container has gone. */
    String imageName(String container) {
        try {
            return stub().containerStatus(ContainerStatusRequest.newBuilder().setContainerId(container).build())
                    .getStatus().getImage().getImage();
        } catch (StatusRuntimeException e) {
            if (CallFailure.isNotFound(e)) {
                return "";
            }
            throw e;
        }
    }

    private RuntimeServiceGrpc.RuntimeServiceBlockingStub stub() {
        return UnixChannel.limited(RuntimeServiceGrpc.newBlockingStub(connection.channel()));
    }

    /** Hears events, whatever they say. A stream that ends well is one that was not to be had. */
    private record Signal<T>(Relisting relisting) implements StreamObserver<T> {
        @Override
        public void onNext(T event) {
            relisting.changed();
        }

        @Override
        public void onError(Throwable failure) {
            if (!CallFailure.isUnimplemented(failure)) {
                relisting.end(failure);
            }
        }

        @Override
        public void onCompleted() {
            // the connection stays, and lists can be asked for
        }
    }
}
