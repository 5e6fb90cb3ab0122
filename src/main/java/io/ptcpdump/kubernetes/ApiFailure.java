package io.ptcpdump.kubernetes;

import java.io.IOException;

/** The API server has answered with a refusal. */
final class ApiFailure extends IOException {
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int GONE = 410;

    private final int status;

    /**
     * @param status of HTTP
     * @param what   was asked for, as in {@code list pods}
     */
    ApiFailure(int status, String what) {
        super(switch (status) {
            case UNAUTHORIZED -> "credentials refused";
            case FORBIDDEN -> "not allowed to " + what;
            default -> "status " + status + " when asked to " + what;
        });
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Whether it would be refused next time, too. */
    boolean isNotAllowed() {
        return status == UNAUTHORIZED || status == FORBIDDEN;
    }
}
