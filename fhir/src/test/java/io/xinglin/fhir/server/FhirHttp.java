package io.xinglin.fhir.server;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** A client of the war under test, logged in as the account of a role. */
public record FhirHttp(FhirWar war, String role) {
    public static final String JSON = "application/fhir+json";
    public static final String XML = "application/fhir+xml";

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The answer of the server. */
    public record Answer(int status, String body) {
        public <T extends Resource> T as(Class<T> type) {
            return R4.newJsonParser().parseResource(type, body);
        }

        /** The first issue of the OperationOutcome. */
        public OperationOutcome.OperationOutcomeIssueComponent issue() {
            return as(OperationOutcome.class).getIssueFirstRep();
        }
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    public Answer post(Resource resource) throws IOException, InterruptedException {
        String path = resource instanceof org.hl7.fhir.r4.model.Bundle ? "" : resource.fhirType();
        return post(path, JSON, R4.newJsonParser().encodeResourceToString(resource));
    }

    public Answer put(Resource resource) throws IOException, InterruptedException {
        return send(request(resource.fhirType() + '/' + resource.getIdElement().getIdPart())
                .header("Content-Type", JSON)
                .PUT(BodyPublishers.ofString(R4.newJsonParser().encodeResourceToString(resource))));
    }

    public Answer post(String path, String type, String body) throws IOException, InterruptedException {
        return post(path, type, BodyPublishers.ofString(body));
    }

    public Answer post(String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(body));
    }

    /** A request with the account's credentials; with none when the role is empty. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(war.base() + path)).header("Accept", JSON);
        if (!role.isEmpty()) {
            String credentials = role + ':' + FhirWar.PASSWORD;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    public Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }
}
