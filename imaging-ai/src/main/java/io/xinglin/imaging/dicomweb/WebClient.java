package io.xinglin.imaging.dicomweb;

import io.xinglin.core.imaging.WebArchive;
import io.xinglin.core.imaging.WebArchive.Access;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * GET of a DICOMweb server: who asks, by when, and what its status means. Redirects are not followed: they would carry the credentials
 * elsewhere. TLS by the trust store of the Java runtime. Safe for use by many threads.
 */
final class WebClient {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final WebArchive archive;
    private final ScheduledExecutorService timer;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param timer ends answers whose time is up */
    WebClient(WebArchive archive, ScheduledExecutorService timer) {
        this.archive = archive;
        this.timer = timer;
    }

    /**
     * An answer that is still to be read.
     *
     * @param contentType empty when it says none
     */
    record Answer(String contentType, InputStream body) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    /**
     * @param path below the base, with its query
     * @param most bytes of the answer
     * @param limit for the whole answer
     * @return empty for no content
     */
    Optional<Answer> get(String path, String accept, long most, Duration limit) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(archive.base() + path))
                .timeout(limit)
                .header("Accept", accept);
        authorization().ifPresent(header -> request.header("Authorization", header));
        HttpResponse<InputStream> response = send(request.build());
        if (response.statusCode() == NO_CONTENT) {
            response.body().close();
            return Optional.empty();
        }
        if (response.statusCode() != OK) {
            response.body().close();
            throw refusal(response.statusCode());
        }
        var deadline = new WebAnswer.Deadline(response.body());
        var alarm = timer.schedule(deadline, limit.toMillis(), TimeUnit.MILLISECONDS);
        return Optional.of(new Answer(
                response.headers().firstValue("Content-Type").orElse(""),
                new WebAnswer(response.body(), most, deadline, alarm)));
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            throw new ProblemException(Category.UNAVAILABLE, "the DICOMweb server does not answer in time", e);
        } catch (IOException e) {
            throw new ProblemException(Category.UNAVAILABLE, "the DICOMweb server does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Category.BUSY, "the server is stopping", e);
        }
    }

    private static ProblemException refusal(int status) {
        Category category = switch (status) {
            case 401, 403, 407 -> Category.FORBIDDEN;
            case 404, 410 -> Category.NOT_FOUND;
            case 409 -> Category.CONFLICT;
            case 413 -> Category.TOO_LARGE;
            case 429 -> Category.BUSY;
            case 500, 502, 503, 504 -> Category.UNAVAILABLE;
            default -> Category.UNSUPPORTED;
        };
        return new ProblemException(category, "the DICOMweb server answered " + status);
    }

    private Optional<String> authorization() {
        Access access = archive.access();
        if (access instanceof Access.Basic basic) {
            String pair = basic.user() + ":" + secret(basic.passwordFile());
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return access instanceof Access.Bearer bearer
                ? Optional.of("Bearer " + secret(bearer.tokenFile()))
                : Optional.empty();
    }

    private static String secret(Path file) {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst().map(String::strip).orElse("");
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new ProblemException(
                    Category.FORBIDDEN, "the file with the secret of the DICOMweb server cannot be read", e);
        }
    }
}
