package io.xinglin.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Milliseconds a {@code patient-view} call of CDS Hooks with everything prefetched, one call after another on one
 * connection, of a server that runs already. Settings: {@code web user password vignettes}.
 */
final class CdsHooksBenchmark implements Benchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WARM = 50;

    @Override
    public String purpose() {
        return "ms a CDS Hooks call at a running server (web=, user=, password=), the record prefetched";
    }

    @Override
    public void run(Settings settings, Figures figures) throws Exception {
        List<String> requests = new ArrayList<>();
        for (String line : DiagnosisBenchmark.lines(settings)) {
            requests.add(request(JSON.readTree(line).get("text").textValue()));
        }
        HttpClient http = HttpClient.newHttpClient();
        for (String request : requests.subList(0, Math.min(WARM, requests.size()))) {
            call(http, settings, request);
        }
        long[] nanos = new long[requests.size()];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = call(http, settings, requests.get(i));
        }
        figures.printMillis("patient-view with prefetch", nanos);
    }

    private static String request(String text) {
        ObjectNode request = JSON.createObjectNode().put("hook", "patient-view").put("hookInstance", "bench");
        request.putObject("context").put("userId", "Practitioner/bench").put("patientId", "bench");
        ObjectNode prefetch = request.putObject("prefetch");
        prefetch.putObject("patient").put("resourceType", "Patient").put("id", "bench");
        prefetch.putNull("conditions");
        prefetch.putNull("observations");
        ObjectNode bundle =
                prefetch.putObject("documents").put("resourceType", "Bundle").put("type", "searchset");
        ObjectNode document = bundle.putArray("entry").addObject().putObject("resource");
        document.put("resourceType", "DocumentReference").put("status", "current");
        document.putArray("content")
                .addObject()
                .putObject("attachment")
                .put("contentType", "text/plain")
                .put("data", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        return request.toString();
    }

    private static long call(HttpClient http, Settings settings, String body) throws Exception {
        String account = settings.text("user", "api-client") + ":" + settings.text("password", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.text("web", "http://127.0.0.1:8080/"))
                        .resolve("fhir/cds-services/xinglin-patient-view"))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long start = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        long spent = System.nanoTime() - start;
        JsonNode cards =
                answer.statusCode() == 200 ? JSON.readTree(answer.body()).path("cards") : null;
        if (cards == null || !cards.isArray()) {
            throw new IllegalStateException("the server answered " + answer.statusCode());
        }
        return spent;
    }
}
