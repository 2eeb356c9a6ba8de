package io.xinglin.imaging.dicom.file;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;

/** Writes data sets as DICOM files in little endian (PS3.10 section 7). */
public final class Part10Writer {
    private Part10Writer() {}

    /** Writes {@code data} with explicit value representations, replacing {@code file}. */
    public static void write(Attributes data, Path file) {
        write(data, TransferSyntax.EXPLICIT_LE, file);
    }

    /**
     * Writes {@code data} with implicit value representations, replacing {@code file}: there a value of numbers as text may be
     * longer than 65534 bytes (PS3.5 7.1.3), as contours are.
     */
    public static void writeImplicit(Attributes data, Path file) {
        write(data, TransferSyntax.IMPLICIT_LE, file);
    }

    /**
     * Writes {@code data}, replacing {@code file}.
     *
     * @param syntax its pixel data is encoded in; little endian
     */
    public static void write(Attributes data, TransferSyntax syntax, Path file) {
        LibraryLog.install();
        var meta = Part10Stream.meta(
                data.getString(Tag.SOPClassUID), data.getString(Tag.SOPInstanceUID), syntax.uid(), null);
        try (var out = new ImageOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), 64 << 10), UID.ExplicitVRLittleEndian)) {
            out.writeDataset(meta, data);
        } catch (IOException e) {
            throw new ProblemException(Category.FAULT, "DICOM file cannot be written", e);
        }
    }
}
