package io.xinglin.cli.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** The EMR (FHIR, DICOMweb with Basic credentials) and the clinician's browser (form login, cookies). */
public final class HttpPeer {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final String user;
    private final String password;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(TIMEOUT)
            .build();

    public HttpPeer(URI base, String user, String password) {
        this.base = base;
        this.user = user;
        this.password = password;
    }

    /** GET with Basic credentials; fresh from the server, not from its search cache. */
    public JsonNode json(String path) throws IOException, InterruptedException {
        var response = client.send(
                basic(path).header("Accept", "application/json").GET().build(),
                HttpResponse.BodyHandlers.ofByteArray());
        require(path, response.statusCode());
        return response.body().length == 0 ? JSON.missingNode() : JSON.readTree(response.body());
    }

    /** POST of a FHIR resource with Basic credentials. */
    public JsonNode post(String path, JsonNode resource) throws IOException, InterruptedException {
        var response = client.send(
                basic(path)
                        .header("Content-Type", "application/fhir+json; charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(resource.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        require(path, response.statusCode());
        return JSON.readTree(response.body());
    }

    /** GET with Basic credentials; the number of bytes that came. */
    public int bytes(String path) throws IOException, InterruptedException {
        var response = client.send(basic(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        require(path, response.statusCode());
        return response.body().length;
    }

    /** GET of a page as the browser would, with the session's cookie. */
    public String page(String path) throws IOException, InterruptedException {
        var response = client.send(
                HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).build(),
                HttpResponse.BodyHandlers.ofString());
        require(path, response.statusCode());
        return response.body();
    }

    /** POST of a form as the browser would. */
    public String form(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        var response = client.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        require(path, response.statusCode());
        return response.body();
    }

    public URI url(String path) {
        return base.resolve(path);
    }

    private HttpRequest.Builder basic(String path) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Cache-Control", "no-cache")
                .header("Authorization", "Basic " + credentials);
    }

    private static void require(String path, int status) throws IOException {
        if (status / 100 != 2) {
            throw new IOException("HTTP " + status + " for " + path.replaceAll("\\?.*", ""));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
