package io.ptcpdump.container.containerd;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.protobuf.MessageLite;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.ptcpdump.container.grpc.SocketServer;
import io.ptcpdump.container.grpc.containerd.Container;
import io.ptcpdump.container.grpc.containerd.ContainersGrpc;
import io.ptcpdump.container.grpc.containerd.Envelope;
import io.ptcpdump.container.grpc.containerd.EventsGrpc;
import io.ptcpdump.container.grpc.containerd.GetContainerRequest;
import io.ptcpdump.container.grpc.containerd.GetContainerResponse;
import io.ptcpdump.container.grpc.containerd.ListContainerMessage;
import io.ptcpdump.container.grpc.containerd.ListContainersRequest;
import io.ptcpdump.container.grpc.containerd.ListNamespacesRequest;
import io.ptcpdump.container.grpc.containerd.ListNamespacesResponse;
import io.ptcpdump.container.grpc.containerd.ListTasksRequest;
import io.ptcpdump.container.grpc.containerd.ListTasksResponse;
import io.ptcpdump.container.grpc.containerd.Namespace;
import io.ptcpdump.container.grpc.containerd.NamespacesGrpc;
import io.ptcpdump.container.grpc.containerd.Process;
import io.ptcpdump.container.grpc.containerd.SubscribeRequest;
import io.ptcpdump.container.grpc.containerd.TasksGrpc;
import io.ptcpdump.container.grpc.containerd.VersionGrpc;
import io.ptcpdump.container.grpc.containerd.VersionResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as containerd does, by what a test has put into it. */
final class FakeContainerd implements AutoCloseable {
    private static final Context.Key<String> NAMESPACE = Context.key("namespace");

    private final Map<String, Map<String, Container>> containers = new ConcurrentSkipListMap<>();
    private final Map<String, Process> tasks = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<StreamObserver<Envelope>> subscribers = new CopyOnWriteArrayList<>();
    private volatile Runnable beforeList = () -> { };
    private SocketServer server;

    FakeContainerd start(Path socket) throws IOException {
        server = new SocketServer(socket,
                () -> ServerInterceptors.intercept(new Namespaces(), new NamespaceHeader()),
                () -> ServerInterceptors.intercept(new Containers(), new NamespaceHeader()),
                () -> ServerInterceptors.intercept(new Tasks(), new NamespaceHeader()),
                new Events(), new Version());
        return this;
    }

    /** Runs in each call for the containers of a namespace. */
    void beforeList(Runnable action) {
        beforeList = action;
    }

    void put(String namespace, Container.Builder container) {
        containers.computeIfAbsent(namespace, unused -> new TreeMap<>()).put(container.getId(), container.build());
    }

    void putTask(String container, Process.Builder task) {
        tasks.put(container, task.setId(container).build());
    }

    void send(String namespace, String topic, MessageLite payload) {
        send(namespace, topic, payload.toByteString());
    }

    void send(String namespace, String topic, ByteString payload) {
        Envelope event = Envelope.newBuilder()
                .setNamespace(namespace).setTopic(topic).setEvent(Any.newBuilder().setValue(payload)).build();
        subscribers.forEach(each -> each.onNext(event));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static <T> void answer(StreamObserver<T> caller, T answer) {
        caller.onNext(answer);
        caller.onCompleted();
    }

    private Map<String, Container> ofNamespace() {
        return containers.getOrDefault(NAMESPACE.get(), Map.of());
    }

    private static final class NamespaceHeader implements ServerInterceptor {
        @Override
        public <Q, S> ServerCall.Listener<Q> interceptCall(ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
            String namespace = headers.get(Metadata.Key.of("containerd-namespace", Metadata.ASCII_STRING_MARSHALLER));
            return Contexts.interceptCall(Context.current().withValue(NAMESPACE, namespace), call, headers, next);
        }
    }

    private static final class Version extends VersionGrpc.VersionImplBase {
        @Override
        public void version(Empty request, StreamObserver<VersionResponse> caller) {
            answer(caller, VersionResponse.newBuilder().setVersion("1.6.20").build());
        }
    }

    private final class Namespaces extends NamespacesGrpc.NamespacesImplBase {
        @Override
        public void list(ListNamespacesRequest request, StreamObserver<ListNamespacesResponse> caller) {
            ListNamespacesResponse.Builder all = ListNamespacesResponse.newBuilder();
            containers.keySet().forEach(each -> all.addNamespaces(Namespace.newBuilder().setName(each)));
            answer(caller, all.build());
        }
    }

    private final class Containers extends ContainersGrpc.ContainersImplBase {
        @Override
        public void get(GetContainerRequest request, StreamObserver<GetContainerResponse> caller) {
            Container found = ofNamespace().get(request.getId());
            if (found == null) {
                caller.onError(Status.NOT_FOUND.asRuntimeException());
            } else {
                answer(caller, GetContainerResponse.newBuilder().setContainer(found).build());
            }
        }

        @Override
        public void listStream(ListContainersRequest request, StreamObserver<ListContainerMessage> caller) {
            beforeList.run();
            ofNamespace().values().forEach(each -> caller.onNext(ListContainerMessage.newBuilder().setContainer(each).build()));
            caller.onCompleted();
        }
    }

    private final class Tasks extends TasksGrpc.TasksImplBase {
        @Override
        public void list(ListTasksRequest request, StreamObserver<ListTasksResponse> caller) {
            ListTasksResponse.Builder all = ListTasksResponse.newBuilder();
            ofNamespace().keySet().stream().filter(tasks::containsKey).forEach(each -> all.addTasks(tasks.get(each)));
            answer(caller, all.build());
        }
    }

    private final class Events extends EventsGrpc.EventsImplBase {
        @Override
        public void subscribe(SubscribeRequest request, StreamObserver<Envelope> caller) {
            subscribers.add(caller);
        }
    }
}
