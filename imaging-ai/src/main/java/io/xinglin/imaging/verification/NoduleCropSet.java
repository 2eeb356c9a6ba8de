package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.Checksums;
import io.xinglin.imaging.phantom.chest.NoduleTexture;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.PictureReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Slices of nodules, each in the middle of a picture of {@value #SIDE} pixels, with outline and malignancy: {@code labels.csv}
 * (file, patient, nodule, slice, readers, malignancy) and {@code masks.npz} with the array {@code masks}, a row of packed bits
 * for each row of the table, the highest bit first. Immutable.
 */
public final class NoduleCropSet {
    /** Pixels of a picture's edge. */
    public static final int SIDE = 128;

    private static final int PACKED = SIDE * SIDE / Byte.SIZE;

    private final Path folder;
    private final NumpyArchive.Bytes masks;
    private final List<List<Slice>> nodules;

    /**
     * One picture.
     *
     * @param row in the table
     * @param number of the slice
     * @param malignancy 1 to 5; NaN where it is not known
     */
    record Slice(int row, String file, String patient, int number, int readers, double malignancy) {}

    private NoduleCropSet(Path folder, NumpyArchive.Bytes masks, List<List<Slice>> nodules) {
        this.folder = folder;
        this.masks = masks;
        this.nodules = nodules;
    }

    /**
     * Reads table and masks; pictures are read when they are asked for.
     *
     * @param folds into how many the patients fall ({@link Checksums#fold})
     * @param wanted which of them are read
     * @throws ProblemException NOT_FOUND or INVALID for another layout
     */
    public static NoduleCropSet read(Path folder, int folds, IntPredicate wanted) {
        List<Map<String, String>> table = LabelTable.read(folder.resolve("labels.csv"));
        NumpyArchive.Bytes masks = NumpyArchive.read(folder.resolve("masks.npz"), "masks");
        if (masks.rows() != table.size() || masks.width() != PACKED) {
            throw new ProblemException(
                    Problem.Category.INVALID,
                    "masks.npz does not have " + table.size() + " rows of " + PACKED + " bytes");
        }
        Map<String, List<Slice>> nodules = new TreeMap<>();
        for (int row = 0; row < table.size(); row++) {
            Map<String, String> fields = table.get(row);
            String patient = LabelTable.field(fields, "patient");
            if (wanted.test(Checksums.fold(patient, folds))) {
                nodules.computeIfAbsent(patient + "/" + LabelTable.field(fields, "nodule"), name -> new ArrayList<>())
                        .add(slice(row, patient, fields));
            }
        }
        return new NoduleCropSet(
                folder,
                masks,
                nodules.values().stream()
                        .map(slices -> slices.stream()
                                .sorted(Comparator.comparingInt(Slice::number))
                                .toList())
                        .toList());
    }

    private static Slice slice(int row, String patient, Map<String, String> fields) {
        String malignancy = LabelTable.field(fields, "malignancy");
        try {
            return new Slice(
                    row,
                    LabelTable.field(fields, "file"),
                    patient,
                    Integer.parseInt(LabelTable.field(fields, "slice")),
                    Integer.parseInt(LabelTable.field(fields, "readers")),
                    malignancy.isEmpty() ? Double.NaN : Double.parseDouble(malignancy));
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.Category.INVALID, "labels.csv line " + (row + 2) + " has no number", e);
        }
    }

    /** The slices of each nodule, from low to high numbers. */
    List<List<Slice>> nodules() {
        return nodules;
    }

    /** Whether a pixel lies within the outline. */
    boolean inside(Slice slice, int pixel) {
        int at = slice.row() * PACKED + pixel / Byte.SIZE;
        return (masks.values()[at] >> (Byte.SIZE - 1 - pixel % Byte.SIZE) & 1) != 0;
    }

    /**
     * Grey levels, 0..1.
     *
     * @throws ProblemException NOT_FOUND or INVALID
     */
    Picture picture(Slice slice) {
        Picture picture = PictureReader.read(folder.resolve(slice.file()));
        if (picture.width() != SIDE || picture.height() != SIDE) {
            throw new ProblemException(Problem.Category.INVALID, "a crop is not " + SIDE + " pixels wide and high");
        }
        return picture;
    }

    /**
     * What the nodules look like within, for made chests: those that are large enough and stand out from the lung.
     *
     * @param most so many, spread over the set
     */
    public List<NoduleTexture> textures(int most) {
        List<List<Slice>> large = nodules.stream()
                .filter(n -> CropTexture.area(this, n) >= CropTexture.LEAST)
                .toList();
        List<NoduleTexture> textures = new ArrayList<>();
        int step = Math.max(1, large.size() / Math.max(1, most));
        for (int at = 0; at < large.size() && textures.size() < most; at += step) {
            CropTexture.of(this, large.get(at)).ifPresent(textures::add);
        }
        return textures;
    }
}
