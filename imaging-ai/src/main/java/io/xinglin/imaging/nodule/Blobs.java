package io.xinglin.imaging.nodule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Bright blobs of several sizes: maxima of the normalised Laplacian of Gaussian (Lindeberg T., Int J Comput Vis 1998; 30:
 * 79-116) that fall off in all three directions, as the Hessian's eigenvalues say, so that vessels are mostly left out.
 * Stateless.
 */
final class Blobs {
    /**
     * One size to look for.
     *
     * @param sigma mm; a ball of radius r answers most at r / sqrt(3)
     * @param most so many places are kept, the roundest and brightest
     */
    private record Scale(double sigma, int most) {}

    private static final List<Scale> FINE = List.of(new Scale(1.1, 260), new Scale(1.8, 220));
    private static final List<Scale> COARSE =
            List.of(new Scale(2.9, 180), new Scale(4.4, 110), new Scale(6.6, 60), new Scale(9, 40));
    private static final double LEAST = 60;
    /** HU above which brighter is no better: else bits of vessels push out what is hazy. */
    private static final double ENOUGH = 250;

    private static final double ROUND = 0.12;

    /** A place and how round it is. */
    private record Found(Candidate candidate, double roundness) {
        double rank() {
            return Math.min(ENOUGH, candidate.contrast()) * roundness;
        }
    }

    private Blobs() {}

    /**
     * What stands out, most first.
     *
     * @param fine the lungs at 1 mm, what lies outside flattened
     * @param coarse the same at 2 mm
     */
    static List<Candidate> find(Cube fine, Cube coarse) {
        List<Found> all = new ArrayList<>();
        FINE.forEach(scale -> all.addAll(maxima(fine, scale)));
        COARSE.forEach(scale -> all.addAll(maxima(coarse, scale)));
        all.sort(Comparator.comparingDouble(Found::rank).reversed());
        List<Candidate> kept = new ArrayList<>();
        for (Found found : all) {
            if (kept.stream().noneMatch(k -> same(k, found.candidate()))) {
                kept.add(found.candidate());
            }
        }
        return kept;
    }

    private static boolean same(Candidate kept, Candidate other) {
        return kept.distance(other) < Math.max(2, 0.8 * Math.min(kept.radius(), other.radius()));
    }

    private static List<Found> maxima(Cube cube, Scale scale) {
        double sigma = scale.sigma();
        float[] smooth = new float[cube.values().length];
        for (int at = 0; at < smooth.length; at++) {
            smooth[at] = cube.values()[at];
        }
        Gaussians.blur(smooth, cube.columns(), cube.rows(), cube.slices(), sigma / cube.step());
        Hills hills = new Hills(smooth, cube, sigma);
        List<Found> found = new ArrayList<>();
        for (int k = 2; k < cube.slices() - 2; k++) {
            for (int j = 2; j < cube.rows() - 2; j++) {
                for (int i = 2; i < cube.columns() - 2; i++) {
                    double response = hills.response(i, j, k);
                    if (response > LEAST && hills.peak(i, j, k, response)) {
                        found.add(found(cube, i, j, k, sigma, response, hills));
                    }
                }
            }
        }
        return found.stream()
                .filter(f -> f.roundness() > ROUND)
                .sorted(Comparator.comparingDouble(Found::rank).reversed())
                .limit(scale.most())
                .toList();
    }

    private static Found found(Cube cube, int i, int j, int k, double sigma, double response, Hills hills) {
        double[] at = cube.grid().patient(i, j, k);
        return new Found(
                new Candidate(List.of(at[0], at[1], at[2]), sigma * Math.sqrt(3), response), hills.roundness(i, j, k));
    }
}
