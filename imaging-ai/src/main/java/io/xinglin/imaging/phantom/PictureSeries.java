package io.xinglin.imaging.phantom;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.CtImage;
import io.xinglin.imaging.dicom.CtImageWriter;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.PictureReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Wraps 8-bit pictures of a head CT, made with a known window, as a DICOM CT series: gray 0..255 becomes Hounsfield units
 * again. What lay outside the window is lost, so bone shows as the window's upper end.
 *
 * @param center of the window the pictures were made with, Hounsfield units
 * @param width of that window
 */
public record PictureSeries(double center, double width) {
    /** Field of view, mm, assumed for pictures. */
    private static final double FIELD = 240;

    private static final double THICKNESS = 5;

    /**
     * Writes one file for each picture, in the given order.
     *
     * @param pictures PNG or JPEG, skull base first
     * @throws ProblemException INVALID for a file that is no picture
     */
    public List<Path> write(List<Path> pictures, PhantomStudy study, Path folder) {
        var writer = new CtImageWriter();
        var series = study.series("Head (pictures)", THICKNESS);
        var files = new ArrayList<Path>();
        try {
            Files.createDirectories(folder);
            for (var i = 0; i < pictures.size(); i++) {
                var picture = PictureReader.read(pictures.get(i));
                var file = folder.resolve(String.format(Locale.ROOT, "CT%04d.dcm", i + 1));
                writer.write(
                        new CtImage(
                                series,
                                i + 1,
                                picture.height(),
                                picture.width(),
                                hounsfield(picture),
                                FIELD / Math.max(picture.width(), picture.height()),
                                i * THICKNESS),
                        file);
                files.add(file);
            }
        } catch (IOException e) {
            throw new ProblemException(Category.INVALID, "pictures cannot be read", e);
        }
        return files;
    }

    private float[] hounsfield(Picture picture) {
        var values = new float[picture.values().length];
        for (var i = 0; i < values.length; i++) {
            values[i] = (float) (center - width / 2 + picture.values()[i] * width);
        }
        return values;
    }
}
