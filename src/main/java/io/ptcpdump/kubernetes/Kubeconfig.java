package io.ptcpdump.kubernetes;

import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A kubeconfig file: its current context is used. */
final class Kubeconfig {
    private Kubeconfig() {}

    /**
     * Credentials in the file, or in files that it names: client certificates, tokens, passwords. Programs that it names for credentials
     * are not run. The client would run them as root, with the output of errors on that of this program, and wait for them without end.
     *
     * @throws IOException if the file, or one that it names, cannot be read, or is something else
     */
    static ClientBuilder builder(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no such file: " + file);
        }
        KubeConfig config;
        try (Reader in = Files.newBufferedReader(file)) {
            config = KubeConfig.loadKubeConfig(in);
        } catch (MalformedInputException | RuntimeException e) {
            throw new IOException("not a kubeconfig: " + file, e);
        }
        config.setFile(file.toAbsolutePath().toFile());
        String program = credentialProgram(config);
        if (program != null) {
            throw new IOException("credentials by " + program + " are not supported: " + file);
        }
        try {
            ClientBuilder builder = ClientBuilder.kubeconfig(config);
            byte[] certificate = config.getDataOrFileRelative(config.getClientCertificateData(), config.getClientCertificateFile());
            byte[] key = config.getDataOrFileRelative(config.getClientKeyData(), config.getClientKeyFile());
            return certificate == null || key == null ? builder : builder.setAuthentication(new ClientCertificate(certificate, key));
        } catch (NoSuchFileException e) {
            throw new IOException("no such file: " + e.getFile(), e);
        } catch (RuntimeException e) {
            throw new IOException("not a complete kubeconfig: " + file, e);
        }
    }

    /** The member of the current context's user that stands for a program to be run, or null. */
    private static String credentialProgram(KubeConfig config) {
        Map<?, ?> context = named(config.getContexts(), config.getCurrentContext(), "context");
        Map<?, ?> user = context == null ? null : named(config.getUsers(), context.get("user"), "user");
        if (user == null) {
            return null;
        }
        return user.containsKey("exec") ? "exec" : user.containsKey("auth-provider") ? "auth-provider" : null;
    }

    private static Map<?, ?> named(List<Object> list, Object name, String member) {
        if (list != null && name != null) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> entry && name.equals(entry.get("name")) && entry.get(member) instanceof Map<?, ?> found) {
                    return found;
                }
            }
        }
        return null;
    }
}
