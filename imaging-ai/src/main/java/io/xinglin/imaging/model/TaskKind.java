package io.xinglin.imaging.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the networks of a package do: the closed set of {@code task} in docs/model-contract.md. Each kind has one runner
 * ({@code io.xinglin.imaging.series}) and one main network.
 */
public enum TaskKind {
    /** Every slice of a stack, then the stack as a whole. */
    SERIES_CLASSIFICATION("series-classification", PackageFile.SLICE, true),
    /** Every picture for itself, grey or colour; one class of several, grades, or several at once. */
    IMAGE_CLASSIFICATION("image-classification", PackageFile.IMAGE, false),
    /** A mask for every label over every picture. */
    IMAGE_SEGMENTATION("image-segmentation", PackageFile.IMAGE, false),
    /** Boxes with a score for every label on every picture. */
    IMAGE_DETECTION("image-detection", PackageFile.IMAGE, false),
    /** Tiles of a whole slide, then the slide as a whole. */
    WHOLE_SLIDE("whole-slide", PackageFile.IMAGE, false),
    /** One figure for every picture, e.g. an age. */
    IMAGE_REGRESSION("image-regression", PackageFile.IMAGE, false),
    /** A direction for every picture, by which pictures that look alike are found; it finds nothing in any. */
    IMAGE_EMBEDDING("image-embedding", PackageFile.IMAGE, false),
    /** Rhythm and beats of an electrocardiogram. */
    WAVEFORM("waveform", PackageFile.RHYTHM, false),
    /** A mask for every label over a volume. */
    VOLUME_SEGMENTATION("volume-segmentation", PackageFile.VOLUME, false),
    /** Things in a volume, each with its place, size and scores. */
    VOLUME_DETECTION("volume-detection", PackageFile.VOLUME, false);

    private final String key;
    private final String mainRole;
    private final boolean stacked;

    TaskKind(String key, String mainRole, boolean stacked) {
        this.key = key;
        this.mainRole = mainRole;
        this.stacked = stacked;
    }

    /** The word in {@code package.yaml}. */
    public String key() {
        return key;
    }

    /** The role of the one network every package of this kind has. */
    public String mainRole() {
        return mainRole;
    }

    /** Whether the pictures are slices of one body, with an order and gaps, and not views of their own. */
    public boolean stacked() {
        return stacked;
    }

    /** Whether the slices of a series become one volume. */
    public boolean volumetric() {
        return this == VOLUME_SEGMENTATION || this == VOLUME_DETECTION;
    }

    /** Whether labels may exclude or contain each other, so that heads other than sigmoid make sense. */
    boolean excluding() {
        return this == IMAGE_CLASSIFICATION || this == WAVEFORM;
    }

    /** Whether it answers with findings, so that series go to it. */
    public boolean findings() {
        return this != IMAGE_EMBEDDING;
    }

    static Optional<TaskKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }

    static String keys() {
        return Arrays.stream(values()).map(TaskKind::key).collect(Collectors.joining(", "));
    }
}
