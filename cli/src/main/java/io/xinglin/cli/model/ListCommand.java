package io.xinglin.cli.model;

import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ModelStates;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code xinglin model list}: one line a version. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints id, version, task, status, state and titles of every package, tab-separated.")
final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelFolders folders;

    @Override
    public Integer call() {
        FolderCatalogue catalogue = folders.open();
        PrintWriter out = spec.commandLine().getOut();
        for (InstalledModel model : catalogue.all()) {
            line(out, model, state(catalogue, model));
        }
        for (InstalledModel slot : catalogue.slots()) {
            line(out, slot, "awaiting weights");
        }
        out.flush();
        return catalogue.refused().isEmpty() ? 0 : 1;
    }

    private static void line(PrintWriter out, InstalledModel model, String state) {
        out.println(String.join(
                "\t",
                model.algorithm().modelId(),
                model.algorithm().version(),
                model.manifest().task().key(),
                model.manifest().status(),
                state,
                model.manifest().titleZh(),
                model.manifest().titleEn()));
    }

    private static String state(FolderCatalogue catalogue, InstalledModel model) {
        ModelStates states = catalogue.states();
        return states.find(ModelStates.Kind.WITHDRAWN, model.algorithm())
                .map(mark -> "withdrawn: " + mark.reason())
                .or(() -> states.find(ModelStates.Kind.QUARANTINED, model.algorithm())
                        .map(mark -> "quarantined: " + mark.reason()))
                .orElseGet(() -> catalogue
                                .installed(model.algorithm().modelId())
                                .filter(model::equals)
                                .isPresent()
                        ? "in use"
                        : "older");
    }
}
