package io.xinglin.imaging.series;

import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.model.ModelInput;
import io.xinglin.imaging.model.Window;
import io.xinglin.imaging.picture.AxialOrientation;
import io.xinglin.imaging.picture.Framing;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.pixel.Slice;
import io.xinglin.imaging.pixel.SliceReader;
import java.util.Optional;

/** Slices of a stack: window, axial orientation, size. */
final class SlicePreparation implements Preparation {
    private final SliceReader reader;
    private final ModelInput input;

    SlicePreparation(SliceReader reader, ModelInput input) {
        this.reader = reader;
        this.input = input;
    }

    @Override
    public Optional<PreparedSlice<DicomSource>> prepare(StoredInstance instance, int frame) {
        Slice slice = reader.read(instance.file(), frame);
        Preparation.requireModality(input, slice.modality());
        boolean oriented = slice.orientation().length == 6;
        return (oriented ? AxialOrientation.of(slice.orientation()) : Optional.of(AxialOrientation.STANDARD))
                .map(orientation -> prepared(instance, slice, orientation));
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public <S> PreparedSlice<S> prepare(S source, Raster picture, Placement placement) {
        Picture grey = picture.channels(1).first();
        return new PreparedSlice<>(
                source,
                Raster.of(Framing.frame(grey, AxialOrientation.STANDARD, input.size())),
                Framing.of(grey, AxialOrientation.STANDARD),
                placement);
    }

    private PreparedSlice<DicomSource> prepared(StoredInstance instance, Slice slice, AxialOrientation orientation) {
        Picture stored = new Picture(slice.columns(), slice.rows(), windowed(slice.values()));
        return new PreparedSlice<>(
                DicomSource.of(instance, slice),
                Raster.of(Framing.frame(stored, orientation, input.size())),
                Framing.of(stored, orientation),
                new Placement(along(slice), slice.instanceNumber(), slice.frame()));
    }

    private float[] windowed(float[] values) {
        Window window = input.window().orElseThrow();
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
