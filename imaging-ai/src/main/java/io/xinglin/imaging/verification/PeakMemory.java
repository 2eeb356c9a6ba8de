package io.xinglin.imaging.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process had at its highest. */
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private PeakMemory() {}

    /** The whole process on Linux, the heap now elsewhere. */
    static long bytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> 1024
                            * Long.parseLong(line.substring(PEAK.length())
                                    .replace("kB", "")
                                    .strip()))
                    .findFirst()
                    .orElseGet(PeakMemory::heap);
        } catch (IOException | NumberFormatException e) {
            return heap();
        }
    }

    private static long heap() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
