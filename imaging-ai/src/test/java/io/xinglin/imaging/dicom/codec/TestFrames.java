package io.xinglin.imaging.dicom.codec;

import com.github.jaiimageio.jpeg2000.J2KImageWriteParam;
import com.github.jaiimageio.jpeg2000.impl.J2KImageWriterSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;

/** Compressed frames of 24 x 16 pixels: grey of 12 bits, colours of 8. */
public final class TestFrames {
    static final int WIDTH = 24;
    static final int HEIGHT = 16;

    private TestFrames() {}

    /** 12-bit grays with steep and flat places. */
    static int[] grays() {
        return IntStream.range(0, WIDTH * HEIGHT)
                .map(i -> {
                    var x = i % WIDTH;
                    var y = i / WIDTH;
                    return (x * x * 7 + y * y * 13 + x * y * 5) % 4096;
                })
                .toArray();
    }

    /** A frame of {@code frames.txt}, made by dcmtk once. */
    public static byte[] frame(String name) {
        try (var in = TestFrames.class.getResourceAsStream("frames.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .map(line -> Base64.getDecoder().decode(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The grays, lossless. */
    public static byte[] jpeg2000() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, WIDTH, HEIGHT, grays());
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var writer = new J2KImageWriterSpi().createWriterInstance(null);
            writer.setOutput(out);
            var parameters = (J2KImageWriteParam) writer.getDefaultWriteParam();
            parameters.setLossless(true);
            parameters.setWriteCodeStreamOnly(true);
            writer.write(null, new IIOImage(image, null, null), parameters);
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
