package io.xinglin.nlp;

import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.TimeAnchor;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.nlp.transformer.TransformerTagger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The engine with mentions found by the transformer; every other stage is the fast engine's. Each note is encoded once,
 * whatever scheme is asked for. Safe for use by many threads.
 *
 * <pre>{@code
 * try (AccurateNoteEngine engine = AccurateNoteEngine.open(Path.of("models/ner-zh/1.1.1"))) {
 *     NoteFacts facts = engine.extract("咳嗽3天，无发热。", Scheme.XINGLIN);
 * }
 * }</pre>
 */
public final class AccurateNoteEngine implements NoteEngine, AutoCloseable {
    /** The model's folder below a folder of model packages. */
    public static final String MODEL = "ner-zh/1.1.1";

    private final TransformerTagger tagger;
    private final XinglinNoteEngine stages;

    private AccurateNoteEngine(TransformerTagger tagger) {
        this.tagger = tagger;
        this.stages = XinglinNoteEngine.around(name(), tagger);
    }

    /** @throws ProblemException NOT_FOUND or FAULT when the folder holds no sound model */
    public static AccurateNoteEngine open(Path modelFolder) {
        return new AccurateNoteEngine(TransformerTagger.open(modelFolder));
    }

    /**
     * Opens the model in the first of the folders that has one.
     *
     * @throws ProblemException NOT_FOUND when none has, FAULT when it is damaged
     */
    public static AccurateNoteEngine in(List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.resolve(MODEL))
                .filter(Files::isDirectory)
                .findFirst()
                .map(AccurateNoteEngine::open)
                .orElseThrow(() -> new ProblemException(
                        Problem.Category.NOT_FOUND, "the model " + MODEL + " of the accurate engine is not installed"));
    }

    /** Name and version, for provenance. */
    public String name() {
        return "xinglin-nlp-accurate/" + tagger.name();
    }

    /** SHA-256 of the encoder's weights. */
    public String modelSha256() {
        return tagger.sha256();
    }

    /** @throws ProblemException TOO_LARGE for a note too long for this engine */
    @Override
    public NoteFacts extract(String note, Scheme scheme) {
        return stages.extract(note, scheme);
    }

    /** @throws ProblemException TOO_LARGE for a note too long for this engine */
    @Override
    public NoteFacts extract(String note, Scheme scheme, TimeAnchor anchor) {
        return stages.extract(note, scheme, anchor);
    }

    @Override
    public void close() {
        tagger.close();
    }
}
