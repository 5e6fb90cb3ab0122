import java.io.IOException;
import java.util.List;

/**
 * Two network namespaces of this run's own, joined by a veth pair. Of what is for nobody, the far end drops everything: a fixed neighbour
 * entry says that the address is there, so that no answer disturbs the count.
 */
final class TestNetwork implements AutoCloseable {
    /** In the namespaces, both ends of the pair have this name. */
    static final String INTERFACE = "veth0";

    /** The address of the far end. */
    static final String FAR = "10.219.0.2";

    /** An address that nobody has. */
    static final String NOBODY = "10.219.0.3";

    private final String near = "ptcpdump-bench-near-" + ProcessHandle.current().pid();
    private final String far = "ptcpdump-bench-far-" + ProcessHandle.current().pid();

    TestNetwork() throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::removeNamespaces));
        try {
            ip("netns", "add", near);
            ip("netns", "add", far);
            ip("link", "add", INTERFACE, "netns", near, "type", "veth", "peer", "name", INTERFACE, "netns", far);
            // Without IPv6 addresses there is no neighbour discovery, and no packet but those that are sent.
            ip("-n", near, "link", "set", INTERFACE, "addrgenmode", "none");
            ip("-n", far, "link", "set", INTERFACE, "addrgenmode", "none");
            ip("-n", near, "link", "set", "lo", "up");
            ip("-n", near, "address", "add", "10.219.0.1/24", "dev", INTERFACE);
            ip("-n", near, "link", "set", INTERFACE, "up");
            ip("-n", far, "address", "add", FAR + "/24", "dev", INTERFACE);
            ip("-n", far, "link", "set", INTERFACE, "up");
            ip("-n", near, "neighbour", "add", NOBODY, "lladdr", "02:00:00:00:00:03", "dev", INTERFACE);
        } catch (IOException | InterruptedException failure) {
            removeNamespaces();
            throw failure;
        }
    }

    /** The name of the namespace that sends and captures. */
    String namespace() {
        return near;
    }

    /** The name of the other one. */
    String farNamespace() {
        return far;
    }

    /** Adds interfaces that are up to the namespace that captures. */
    void addInterfaces(int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            ip("-n", near, "link", "add", "more" + i, "type", "veth", "peer", "name", "peer" + i, "netns", far);
            ip("-n", near, "link", "set", "more" + i, "addrgenmode", "none", "up");
        }
    }

    @Override
    public void close() {
        removeNamespaces();
    }

    /** Removes what is there; also when the run is ended from outside. */
    private void removeNamespaces() {
        for (String namespace : List.of(near, far)) {
            try {
                new ProcessBuilder("ip", "netns", "delete", namespace)
                        .redirectError(ProcessBuilder.Redirect.DISCARD).start().onExit().join();
            } catch (IOException e) {
                System.err.println("bench: namespace " + namespace + " is left behind: " + e.getMessage());
            }
        }
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        new Tool("ip", List.of("ip")).seconds(List.of(arguments));
    }
}
