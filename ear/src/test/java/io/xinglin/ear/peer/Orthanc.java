package io.xinglin.ear.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Orthanc as the hospital's PACS, on loopback, with a folder of its own. */
final class Orthanc implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final URI rest;
    private final HttpClient http = HttpClient.newHttpClient();

    private Orthanc(Process process, URI rest) {
        this.process = process;
        this.rest = rest;
    }

    static Orthanc start(Path folder, int dicomPort, int httpPort) throws IOException {
        return start(folder, dicomPort, httpPort, 0);
    }

    /** One that also sends to the server, called XINGLIN, when it is asked to. */
    static Orthanc start(Path folder, int dicomPort, int httpPort, int serverPort) throws IOException {
        Path config = folder.resolve("orthanc.json");
        JSON.writeValue(
                config.toFile(),
                JSON.createObjectNode()
                        .put("Name", "peer")
                        .put("StorageDirectory", folder.resolve("storage").toString())
                        .put("IndexDirectory", folder.resolve("storage").toString())
                        .put("DicomAet", "ORTHANC")
                        .put("DicomPort", dicomPort)
                        .put("HttpPort", httpPort)
                        .put("RemoteAccessAllowed", false)
                        .put("AuthenticationEnabled", false)
                        .put("DicomCheckCalledAet", false)
                        .put("DicomAlwaysAllowStore", true)
                        .<ObjectNode>set("Plugins", JSON.createArrayNode())
                        .set("DicomModalities", modalities(serverPort)));
        var process = new ProcessBuilder("Orthanc", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orthanc.log").toFile())
                .start();
        return new Orthanc(process, URI.create("http://127.0.0.1:" + httpPort + "/"));
    }

    private static ObjectNode modalities(int serverPort) {
        var modalities = JSON.createObjectNode();
        if (serverPort > 0) {
            modalities.putArray("server").add("XINGLIN").add("127.0.0.1").add(serverPort);
        }
        return modalities;
    }

    boolean ready() throws InterruptedException {
        try {
            return get("system").has("Version");
        } catch (IOException e) {
            return false;
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(bytes(path));
    }

    byte[] bytes(String path) throws IOException, InterruptedException {
        var response =
                http.send(HttpRequest.newBuilder(rest.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("Orthanc answered " + response.statusCode());
        }
        return response.body();
    }

    /** The files of the instances of a study it holds. */
    List<Path> files(String studyUid, Path folder) throws IOException, InterruptedException {
        var files = new ArrayList<Path>();
        for (JsonNode id : get("instances")) {
            String instance = "instances/" + id.asText();
            if (get(instance + "/simplified-tags")
                    .path("StudyInstanceUID")
                    .asText()
                    .equals(studyUid)) {
                files.add(Files.write(folder.resolve(id.asText() + ".dcm"), bytes(instance + "/file")));
            }
        }
        return files;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
