package io.xinglin.imaging.nodule;

import java.util.List;

/**
 * A place that is brighter than what surrounds it in all directions.
 *
 * @param centre x, y, z in mm of the patient
 * @param radius mm, as the scale says at which it stands out most
 * @param contrast how much it stands out, HU
 */
public record Candidate(List<Double> centre, double radius, double contrast) {
    public Candidate {
        centre = List.copyOf(centre);
    }

    double distance(Candidate other) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            double d = centre.get(c) - other.centre.get(c);
            sum += d * d;
        }
        return Math.sqrt(sum);
    }
}
