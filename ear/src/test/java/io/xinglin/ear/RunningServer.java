package io.xinglin.ear;

import io.xinglin.core.account.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The product as a hospital runs it: {@code ./xinglin run} on free ports with a home folder of its own.
 *
 * <p>It is configured to send results to a PACS at {@link #pacsPort()} (AE title {@value #PACS_AE}) and to a receiver of
 * ORU^R01 at {@link #oruPort()}; nobody listens there until a test does. A study is complete after two seconds.
 */
public final class RunningServer {
    public static final String PACS_AE = "TEST_PACS";
    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    private final Path root = Path.of(System.getProperty("xinglin.root")).toAbsolutePath();
    private final Path home;
    private Map<String, String> environment;
    private final Ports ports = Ports.free();
    private final int pacsPort = Ports.any();
    private final int oruPort = Ports.any();
    private final int vendorPort = Ports.any();
    private final Map<Role, Credentials> accounts = new EnumMap<>(Role.class);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private Process process;

    private RunningServer(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** The server all tests share; started by the first that asks, stopped with the JVM. */
    public static RunningServer shared() {
        return Shared.SERVER;
    }

    /** A server of one's own, ready; the caller stops it. */
    public static RunningServer start(String name, Map<String, String> environment) {
        var scratch = Path.of(System.getProperty("xinglin.scratch"));
        try {
            Files.createDirectories(scratch);
            // A space in the path, as on many a machine.
            var server = new RunningServer(Files.createTempDirectory(scratch, name + " "), environment);
            server.configure();
            DamagedModel.install(server.root, server.home);
            VendorModel.install(server.home, server.vendorPort);
            // Whatever becomes of the tests, no server outlives them.
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            server.launch();
            for (Role role : Role.values()) {
                server.accounts.put(role, server.createAccount(role.roleName(), role));
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path home() {
        return home;
    }

    public URI web() {
        return URI.create("http://127.0.0.1:" + ports.http() + "/");
    }

    public URI https() {
        return URI.create("https://localhost:" + ports.https() + "/");
    }

    public URI management() {
        return URI.create("http://127.0.0.1:" + ports.management() + "/");
    }

    public int hl7Port() {
        return ports.hl7();
    }

    public int dicomPort() {
        return ports.dicom();
    }

    public int pacsPort() {
        return pacsPort;
    }

    /** Where the node of {@link VendorModel} listens, once a test lets it. */
    public int vendorPort() {
        return vendorPort;
    }

    public int oruPort() {
        return oruPort;
    }

    public Path log() {
        return home.resolve("server/log/server.log");
    }

    public Credentials account(Role role) {
        return accounts.get(role);
    }

    /** A new account, as the command line makes one; returns when it can log in. */
    public Credentials createAccount(String user, Role role) {
        var credentials = Credentials.random(user);
        requestAccount(credentials, role.roleName());
        return credentials;
    }

    /** Leaves a request and waits until the server has taken it. */
    void requestAccount(Credentials credentials, String roleLine) {
        var folder = home.resolve("account-requests");
        try {
            var draft = Files.write(folder.resolve(".draft"), List.of(roleLine, credentials.hash()));
            Files.move(draft, folder.resolve(credentials.user()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until(
                "account " + credentials.user() + " taken over",
                Duration.ofSeconds(60),
                () -> Files.notExists(folder.resolve(credentials.user())));
    }

    /** GET without following redirects; {@code path} has no leading slash. Null credentials: none. */
    public HttpResponse<String> get(String path, Credentials credentials) {
        var request = HttpRequest.newBuilder(web().resolve(path)).timeout(Duration.ofSeconds(60));
        if (credentials != null) {
            request.header("Authorization", credentials.basic());
        }
        return send(request.build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends the process as a power failure would (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** {@link #restart()} with another environment. */
    public void restart(Map<String, String> environment) {
        this.environment = environment;
        restart();
    }

    /** Ends it and starts it again on the same home and ports; returns when it is ready. */
    public void restart() {
        stop();
        launch();
    }

    public void stop() {
        if (process == null || !process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        awaitEnd();
    }

    private void awaitEnd() {
        Await.until("the server has ended", Duration.ofSeconds(60), () -> !process.isAlive());
    }

    private void configure() throws IOException {
        Files.write(
                home.resolve("xinglin.properties"),
                List.of(
                        "study.quiet-time=PT2S",
                        "study.unmatched-release=PT5S",
                        "archive.minimum-free-bytes=0",
                        "jobs.first-back-off=PT1S",
                        "jobs.max-back-off=PT5S",
                        "outbound.pacs=test",
                        "outbound.pacs.test.ae-title=" + PACS_AE,
                        "outbound.pacs.test.port=" + pacsPort,
                        "outbound.hl7=engine",
                        "outbound.hl7.engine.port=" + oruPort));
    }

    private void launch() {
        var command = new ProcessBuilder(
                        root.resolve("xinglin").toString(), "run", "--port-offset", String.valueOf(ports.offset()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("console.log").toFile()));
        command.environment().put("XINGLIN_HOME", home.toString());
        command.environment().putAll(environment);
        try {
            process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until("the server is ready, see " + log(), START_LIMIT, this::isReady);
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError("the server ended with " + process.exitValue() + ", see " + home + "/console.log");
        }
        return answersOk(management().resolve("health/ready")) && answersOk(web().resolve("ready"));
    }

    private boolean answersOk(URI uri) {
        try {
            return send(HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(10))
                                    .build())
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Holder: the boot is paid once. */
    private static final class Shared {
        static final RunningServer SERVER = start("shared", Map.of());
    }
}
