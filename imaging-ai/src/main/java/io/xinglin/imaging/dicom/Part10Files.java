package io.xinglin.imaging.dicom;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.imaging.dicom.file.BulkData;
import io.xinglin.imaging.dicom.file.DicomJson;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.HeaderReading;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.file.StorageClass;
import io.xinglin.imaging.dicom.file.TransferSyntax;
import io.xinglin.imaging.dicom.pixel.Frames;
import io.xinglin.imaging.dicom.pixel.Rendering;
import io.xinglin.imaging.dicom.waveform.Tracing;
import io.xinglin.imaging.dicom.waveform.WaveformDecoding;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.aoju.bus.image.Tag;

/** {@link DicomFiles} on the DICOM library. Stateless, safe for use by many threads. */
public final class Part10Files implements DicomFiles {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public InstanceHeader readHeader(Path file) {
        var header = HeaderReading.header(Part10Reader.read(file));
        if (!supportsSopClass(header.sopClassUid().value())) {
            throw new ProblemException(Category.UNSUPPORTED, "SOP class " + header.sopClassUid() + " is not claimed");
        }
        if (TransferSyntax.of(header.transferSyntaxUid().value()).isEmpty()) {
            throw new ProblemException(
                    Category.UNSUPPORTED, "transfer syntax " + header.transferSyntaxUid() + " is not claimed");
        }
        return header;
    }

    @Override
    public boolean supportsSopClass(String sopClassUid) {
        return StorageClass.of(sopClassUid).isPresent();
    }

    @Override
    public BufferedImage render(Path file, int frame, double[] window) {
        return guarded(() -> {
            var parsed = Part10Reader.readWithBulk(file);
            return isWaveform(parsed) ? tracing(parsed, frame) : Rendering.render(parsed, frame, window);
        });
    }

    private static boolean isWaveform(Part10 file) {
        return StorageClass.of(Fields.text(file.data(), Tag.SOPClassUID))
                .filter(StorageClass::isWaveform)
                .isPresent();
    }

    private static BufferedImage tracing(Part10 file, int frame) {
        if (frame != 1) {
            throw new ProblemException(Category.NOT_FOUND, "a waveform has one frame, not " + frame);
        }
        return Tracing.draw(WaveformDecoding.decode(file));
    }

    @Override
    public FrameBytes frame(Path file, int frame) {
        return guarded(() -> Frames.frame(Part10Reader.read(file), frame));
    }

    @Override
    public void writeJson(Path file, String bulkDataUri, OutputStream out) {
        var parsed = Part10Reader.readWithBulk(file);
        try (var json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            new DicomJson(json, bulkDataUri).write(parsed);
        } catch (IOException | RuntimeException e) {
            throw new ProblemException(Category.FAULT, "DICOM JSON cannot be written", e);
        }
    }

    @Override
    public FrameBytes bulkData(Path file, String path) {
        return guarded(() -> {
            var parsed = Part10Reader.readWithBulk(file);
            return new FrameBytes(
                    BulkData.bytes(parsed.data(), path), "application/octet-stream", parsed.transferSyntaxUid());
        });
    }

    /** Attributes of any shape reach the decoders: what they trip over is the file's fault. */
    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ProblemException(Category.INVALID, "an image attribute is malformed", e);
        }
    }
}
