package io.xinglin.bench;

import java.nio.file.Path;

/**
 * Everything, on a server of its own that is started for it and stopped afterwards. Registrations come last: thousands
 * of them are still being passed on to FHIR when the last is acknowledged. Settings: those of the parts.
 */
final class AllBenchmarks implements Benchmark {
    @Override
    public String purpose() {
        return "disk, boot, study, store, mllp and memory on a server of its own";
    }

    @Override
    public void run(Settings settings, Figures figures) throws Exception {
        figures.say(Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version().feature() + ", embedded database");
        Path folder = Folders.scratch(settings);
        OwnServer server = BootBenchmark.server(settings, folder);
        try {
            new DiskBenchmark().run(settings, figures);
            BootBenchmark.boot(server, settings.number("boots", 1), figures);
            Settings here = server.settings(settings);
            new StudyBenchmark().run(here, figures);
            figures.print("resident memory after the studies", server.residentMegabytes(), "MB");
            new StoreBenchmark().run(here.under("port=" + here.text("dicom", "")), figures);
            new MllpBenchmark().run(here.under("port=" + here.text("hl7", "")), figures);
            figures.print("resident memory at the end", server.residentMegabytes(), "MB");
            figures.print("resident memory at its most", server.peakMegabytes(), "MB");
        } finally {
            server.stop();
            Folders.delete(folder);
        }
    }
}
