package io.xinglin.imaging.dicom.deidentify;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.LibraryLog;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.file.Part10Stream;
import io.xinglin.imaging.dicom.file.PixelLocation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.io.ImageInputStream;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;

/**
 * A DICOM file with all of its attributes; large values stay in the file and are copied from there, so the file has to be left
 * alone until {@link #write}.
 */
record WholeFile(Attributes data, String transferSyntax) {
    private static final int BUFFER = 64 << 10;

    /** @throws ProblemException INVALID when it is no DICOM file */
    static WholeFile read(Path file) {
        LibraryLog.install();
        // Says what is wrong with a file in the words every reader here has for it.
        Part10 parsed = Part10Reader.read(file);
        String syntax = parsed.transferSyntaxUid();
        try (var in = new ImageInputStream(file.toFile())) {
            in.setIncludeBulkData(
                    UID.DeflatedExplicitVRLittleEndian.equals(syntax)
                            ? ImageInputStream.IncludeBulkData.YES
                            : ImageInputStream.IncludeBulkData.URI);
            in.readFileMetaInformation();
            Attributes data = in.readDataset(-1, -1);
            parsed.pixels()
                    .filter(PixelLocation::encapsulated)
                    .ifPresent(pixels ->
                            data.setValue(Tag.PixelData, data.getVR(Tag.PixelData), new FragmentCopy(pixels)));
            return new WholeFile(data, syntax);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new ProblemException(Category.INVALID, "not a readable DICOM file", e);
        }
    }

    /** Writes it in the transfer syntax it came in, with file meta information of this product. */
    void write(Path file) {
        var meta = Part10Stream.meta(
                Fields.text(data, Tag.SOPClassUID), Fields.text(data, Tag.SOPInstanceUID), transferSyntax, null);
        try (var out = new ImageOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), BUFFER), UID.ExplicitVRLittleEndian)) {
            out.writeDataset(meta, data);
        } catch (IOException e) {
            throw new ProblemException(Category.FAULT, "DICOM file cannot be written", e);
        }
    }
}
