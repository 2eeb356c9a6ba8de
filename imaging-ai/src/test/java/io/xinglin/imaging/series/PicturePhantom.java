package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.pixel.RenderedFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A series of pictures that are rendered without a file. */
final class PicturePhantom {
    private final String modality;
    private final Map<Path, RenderedFrame> frames = new LinkedHashMap<>();
    private final List<StoredInstance> instances = new ArrayList<>();

    PicturePhantom(String modality) {
        this.modality = modality;
    }

    /** 32 x 32 of one colour. */
    PicturePhantom colour(float red, float green, float blue) {
        return picture(new Raster(List.of(flat(red), flat(green), flat(blue))));
    }

    private static Picture flat(float value) {
        float[] values = new float[32 * 32];
        Arrays.fill(values, value);
        return new Picture(32, 32, values);
    }

    /** Red from a column of the middle square on. */
    PicturePhantom redRightOf(int width, int height, int columnOfSquare) {
        int from = (width - height) / 2 + columnOfSquare - 4;
        float[] red = new float[width * height];
        for (int i = 0; i < red.length; i++) {
            red[i] = i % width >= from ? 1 : 0;
        }
        Picture black = new Picture(width, height, new float[red.length]);
        return picture(new Raster(List.of(new Picture(width, height, red), black, black)));
    }

    /** Black with a grey square of a side in the top left. */
    PicturePhantom grey(int width, int height, int side, float value) {
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % width < side && i / width < side ? value : 0;
        }
        return picture(Raster.of(new Picture(width, height, values)));
    }

    private PicturePhantom picture(Raster raster) {
        int number = instances.size() + 1;
        var header = Phantom.header("1.2.3.4", number, "BREAST", modality);
        Path file = Path.of("picture-" + number);
        frames.put(
                file,
                new RenderedFrame(
                        header.sopClassUid(), header.sopInstanceUid(), 1, number, modality, Optional.empty(), raster));
        instances.add(new StoredInstance(header, file));
        return this;
    }

    List<StoredInstance> instances() {
        return List.copyOf(instances);
    }

    /** Frames alone: nothing here is a slice. */
    PixelSource pixels() {
        return new PixelSource(
                (file, frame) -> {
                    throw new ProblemException(Problem.Category.NOT_FOUND, "no slice");
                },
                (file, frame, channels, window) -> frames.get(file));
    }
}
