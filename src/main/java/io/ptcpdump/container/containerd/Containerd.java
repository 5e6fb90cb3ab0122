package io.ptcpdump.container.containerd;

import com.google.protobuf.Empty;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.ptcpdump.container.grpc.CallFailure;
import io.ptcpdump.container.grpc.UnixChannel;
import io.ptcpdump.container.grpc.containerd.Container;
import io.ptcpdump.container.grpc.containerd.ContainersGrpc;
import io.ptcpdump.container.grpc.containerd.Envelope;
import io.ptcpdump.container.grpc.containerd.EventsGrpc;
import io.ptcpdump.container.grpc.containerd.GetContainerRequest;
import io.ptcpdump.container.grpc.containerd.ListContainerMessage;
import io.ptcpdump.container.grpc.containerd.ListContainersRequest;
import io.ptcpdump.container.grpc.containerd.ListNamespacesRequest;
import io.ptcpdump.container.grpc.containerd.ListTasksRequest;
import io.ptcpdump.container.grpc.containerd.Namespace;
import io.ptcpdump.container.grpc.containerd.NamespacesGrpc;
import io.ptcpdump.container.grpc.containerd.Process;
import io.ptcpdump.container.grpc.containerd.SubscribeRequest;
import io.ptcpdump.container.grpc.containerd.TasksGrpc;
import io.ptcpdump.container.grpc.containerd.VersionGrpc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The calls to one containerd. Each of them throws {@link StatusRuntimeException} where it fails. */
final class Containerd {
    /** Docker's containers: Docker tells of them itself, and here they have no names. */
    static final String DOCKERS_NAMESPACE = "moby";

    private static final Metadata.Key<String> NAMESPACE = Metadata.Key.of("containerd-namespace", Metadata.ASCII_STRING_MARSHALLER);

    private final UnixChannel connection;

    Containerd(UnixChannel connection) {
        this.connection = connection;
    }

    /** @throws IOException if that is no containerd */
    void check() throws IOException {
        try {
            UnixChannel.limited(VersionGrpc.newBlockingStub(connection.channel())).version(Empty.getDefaultInstance());
        } catch (StatusRuntimeException e) {
            if (CallFailure.isUnimplemented(e)) {
                throw new IOException("not a containerd", e);
            }
            throw e;
        }
    }

    /** Asks for the events of containers and their first processes, in all namespaces but Docker's, those to come as well. */
    Iterator<Envelope> events() {
        SubscribeRequest.Builder request = SubscribeRequest.newBuilder();
        for (String topic : Topics.ALL) {
            request.addFilters("topic==\"" + topic + "\",namespace!=\"" + DOCKERS_NAMESPACE + "\"");
        }
        return EventsGrpc.newBlockingStub(connection.channel()).subscribe(request.build());
    }

    /** All namespaces but Docker's. */
    List<String> namespaces() {
        List<String> names = new ArrayList<>();
        NamespacesGrpc.NamespacesBlockingStub stub = UnixChannel.limited(NamespacesGrpc.newBlockingStub(connection.channel()));
        for (Namespace each : stub.list(ListNamespacesRequest.getDefaultInstance()).getNamespacesList()) {
            if (!each.getName().equals(DOCKERS_NAMESPACE)) {
                names.add(each.getName());
            }
        }
        return names;
    }

    /** One after another as they arrive, since a full node's configurations are megabytes. */
    Iterator<ListContainerMessage> containers(String namespace) {
        return containersStub(namespace).listStream(ListContainersRequest.getDefaultInstance());
    }

    Container container(String namespace, String id) {
        return containersStub(namespace).get(GetContainerRequest.newBuilder().setId(id).build()).getContainer();
    }

    private ContainersGrpc.ContainersBlockingStub containersStub(String namespace) {
        return UnixChannel.limited(ContainersGrpc.newBlockingStub(connection.channel()))
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(header(namespace)));
    }

    List<Process> tasks(String namespace) {
        return UnixChannel.limited(TasksGrpc.newBlockingStub(connection.channel()))
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(header(namespace)))
                .list(ListTasksRequest.getDefaultInstance())
                .getTasksList();
    }

    private static Metadata header(String namespace) {
        Metadata header = new Metadata();
        header.put(NAMESPACE, namespace);
        return header;
    }
}
