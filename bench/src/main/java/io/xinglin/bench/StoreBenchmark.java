package io.xinglin.bench;

import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.phantom.HeadCtPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Megabytes a second of C-STORE, 0.5 MB CT images: the running server, which syncs and indexes each, beside dcmtk's
 * {@code storescp}. Settings: {@code port instances associations}.
 */
final class StoreBenchmark implements Benchmark {
    private static final long PEER_STARTS_WITHIN_NANOS = 20_000_000_000L;

    @Override
    public String purpose() {
        return "C-STORE MB/s of 0.5 MB CT images, beside dcmtk storescp";
    }

    @Override
    public void run(Bench.Settings settings, Bench.Figures figures) throws Exception {
        int instances = settings.number("instances", 200);
        int associations = settings.number("associations", 1);
        Path folder = Files.createTempDirectory("xinglin-bench");
        try {
            double peer = storescp(folder, instances, associations);
            figures.print("dcmtk storescp", peer, "MB/s");
            double own = drive(
                    "XINGLIN", settings.number("port", 11112), series(folder.resolve("own"), instances, associations));
            figures.print("Xinglin, synced and indexed", own, "MB/s");
            figures.print("ratio", own / peer, "");
        } finally {
            InferenceBenchmark.delete(folder);
        }
    }

    private static double storescp(Path folder, int instances, int associations) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path received = Files.createDirectories(folder.resolve("received"));
        Process process = new ProcessBuilder(
                        "storescp", "--fork", "-pdu", "131072", "-aet", "PEER", "-od", received.toString(), "" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitPort(port);
            return drive("PEER", port, series(folder.resolve("peer"), instances, associations));
        } finally {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static void awaitPort(int port) {
        long deadline = System.nanoTime() + PEER_STARTS_WITHIN_NANOS;
        while (System.nanoTime() < deadline) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                LockSupport.parkNanos(50_000_000L);
            }
        }
        throw new IllegalStateException("storescp did not start");
    }

    /** One series for each association, new UIDs each time. */
    private static List<List<StoredInstance>> series(Path folder, int instances, int associations) {
        var files = new Part10Files();
        var all = new ArrayList<List<StoredInstance>>();
        for (int a = 0; a < associations; a++) {
            String number = Long.toString(System.nanoTime() % 1_000_000_000L, 36) + a;
            var study = PhantomStudy.headCt(
                    "B" + number,
                    "Bench^Store",
                    Sex.OTHER,
                    LocalDate.of(1970, 1, 1),
                    "B" + number,
                    LocalDateTime.now(ZoneId.systemDefault()));
            var spec = new HeadCtPhantom.Spec(study, 512, instances / associations, 1, a, List.of());
            all.add(new HeadCtPhantom()
                    .write(spec, folder.resolve(number)).stream()
                            .map(file -> new StoredInstance(files.readHeader(file), file))
                            .toList());
        }
        return all;
    }

    private static double drive(String aeTitle, int port, List<List<StoredInstance>> series) throws Exception {
        var node = new DicomNetwork.Node("peer", aeTitle, "127.0.0.1", port);
        long bytes = 0;
        var work = new ArrayList<Callable<Void>>();
        for (var instances : series) {
            for (var instance : instances) {
                bytes += Files.size(instance.file());
            }
            work.add(() -> {
                new DimseNetwork().send("BENCH", node, instances);
                return null;
            });
        }
        var threads = Executors.newFixedThreadPool(series.size());
        try {
            long start = System.nanoTime();
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
            return bytes / 1e6 / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdown();
        }
    }
}
