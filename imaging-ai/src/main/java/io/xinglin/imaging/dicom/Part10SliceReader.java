package io.xinglin.imaging.dicom;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.pixel.SliceDecoding;
import io.xinglin.imaging.pixel.Slice;
import io.xinglin.imaging.pixel.SliceReader;
import java.nio.file.Path;

/** {@link SliceReader} over DICOM files. Stateless, safe for use by many threads. */
public final class Part10SliceReader implements SliceReader {
    @Override
    public Slice read(Path file, int frame) {
        try {
            return SliceDecoding.decode(Part10Reader.readWithBulk(file), frame);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ProblemException(Category.INVALID, "an image attribute is malformed", e);
        }
    }
}
