package io.xinglin.imaging.dicom;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.slide.Pyramid;
import io.xinglin.imaging.slide.SlideImage;
import io.xinglin.imaging.slide.SlideReader;
import java.nio.file.Path;
import java.util.List;

/** {@link SlideReader} over DICOM files. Stateless, safe for use by many threads. */
public final class Part10SlideReader implements SlideReader {
    @Override
    public SlideImage open(List<Path> files) {
        try {
            return Pyramid.open(files);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ProblemException(Category.INVALID, "a whole slide's attribute is malformed", e);
        }
    }
}
