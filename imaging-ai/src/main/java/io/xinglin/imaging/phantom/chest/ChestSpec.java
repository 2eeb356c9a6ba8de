package io.xinglin.imaging.phantom.chest;

/**
 * What chest to make and how it is scanned.
 *
 * @param seed of the patient: body, lungs, vessels, nodules
 * @param nodules how many
 * @param spacing mm between rows and between columns
 * @param thickness mm, of a slice and between slices
 * @param kernel how sharp the pictures are reconstructed
 * @param noise standard deviation in soft tissue for 1 mm slices, HU
 * @param visit which examination of this patient
 */
public record ChestSpec(
        long seed, int nodules, double spacing, double thickness, Kernel kernel, double noise, Visit visit) {
    /** How the pictures are reconstructed. */
    public enum Kernel {
        SOFT,
        SHARP
    }

    /**
     * One examination of a patient.
     *
     * @param number from 0; another one has other noise
     * @param growth factor on the volume of each nodule since visit 0
     * @param x mm the patient lies further to the left of the table
     * @param y mm further down
     * @param z mm further to the head
     */
    public record Visit(int number, double growth, double x, double y, double z) {
        public static final Visit FIRST = new Visit(0, 1, 0, 0, 0);

        public Visit {
            if (!(growth > 0)) {
                throw new IllegalArgumentException("a nodule has a volume");
            }
        }
    }

    public ChestSpec {
        if (nodules < 0 || !(spacing >= 0.3 && spacing <= 3) || !(thickness >= 0.5 && thickness <= 10)) {
            throw new IllegalArgumentException("spacing 0.3 to 3 mm, slices 0.5 to 10 mm");
        }
    }

    /** A patient whose scanner is drawn by the seed as well: slices of 0.6 to 3 mm, soft and sharp, 10 to 40 HU of noise. */
    public static ChestSpec of(long seed) {
        Dice dice = new Dice(seed * 31 + 7);
        double[] thicknesses = {0.6, 0.8, 1, 1, 1.25, 1.25, 1.5, 2, 2.5, 3};
        return new ChestSpec(
                seed,
                dice.below(7),
                dice.between(0.62, 0.85),
                thicknesses[dice.below(thicknesses.length)],
                dice.chance(0.5) ? Kernel.SHARP : Kernel.SOFT,
                dice.between(10, 40),
                Visit.FIRST);
    }

    /** The same patient at another time. */
    public ChestSpec at(Visit other) {
        return new ChestSpec(seed, nodules, spacing, thickness, kernel, noise, other);
    }
}
