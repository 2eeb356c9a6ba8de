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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One instance on its way in: a file in {@code incoming} and the SHA-256 over its data set.
 *
 * <p>The file meta group (PS3.10 7.1) is left out of the sum: it names the sender and its software, so the same object
 * sent by the modality and again by the PACS still counts as the same.
 */
record Arrival(Path file, String sha256) {
    private static final int PREAMBLE_AND_PREFIX = 132;
    private static final int META_LENGTH_ELEMENT = 12;
    private static final int CHUNK = 1 << 18;

    /**
     * Reads {@code part10} to its end into {@code file} and forces it to disk. The file is removed when the stream breaks.
     *
     * @param everyChunk asked before each chunk; its exception ends the transfer
     */
    static Arrival receive(InputStream part10, Path file, Runnable everyChunk) throws IOException {
        boolean whole = false;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            MessageDigest digest = newDigest();
            byte[] buffer = new byte[CHUNK];
            int read = part10.readNBytes(buffer, 0, CHUNK);
            digest.update(buffer, dataSetStart(buffer, read), read - dataSetStart(buffer, read));
            while (read > 0) {
                write(out, buffer, read);
                everyChunk.run();
                read = part10.readNBytes(buffer, 0, CHUNK);
                digest.update(buffer, 0, read);
            }
            out.force(true);
            whole = true;
            return new Arrival(file, HexFormat.of().formatHex(digest.digest()));
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The sum of a file that lies in the archive already. */
    static String sum(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = newDigest();
            byte[] buffer = new byte[CHUNK];
            int read = in.readNBytes(buffer, 0, CHUNK);
            int start = dataSetStart(buffer, read);
            digest.update(buffer, start, read - start);
            while (read > 0) {
                read = in.readNBytes(buffer, 0, CHUNK);
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** Past preamble, prefix and file meta group, where (0002,0000) says how long that is; else 0. */
    private static int dataSetStart(byte[] head, int length) {
        if (length < PREAMBLE_AND_PREFIX + META_LENGTH_ELEMENT
                || ByteBuffer.wrap(head, 128, 4).getInt() != 0x4449434D
                || ByteBuffer.wrap(head, PREAMBLE_AND_PREFIX, 4).getInt() != 0x02000000) {
            return 0;
        }
        long meta = Integer.toUnsignedLong(Integer.reverseBytes(
                ByteBuffer.wrap(head, PREAMBLE_AND_PREFIX + 8, 4).getInt()));
        long start = PREAMBLE_AND_PREFIX + META_LENGTH_ELEMENT + meta;
        return start <= length ? (int) start : 0;
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

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
