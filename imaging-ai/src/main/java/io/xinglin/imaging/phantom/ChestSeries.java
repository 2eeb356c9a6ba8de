package io.xinglin.imaging.phantom;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.CtImage;
import io.xinglin.imaging.dicom.CtImageWriter;
import io.xinglin.imaging.phantom.chest.ChestScan;
import io.xinglin.imaging.volume.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a made chest as a CT series. Stateless. */
public final class ChestSeries {
    private ChestSeries() {}

    /** The series in {@code folder}, lowest slice first; the same places in mm as in the scan's volume. */
    public static List<Path> write(PhantomStudy study, ChestScan scan, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ProblemException(Category.FAULT, "folder cannot be made", e);
        }
        Volume volume = scan.volume();
        double thickness = scan.spec().thickness();
        CtImage.Series series =
                study.series(String.format(Locale.ROOT, "Chest %.2f (phantom)", thickness), "CHEST", thickness);
        var writer = new CtImageWriter();
        List<Path> files = new ArrayList<>();
        for (int k = 0; k < volume.grid().slices(); k++) {
            Path file = folder.resolve(String.format(Locale.ROOT, "CT%04d.dcm", k + 1));
            writer.write(
                    new CtImage(
                            series,
                            k + 1,
                            volume.grid().rows(),
                            volume.grid().columns(),
                            hounsfield(volume.planes()[k]),
                            scan.spec().spacing(),
                            volume.grid().origin().get(2) + k * thickness),
                    file);
            files.add(file);
        }
        return files;
    }

    private static float[] hounsfield(short[] plane) {
        float[] out = new float[plane.length];
        for (int at = 0; at < out.length; at++) {
            out[at] = plane[at];
        }
        return out;
    }
}
