package io.xinglin.ear.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.ear.Credentials;
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

    /** From Debian's package orthanc-dicomweb. */
    private static final String DICOM_WEB = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so";

    private final Process process;
    private final URI rest;
    private final String authorization;
    private final HttpClient http = HttpClient.newHttpClient();

    private Orthanc(Process process, URI rest, String authorization) {
        this.process = process;
        this.rest = rest;
        this.authorization = authorization;
    }

    static Orthanc start(Path folder, int dicomPort, int httpPort) throws IOException {
        return start(folder, dicomPort, httpPort, 0);
    }

    /** One that also sends to the server, called XINGLIN, when it is asked to. */
    static Orthanc start(Path folder, int dicomPort, int httpPort, int serverPort) throws IOException {
        var settings = settings(folder, dicomPort, httpPort).put("AuthenticationEnabled", false);
        settings.putArray("Plugins");
        settings.set("DicomModalities", modalities(serverPort));
        return start(folder, httpPort, settings, "");
    }

    /** One whose DICOMweb, below {@code /dicom-web}, and REST ask for a password. */
    static Orthanc startWeb(Path folder, int dicomPort, int httpPort, Credentials account) throws IOException {
        var settings = settings(folder, dicomPort, httpPort).put("AuthenticationEnabled", true);
        settings.putObject("RegisteredUsers").put(account.user(), account.password());
        settings.putArray("Plugins").add(DICOM_WEB);
        settings.putObject("DicomWeb").put("Enable", true).put("Root", "/dicom-web/");
        return start(folder, httpPort, settings, account.basic());
    }

    private static ObjectNode settings(Path folder, int dicomPort, int httpPort) {
        return JSON.createObjectNode()
                .put("Name", "peer")
                .put("StorageDirectory", folder.resolve("storage").toString())
                .put("IndexDirectory", folder.resolve("storage").toString())
                .put("DicomAet", "ORTHANC")
                .put("DicomPort", dicomPort)
                .put("HttpPort", httpPort)
                .put("RemoteAccessAllowed", false)
                .put("DicomCheckCalledAet", false)
                .put("DicomAlwaysAllowStore", true);
    }

    private static Orthanc start(Path folder, int httpPort, ObjectNode settings, String authorization)
            throws IOException {
        Path config = folder.resolve("orthanc.json");
        JSON.writeValue(config.toFile(), settings);
        var process = new ProcessBuilder("Orthanc", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orthanc.log").toFile())
                .start();
        return new Orthanc(process, URI.create("http://127.0.0.1:" + httpPort + "/"), authorization);
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
        var request = HttpRequest.newBuilder(rest.resolve(path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
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
