package io.xinglin.bench;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Seconds from {@code xinglin start} until every door is open, and what the server weighs then. Settings: {@code root
 * offset repeat scratch}.
 */
final class BootBenchmark implements Benchmark {
    @Override
    public String purpose() {
        return "seconds until ready, first and later starts, and resident memory";
    }

    @Override
    public void run(Settings settings, Figures figures) throws Exception {
        Path folder = Folders.scratch(settings);
        OwnServer server = server(settings, folder);
        try {
            boot(server, settings.number("repeat", 3), figures);
        } finally {
            server.stop();
            Folders.delete(folder);
        }
    }

    static OwnServer server(Settings settings, Path folder) throws IOException {
        return new OwnServer(
                Path.of(settings.text("root", ".")), folder.resolve("home"), settings.number("offset", 1000));
    }

    /** The first start and {@code repeat} more; the server is left running. */
    static void boot(OwnServer server, int repeat, Figures figures) throws Exception {
        figures.print("first start (empty home)", server.start(), "s");
        figures.repeat("later start", repeat, "s", () -> {
            server.stop();
            return server.start();
        });
        figures.print("resident memory when ready", server.residentMegabytes(), "MB");
    }
}
