package io.ptcpdump.kubernetes;

import com.google.gson.stream.JsonReader;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.credentials.TokenFileAuthentication;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.AsyncTimeout;

/**
 * Calls to one API server, one after the other; any thread may close it and thereby end the call that is under way. Every failure is an
 * IOException with a few words. A name of a server that no name server answers for takes the resolver's time, not ours.
 */
final class ApiConnection implements AutoCloseable {
    static final int CONNECT_SECONDS = 2;
    static final int ANSWER_SECONDS = 5;

    /** With HTTP/2 a server that is silent for that long is asked whether it is there. */
    private static final Duration PING_INTERVAL = Duration.ofSeconds(30);

    private final ApiClient client;
    /** Whose answers are not read to their end yet. */
    private final Set<Call> calls = new HashSet<>();

    private final CountDownLatch closed = new CountDownLatch(1);

    /** Reads the access's files; connects with the first call. */
    ApiConnection(ApiAccess access) throws IOException {
        ClientBuilder builder = access.kubeconfig() != null ? Kubeconfig.builder(access.kubeconfig()) : ofServiceAccount(access);
        builder.setPingInterval(PING_INTERVAL).setReadTimeout(Duration.ofSeconds(ANSWER_SECONDS));
        try {
            client = builder.build();
        } catch (RuntimeException e) {
            throw new IOException("bad certificate or key", e);
        }
        client.setHttpClient(client.getHttpClient().newBuilder()
                .connectTimeout(Duration.ofSeconds(CONNECT_SECONDS))
                .followRedirects(false)
                .build());
    }

    private static ClientBuilder ofServiceAccount(ApiAccess access) throws IOException {
        String host = access.host().contains(":") ? '[' + access.host() + ']' : access.host();
        Path authority = access.serviceAccount().resolve("ca.crt");
        ClientBuilder builder = new ClientBuilder().setBasePath("https://" + host + ':' + access.port());
        if (Files.exists(authority)) {
            builder.setCertificateAuthority(Files.readAllBytes(authority));
        }
        try {
            // It reads the file again every minute: tokens of service accounts are replaced while the pod lives.
            return builder.setAuthentication(new TokenFileAuthentication(access.serviceAccount().resolve("token").toString()));
        } catch (RuntimeException e) {
            throw FailureText.inWords(e);
        }
    }

    ApiClient client() {
        return client;
    }

    /** Makes a call of the client. */
    interface Request {
        Call make() throws ApiException;
    }

    /** Reads an answer. */
    interface Reading<T> {
        T read(JsonReader in) throws IOException;
    }

    /**
     * Asks, and reads the answer; both within the time for an answer.
     *
     * @param what is asked, as in {@code list pods}
     * @throws ApiFailure if the server refuses
     */
    <T> T ask(String what, Request request, Reading<T> reading) throws IOException {
        try {
            Call call = request.make();
            call.timeout().timeout(ANSWER_SECONDS, TimeUnit.SECONDS);
            try (Response response = execute(call, what); JsonReader in = new JsonReader(response.body().charStream())) {
                return reading.read(in);
            } finally {
                forget(call);
            }
        } catch (IOException | ApiException | RuntimeException e) {
            throw FailureText.inWords(e);
        }
    }

    /**
     * Asks for a stream of lines. Its head is to come within the time for an answer.
     *
     * @param silence how long it may say nothing afterwards
     * @throws ApiFailure if the server refuses
     */
    ApiStream stream(String what, Request request, Duration silence) throws IOException {
        try {
            OkHttpClient patient = client.getHttpClient().newBuilder().readTimeout(silence).build();
            Call call = patient.newCall(request.make().request());
            AsyncTimeout head = new AsyncTimeout() {
                @Override
                protected void timedOut() {
                    call.cancel();
                }
            };
            head.timeout(ANSWER_SECONDS, TimeUnit.SECONDS);
            Response response = null;
            head.enter();
            try {
                response = execute(call, what);
            } finally {
                if (head.exit()) {
                    forget(call);
                    if (response != null) {
                        response.close();
                    }
                    throw new SocketTimeoutException();
                }
            }
            return new ApiStream(response, () -> forget(call));
        } catch (IOException | ApiException | RuntimeException e) {
            throw FailureText.inWords(e);
        }
    }

    private Response execute(Call call, String what) throws IOException {
        synchronized (calls) {
            if (closed.getCount() == 0) {
                throw new IOException("closed");
            }
            calls.add(call);
        }
        boolean isGood = false;
        try {
            Response response = call.execute();
            isGood = response.isSuccessful();
            if (!isGood) {
                response.close();
                throw new ApiFailure(response.code(), what);
            }
            return response;
        } finally {
            if (!isGood) {
                forget(call);
            }
        }
    }

    private void forget(Call call) {
        synchronized (calls) {
            calls.remove(call);
        }
    }

    /** Waits, but not longer than until this is closed. */
    void pause(Duration time) throws InterruptedException {
        closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** To be called by the thread that makes the calls as well, once it has left them: a connection that is in use stays until then. */
    @Override
    public void close() {
        synchronized (calls) {
            closed.countDown();
            calls.forEach(Call::cancel);
        }
        OkHttpClient http = client.getHttpClient();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
