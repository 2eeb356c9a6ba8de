package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.Checksums;
import io.xinglin.imaging.model.Verification;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labelled pictures a package names, read from a folder or an archive. Stateless. */
final class LabelledSet {
    private LabelledSet() {}

    /**
     * One picture and what is true of it.
     *
     * @param file where it lies; empty when {@code raster} holds it
     * @param truth in the order of the labels
     * @param masks in the order of the labels; empty where there is none
     * @param circles in the order of the labels: where it is; none where nobody says
     */
    record Item(
            String name,
            Optional<Path> file,
            Optional<Raster> raster,
            boolean[] truth,
            List<Optional<Path>> masks,
            List<List<Circle>> circles) {}

    /**
     * The pictures.
     *
     * @param all true for those the network was trained on too
     * @throws ProblemException NOT_FOUND or INVALID when table, archive or columns are not as the package says
     */
    static List<Item> read(Verification verification, Path data, boolean all) {
        List<Item> items =
                verification.images().isEmpty() ? ofTable(verification, data, all) : ofArchive(verification, data);
        if (items.isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, "no picture of the set is held out");
        }
        return items;
    }

    private static List<Item> ofTable(Verification verification, Path data, boolean all) {
        Path table = Files.isDirectory(data) ? data.resolve(verification.table()) : data;
        List<Item> items = new ArrayList<>();
        for (Map<String, String> row : LabelTable.read(table, verification.format())) {
            if (all || verification.holdout().map(h -> held(h, row)).orElse(true)) {
                String name = field(row, verification.file());
                Path folder = table.toAbsolutePath().getParent();
                items.add(new Item(
                        name,
                        Optional.of(folder.resolve(name)),
                        Optional.empty(),
                        truth(verification, row),
                        verification.truths().stream()
                                .map(truth -> Optional.of(truth.mask())
                                        .filter(column -> !column.isEmpty())
                                        .map(column -> folder.resolve(field(row, column))))
                                .toList(),
                        verification.truths().stream()
                                .map(truth -> truth.circles().isEmpty()
                                        ? List.<Circle>of()
                                        : Circle.read(field(row, truth.circles())))
                                .toList()));
            }
        }
        return items;
    }

    private static boolean held(Verification.Holdout holdout, Map<String, String> row) {
        return Checksums.fold(field(row, holdout.group()), holdout.folds()) == holdout.fold();
    }

    /** What is true of a row, in the order of the labels. */
    static boolean[] truth(Verification verification, Map<String, String> row) {
        boolean[] truth = new boolean[verification.truths().size()];
        for (int k = 0; k < truth.length; k++) {
            Verification.Truth rule = verification.truths().get(k);
            truth[k] = rule.columns().stream().anyMatch(column -> rule.values().contains(field(row, column)));
        }
        return truth;
    }

    /** @throws ProblemException INVALID without such a column */
    static String field(Map<String, String> row, String column) {
        return LabelTable.field(row, column);
    }

    private static List<Item> ofArchive(Verification verification, Path archive) {
        NumpyArchive.Bytes images = NumpyArchive.read(archive, verification.images());
        int[] shape = images.shape();
        if (shape.length < 3 || (shape.length == 4 && shape[3] != 3) || shape.length > 4) {
            throw new ProblemException(Problem.Category.INVALID, "the array does not hold pictures");
        }
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < images.rows(); i++) {
            boolean[] truth = new boolean[verification.truths().size()];
            items.add(new Item(
                    verification.images() + "[" + i + "]",
                    Optional.empty(),
                    Optional.of(raster(images, i)),
                    truth,
                    Collections.nCopies(truth.length, Optional.empty()),
                    Collections.nCopies(truth.length, List.of())));
        }
        for (int k = 0; k < verification.truths().size(); k++) {
            Verification.Truth rule = verification.truths().get(k);
            NumpyArchive.Bytes values =
                    NumpyArchive.read(archive, rule.columns().get(0));
            if (values.rows() != images.rows() || values.width() != 1) {
                throw new ProblemException(
                        Problem.Category.INVALID,
                        "array " + rule.columns().get(0) + " does not have one value a picture");
            }
            for (int i = 0; i < images.rows(); i++) {
                items.get(i).truth()[k] = rule.values().contains(String.valueOf(values.values()[i] & 0xff));
            }
        }
        return items;
    }

    private static Raster raster(NumpyArchive.Bytes images, int index) {
        int[] shape = images.shape();
        int channels = shape.length == 4 ? 3 : 1;
        Picture[] planes = new Picture[channels];
        for (int c = 0; c < channels; c++) {
            float[] values = new float[shape[1] * shape[2]];
            for (int p = 0; p < values.length; p++) {
                values[p] = (images.values()[index * images.width() + p * channels + c] & 0xff) / 255f;
            }
            planes[c] = new Picture(shape[2], shape[1], values);
        }
        return new Raster(Arrays.asList(planes));
    }
}
