package io.xinglin.imaging.model;

import java.util.Comparator;

/** Orders versions by their numbers ({@code 1.10.0} after {@code 1.9.0}); a pre-release comes before its release. */
final class VersionOrder implements Comparator<String> {
    @Override
    public int compare(String left, String right) {
        String[] a = left.split("[-+]", 2);
        String[] b = right.split("[-+]", 2);
        String[] x = a[0].split("\\.");
        String[] y = b[0].split("\\.");
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
            int order = Long.compare(Long.parseLong(x[i]), Long.parseLong(y[i]));
            if (order != 0) {
                return order;
            }
        }
        if (a.length != b.length) {
            return Integer.compare(b.length, a.length);
        }
        return left.compareTo(right);
    }
}
