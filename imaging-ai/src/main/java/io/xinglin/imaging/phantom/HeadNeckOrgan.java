package io.xinglin.imaging.phantom;

import java.util.Locale;

/** The organs of the head-and-neck phantom, the labels of the package {@code oar-head-neck} in its order. */
public enum HeadNeckOrgan {
    BRAIN(1),
    BRAINSTEM(2),
    SPINAL_CORD(3),
    MANDIBLE(4),
    EYE_LEFT(5),
    EYE_RIGHT(6),
    LENS_LEFT(7),
    LENS_RIGHT(8),
    OPTIC_NERVE_LEFT(9),
    OPTIC_NERVE_RIGHT(10),
    PAROTID_LEFT(11),
    PAROTID_RIGHT(12),
    LARYNX(13),
    THYROID(14);

    private final int number;

    HeadNeckOrgan(int number) {
        this.number = number;
    }

    /** From 1, as arrays of organs have it. */
    public int number() {
        return number;
    }

    /** As the package's labels are keyed, e.g. {@code spinal-cord}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The organ of the patient's left or right side. */
    static HeadNeckOrgan sided(HeadNeckOrgan left, boolean onLeft) {
        return onLeft ? left : valueOf(left.name().replace("_LEFT", "_RIGHT"));
    }
}
