package io.xinglin.imaging.verification;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a package's crop network draws and says of nodules it has not seen.
 *
 * @param nodules in the order of the set
 */
public record CropReport(List<Nodule> nodules) {
    private static final double MALIGNANT = 4;
    private static final double BENIGN = 2;
    private static final double Z = 1.959964;

    public CropReport {
        nodules = List.copyOf(nodules);
    }

    /**
     * One nodule, all its slices together.
     *
     * @param readers who marked it
     * @param malignancy 1 to 5 as the readers said; NaN where it is not known
     * @param dice of what is drawn with the outline; NaN where there is no outline
     * @param logit of malignancy, the mean over its slices
     * @param area of the true outline, pixels a slice
     */
    public record Nodule(String patient, int readers, double malignancy, double dice, double logit, double area) {
        boolean sure() {
            return malignancy >= MALIGNANT || malignancy <= BENIGN;
        }
    }

    /** How many patients they are of. */
    public long patients() {
        return nodules.stream().map(Nodule::patient).distinct().count();
    }

    /** Those that are clearly malignant (4 and more) or clearly not (2 and less). */
    public long sure() {
        return nodules.stream().filter(Nodule::sure).count();
    }

    /**
     * Mean of Dice's coefficients over nodules, with the normal 95 % interval in which the nodules of one patient count together
     * (Liang, Zeger, Biometrika 1986; 73: 13-22).
     */
    public Estimate dice() {
        List<Nodule> known =
                nodules.stream().filter(n -> !Double.isNaN(n.dice())).toList();
        double mean = known.stream().mapToDouble(Nodule::dice).average().orElse(Double.NaN);
        double squares = known.stream()
                .map(Nodule::patient)
                .distinct()
                .mapToDouble(patient -> Math.pow(
                        known.stream()
                                .filter(n -> n.patient().equals(patient))
                                .mapToDouble(n -> n.dice() - mean)
                                .sum(),
                        2))
                .sum();
        double half = Z * Math.sqrt(squares) / known.size();
        return new Estimate(mean, Math.max(0, mean - half), Math.min(1, mean + half));
    }

    /** Mean of Dice's coefficients of the nodules so many readers marked; NaN without one. */
    public double dice(int readers) {
        return nodules.stream()
                .filter(n -> n.readers() == readers && !Double.isNaN(n.dice()))
                .mapToDouble(Nodule::dice)
                .average()
                .orElse(Double.NaN);
    }

    /** Area under the curve, clearly malignant against clearly not, with DeLong's interval. */
    public Estimate malignancy() {
        return auc(true);
    }

    /** The same by the true outline's area alone: what a network has to beat. */
    public Estimate areaAlone() {
        return auc(false);
    }

    private Estimate auc(boolean logit) {
        List<Nodule> sure = nodules.stream().filter(Nodule::sure).toList();
        boolean[] truth = new boolean[sure.size()];
        IntStream.range(0, truth.length).forEach(i -> truth[i] = sure.get(i).malignancy() >= MALIGNANT);
        return Measures.auc(
                truth,
                sure.stream().mapToDouble(n -> logit ? n.logit() : n.area()).toArray());
    }
}
