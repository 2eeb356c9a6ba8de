package io.xinglin.imaging.picture;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG and JPEG files as values 0..1, grey or in colour; see {@link Raster#of(BufferedImage, int)}. Safe for use by
 * many threads.
 */
public final class PictureReader {
    private static final long MOST_PIXELS = 64L << 20;

    private PictureReader() {}

    /**
     * Reads one picture.
     *
     * @throws ProblemException NOT_FOUND, INVALID when it is broken, UNSUPPORTED when it is no PNG or JPEG, TOO_LARGE
     */
    public static Picture read(Path file) {
        return read(file, 1).first();
    }

    /**
     * Reads one picture with as many planes as wanted.
     *
     * @param channels 1 for grey, 3 for colour
     * @throws ProblemException NOT_FOUND, INVALID when it is broken, UNSUPPORTED when it is no PNG or JPEG, TOO_LARGE
     */
    public static Raster read(Path file, int channels) {
        try {
            return read(Files.readAllBytes(file), channels);
        } catch (NoSuchFileException e) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no such file", e);
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.INVALID, "picture cannot be read", e);
        }
    }

    /**
     * Reads one picture that is in memory already.
     *
     * @param picture a whole PNG or JPEG file
     * @param channels 1 for grey, 3 for colour
     * @throws ProblemException INVALID when it is broken, UNSUPPORTED when it is no PNG or JPEG, TOO_LARGE
     */
    public static Raster read(byte[] picture, int channels) {
        try {
            return Raster.of(decode(picture), channels);
        } catch (IOException | RuntimeException e) {
            if (e instanceof ProblemException problem) {
                throw problem;
            }
            throw new ProblemException(Problem.Category.INVALID, "picture cannot be decoded", e);
        }
    }

    private static BufferedImage decode(byte[] bytes) throws IOException {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = PlatformReaders.forInput(in)
                    .orElseThrow(() -> new ProblemException(
                            Problem.Category.UNSUPPORTED, "neither DICOM nor a PNG or JPEG picture"));
            try {
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw new ProblemException(Problem.Category.TOO_LARGE, "picture has more than 64 megapixels");
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }
}
