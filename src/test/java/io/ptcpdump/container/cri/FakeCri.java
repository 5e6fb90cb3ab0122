package io.ptcpdump.container.cri;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.ptcpdump.container.grpc.SocketServer;
import io.ptcpdump.container.grpc.containerd.Envelope;
import io.ptcpdump.container.grpc.containerd.EventsGrpc;
import io.ptcpdump.container.grpc.containerd.SubscribeRequest;
import io.ptcpdump.container.grpc.cri.Container;
import io.ptcpdump.container.grpc.cri.ContainerEventResponse;
import io.ptcpdump.container.grpc.cri.ContainerStatus;
import io.ptcpdump.container.grpc.cri.ContainerStatusRequest;
import io.ptcpdump.container.grpc.cri.ContainerStatusResponse;
import io.ptcpdump.container.grpc.cri.GetEventsRequest;
import io.ptcpdump.container.grpc.cri.ImageSpec;
import io.ptcpdump.container.grpc.cri.ListContainersRequest;
import io.ptcpdump.container.grpc.cri.ListContainersResponse;
import io.ptcpdump.container.grpc.cri.ListPodSandboxRequest;
import io.ptcpdump.container.grpc.cri.ListPodSandboxResponse;
import io.ptcpdump.container.grpc.cri.PodSandbox;
import io.ptcpdump.container.grpc.cri.RuntimeServiceGrpc;
import io.ptcpdump.container.grpc.cri.VersionRequest;
import io.ptcpdump.container.grpc.cri.VersionResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as a CRI runtime does, by what a test has put into it. */
final class FakeCri implements AutoCloseable {
    /** What becomes of those who ask for the events of the interface. */
    enum Events { THERE, UNIMPLEMENTED, SWITCHED_OFF }

    final Map<String, PodSandbox> sandboxes = new ConcurrentSkipListMap<>();
    final Map<String, Container> containers = new ConcurrentSkipListMap<>();
    /** By the container's id. */
    final Map<String, String> imageNames = new ConcurrentHashMap<>();
    final AtomicInteger lists = new AtomicInteger();

    private final String name;
    private final Events events;
    private final CopyOnWriteArrayList<StreamObserver<ContainerEventResponse>> readers = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<StreamObserver<Envelope>> containerdReaders = new CopyOnWriteArrayList<>();
    private final SocketServer server;

    FakeCri(Path socket, String name, Events events) throws IOException {
        this.name = name;
        this.events = events;
        server = new SocketServer(socket, new Runtime(), new Containerd());
    }

    void put(PodSandbox.Builder sandbox) {
        sandboxes.put(sandbox.getId(), sandbox.build());
    }

    void put(Container.Builder container) {
        containers.put(container.getId(), container.build());
    }

    /** By the interface's own stream, or as containerd. */
    void sendEvent() {
        readers.forEach(each -> each.onNext(ContainerEventResponse.getDefaultInstance()));
        containerdReaders.forEach(each -> each.onNext(Envelope.getDefaultInstance()));
    }

    Collection<?> readersOfTheInterface() {
        return readers;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static <T> void answer(StreamObserver<T> caller, T answer) {
        caller.onNext(answer);
        caller.onCompleted();
    }

    private final class Runtime extends RuntimeServiceGrpc.RuntimeServiceImplBase {
        @Override
        public void version(VersionRequest request, StreamObserver<VersionResponse> caller) {
            answer(caller, VersionResponse.newBuilder().setRuntimeName(name).build());
        }

        @Override
        public void listPodSandbox(ListPodSandboxRequest request, StreamObserver<ListPodSandboxResponse> caller) {
            answer(caller, ListPodSandboxResponse.newBuilder().addAllItems(sandboxes.values()).build());
        }

        @Override
        public void listContainers(ListContainersRequest request, StreamObserver<ListContainersResponse> caller) {
            lists.incrementAndGet();
            answer(caller, ListContainersResponse.newBuilder().addAllContainers(containers.values()).build());
        }

        @Override
        public void containerStatus(ContainerStatusRequest request, StreamObserver<ContainerStatusResponse> caller) {
            String image = imageNames.get(request.getContainerId());
            if (image == null) {
                caller.onError(Status.NOT_FOUND.asRuntimeException());
            } else {
                ContainerStatus.Builder status = ContainerStatus.newBuilder().setImage(ImageSpec.newBuilder().setImage(image));
                answer(caller, ContainerStatusResponse.newBuilder().setStatus(status).build());
            }
        }

        @Override
        public void getContainerEvents(GetEventsRequest request, StreamObserver<ContainerEventResponse> caller) {
            switch (events) {
                case THERE -> readers.add(caller);
                case UNIMPLEMENTED -> caller.onError(Status.UNIMPLEMENTED.asRuntimeException());
                case SWITCHED_OFF -> caller.onCompleted();
            }
        }
    }

    private final class Containerd extends EventsGrpc.EventsImplBase {
        @Override
        public void subscribe(SubscribeRequest request, StreamObserver<Envelope> caller) {
            containerdReaders.add(caller);
        }
    }
}
