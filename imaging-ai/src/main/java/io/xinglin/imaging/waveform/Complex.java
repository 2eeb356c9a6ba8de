package io.xinglin.imaging.waveform;

/**
 * The part of a beat around its QRS complex.
 *
 * @param values the beat
 * @param middle its fiducial point in {@code values}
 * @param half samples to each side that belong to it
 */
record Complex(double[] values, int middle, int half, double hertz) {
    private double at(int offset) {
        return values[middle + offset];
    }

    double most() {
        double most = at(0);
        for (int k = -half; k < half; k++) {
            most = Math.max(most, at(k));
        }
        return most;
    }

    double least() {
        double least = at(0);
        for (int k = -half; k < half; k++) {
            least = Math.min(least, at(k));
        }
        return least;
    }

    /** Root of the mean square. */
    double effective() {
        double sum = 0;
        for (int k = -half; k < half; k++) {
            sum += at(k) * at(k);
        }
        return Math.sqrt(sum / (2 * half));
    }

    double area() {
        double sum = 0;
        for (int k = -half; k < half; k++) {
            sum += Math.abs(at(k));
        }
        return sum / (2 * half);
    }

    double slope() {
        double most = 0;
        for (int k = -half + 1; k < half; k++) {
            most = Math.max(most, Math.abs(at(k) - at(k - 1)));
        }
        return most;
    }

    /** How far from its middle the deflection reaches: the deviation of its squared values in tenths of a second. */
    double width() {
        double sum = 0;
        double place = 0;
        double spread = 0;
        for (int k = -half; k < half; k++) {
            double weight = at(k) * at(k);
            sum += weight;
            place += weight * k;
            spread += weight * k * k;
        }
        if (sum < 1e-9) {
            return 0;
        }
        double middle = place / sum;
        return 10 * Math.sqrt(Math.max(0, spread / sum - middle * middle)) / hertz;
    }

    /** Root of the mean squared distance to another complex of the same length. */
    double difference(Complex other) {
        double sum = 0;
        for (int k = -half; k < half; k++) {
            double d = at(k) - other.at(k);
            sum += d * d;
        }
        return Math.sqrt(sum / (2 * half));
    }
}
