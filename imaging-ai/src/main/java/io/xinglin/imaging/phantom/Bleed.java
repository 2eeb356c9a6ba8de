package io.xinglin.imaging.phantom;

import java.util.Objects;

/**
 * A haemorrhage of the phantom.
 *
 * @param level height in the head, 0 skull base to 1 vertex
 * @param extent mm: radius of an intraparenchymal bleed, greatest thickness of an extra-axial one
 * @param hounsfield of fresh blood, about 55 to 80
 */
public record Bleed(Kind kind, Side side, double level, double extent, double hounsfield) {
    public Bleed {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(side, "side");
        if (!(level >= 0 && level <= 1) || !(extent > 0)) {
            throw new IllegalArgumentException("level outside 0..1 or no extent");
        }
    }

    /** A fresh bleed of the usual density. */
    public static Bleed of(Kind kind, Side side, double level, double extent) {
        return new Bleed(kind, side, level, extent, 68);
    }

    /** Where the blood is. */
    public enum Kind {
        INTRAPARENCHYMAL,
        INTRAVENTRICULAR,
        SUBARACHNOID,
        EPIDURAL,
        SUBDURAL
    }

    /** The patient's side; the patient's right is on the image's left. */
    public enum Side {
        LEFT(1),
        RIGHT(-1);

        private final int sign;

        Side(int sign) {
            this.sign = sign;
        }

        /** Sign of x in the patient's coordinates (x grows to the patient's left). */
        int sign() {
            return sign;
        }
    }
}
