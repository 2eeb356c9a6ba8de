package io.xinglin.imaging.picture;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG and JPEG files as grey values 0..1. Colour is reduced to luma as ITU-R 601-2 says; grey samples are taken as
 * they are stored. Safe for use by many threads.
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
        try {
            return grey(decode(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no such file", e);
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

    private static Picture grey(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        float[] values = new float[width * height];
        Raster raster = image.getRaster();
        boolean stored =
                raster.getNumBands() == 1 && !(image.getColorModel() instanceof java.awt.image.IndexColorModel);
        double white = raster.getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT ? 65535 : 255;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                values[y * width + x] =
                        (float) (stored ? raster.getSample(x, y, 0) / white : luma(image.getRGB(x, y)) / 255.0);
            }
        }
        return new Picture(width, height, values);
    }

    private static int luma(int rgb) {
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
    }
}
