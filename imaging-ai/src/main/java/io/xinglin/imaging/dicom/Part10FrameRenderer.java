package io.xinglin.imaging.dicom;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.pixel.FrameRendering;
import io.xinglin.imaging.pixel.FrameRenderer;
import io.xinglin.imaging.pixel.RenderedFrame;
import java.nio.file.Path;

/** {@link FrameRenderer} over DICOM files. Stateless, safe for use by many threads. */
public final class Part10FrameRenderer implements FrameRenderer {
    @Override
    public RenderedFrame render(Path file, int frame, int channels, double... window) {
        try {
            return FrameRendering.render(Part10Reader.readWithBulk(file), frame, channels, window);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ProblemException(Category.INVALID, "an image attribute is malformed", e);
        }
    }
}
