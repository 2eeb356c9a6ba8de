package io.xinglin.imaging.model;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A package that passed its checks: what other rooms see of it, and all of its manifest. */
public record InstalledModel(ModelPackage summary, ModelManifest manifest) {
    public AlgorithmIdentification algorithm() {
        return summary.algorithm();
    }

    public Optional<Path> path(String role) {
        return manifest.file(role).map(f -> summary.folder().resolve(f.path()));
    }

    /**
     * Checks the files once more, right before the networks are opened: a file exchanged since the start is never run.
     *
     * @throws ProblemException FAULT naming every file that differs
     */
    public void requireIntact() {
        List<String> faults = new ArrayList<>();
        manifest.files().forEach(file -> PackageLoader.verify(summary.folder(), file, faults));
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    Problem.Category.FAULT, "model " + manifest.id() + " refused: " + String.join("; ", faults));
        }
    }
}
