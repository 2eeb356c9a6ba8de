package io.xinglin.bench;

import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.imaging.dicom.DimseNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Megabytes a second of C-STORE, 0.5 MB CT images, one operation at a time on each association: the running server,
 * which syncs and indexes each before it answers, beside dcmtk's {@code storescp} and Orthanc. Settings: {@code port
 * aet instances associations repeat}.
 */
final class StoreBenchmark implements Benchmark {
    @Override
    public String purpose() {
        return "C-STORE MB/s of 0.5 MB CT images, beside dcmtk storescp and Orthanc";
    }

    @Override
    public void run(Settings settings, Figures figures) throws Exception {
        int instances = settings.number("instances", 200);
        int repeat = settings.number("repeat", 5);
        var own = new DicomNetwork.Node(
                "own", settings.text("aet", "XINGLIN"), "127.0.0.1", settings.number("port", 11112));
        Path folder = Folders.scratch(settings);
        try {
            var images = new CtImages(folder.resolve("images"));
            send(own, images.series(instances, 2));
            for (int associations : settings.numbers("associations", "1,4")) {
                String suffix = associations == 1 ? ", 1 association" : ", " + associations + " associations";
                Measured measured = new Measured(images, instances, associations, repeat, figures);
                double synced = measured.of("Xinglin, synced and indexed" + suffix, own);
                measured.beside("dcmtk storescp, not synced" + suffix, StorePeer.storescp(folder), synced);
                measured.beside("Orthanc, synced and indexed" + suffix, StorePeer.orthanc(folder), synced);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /** How one line is measured. */
    private record Measured(CtImages images, int instances, int associations, int repeat, Figures figures) {
        double of(String name, DicomNetwork.Node node) throws Exception {
            return figures.repeat(name, repeat, "MB/s", () -> send(node, images.series(instances, associations)));
        }

        void beside(String name, Optional<StorePeer> started, double own) throws Exception {
            if (started.isEmpty()) {
                figures.say(name + ": not installed here");
                return;
            }
            try (StorePeer peer = started.get()) {
                var node = new DicomNetwork.Node("peer", "PEER", "127.0.0.1", peer.port());
                send(node, images.series(instances, associations));
                double theirs = of(name, node);
                figures.print("  Xinglin / " + name.replaceAll(",.*", ""), own / theirs, "");
            }
        }
    }

    private static double send(DicomNetwork.Node node, List<CtImages.Series> all) throws Exception {
        long bytes = 0;
        var work = new ArrayList<Callable<Void>>();
        for (CtImages.Series series : all) {
            for (var instance : series.instances()) {
                bytes += Files.size(instance.file());
            }
            work.add(() -> {
                new DimseNetwork().send("BENCH", node, series.instances());
                return null;
            });
        }
        double rate = bytes / 1e6 / Loopback.seconds(work);
        for (CtImages.Series series : all) {
            Folders.delete(series.folder());
        }
        return rate;
    }
}
