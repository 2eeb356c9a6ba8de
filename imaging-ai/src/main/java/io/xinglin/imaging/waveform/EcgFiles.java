package io.xinglin.imaging.waveform;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** {@link WaveformReader} that tells by the first bytes whether a file is XML, and then reads it as annotated ECG. */
public final class EcgFiles implements WaveformReader {
    private static final int LOOK = 64;

    private final WaveformReader dicom;
    private final WaveformReader xml = new AnnotatedEcgReader();

    /** @param dicom reads everything that is no XML */
    public EcgFiles(WaveformReader dicom) {
        this.dicom = Objects.requireNonNull(dicom, "dicom");
    }

    @Override
    public EcgSignal read(Path file) {
        return isXml(file) ? xml.read(file) : dicom.read(file);
    }

    private static boolean isXml(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(LOOK), StandardCharsets.ISO_8859_1).replace("\0", "");
            return head.replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
                    .stripLeading()
                    .startsWith("<");
        } catch (NoSuchFileException e) {
            throw new ProblemException(Category.NOT_FOUND, "no such file", e);
        } catch (IOException e) {
            throw new ProblemException(Category.INVALID, "the file cannot be read", e);
        }
    }
}
