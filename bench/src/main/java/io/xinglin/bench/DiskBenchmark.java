package io.xinglin.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;

/**
 * What the bare disk costs: an append of 4 KiB with its sync, and what the archive does for an image of 0.5 MB without
 * anything around it. Settings: {@code scratch}.
 */
final class DiskBenchmark implements Benchmark {
    private static final int TIMES = 200;
    private static final int IMAGE = 527_000;

    @Override
    public String purpose() {
        return "what a sync costs on this disk: the floor under the other figures";
    }

    @Override
    public void run(Settings settings, Figures figures) throws IOException {
        Path folder = Folders.scratch(settings);
        try {
            byte[] image = new byte[IMAGE];
            new Random(1).nextBytes(image);
            figures.printMillis("append 4 KiB, fdatasync", appends(folder));
            long[] files = files(folder, image);
            figures.printMillis("write 0.5 MB, fsync, rename, fsync folder", files);
            Arrays.sort(files);
            figures.print("  as MB/s", IMAGE / 1e6 / (files[TIMES / 2] / 1e9), "MB/s");
        } finally {
            Folders.delete(folder);
        }
    }

    private static long[] appends(Path folder) throws IOException {
        long[] nanos = new long[TIMES];
        try (var log =
                FileChannel.open(folder.resolve("log"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < TIMES; i++) {
                long start = System.nanoTime();
                log.write(ByteBuffer.allocate(4096));
                log.force(false);
                nanos[i] = System.nanoTime() - start;
            }
        }
        return nanos;
    }

    private static long[] files(Path folder, byte[] image) throws IOException {
        Path incoming = Files.createDirectories(folder.resolve("incoming"));
        Path kept = Files.createDirectories(folder.resolve("kept"));
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            Path file = incoming.resolve("f" + i);
            try (var out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(image));
                out.force(true);
            }
            Files.move(file, kept.resolve("f" + i), StandardCopyOption.ATOMIC_MOVE);
            try (var entry = FileChannel.open(kept, StandardOpenOption.READ)) {
                entry.force(true);
            }
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }
}
