package io.ptcpdump.kubernetes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the API server is, and what tells it who asks: a kubeconfig file or, within a pod, its service account. Knows no class of the
 * client.
 *
 * @param kubeconfig     the file, or null for the service account
 * @param host           of the API server, a name or an address; null with a file
 * @param port           of the API server; null with a file
 * @param serviceAccount folder with the files {@code token} and {@code ca.crt}; null with a file
 */
public record ApiAccess(Path kubeconfig, String host, String port, Path serviceAccount) {
    private static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    /**
     * The kubeconfig where one is named. Without it the service account that Kubernetes gives the containers of a pod, where there is one:
     * neither KUBECONFIG nor a file in a home directory is looked at, since nobody expects a capture to call a distant cluster.
     *
     * @param kubeconfig the file's name, or null
     * @return null where there is neither
     */
    public static ApiAccess find(String kubeconfig) {
        return find(kubeconfig, System.getenv(), SERVICE_ACCOUNT);
    }

    static ApiAccess find(String kubeconfig, Map<String, String> environment, Path serviceAccount) {
        if (kubeconfig != null) {
            return new ApiAccess(Path.of(kubeconfig), null, null, null);
        }
        String host = environment.get("KUBERNETES_SERVICE_HOST");
        if (host == null || host.isEmpty() || !Files.isReadable(serviceAccount.resolve("token"))) {
            return null;
        }
        return new ApiAccess(null, host, environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443"), serviceAccount);
    }
}
