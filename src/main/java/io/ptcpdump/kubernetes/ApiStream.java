package io.ptcpdump.kubernetes;

import java.io.EOFException;
import java.io.IOException;
import okhttp3.Response;
import okio.BufferedSource;

/** Lines that the API server sends as things happen. */
final class ApiStream implements AutoCloseable {
    /** More than an object can have: etcd takes 1.5 MB. */
    private static final long MAX_LINE = 4 << 20;

    private final Response response;
    private final Runnable closing;

    /** @param closing is run when it is closed */
    ApiStream(Response response, Runnable closing) {
        this.response = response;
        this.closing = closing;
    }

    /** The next line, or null where the server has ended the stream. */
    String next() throws IOException {
        BufferedSource source = response.body().source();
        try {
            return source.exhausted() ? null : source.readUtf8LineStrict(MAX_LINE);
        } catch (EOFException e) {
            throw source.getBuffer().size() > MAX_LINE ? new NotAnApiServer(e) : FailureText.inWords(e);
        } catch (IOException | RuntimeException e) {
            throw FailureText.inWords(e);
        }
    }

    @Override
    public void close() {
        response.close();
        closing.run();
    }
}
