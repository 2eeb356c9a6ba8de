package io.xinglin.imaging.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who finds the candidates of a {@code volume-detection} package: the closed set of {@code detection.kind}. */
public enum DetectorKind {
    /** Lungs by algorithm, candidates in them at several scales, networks that tell nodules and measure them. */
    LUNG_NODULE("lung-nodule");

    private final String key;

    DetectorKind(String key) {
        this.key = key;
    }

    /** The word in {@code package.yaml}. */
    public String key() {
        return key;
    }

    static Optional<DetectorKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }

    static String keys() {
        return Arrays.stream(values()).map(DetectorKind::key).collect(Collectors.joining(", "));
    }
}
