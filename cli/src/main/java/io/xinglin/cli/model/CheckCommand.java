package io.xinglin.cli.model;

import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.series.PackageCheck;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xinglin model check}: schema, checksums, self test. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Checks packages against schema, checksums and their self test; exit status 1 when one has a fault.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelFolders folders;

    @Parameters(
            paramLabel = "ID_OR_FOLDER",
            description = "model ids, or folders ID/VERSION; default: all that are there")
    private List<String> wanted = new ArrayList<>();

    @Override
    public Integer call() {
        FolderCatalogue catalogue = folders.open();
        boolean sound = !wanted.isEmpty() || catalogue.refused().isEmpty();
        for (Path folder : wanted(catalogue)) {
            sound &= report(folder);
        }
        return sound ? 0 : 1;
    }

    private List<Path> wanted(FolderCatalogue catalogue) {
        if (wanted.isEmpty()) {
            return Stream.concat(catalogue.all().stream(), catalogue.slots().stream())
                    .map(m -> m.summary().folder())
                    .toList();
        }
        List<Path> all = new ArrayList<>();
        for (String name : wanted) {
            if (Files.isDirectory(Path.of(name))) {
                all.add(Path.of(name));
            } else {
                InstalledModel model = catalogue.slots().stream()
                        .filter(slot -> slot.algorithm().modelId().equals(name))
                        .findFirst()
                        .orElseGet(() -> folders.model(catalogue, name, null));
                all.add(model.summary().folder());
            }
        }
        return all;
    }

    private static String state(PackageCheck check) {
        if (!check.faults().isEmpty()) {
            return "refused";
        }
        return check.awaiting() ? "sound, awaiting weights" : "sound";
    }

    private boolean report(Path folder) {
        PrintWriter out = spec.commandLine().getOut();
        PackageCheck check = PackageCheck.of(folder);
        out.println(check.name() + ": " + state(check));
        check.faults().forEach(fault -> out.println("  " + fault));
        out.flush();
        return check.faults().isEmpty();
    }
}
