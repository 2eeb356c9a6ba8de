package io.xinglin.imaging.phantom;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.CtImage;
import io.xinglin.imaging.dicom.CtImageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;

/**
 * Makes a head CT that looks like one to people and models: scalp, skull, brain with grey and white matter, ventricles,
 * falx, optional bleeds, noise. The same specification makes the same files. Stateless.
 */
public final class HeadCtPhantom {
    /** Field of view, mm. */
    private static final double FIELD = 240;

    /** From the skull base to the vertex, mm. */
    private static final double HEIGHT = 155;

    /** Standard deviation of the noise, Hounsfield units. */
    private static final double NOISE = 4;

    /**
     * What to make.
     *
     * @param size rows and columns, e.g. 256 or 512
     * @param slices e.g. 32
     * @param sliceThickness mm, as written into the files
     * @param seed of the noise and the patient's variation
     */
    public record Spec(PhantomStudy study, int size, int slices, double sliceThickness, long seed, List<Bleed> bleeds) {
        public Spec {
            Objects.requireNonNull(study, "study");
            bleeds = List.copyOf(bleeds);
            if (size < 16 || slices < 1 || !(sliceThickness > 0)) {
                throw new IllegalArgumentException("phantom without pixels");
            }
        }

        /** 32 slices of 5 mm in 512 x 512. */
        public static Spec of(PhantomStudy study, long seed, Bleed... bleeds) {
            return new Spec(study, 512, 32, 5, seed, List.of(bleeds));
        }
    }

    /** Writes the series into {@code folder}, first slice (skull base) first. */
    public List<Path> write(Spec spec, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ProblemException(Category.FAULT, "folder cannot be made", e);
        }
        var writer = new CtImageWriter();
        var series = spec.study().series("Head 5.0 H31s (phantom)", spec.sliceThickness());
        var files = new ArrayList<Path>();
        for (var slice = 0; slice < spec.slices(); slice++) {
            var file = folder.resolve(String.format(Locale.ROOT, "CT%04d.dcm", slice + 1));
            writer.write(
                    new CtImage(
                            series,
                            slice + 1,
                            spec.size(),
                            spec.size(),
                            hounsfield(spec, slice),
                            FIELD / spec.size(),
                            position(spec, slice)),
                    file);
            files.add(file);
        }
        return files;
    }

    /** mm above the skull base: the slices cover the head whatever their number. */
    private static double position(Spec spec, int slice) {
        return spec.slices() == 1 ? HEIGHT / 2 : HEIGHT * slice / (spec.slices() - 1);
    }

    /** Values of one slice (0-based), row-major. */
    public float[] hounsfield(Spec spec, int slice) {
        var size = spec.size();
        var spacing = FIELD / size;
        var z = position(spec, slice);
        var model = new HeadModel(spec.bleeds(), HEIGHT, new Random(spec.seed()).nextDouble());
        var sharp = new float[size * size];
        for (var row = 0; row < size; row++) {
            var y = (row - (size - 1) / 2.0) * spacing;
            for (var column = 0; column < size; column++) {
                var x = (column - (size - 1) / 2.0) * spacing;
                sharp[row * size + column] = (float) model.density(x, y, z);
            }
        }
        var random = new Random(spec.seed() * 1_000_003 + slice);
        var noise = new float[size * size];
        for (var i = 0; i < noise.length; i++) {
            noise[i] = (float) (random.nextGaussian() * NOISE * 2.2);
        }
        var values = PointSpread.smooth(sharp, size);
        var grain = PointSpread.smooth(noise, size);
        for (var i = 0; i < values.length; i++) {
            values[i] += grain[i];
        }
        return values;
    }
}
