package io.xinglin.cli.nlp;

import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.nlp.AccurateNoteEngine;
import io.xinglin.nlp.XinglinNoteEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Option;

/** Which engine reads the notes, for the commands that need one. */
final class EngineOptions {
    private static final String MODEL = "models/ner-zh/1.0.0";

    enum Engine {
        FAST,
        ACCURATE
    }

    @Option(
            names = "--engine",
            defaultValue = "fast",
            description = "fast (random fields) or accurate (transformer and random fields together).")
    private Engine engine;

    @Option(
            names = "--model",
            description = "Folder of the accurate engine's model; default: " + MODEL
                    + " below $XINGLIN_HOME, then below the product.")
    private Path model;

    /** @throws ProblemException when the model cannot be loaded */
    NoteEngine open() {
        return engine == Engine.FAST ? XinglinNoteEngine.load() : AccurateNoteEngine.open(folder());
    }

    private Path folder() {
        if (model != null) {
            return model;
        }
        String root = System.getProperty("xinglin.root", ".");
        String home = Objects.requireNonNullElse(System.getenv("XINGLIN_HOME"), root + "/xinglin-home");
        return List.of(Path.of(home, MODEL), Path.of(root, MODEL)).stream()
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, MODEL + " is not installed"));
    }
}
