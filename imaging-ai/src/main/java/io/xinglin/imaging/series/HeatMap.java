package io.xinglin.imaging.series;

import io.xinglin.imaging.model.ModelManifest;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.picture.Framing;
import io.xinglin.imaging.picture.Picture;
import java.util.List;
import java.util.Optional;

/** Where on a stored picture a network saw what it says, 0 to 1. Stateless. */
final class HeatMap {
    private HeatMap() {}

    /** Of the map that counts; empty where the network gives none. */
    static Optional<Picture> of(ModelManifest manifest, List<Picture> maps, double[] probabilities, Framing framing) {
        return counting(manifest, maps, probabilities).map(map -> heat(map, framing));
    }

    /** Where there is one a label, that of the label furthest above its threshold. */
    private static Optional<Picture> counting(ModelManifest manifest, List<Picture> maps, double[] probabilities) {
        if (maps.size() < 2) {
            return maps.stream().findFirst();
        }
        int best = -1;
        double furthest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < maps.size(); k++) {
            OutputLabel label = manifest.labels().get(k);
            double above = probabilities[k] - manifest.pictureThreshold(label);
            if (label.finding() && above > furthest) {
                best = k;
                furthest = above;
            }
        }
        return Optional.of(maps.get(best));
    }

    /** Sigmoid, then the strongest place becomes 1. */
    private static Picture heat(Picture map, Framing framing) {
        Picture stored = framing.unframe(map);
        float[] values = new float[stored.values().length];
        float most = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (1 / (1 + Math.exp(-stored.values()[i])));
            most = Math.max(most, values[i]);
        }
        for (int i = 0; i < values.length && most > 0; i++) {
            values[i] /= most;
        }
        return new Picture(stored.width(), stored.height(), values);
    }
}
