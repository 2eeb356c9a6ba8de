package io.xinglin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process of this machine in MB, as Linux tells it; 0 when the process has ended. */
final class ResidentMemory {
    private ResidentMemory() {}

    static double megabytes(String pid) {
        return status(pid, "VmRSS:");
    }

    /** The most it ever was. */
    static double peakMegabytes(String pid) {
        return status(pid, "VmHWM:");
    }

    private static double status(String pid, String line) {
        try {
            return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                    .filter(text -> text.startsWith(line))
                    .mapToDouble(text -> Double.parseDouble(text.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
