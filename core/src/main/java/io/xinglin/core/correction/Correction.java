package io.xinglin.core.correction;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A change with everything needed to trust it later.
 *
 * @param id stable; the same id is kept once
 * @param textSha256 SHA-256 of the note's text in UTF-8, lower-case hex: the offsets hold for this text alone
 * @param engine name and version of the engine that was corrected
 * @param modelSha256 checksum of that engine's models, empty where it is no longer known
 * @param by the person's account
 */
public record Correction(
        String id,
        String noteId,
        String textSha256,
        String engine,
        String modelSha256,
        String by,
        Instant at,
        Change change) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Correction {
        id = filled(id, "id");
        noteId = filled(noteId, "noteId");
        engine = filled(engine, "engine");
        by = filled(by, "by");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(change, "change");
        if (!SHA_256.matcher(textSha256).matches()) {
            throw new IllegalArgumentException("the text's checksum is no SHA-256");
        }
        if (!modelSha256.isEmpty() && !SHA_256.matcher(modelSha256).matches()) {
            throw new IllegalArgumentException("the model's checksum is no SHA-256");
        }
    }

    private static String filled(String value, String what) {
        if (Objects.requireNonNull(value, what).isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
        return value;
    }

    /** Safe for logs: never what the note says. */
    @Override
    public String toString() {
        return "Correction[" + id + " " + change.getClass().getSimpleName() + "]";
    }
}
