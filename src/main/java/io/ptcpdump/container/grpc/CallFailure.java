package io.ptcpdump.container.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.IOException;
import java.util.Locale;

/** Why a call failed, in a few words. */
public final class CallFailure {
    private CallFailure() {}

    /**
     * The failure as an {@link IOException}.
     *
     * @throws InterruptedException if the call failed since this thread was interrupted
     */
    public static IOException of(StatusRuntimeException failure) throws InterruptedException {
        if (failure.getStatus().getCode() == Status.Code.CANCELLED && Thread.interrupted()) {
            throw new InterruptedException();
        }
        return new IOException(describe(failure.getStatus()), failure);
    }

    public static boolean isUnimplemented(Throwable failure) {
        return Status.fromThrowable(failure).getCode() == Status.Code.UNIMPLEMENTED;
    }

    public static boolean isNotFound(Throwable failure) {
        return Status.fromThrowable(failure).getCode() == Status.Code.NOT_FOUND;
    }

    /** What a status says. */
    public static String describe(Status status) {
        for (Throwable each = status.getCause(); each != null; each = each.getCause()) {
            if (each instanceof Http2Exception) {
                return "not a gRPC service";
            }
        }
        return switch (status.getCode()) {
            case DEADLINE_EXCEEDED -> UnixChannel.NO_ANSWER;
            case UNIMPLEMENTED -> "call not known there";
            case OK, UNAVAILABLE -> "connection ended";
            default -> status.getCode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
