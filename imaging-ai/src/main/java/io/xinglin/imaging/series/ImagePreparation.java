package io.xinglin.imaging.series;

import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.model.ModelInput;
import io.xinglin.imaging.picture.Framing;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.pixel.FrameRenderer;
import io.xinglin.imaging.pixel.RenderedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pictures that stand for themselves: as displayed, filtered, fitted into the square, normalised. */
final class ImagePreparation implements Preparation {
    private final FrameRenderer renderer;
    private final ModelInput input;
    private final double[] window;

    ImagePreparation(FrameRenderer renderer, ModelInput input) {
        this.renderer = renderer;
        this.input = input;
        this.window =
                input.window().map(w -> new double[] {w.center(), w.width()}).orElse(new double[0]);
    }

    @Override
    public Optional<PreparedSlice<DicomSource>> prepare(StoredInstance instance, int frame) {
        RenderedFrame image = renderer.render(instance.file(), frame, input.channels(), window);
        Preparation.requireModality(input, image.modality());
        var source = new DicomSource(
                instance.file(),
                image.sopClassUid(),
                image.sopInstanceUid(),
                frame,
                image.instanceNumber(),
                image.spacing());
        var place = new Placement(Double.NaN, image.instanceNumber(), frame);
        return Optional.of(prepare(source, image.raster(), place));
    }

    @Override
    public int channels() {
        return input.channels();
    }

    @Override
    public <S> PreparedSlice<S> prepare(S source, Raster given, Placement placement) {
        Raster picture = given.channels(input.channels());
        Framing framing = Framing.of(picture, input.fit());
        Raster square = picture.map(plane -> framing.square(input.filter().apply(plane), input.size()));
        return new PreparedSlice<>(source, normalised(square), framing, placement);
    }

    private Raster normalised(Raster raster) {
        if (input.normalisation().isEmpty()) {
            return raster;
        }
        List<Picture> planes = new ArrayList<>();
        for (int c = 0; c < raster.planes().size(); c++) {
            Picture plane = raster.planes().get(c);
            ModelInput.Normalisation normalisation = input.normalisation().get(c);
            float[] values = plane.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = normalisation.apply(values[i]);
            }
            planes.add(new Picture(plane.width(), plane.height(), values));
        }
        return new Raster(planes);
    }
}
