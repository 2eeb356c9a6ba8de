package io.xinglin.cli.privacy;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.pseudonym.Identity;
import io.xinglin.core.pseudonym.MemoryPseudonyms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Pseudonyms in a file that stays at home: one a line, {@code kind}, {@code pseudonym} and original between tabs. Only its owner
 * may read it. Not safe for use by two processes at once.
 */
final class KeyFile {
    /** The one recipient a key file has. */
    static final String RECIPIENT = "file";

    private static final int FIELDS = 3;

    private final Path file;
    private final MemoryPseudonyms pseudonyms;

    private KeyFile(Path file, MemoryPseudonyms pseudonyms) {
        this.file = file;
        this.pseudonyms = pseudonyms;
    }

    /** @throws ProblemException INVALID when it is none, NOT_FOUND when it cannot be read */
    static KeyFile open(Path file, boolean mayBeNew) {
        var pseudonyms = new MemoryPseudonyms();
        if (Files.exists(file) || !mayBeNew) {
            lines(file).forEach(line -> {
                String[] part = line.split("\t", FIELDS);
                if (part.length != FIELDS) {
                    throw new ProblemException(Category.INVALID, file.getFileName() + " is no key file");
                }
                pseudonyms.add(RECIPIENT, new Identity(kind(part[0], file), part[2]), part[1]);
            });
        }
        return new KeyFile(file, pseudonyms);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(Category.NOT_FOUND, "the key file cannot be read", e);
        }
    }

    private static Identity.Kind kind(String name, Path file) {
        try {
            return Identity.Kind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Category.INVALID, file.getFileName() + " is no key file", e);
        }
    }

    MemoryPseudonyms pseudonyms() {
        return pseudonyms;
    }

    /** Written beside its place and moved there, so that a crash leaves the old one. */
    void save() throws IOException {
        List<String> lines = pseudonyms.all(RECIPIENT).entrySet().stream()
                .map(entry -> String.join(
                        "\t",
                        entry.getKey().kind().name(),
                        entry.getValue(),
                        entry.getKey().value()))
                .toList();
        Path place = file.toAbsolutePath();
        Path draft = Files.createTempFile(place.getParent(), ".key", "");
        Files.write(draft, lines, StandardCharsets.UTF_8);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
