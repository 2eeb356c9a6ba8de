package io.xinglin.imaging.waveform;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is measured on a recording without a network: the closed set of {@code measure} in docs/model-contract.md. */
public enum EcgMeasure {
    /** Ventricular beats a minute, from the mean interval. */
    RATE("rate", "次/分", "/min", 0),
    /** The fastest eight intervals in a row, as a rate; the mean rate where there are fewer. */
    FASTEST_RATE("fastest-rate", "次/分", "/min", 0),
    /** The slowest eight intervals in a row, as a rate; the mean rate where there are fewer. */
    SLOWEST_RATE("slowest-rate", "次/分", "/min", 0),
    /** The longest interval between two beats. */
    LONGEST_RR("longest-rr", "秒", "s", 2),
    /** Premature ventricular beats. */
    PVC_COUNT("pvc-count", "次", "beat(s)", 0),
    /** The most premature ventricular beats in a row at more than 100 a minute. */
    PVC_RUN("pvc-run", "个", "beat(s)", 0);

    private final String key;
    private final String unitZh;
    private final String unitEn;
    private final int digits;

    EcgMeasure(String key, String unitZh, String unitEn, int digits) {
        this.key = key;
        this.unitZh = unitZh;
        this.unitEn = unitEn;
        this.digits = digits;
    }

    /** The word in {@code package.yaml}. */
    public String key() {
        return key;
    }

    /** The unit in Chinese. */
    public String unitZh() {
        return unitZh;
    }

    /** The unit in English. */
    public String unitEn() {
        return unitEn;
    }

    /** Digits behind the point that mean something. */
    public int digits() {
        return digits;
    }

    /** The measure of a word. */
    public static Optional<EcgMeasure> of(String key) {
        return Arrays.stream(values()).filter(m -> m.key.equals(key)).findFirst();
    }

    /** All words. */
    public static String keys() {
        return Arrays.stream(values()).map(EcgMeasure::key).collect(Collectors.joining(", "));
    }
}
