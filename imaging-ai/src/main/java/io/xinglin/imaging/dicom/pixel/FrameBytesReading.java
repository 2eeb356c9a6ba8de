package io.xinglin.imaging.dicom.pixel;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.PixelLocation;
import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Tag;

/** Picks the stored bytes of one frame out of native or encapsulated pixel data (PS3.5 A.4). */
final class FrameBytesReading {
    private FrameBytesReading() {}

    /**
     * @param bytes of the frame
     * @param firstBit where the frame starts in the first byte; only one-bit images start inside a byte
     */
    record Stored(byte[] bytes, int firstBit) {}

    static Stored read(Part10 file, ImageDescription image, int frame) {
        image.requireFrame(frame);
        var pixels = file.pixels().orElseThrow();
        if (pixels.encapsulated()) {
            return new Stored(pixels.read(fragmentsOf(file, pixels, image.frames(), frame)), 0);
        }
        var bits = image.nativeBits();
        var start = bits * (frame - 1);
        var firstBit = (int) (start & 7);
        var length = Math.toIntExact((firstBit + bits + 7) >> 3);
        var turned = file.bytesInWords() && image.bitsAllocated() <= 8;
        return new Stored(
                turned ? ofWords(pixels, start >> 3, length) : pixels.readNative(start >> 3, length), firstBit);
    }

    /** Bytes in the order of pixels where the value is of big-endian words. */
    private static byte[] ofWords(PixelLocation pixels, long from, int length) {
        var before = (int) (from & 1);
        var words = pixels.readNative(from - before, (before + length + 1) & ~1);
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) {
            bytes[i] = words[(before + i) ^ 1];
        }
        return bytes;
    }

    private static List<PixelLocation.Range> fragmentsOf(Part10 file, PixelLocation pixels, int frames, int frame) {
        var fragments = pixels.fragments();
        if (frames == 1) {
            return fragments;
        }
        if (fragments.size() == frames) {
            return fragments.subList(frame - 1, frame);
        }
        var starts = basicOffsets(pixels, frames);
        if (starts.isEmpty()) {
            starts = extendedOffsets(file, frames);
        }
        return starts.isEmpty() ? byMarker(pixels, fragments, frame) : byOffset(fragments, starts, frame);
    }

    private static List<Long> basicOffsets(PixelLocation pixels, int frames) {
        var table = pixels.ranges().get(0);
        var starts = new ArrayList<Long>();
        if (table.length() == 4L * frames) {
            var bytes = pixels.read(List.of(table));
            for (var i = 0; i < frames; i++) {
                starts.add(little(bytes, 4 * i, 4));
            }
        }
        return starts;
    }

    /** Extended Offset Table (7FE0,0001), PS3.3 C.7.6.3.1.8. */
    private static List<Long> extendedOffsets(Part10 file, int frames) {
        var bytes = file.data().getSafeBytes(Tag.ExtendedOffsetTable);
        var starts = new ArrayList<Long>();
        if (bytes != null && bytes.length >= 8 * frames) {
            for (var i = 0; i < frames; i++) {
                starts.add(little(bytes, 8 * i, 8));
            }
        }
        return starts;
    }

    private static long little(byte[] bytes, int at, int size) {
        var value = 0L;
        for (var i = size - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[at + i] & 0xff);
        }
        return value;
    }

    private static List<PixelLocation.Range> byOffset(
            List<PixelLocation.Range> fragments, List<Long> starts, int frame) {
        // Offsets count from the first byte of the first fragment's item tag, eight bytes before its value.
        var base = fragments.get(0).offset();
        var from = base + starts.get(frame - 1);
        var to = frame < starts.size() ? base + starts.get(frame) : Long.MAX_VALUE;
        return found(fragments.subList(firstFrom(fragments, from), firstFrom(fragments, to)));
    }

    /** How many fragments lie before an offset; they are in the file's order. */
    private static int firstFrom(List<PixelLocation.Range> fragments, long offset) {
        var low = 0;
        var high = fragments.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (fragments.get(middle).offset() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Without a table: a fragment that begins with the start marker of JPEG, JPEG-LS or JPEG 2000 begins a frame. */
    private static List<PixelLocation.Range> byMarker(
            PixelLocation pixels, List<PixelLocation.Range> fragments, int frame) {
        var chosen = new ArrayList<PixelLocation.Range>();
        var current = 0;
        for (var fragment : fragments) {
            if (fragment.length() >= 2) {
                var head = pixels.read(List.of(new PixelLocation.Range(fragment.offset(), 2)));
                var marker = ((head[0] & 0xff) << 8) | (head[1] & 0xff);
                current += marker == 0xFFD8 || marker == 0xFF4F ? 1 : 0;
            }
            if (current == frame) {
                chosen.add(fragment);
            }
        }
        return found(chosen);
    }

    private static List<PixelLocation.Range> found(List<PixelLocation.Range> chosen) {
        if (chosen.isEmpty()) {
            throw new ProblemException(Category.INVALID, "fragments of the frame cannot be told apart");
        }
        return chosen;
    }
}
