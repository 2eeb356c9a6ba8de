package io.xinglin.imaging.dicom;

import io.xinglin.core.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.VR;

/** Files that ask for more than they bring. As a program: reads each file of a folder and prints what came of it. */
final class HostileFiles {
    private static final int LARGEST = 65535;

    private HostileFiles() {}

    /** One line a file: its name and the category of the problem, or what else was thrown, or that nothing was. */
    public static void main(String[] args) throws IOException {
        try (var files = Files.newDirectoryStream(Path.of(args[0]))) {
            for (var file : files) {
                System.out.println(file.getFileName() + " " + outcome(file));
            }
        }
    }

    private static String outcome(Path file) {
        try {
            new Part10Files().readHeader(file);
            new Part10Files().render(file, 1, null);
            new Part10SliceReader().read(file, 1);
            return "READ";
        } catch (ProblemException e) {
            return e.problem().category().name();
        } catch (Throwable e) {
            return e.toString();
        }
    }

    static Map<String, Path> write(Path folder) {
        Map<String, Path> files = new LinkedHashMap<>();
        sizes(files, folder);
        descriptions(files, folder);
        structures(files, folder);
        return files;
    }

    private static void sizes(Map<String, Path> files, Path folder) {
        files.put("65535 squared, native", sized(LARGEST).write(folder));
        files.put(
                "65535 squared, RLE",
                compressed(LARGEST, UID.RLELossless, new byte[128]).write(folder));
        for (var size : new int[] {LARGEST, 12000}) {
            var baseline = compressed(size, UID.JPEGBaseline1, jpeg(0xc0, size));
            files.put(size + " squared, JPEG", baseline.write(folder));
            files.put(
                    size + " squared, JPEG lossless",
                    compressed(size, UID.JPEGLosslessNonHierarchical14, jpeg(0xc3, size))
                            .write(folder));
            files.put(
                    size + " squared, JPEG-LS",
                    compressed(size, UID.JPEGLSLossless, jpeg(0xf7, size)).write(folder));
            files.put(
                    size + " squared, JPEG 2000",
                    compressed(size, UID.JPEG2000LosslessOnly, jpeg2000(size)).write(folder));
        }
        files.put(
                "announced small",
                compressed(16, UID.JPEGBaseline1, jpeg(0xc0, LARGEST)).write(folder));
        files.put(
                "announced small, JPEG-LS",
                compressed(16, UID.JPEGLSLossless, jpeg(0xf7, LARGEST)).write(folder));
        files.put(
                "announced small, JPEG 2000",
                compressed(16, UID.JPEG2000LosslessOnly, jpeg2000(LARGEST)).write(folder));
    }

    private static void descriptions(Map<String, Path> files, Path folder) {
        for (var bits : new int[] {0, 7, 13, 64, LARGEST}) {
            files.put(
                    bits + " bits",
                    sized(2).with(Tag.BitsAllocated, VR.US, bits).write(folder));
        }
        for (var samples : new int[] {0, 2, 4, LARGEST}) {
            files.put(
                    samples + " samples",
                    sized(2).with(Tag.SamplesPerPixel, VR.US, samples).write(folder));
        }
        files.put("no rows", sized(2).with(Tag.Rows, VR.US, 0).write(folder));
        files.put(
                "frames without end",
                sized(2).with(Tag.NumberOfFrames, VR.IS, "2147483647").write(folder));
        for (var value : new String[] {"NaN", "Infinity", "1e999", "one"}) {
            files.put(
                    "slope " + value,
                    sized(2).with(Tag.RescaleSlope, VR.DS, value).write(folder));
            files.put(
                    "intercept " + value,
                    sized(2).with(Tag.RescaleIntercept, VR.DS, value).write(folder));
        }
        files.put("palette that repeats itself", palette().write(folder));
        files.put("no fragment", sized(2).syntax(UID.JPEGBaseline1).fragments().write(folder));
        files.put(
                "two frames, one fragment",
                compressed(16, UID.JPEGBaseline1, jpeg(0xc0, 16))
                        .with(Tag.NumberOfFrames, VR.IS, "2")
                        .write(folder));
    }

    private static void structures(Map<String, Path> files, Path folder) {
        files.put("sequences in sequences", nested(folder));
        files.put("a length beyond the file", endless(folder));
        files.put("zeros, deflated", deflated(folder));
    }

    private static Fixture sized(int size) {
        return Fixture.gray(2, 1, 2, 3, 4).with(Tag.Rows, VR.US, size).with(Tag.Columns, VR.US, size);
    }

    private static Fixture compressed(int size, String syntax, byte[] frame) {
        return Fixture.bytes(1, 1, 1, "MONOCHROME2", 0)
                .with(Tag.Rows, VR.US, size)
                .with(Tag.Columns, VR.US, size)
                .without(Tag.PixelData)
                .syntax(syntax)
                .fragments(frame);
    }

    /** A frame header and a scan of nothing. */
    private static byte[] jpeg(int process, int size) {
        var out = ByteBuffer.allocate(64);
        out.putShort((short) 0xffd8).putShort((short) (0xff00 | process)).putShort((short) 11);
        out.put((byte) 8).putShort((short) size).putShort((short) size);
        out.put((byte) 1).put((byte) 1).put((byte) 0x11).put((byte) 0);
        out.putShort((short) 0xffda)
                .putShort((short) 8)
                .put((byte) 1)
                .put((byte) 1)
                .put((byte) 0);
        out.put((byte) (process == 0xc3 ? 1 : 0)).put((byte) 0).put((byte) 0);
        return out.array();
    }

    private static byte[] jpeg2000(int size) {
        var out = ByteBuffer.allocate(128);
        out.putInt(0xff4fff51).putShort((short) 41).putShort((short) 0);
        out.putInt(size)
                .putInt(size)
                .putInt(0)
                .putInt(0)
                .putInt(size)
                .putInt(size)
                .putInt(0)
                .putInt(0);
        out.putShort((short) 1).put((byte) 7).put((byte) 1).put((byte) 1);
        out.putInt(0xff52000c).putInt(1).putShort((short) 5).putInt(0x04040001);
        out.putInt(0xff5c0013).put((byte) 0x40);
        return out.array();
    }

    /** A segment that says: the sixty-five thousand segments from here on, once more (PS3.3 C.7.9.2.2). */
    private static Fixture palette() {
        var fixture = Fixture.bytes(2, 2, 1, "PALETTE COLOR", 0, 1, 2, 3);
        var words = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        for (var word : new int[] {1, LARGEST, LARGEST, 1, LARGEST, 0, 2, LARGEST, 0, 0, 2, LARGEST}) {
            words.putShort((short) word);
        }
        for (var tag : new int[] {
            Tag.RedPaletteColorLookupTableDescriptor,
            Tag.GreenPaletteColorLookupTableDescriptor,
            Tag.BluePaletteColorLookupTableDescriptor
        }) {
            fixture.with(tag, VR.US, 256, 0, 16);
        }
        for (var tag : new int[] {
            Tag.SegmentedRedPaletteColorLookupTableData,
            Tag.SegmentedGreenPaletteColorLookupTableData,
            Tag.SegmentedBluePaletteColorLookupTableData
        }) {
            fixture.with(tag, VR.OW, words.array());
        }
        return fixture;
    }

    /** A hundred thousand items, each in a sequence of the one before. */
    private static Path nested(Path folder) {
        var item = ByteBuffer.allocate(20 * 100_000).order(ByteOrder.LITTLE_ENDIAN);
        while (item.hasRemaining()) {
            item.putShort((short) 0x0040)
                    .putShort((short) 0xa730)
                    .put((byte) 'S')
                    .put((byte) 'Q');
            item.putShort((short) 0).putInt(-1);
            item.putShort((short) 0xfffe).putShort((short) 0xe000).putInt(-1);
        }
        return append(sized(2).without(Tag.PixelData).write(folder), item.array());
    }

    /** Two gigabytes of a private value, and the file ends. */
    private static Path endless(Path folder) {
        var element = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        element.putShort((short) 0x0041)
                .putShort((short) 0x1001)
                .put((byte) 'O')
                .put((byte) 'B');
        element.putShort((short) 0).putInt(0x7ffffff0);
        return append(sized(2).without(Tag.PixelData).write(folder), element.array());
    }

    private static Path append(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes, java.nio.file.StandardOpenOption.APPEND);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A private value of 200 MB of zeros before the pixels, in 200 KB (PS3.5 A.5). */
    private static Path deflated(Path folder) {
        try {
            var plain = Files.readAllBytes(sized(2).syntax(UID.DeflatedExplicitVRLittleEndian)
                    .without(Tag.PixelData)
                    .write(folder));
            var head = 144 + (plain[140] & 0xff) + ((plain[141] & 0xff) << 8);
            var out = new ByteArrayOutputStream();
            out.write(plain, 0, head);
            try (var deflater = new DeflaterOutputStream(out, new Deflater(9, true))) {
                deflater.write(plain, head, plain.length - head);
                var size = 200 << 20;
                deflater.write(ByteBuffer.allocate(12)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putShort((short) 0x0041)
                        .putShort((short) 0x1001)
                        .put((byte) 'O')
                        .put((byte) 'B')
                        .putShort((short) 0)
                        .putInt(size)
                        .array());
                var zeros = new byte[1 << 16];
                for (var written = 0; written < size; written += zeros.length) {
                    deflater.write(zeros);
                }
            }
            return Files.write(folder.resolve("deflated.dcm"), out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
