package io.ptcpdump.kubernetes;

import java.io.IOException;

/** Somebody else has answered. */
final class NotAnApiServer extends IOException {
    /** @param cause what was wrong with the answer, or null */
    NotAnApiServer(Throwable cause) {
        super("not an API server of Kubernetes", cause);
    }
}
