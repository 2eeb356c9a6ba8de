package io.xinglin.imaging.verification;

import io.xinglin.imaging.model.ModelInput;
import io.xinglin.imaging.picture.Framing;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.PictureReader;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.picture.Resampling;
import java.nio.file.Path;

/** How well a painted mask covers the true one. Stateless. */
final class Overlap {
    private static final float HALF = 0.5f;

    private Overlap() {}

    /**
     * Dice's coefficient, 0..1, over the network's square; 1 when both are empty.
     *
     * @param logits the network's mask, painted where it is at least 0
     * @param truth a picture file that is white where the label is
     * @throws io.xinglin.core.problem.ProblemException as {@link PictureReader} does
     */
    static double dice(Picture logits, Path truth, ModelInput input) {
        Raster whole = PictureReader.read(truth, 1);
        Picture mask = Framing.of(whole, input.fit()).square(whole.first(), input.size());
        Picture painted = Resampling.resize(logits, input.size(), input.size());
        long both = 0;
        long either = 0;
        for (int i = 0; i < mask.values().length; i++) {
            boolean isTrue = mask.values()[i] >= HALF;
            boolean isPainted = painted.values()[i] >= 0;
            both += isTrue && isPainted ? 1 : 0;
            either += (isTrue ? 1 : 0) + (isPainted ? 1 : 0);
        }
        return either == 0 ? 1 : 2.0 * both / either;
    }
}
