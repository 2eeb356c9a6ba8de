package io.xinglin.ejb.inference;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.ejb.archive.ArchiveFolder;
import io.xinglin.ejb.archive.HeatMapFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Moves the files of a result from where they were made to where they stay; a repeat writes the same places again. */
@ApplicationScoped
public class ResultFiling {
    private ArchiveFolder folder;

    /** For the container's proxy. */
    protected ResultFiling() {}

    @Inject
    public ResultFiling(ArchiveFolder folder) {
        this.folder = folder;
    }

    /** Work with a folder of its own. */
    @FunctionalInterface
    interface Making<T> {
        T in(Path aside) throws IOException;
    }

    /**
     * Lets {@code work} write into a fresh folder that is removed afterwards, with what is left in it.
     *
     * @throws ProblemException FAULT when the archive folder cannot be written
     */
    public <T> T aside(Making<T> work) {
        Path aside = folder.incoming(".result");
        try {
            Files.createDirectories(aside);
            try {
                return work.in(aside);
            } finally {
                remove(aside);
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.FAULT, "the archive folder cannot be written", e);
        }
    }

    /** @param made objects of the result, in {@code aside} */
    public JobBook.Filed file(ImagingResult result, List<StoredInstance> made, Path aside) throws IOException {
        List<StoredInstance> derived = new ArrayList<>();
        for (StoredInstance one : made) {
            String name = one.header().sopInstanceUid() + ".dcm";
            Path place = folder.derived(result.studyUid(), name);
            folder.keep(one.file(), place);
            derived.add(new StoredInstance(one.header(), place));
        }
        Path maps = aside.resolve("heat");
        HeatMapFile.write(result.heatMaps(), maps);
        Path place = folder.derived(result.studyUid(), result.uid() + ".heat");
        folder.keep(maps, place);
        return new JobBook.Filed(derived, folder.relative(place));
    }

    private static void remove(Path aside) throws IOException {
        try (var left = Files.newDirectoryStream(aside)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
        Files.delete(aside);
    }
}
