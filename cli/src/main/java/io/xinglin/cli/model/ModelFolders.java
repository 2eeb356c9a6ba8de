package io.xinglin.cli.model;

import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --models} and what lies in the folders it names; mixed into commands. */
public final class ModelFolders {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = {
                "folder with model packages; may be repeated, the first holds the site's own and its marks;",
                "default: $XINGLIN_HOME/models, then the product's own models"
            })
    private List<Path> models = new ArrayList<>();

    /** Searched in this order. */
    public List<Path> folders() {
        if (!models.isEmpty()) {
            return models;
        }
        String root = System.getProperty("xinglin.root", ".");
        String home = Objects.requireNonNullElse(System.getenv("XINGLIN_HOME"), root + "/xinglin-home");
        return List.of(Path.of(home, "models"), Path.of(root, "models"));
    }

    /** Opens the folders; refused packages are named on standard error. */
    public FolderCatalogue open() {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        FolderCatalogue catalogue = FolderCatalogue.open(folders());
        PrintWriter err = spec.commandLine().getErr();
        catalogue.refused().forEach(refused -> err.println("refused " + refused));
        err.flush();
        return catalogue;
    }

    /** The version of a model that is in use. */
    public InstalledModel model(FolderCatalogue catalogue, String id) {
        return catalogue.installed(id).orElseThrow(() -> missing(catalogue, id));
    }

    /** One version, withdrawn or not; the one in use, or else the newest, where none is named. */
    InstalledModel model(FolderCatalogue catalogue, String id, String version) {
        if (version != null) {
            return catalogue.installed(id, version).orElseThrow(() -> missing(catalogue, id + " " + version));
        }
        return catalogue
                .installed(id)
                .or(() -> catalogue.all().stream()
                        .filter(m -> m.algorithm().modelId().equals(id))
                        .reduce((older, newer) -> newer))
                .orElseThrow(() -> missing(catalogue, id));
    }

    private ParameterException missing(FolderCatalogue catalogue, String what) {
        return new ParameterException(
                spec.commandLine(),
                "no model " + what + " in " + folders() + "; there are "
                        + catalogue.all().stream()
                                .map(m -> m.algorithm().modelId())
                                .distinct()
                                .toList());
    }
}
