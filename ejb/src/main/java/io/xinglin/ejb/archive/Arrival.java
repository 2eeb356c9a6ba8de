package io.xinglin.ejb.archive;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of one instance on their way into a file. */
final class Arrival {
    private static final int CHUNK = 1 << 18;

    private Arrival() {}

    /**
     * Reads {@code part10} to its end into {@code file}. The file is removed when the stream breaks.
     *
     * @param everyChunk asked before each chunk; its exception ends the transfer
     */
    static void receive(InputStream part10, Path file, Runnable everyChunk) throws IOException {
        boolean whole = false;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[CHUNK];
            for (int read = part10.readNBytes(buffer, 0, CHUNK); read > 0; read = part10.readNBytes(buffer, 0, CHUNK)) {
                write(out, buffer, read);
                everyChunk.run();
            }
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** An IOException here would read as the sender's stream breaking; it is this side's disk. */
    private static void write(FileChannel out, byte[] buffer, int length) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.STORAGE_FULL, "the archive folder cannot be written", e);
        }
    }
}
