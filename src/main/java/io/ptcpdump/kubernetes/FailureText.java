package io.ptcpdump.kubernetes;

import com.google.gson.stream.MalformedJsonException;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.exception.TokenAquisitionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** What went wrong, in a few words. */
final class FailureText {
    private FailureText() {}

    /** The same failure with such words; what has them already is given back as it is. */
    static IOException inWords(Exception failure) {
        return switch (failure) {
            case ApiFailure refusal -> refusal;
            case NotAnApiServer other -> other;
            case MalformedJsonException other -> new NotAnApiServer(other);
            case UnknownHostException unknown -> new IOException("unknown host", unknown);
            case ConnectException refused -> new IOException(refused.getCause() instanceof SocketTimeoutException
                    ? "no connection in " + ApiConnection.CONNECT_SECONDS + " s" : lastWords(refused), refused);
            case SSLException insecure -> new IOException("TLS: " + lastWords(insecure), insecure);
            case InterruptedIOException late -> new IOException("connect timed out".equalsIgnoreCase(late.getMessage())
                    ? "no connection in " + ApiConnection.CONNECT_SECONDS + " s"
                    : "no answer in " + ApiConnection.ANSWER_SECONDS + " s", late);
            case EOFException ended -> new IOException("connection closed", ended);
            case IOException other -> new IOException(lastWords(other), other);
            case TokenAquisitionException token -> new IOException("no token", token);
            case ApiException unmade -> new IOException(lastWords(unmade), unmade);
            // What the parser of JSON says of other text.
            case IllegalStateException wrong -> new NotAnApiServer(wrong);
            default -> new IOException(lastWords(failure), failure);
        };
    }

    /** The first line of what the cause of all says. */
    private static String lastWords(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        String words = last.getMessage();
        if (words == null || words.isBlank()) {
            return last.getClass().getSimpleName();
        }
        String line = words.lines().findFirst().orElse("").strip();
        // Sentences of the JDK begin with a capital letter, and these words stand within one.
        boolean isSentence = line.length() > 1 && Character.isUpperCase(line.charAt(0)) && Character.isLowerCase(line.charAt(1));
        return isSentence ? Character.toLowerCase(line.charAt(0)) + line.substring(1) : line;
    }
}
