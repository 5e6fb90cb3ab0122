package io.ptcpdump.container.docker;

import com.fasterxml.jackson.core.JacksonException;
import com.github.dockerjava.api.exception.DockerException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/** What docker-java throws, in a few words. */
final class Failures {
    static final String NOT_AN_ENGINE = "not a Docker Engine";
    static final String ENDED = "connection ended";

    private Failures() {}

    /** The same failure as an IOException whose message begins with a small letter. */
    static IOException describe(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case JacksonException notJson when notJson.getCause() == null -> {
                    return new IOException(NOT_AN_ENGINE, failure);
                }
                case DockerException refused -> {
                    return new IOException("answered with status " + refused.getHttpStatus(), failure);
                }
                case ClosedChannelException closed -> {
                    return new IOException(ENDED, failure);
                }
                case JacksonException wrapper -> { } // the text ended early, as its cause says
                case IOException io when io.getMessage() != null && !io.getMessage().isEmpty() -> {
                    String message = io.getMessage();
                    return new IOException(Character.toLowerCase(message.charAt(0)) + message.substring(1), failure);
                }
                default -> { } // a wrapper: the cause says more
            }
        }
        return new IOException(failure.toString(), failure);
    }
}
