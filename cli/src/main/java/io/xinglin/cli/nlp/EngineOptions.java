package io.xinglin.cli.nlp;

import io.xinglin.core.note.NoteEngine;
import io.xinglin.nlp.AccurateNoteEngine;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.model.ModelVersions;
import java.nio.file.Path;
import java.util.List;
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

    @Option(
            names = "--home",
            description = "Folder whose learned version the fast engine uses; default: $XINGLIN_HOME. "
                    + "See: xinglin nlp learn --list")
    private Path home;

    /** @throws io.xinglin.core.problem.ProblemException when the model cannot be loaded */
    NoteEngine open() {
        if (engine == Engine.FAST) {
            return XinglinNoteEngine.of(ModelVersions.ofHome(home == null ? ProductHome.path() : home)
                    .activeOrShipped(System.err::println));
        }
        return model == null ? AccurateNoteEngine.in(defaultFolders()) : AccurateNoteEngine.open(model);
    }

    private static List<Path> defaultFolders() {
        String root = System.getProperty("xinglin.root", ".");
        return List.of(ProductHome.path().resolve("models"), Path.of(root, "models"));
    }
}
