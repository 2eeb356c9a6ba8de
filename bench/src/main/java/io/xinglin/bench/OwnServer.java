package io.xinglin.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The product, started by its launcher on ports and a home of its own; a study is complete after three seconds. */
final class OwnServer {
    private static final Pattern API_CLIENT = Pattern.compile("(?m)^api-client\\s+\\S+\\s+(\\S+)$");

    private final Path root;
    private final Path home;
    private final int offset;
    private String password = "";

    OwnServer(Path root, Path home, int offset) throws IOException {
        this.root = root.toAbsolutePath();
        this.home = home;
        this.offset = offset;
        Files.createDirectories(home);
        Files.write(
                home.resolve("xinglin.properties"),
                List.of("study.quiet-time=PT3S", "study.unmatched-release=PT5S", "archive.minimum-free-bytes=0"));
    }

    /** Seconds until it is ready, accounts included on the first start. */
    double start() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String said = launcher("start", "--port-offset", String.valueOf(offset));
        double seconds = (System.nanoTime() - begin) / 1e9;
        Matcher account = API_CLIENT.matcher(said);
        if (account.find()) {
            password = account.group(1);
        }
        return seconds;
    }

    void stop() throws IOException, InterruptedException {
        launcher("stop");
    }

    /** Where the benchmarks find it. */
    Settings settings(Settings given) {
        return given.under(
                "web=http://127.0.0.1:" + (8080 + offset) + "/",
                "hl7=" + (2575 + offset),
                "dicom=" + (11112 + offset),
                "user=api-client",
                "password=" + password);
    }

    /** Resident memory now, MB. */
    double residentMegabytes() throws IOException {
        return ResidentMemory.megabytes(pid());
    }

    /** The most it ever was, MB. */
    double peakMegabytes() throws IOException {
        return ResidentMemory.peakMegabytes(pid());
    }

    private String pid() throws IOException {
        return Files.readAllLines(home.resolve("server/xinglin.pid")).get(0);
    }

    private String launcher(String... arguments) throws IOException, InterruptedException {
        Path said = home.resolve("launcher.log");
        var command = new java.util.ArrayList<String>();
        command.add(root.resolve("xinglin").toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("XINGLIN_HOME", home.toString());
        int status = builder.start().waitFor();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        if (status != 0) {
            throw new IllegalStateException("xinglin " + arguments[0] + " ended with " + status + ":\n" + text);
        }
        return text;
    }
}
