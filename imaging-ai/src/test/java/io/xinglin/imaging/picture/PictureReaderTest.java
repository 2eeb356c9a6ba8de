package io.xinglin.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-IMG-05")
class PictureReaderTest {
    @TempDir
    Path folder;

    private Path written(int type, String format, int rgbOrGrey) throws IOException {
        var image = new BufferedImage(16, 8, type);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 16; x++) {
                if (image.getRaster().getNumBands() == 1) {
                    image.getRaster().setSample(x, y, 0, rgbOrGrey);
                } else {
                    image.setRGB(x, y, rgbOrGrey);
                }
            }
        }
        Path file = folder.resolve(type + "." + format);
        ImageWriter writer = platformWriter(format);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(image);
        } finally {
            writer.dispose();
        }
        return file;
    }

    /** Libraries register writers of their own that need native code. */
    private static ImageWriter platformWriter(String format) throws IOException {
        var providers = IIORegistry.getDefaultInstance()
                .getServiceProviders(
                        ImageWriterSpi.class,
                        p -> p.getClass().getName().startsWith("com.sun.imageio.")
                                && List.of(((ImageWriterSpi) p).getFormatNames())
                                        .contains(format),
                        true);
        return providers.next().createWriterInstance();
    }

    @Test
    void readShouldTakeGreySamplesAsStored() throws IOException {
        Picture png = PictureReader.read(written(BufferedImage.TYPE_BYTE_GRAY, "png", 100));
        Picture jpeg = PictureReader.read(written(BufferedImage.TYPE_BYTE_GRAY, "jpg", 100));

        assertThat(png.width()).isEqualTo(16);
        assertThat(png.height()).isEqualTo(8);
        assertThat(png.values()).containsOnly(100 / 255f);
        assertThat(jpeg.values()[0]).isCloseTo(100 / 255f, within(1.1f / 255));
    }

    @Test
    void readShouldScaleSixteenBits() throws IOException {
        assertThat(PictureReader.read(written(BufferedImage.TYPE_USHORT_GRAY, "png", 65535))
                        .values())
                .containsOnly(1f);
    }

    @Test
    void readShouldReduceColourToLuma() throws IOException {
        // 0.299 * 200 + 0.587 * 100 + 0.114 * 50 = 124.2
        assertThat(PictureReader.read(written(BufferedImage.TYPE_INT_RGB, "png", 0xc86432))
                        .values())
                .containsOnly(124 / 255f);
    }

    @Test
    void readShouldRefuseATruncatedPicture() throws IOException {
        Path file = written(BufferedImage.TYPE_BYTE_GRAY, "png", 100);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 45));

        assertThatThrownBy(() -> PictureReader.read(file)).hasMessage("INVALID: picture cannot be decoded");
    }

    @Test
    void readShouldRefuseWhatIsNoPicture() throws IOException {
        Path file = Files.writeString(folder.resolve("text.png"), "no picture");

        assertThatThrownBy(() -> PictureReader.read(file))
                .hasMessage("UNSUPPORTED: neither DICOM nor a PNG or JPEG picture");
    }

    @Test
    void readShouldSayThatThereIsNoFile() {
        assertThatThrownBy(() -> PictureReader.read(folder.resolve("none.png"))).hasMessage("NOT_FOUND: no such file");
    }
}
