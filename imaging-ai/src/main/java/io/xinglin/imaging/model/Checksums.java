package io.xinglin.imaging.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** SHA-256 of files and of packages, lower-case hex. */
public final class Checksums {
    private Checksums() {}

    public static String ofFile(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The package's own checksum: SHA-256 over the sorted checksums of its files, each followed by a newline. */
    public static String ofPackage(Collection<PackageFile> files) {
        MessageDigest digest = sha256();
        files.stream()
                .map(PackageFile::sha256)
                .sorted()
                .forEach(sum -> digest.update((sum + "\n").getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The fold a patient, picture or group belongs to: SHA-256 of its name in UTF-8, the first four bytes taken as an unsigned
     * number, modulo the number of folds. Training and measuring agree on it without a list of names.
     */
    public static int fold(String name, int folds) {
        byte[] digest = sha256().digest(name.getBytes(StandardCharsets.UTF_8));
        return Integer.remainderUnsigned(ByteBuffer.wrap(digest).getInt(), folds);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
