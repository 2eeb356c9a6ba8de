package io.xinglin.imaging.phantom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;

/**
 * One level of a made-up slide as a DICOM file of any size (PS3.3 A.32.8, TILED_FULL, not compressed): a disc of stained
 * tissue on glass. Written tile by tile, so that it needs no more memory than one.
 *
 * @param columns of the total pixel matrix
 * @param rows of it
 * @param tile side of a tile
 * @param micrometres side of a pixel
 */
public record PhantomSlide(int columns, int rows, int tile, double micrometres) {
    private static final String WHOLE_SLIDE = "1.2.840.10008.5.1.4.1.1.77.1.6";
    private static final String EXPLICIT_LE = "1.2.840.10008.1.2.1";
    private static final byte GLASS = (byte) 0xf4;
    /** Radius of the disc, as a share of the shorter side. */
    private static final double DISC = 0.25;

    /** Bytes of the pixels. */
    public long bytes() {
        return (long) across() * down() * tile * tile * 3;
    }

    private int across() {
        return (columns + tile - 1) / tile;
    }

    private int down() {
        return (rows + tile - 1) / tile;
    }

    /**
     * Writes the file.
     *
     * @param glass false leaves holes in place of glass, which take no room on most disks and read as black
     */
    public void write(Path file, boolean glass) throws IOException {
        try (var out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            byte[] header = header();
            out.write(ByteBuffer.wrap(header));
            byte[] empty = new byte[tile * tile * 3];
            Arrays.fill(empty, GLASS);
            byte[] stained = stained();
            for (long i = 0; i < (long) across() * down(); i++) {
                boolean inside = inside((int) (i % across()), (int) (i / across()));
                if (inside || glass) {
                    out.write(ByteBuffer.wrap(inside ? stained : empty), header.length + i * empty.length);
                }
            }
            if (!glass) {
                out.write(ByteBuffer.wrap(new byte[1]), header.length + bytes() - 1);
            }
        }
    }

    private boolean inside(int column, int row) {
        double x = (column + 0.5) * tile - columns / 2.0;
        double y = (row + 0.5) * tile - rows / 2.0;
        return Math.hypot(x, y) < DISC * Math.min(columns, rows);
    }

    private byte[] stained() {
        var random = new Random(1);
        byte[] pixels = new byte[tile * tile * 3];
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = (byte) (150 + random.nextInt(60));
            pixels[i + 1] = (byte) (60 + random.nextInt(60));
            pixels[i + 2] = (byte) (130 + random.nextInt(60));
        }
        return pixels;
    }

    /** Preamble, file meta information and the data set up to the value of Pixel Data. */
    private byte[] header() {
        String instance = "1.2.826.0.1.3680043.10.1." + columns + "." + rows;
        var meta = new Elements()
                .add(0x0002, 0x0001, "OB", new byte[] {0, 1})
                .text(0x0002, 0x0002, "UI", WHOLE_SLIDE)
                .text(0x0002, 0x0003, "UI", instance)
                .text(0x0002, 0x0010, "UI", EXPLICIT_LE)
                .bytes();
        var measures = new Elements()
                .text(0x0028, 0x0030, "DS", micrometres / 1000 + "\\" + micrometres / 1000)
                .bytes();
        var shared = new Elements().item(0x0028, 0x9110, measures).bytes();
        var data = new Elements()
                .text(0x0008, 0x0008, "CS", "DERIVED\\PRIMARY\\VOLUME\\RESAMPLED")
                .text(0x0008, 0x0016, "UI", WHOLE_SLIDE)
                .text(0x0008, 0x0018, "UI", instance)
                .text(0x0008, 0x0060, "CS", "SM")
                .text(0x0020, 0x000d, "UI", "1.2.826.0.1.3680043.10.2")
                .text(0x0020, 0x000e, "UI", "1.2.826.0.1.3680043.10.3")
                .text(0x0020, 0x9311, "CS", "TILED_FULL")
                .number(0x0028, 0x0002, "US", 3)
                .text(0x0028, 0x0004, "CS", "RGB")
                .number(0x0028, 0x0006, "US", 0)
                .text(0x0028, 0x0008, "IS", String.valueOf((long) across() * down()))
                .number(0x0028, 0x0010, "US", tile)
                .number(0x0028, 0x0011, "US", tile)
                .number(0x0028, 0x0100, "US", 8)
                .number(0x0028, 0x0101, "US", 8)
                .number(0x0028, 0x0102, "US", 7)
                .number(0x0028, 0x0103, "US", 0)
                .number(0x0048, 0x0006, "UL", columns)
                .number(0x0048, 0x0007, "UL", rows)
                .item(0x5200, 0x9229, shared)
                .bytes();
        var all = new ByteArrayOutputStream();
        all.writeBytes(new byte[128]);
        all.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(new Elements().number(0x0002, 0x0000, "UL", meta.length).bytes());
        all.writeBytes(meta);
        all.writeBytes(data);
        all.writeBytes(Elements.head(0x7fe0, 0x0010, "OB", bytes()));
        return all.toByteArray();
    }

    /** Explicit VR Little Endian (PS3.5 7.1.2). */
    private static final class Elements {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Elements text(int group, int element, String vr, String value) {
            String even = value.length() % 2 == 0 ? value : value + (vr.equals("UI") ? "\0" : " ");
            return add(group, element, vr, even.getBytes(StandardCharsets.US_ASCII));
        }

        Elements number(int group, int element, String vr, int value) {
            var bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
            return add(group, element, vr, Arrays.copyOf(bytes.array(), vr.equals("US") ? 2 : 4));
        }

        /** A sequence of one item. */
        Elements item(int group, int element, byte[] item) {
            var bytes = ByteBuffer.allocate(8 + item.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putShort((short) 0xfffe).putShort((short) 0xe000).putInt(item.length);
            return add(group, element, "SQ", bytes.put(item).array());
        }

        Elements add(int group, int element, String vr, byte[] value) {
            out.writeBytes(head(group, element, vr, value.length));
            out.writeBytes(value);
            return this;
        }

        static byte[] head(int group, int element, String vr, long length) {
            boolean wide = vr.equals("OB") || vr.equals("SQ");
            var head = ByteBuffer.allocate(wide ? 12 : 8).order(ByteOrder.LITTLE_ENDIAN);
            head.putShort((short) group).putShort((short) element).put(vr.getBytes(StandardCharsets.US_ASCII));
            return (wide ? head.putShort((short) 0).putInt((int) length) : head.putShort((short) length)).array();
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
