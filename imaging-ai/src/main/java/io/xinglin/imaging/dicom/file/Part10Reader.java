package io.xinglin.imaging.dicom.file;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageInputStream;

/** Parses DICOM files; whatever is wrong with them comes out as a {@link ProblemException} and nothing else. */
public final class Part10Reader {
    /** Larger inflated pixel data is refused: a small deflated file can claim any size. */
    private static final int MAX_INFLATED = 512 << 20;

    private static final int BUFFER = 16 << 10;

    private Part10Reader() {}

    /** Reads the data set up to Pixel Data; bulk values before it (waveforms, documents, overlays) are skipped. */
    public static Part10 read(Path file) {
        return read(file, ImageInputStream.IncludeBulkData.NO);
    }

    /** Reads the data set up to Pixel Data with all other values. */
    public static Part10 readWithBulk(Path file) {
        return read(file, ImageInputStream.IncludeBulkData.YES);
    }

    private static Part10 read(Path file, ImageInputStream.IncludeBulkData bulk) {
        LibraryLog.install();
        try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            requirePreamble(in);
            return parse(file, in, bulk);
        } catch (NoSuchFileException e) {
            throw new ProblemException(Category.NOT_FOUND, "no such file", e);
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new ProblemException(Category.INVALID, "not a readable DICOM file", e);
        }
    }

    private static void requirePreamble(InputStream in) throws IOException {
        in.mark(132);
        var head = in.readNBytes(132);
        in.reset();
        if (head.length < 132 || head[128] != 'D' || head[129] != 'I' || head[130] != 'C' || head[131] != 'M') {
            throw new ProblemException(Category.INVALID, "no DICOM file: preamble and prefix DICM are missing");
        }
    }

    private static Part10 parse(Path file, InputStream raw, ImageInputStream.IncludeBulkData bulk) throws IOException {
        var in = new ImageInputStream(raw);
        in.setIncludeBulkData(bulk);
        var meta = in.readFileMetaInformation();
        if (meta == null || meta.getString(Tag.TransferSyntaxUID) == null) {
            throw new ProblemException(Category.INVALID, "file meta information names no transfer syntax");
        }
        var syntax = meta.getString(Tag.TransferSyntaxUID).strip();
        var data = in.readDataset(-1, Tag.PixelData);
        if (data.isEmpty()) {
            throw new ProblemException(Category.INVALID, "data set is empty");
        }
        var pixels = in.tag() == Tag.PixelData && in.level() == 0
                ? Optional.of(locate(file, in, syntax))
                : Optional.<PixelLocation>empty();
        return new Part10(meta, data, syntax, pixels);
    }

    private static PixelLocation locate(Path file, ImageInputStream in, String syntax) throws IOException {
        var length = in.length();
        if (length == -1) {
            return new PixelLocation(file, true, FragmentWalk.walk(file, in.getPosition()), false, null);
        }
        var words = in.vr() == VR.OW;
        if (TransferSyntax.DEFLATED.uid().equals(syntax)) {
            if (length < 0 || length > MAX_INFLATED) {
                throw new ProblemException(Category.TOO_LARGE, "inflated pixel data is larger than 512 MiB");
            }
            var value = in.readValue();
            return new PixelLocation(file, false, List.of(new PixelLocation.Range(0, value.length)), words, value);
        }
        var unsigned = length & 0xffffffffL;
        if (in.getPosition() + unsigned > Files.size(file)) {
            throw new ProblemException(Category.INVALID, "pixel data is cut: the file ends inside its value");
        }
        return new PixelLocation(
                file, false, List.of(new PixelLocation.Range(in.getPosition(), unsigned)), words, null);
    }
}
