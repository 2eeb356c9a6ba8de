package io.xinglin.imaging.dicom;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.waveform.WaveformDecoding;
import io.xinglin.imaging.waveform.EcgSignal;
import io.xinglin.imaging.waveform.WaveformReader;
import java.nio.file.Path;

/** {@link WaveformReader} over DICOM files. Stateless, safe for use by many threads. */
public final class Part10WaveformReader implements WaveformReader {
    @Override
    public EcgSignal read(Path file) {
        try {
            return WaveformDecoding.decode(Part10Reader.readWithBulk(file));
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ProblemException(Category.INVALID, "a waveform attribute is malformed", e);
        }
    }
}
