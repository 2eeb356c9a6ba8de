package io.xinglin.nlp.transformer;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * A folder {@code ner-zh/<version>} with {@code tagger.properties}: {@code id}, {@code version}, {@code schemes}, and
 * {@code sha256.<file>} of every file. Immutable.
 */
final class ModelFolder {
    static final String MANIFEST = "tagger.properties";

    private final Path folder;
    private final Properties manifest;

    private ModelFolder(Path folder, Properties manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Reads the manifest.
     *
     * @throws ProblemException NOT_FOUND without one, FAULT when it cannot be read
     */
    static ModelFolder open(Path folder) {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no mention model: " + MANIFEST + " is missing");
        }
        Properties manifest = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            manifest.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(Problem.Category.FAULT, MANIFEST + " cannot be read", e);
        }
        return new ModelFolder(folder, manifest);
    }

    String name() {
        return text("id") + "/" + text("version");
    }

    List<String> schemes() {
        return List.of(text("schemes").split(","));
    }

    /** Units of the random field's weights in one unit of the encoder's scores. */
    double unit(String scheme) {
        try {
            return Double.parseDouble(text(scheme + ".unit"));
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.Category.FAULT, MANIFEST + ": " + scheme + ".unit is no number", e);
        }
    }

    private String text(String key) {
        String value = manifest.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new ProblemException(Problem.Category.FAULT, MANIFEST + ": " + key + " is missing");
        }
        return value;
    }

    /** SHA-256 that a file must have. */
    String checksum(String name) {
        return text("sha256." + name);
    }

    /**
     * A file of the folder, its checksum verified.
     *
     * @throws ProblemException FAULT when it is missing or differs
     */
    Path file(String name) {
        Path file = folder.resolve(name);
        String expected = checksum(name);
        try {
            if (!Files.isRegularFile(file) || !sha256(file).equals(expected)) {
                throw new ProblemException(
                        Problem.Category.FAULT, name + " of " + name() + " is missing or differs from its checksum");
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.FAULT, name + " of " + name() + " cannot be read", e);
        }
        return file;
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                in.transferTo(out);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
