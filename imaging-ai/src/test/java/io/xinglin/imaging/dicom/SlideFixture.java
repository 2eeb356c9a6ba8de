package io.xinglin.imaging.dicom;

import io.xinglin.core.study.StoredInstance;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Levels of a synthetic slide, each painted by a function of its pixels. */
public final class SlideFixture {
    private final int columns;
    private final int rows;
    private final int tile;
    private final double micrometres;
    private final Paint paint;
    private String instance;

    /** Colour of a pixel of the level. */
    @FunctionalInterface
    public interface Paint {
        int rgb(int x, int y);
    }

    public SlideFixture(int columns, int rows, int tile, double micrometres, Paint paint) {
        this.columns = columns;
        this.rows = rows;
        this.tile = tile;
        this.micrometres = micrometres;
        this.paint = paint;
        this.instance = "1.2.826.0.1.77." + columns;
    }

    public SlideFixture instance(String uid) {
        this.instance = uid;
        return this;
    }

    private int across() {
        return (columns + tile - 1) / tile;
    }

    private int down() {
        return (rows + tile - 1) / tile;
    }

    private BufferedImage tile(int index) {
        var image = new BufferedImage(tile, tile, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < tile; y++) {
            for (int x = 0; x < tile; x++) {
                int px = index % across() * tile + x;
                int py = index / across() * tile + y;
                image.setRGB(x, y, px < columns && py < rows ? paint.rgb(px, py) : Color.BLACK.getRGB());
            }
        }
        return image;
    }

    private Fixture header(int frames) {
        var fixture = Fixture.of(UID.VLWholeSlideMicroscopyImageStorage)
                .with(Tag.SOPInstanceUID, VR.UI, instance)
                .with(Tag.Modality, VR.CS, "SM")
                .with(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY", "VOLUME", "RESAMPLED")
                .with(Tag.ContainerIdentifier, VR.LO, "S1")
                .with(Tag.InstanceNumber, VR.IS, "1")
                .with(Tag.Rows, VR.US, tile)
                .with(Tag.Columns, VR.US, tile)
                .with(Tag.NumberOfFrames, VR.IS, String.valueOf(frames))
                .with(Tag.SamplesPerPixel, VR.US, 3)
                .with(Tag.PhotometricInterpretation, VR.CS, "RGB")
                .with(Tag.PlanarConfiguration, VR.US, 0)
                .with(Tag.BitsAllocated, VR.US, 8)
                .with(Tag.BitsStored, VR.US, 8)
                .with(Tag.HighBit, VR.US, 7)
                .with(Tag.PixelRepresentation, VR.US, 0)
                .with(Tag.TotalPixelMatrixColumns, VR.UL, columns)
                .with(Tag.TotalPixelMatrixRows, VR.UL, rows)
                .with(Tag.DimensionOrganizationType, VR.CS, "TILED_FULL");
        var measures = new Attributes();
        measures.setDouble(Tag.PixelSpacing, VR.DS, micrometres / 1000, micrometres / 1000);
        var shared = new Attributes();
        shared.newSequence(Tag.PixelMeasuresSequence, 1).add(measures);
        fixture.data().newSequence(Tag.SharedFunctionalGroupsSequence, 1).add(shared);
        return fixture;
    }

    /** All tiles in order, not compressed. */
    public Fixture full() {
        return part(0, across() * down());
    }

    /** Some tiles in order, as a part of a concatenation when they are not all. */
    public Fixture part(int first, int count) {
        var bytes = new ByteArrayOutputStream();
        for (int i = first; i < first + count; i++) {
            bytes.writeBytes(raw(tile(i)));
        }
        var fixture = header(count).with(Tag.PixelData, VR.OB, bytes.toByteArray());
        return count == across() * down()
                ? fixture
                : fixture.with(Tag.SOPInstanceUIDOfConcatenationSource, VR.UI, "1.2.826.0.1.78")
                        .with(Tag.ConcatenationFrameOffsetNumber, VR.UL, first);
    }

    /** The tiles named, each saying where it lies. */
    public Fixture sparse(int... tiles) {
        var bytes = new ByteArrayOutputStream();
        var fixture = header(tiles.length).with(Tag.DimensionOrganizationType, VR.CS, "TILED_SPARSE");
        var groups = fixture.data().newSequence(Tag.PerFrameFunctionalGroupsSequence, tiles.length);
        for (int index : tiles) {
            bytes.writeBytes(raw(tile(index)));
            var place = new Attributes();
            place.setInt(Tag.ColumnPositionInTotalImagePixelMatrix, VR.SL, index % across() * tile + 1);
            place.setInt(Tag.RowPositionInTotalImagePixelMatrix, VR.SL, index / across() * tile + 1);
            var group = new Attributes();
            group.newSequence(Tag.PlanePositionSlideSequence, 1).add(place);
            groups.add(group);
        }
        return fixture.with(Tag.PixelData, VR.OB, bytes.toByteArray());
    }

    /**
     * JPEG tiles cut into two fragments each, found by the Extended Offset Table (PS3.3 C.7.6.3.1.8), whose VR the library does
     * not know: {@link #asVeryLong} puts it in.
     */
    public Fixture jpegByExtendedOffsets() {
        int count = across() * down();
        var fragments = new byte[2 * count][];
        var offsets = ByteBuffer.allocate(8 * count).order(ByteOrder.LITTLE_ENDIAN);
        long at = 0;
        for (int i = 0; i < count; i++) {
            byte[] jpeg = jpeg(tile(i));
            int half = jpeg.length / 4 * 2;
            fragments[2 * i] = Arrays.copyOf(jpeg, half);
            fragments[2 * i + 1] = even(Arrays.copyOfRange(jpeg, half, jpeg.length));
            offsets.putLong(at);
            at += 16 + fragments[2 * i].length + fragments[2 * i + 1].length;
        }
        return header(count)
                .with(Tag.PhotometricInterpretation, VR.CS, "YBR_FULL_422")
                .with(Tag.ExtendedOffsetTable, VR.UN, offsets.array())
                .syntax(UID.JPEGBaseline1)
                .fragments(fragments);
    }

    /** The file with OV as the representation of its Extended Offset Table. */
    public static Path asVeryLong(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            byte[] element = {(byte) 0xe0, 0x7f, 1, 0, 'U', 'N'};
            int at = 0;
            while (!Arrays.equals(Arrays.copyOfRange(bytes, at, at + element.length), element)) {
                at++;
            }
            bytes[at + 4] = 'O';
            bytes[at + 5] = 'V';
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] even(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
    }

    private static byte[] jpeg(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] raw(BufferedImage image) {
        var bytes = new byte[image.getWidth() * image.getHeight() * 3];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                bytes[at++] = (byte) (rgb >> 16);
                bytes[at++] = (byte) (rgb >> 8);
                bytes[at++] = (byte) rgb;
            }
        }
        return bytes;
    }

    /** Writes it and reads its header again. */
    public static StoredInstance stored(Fixture level, Path folder) {
        Path file = level.write(folder);
        return new StoredInstance(new Part10Files().readHeader(file), file);
    }
}
