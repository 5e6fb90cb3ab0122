package io.ptcpdump.filter;

/** A filter expression that cannot be used. The message is for the user; where libpcap refused, it is libpcap's own. */
public final class FilterException extends RuntimeException {
    FilterException(String message) {
        super(message);
    }

    FilterException(String message, Throwable cause) {
        super(message, cause);
    }
}
