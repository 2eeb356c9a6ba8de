package io.xinglin.web.problem;

import io.xinglin.core.problem.Problem;

/** The status each category of problem gets on HTTP (RFC 9110). */
public final class HttpStatus {
    private HttpStatus() {}

    public static int of(Problem.Category category) {
        return switch (category) {
            case INVALID -> 400;
            case UNSUPPORTED -> 415;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case FORBIDDEN -> 403;
            case TOO_LARGE -> 413;
            case BUSY, UNAVAILABLE -> 503;
            case STORAGE_FULL -> 507;
            case FAULT -> 500;
        };
    }
}
