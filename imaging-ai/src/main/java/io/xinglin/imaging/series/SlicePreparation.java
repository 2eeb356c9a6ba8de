package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.model.ModelInput;
import io.xinglin.imaging.model.Window;
import io.xinglin.imaging.picture.AxialOrientation;
import io.xinglin.imaging.picture.Framing;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.pixel.Slice;
import io.xinglin.imaging.pixel.SliceReader;
import java.util.Optional;

/** Turns one stored frame into the network's square: window, orientation, size. Stateless. */
public final class SlicePreparation {
    private final SliceReader reader;
    private final ModelInput input;

    public SlicePreparation(SliceReader reader, ModelInput input) {
        this.reader = reader;
        this.input = input;
    }

    /**
     * Reads and prepares a frame.
     *
     * @return empty for a plane that is not axial, e.g. a scout in the same series
     * @throws ProblemException INVALID for the wrong modality, and what {@link SliceReader#read} throws
     */
    public Optional<PreparedSlice<DicomSource>> prepare(StoredInstance instance, int frame) {
        Slice slice = reader.read(instance.file(), frame);
        if (!input.modalities().contains(slice.modality())) {
            throw new ProblemException(
                    Problem.Category.INVALID, "the model reads " + input.modalities() + ", not " + slice.modality());
        }
        boolean oriented = slice.orientation().length == 6;
        return (oriented ? AxialOrientation.of(slice.orientation()) : Optional.of(AxialOrientation.STANDARD))
                .map(orientation -> prepared(instance, slice, orientation));
    }

    private PreparedSlice<DicomSource> prepared(StoredInstance instance, Slice slice, AxialOrientation orientation) {
        Picture stored = new Picture(slice.columns(), slice.rows(), windowed(slice.values()));
        return new PreparedSlice<>(
                DicomSource.of(instance, slice),
                Framing.frame(stored, orientation, input.size()),
                Framing.of(stored, orientation),
                new Placement(along(slice), slice.instanceNumber(), slice.frame()));
    }

    private float[] windowed(float[] values) {
        Window window = input.window();
        float[] grey = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            grey[i] = window.apply(values[i]);
        }
        return grey;
    }

    private static double along(Slice slice) {
        if (slice.orientation().length != 6 || slice.position().length != 3) {
            return Double.NaN;
        }
        double[] normal = AxialOrientation.upwardNormal(slice.orientation());
        double[] at = slice.position();
        return normal[0] * at[0] + normal[1] * at[1] + normal[2] * at[2];
    }
}
