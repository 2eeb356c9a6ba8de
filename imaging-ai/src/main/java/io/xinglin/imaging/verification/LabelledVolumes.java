package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A folder of volumes of which the truth is known (docs/model-contract.md, "Measuring"): a folder a case with the DICOM files of
 * one series and, of a segmentation's cases, SEG objects or {@code labels.npz}. Stateless.
 */
final class LabelledVolumes {
    private static final DicomUid SEGMENTATION = new DicomUid("1.2.840.10008.5.1.4.1.1.66.4");
    private static final String LABELS = "labels.npz";
    private static final List<String> NO_DICOM = List.of(".csv", ".npz", ".txt", ".md", ".json");

    private LabelledVolumes() {}

    /**
     * One case.
     *
     * @param name of its folder
     * @param slices of one series
     * @param segmentations SEG objects beside them
     */
    record Case(Path folder, String name, List<StoredInstance> slices, List<Path> segmentations) {
        /** Where the labels file lies, if there is one. */
        Path labels() {
            return folder.resolve(LABELS);
        }
    }

    /**
     * The cases by name.
     *
     * @throws ProblemException NOT_FOUND without a case, INVALID for a case without or with several series, and what the header's
     *     reader throws
     */
    static List<Case> read(Path data, Function<Path, InstanceHeader> headers) {
        List<Path> folders = children(data).filter(Files::isDirectory).toList();
        if (folders.isEmpty()) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "there is no folder of a case in the data");
        }
        return folders.stream().map(folder -> one(folder, headers)).toList();
    }

    private static Case one(Path folder, Function<Path, InstanceHeader> headers) {
        List<StoredInstance> slices = new ArrayList<>();
        List<Path> segmentations = new ArrayList<>();
        children(folder).filter(LabelledVolumes::dicom).forEach(file -> {
            var instance = new StoredInstance(headers.apply(file), file);
            if (instance.header().sopClassUid().equals(SEGMENTATION)) {
                segmentations.add(file);
            } else {
                slices.add(instance);
            }
        });
        if (slices.stream().map(s -> s.header().seriesUid()).distinct().count() != 1) {
            throw new ProblemException(
                    Problem.Category.INVALID, "case " + folder.getFileName() + " does not hold one series");
        }
        return new Case(folder, folder.getFileName().toString(), slices, segmentations);
    }

    private static boolean dicom(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && NO_DICOM.stream().noneMatch(name::endsWith);
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList().stream();
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no folder " + folder.getFileName(), e);
        }
    }
}
