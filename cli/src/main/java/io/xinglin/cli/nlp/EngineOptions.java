package io.xinglin.cli.nlp;

import io.xinglin.core.note.NoteEngine;
import io.xinglin.nlp.AccurateNoteEngine;
import io.xinglin.nlp.XinglinNoteEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Option;

/** Which engine reads the notes, for the commands that need one. */
final class EngineOptions {
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
            description = "Folder of the accurate engine's model; default: " + AccurateNoteEngine.MODEL
                    + " in $XINGLIN_HOME/models, then in the product's own models.")
    private Path model;

    /** @throws io.xinglin.core.problem.ProblemException when the model cannot be loaded */
    NoteEngine open() {
        if (engine == Engine.FAST) {
            return XinglinNoteEngine.load();
        }
        return model == null ? AccurateNoteEngine.in(defaultFolders()) : AccurateNoteEngine.open(model);
    }

    private static List<Path> defaultFolders() {
        String root = System.getProperty("xinglin.root", ".");
        String home = Objects.requireNonNullElse(System.getenv("XINGLIN_HOME"), root + "/xinglin-home");
        return List.of(Path.of(home, "models"), Path.of(root, "models"));
    }
}
