package io.xinglin.imaging.dicom.file;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Where the value of Pixel Data (7FE0,0010) lies, so that one frame can be read without the others.
 *
 * @param ranges native: one range; encapsulated: the basic offset table, then the fragments (PS3.5 A.4)
 * @param words whether the value's representation is OW
 * @param inflated the whole value when the file is deflated and offsets in it mean nothing, else null
 */
public record PixelLocation(Path file, boolean encapsulated, List<Range> ranges, boolean words, byte[] inflated) {
    /** Bytes of the file, or of the inflated value. */
    public record Range(long offset, long length) {}

    public PixelLocation {
        ranges = List.copyOf(ranges);
    }

    /** Bytes of the native value, or of all fragments. */
    public long length() {
        return ranges.stream()
                .skip(encapsulated ? 1 : 0)
                .mapToLong(Range::length)
                .sum();
    }

    /** Fragments without the offset table. */
    public List<Range> fragments() {
        return encapsulated ? ranges.subList(1, ranges.size()) : List.of();
    }

    /** Reads {@code length} bytes at {@code offset} of the native value. */
    public byte[] readNative(long offset, int length) {
        var whole = ranges.get(0);
        if (offset < 0 || offset + length > whole.length()) {
            throw new ProblemException(Problem.Category.INVALID, "pixel data is shorter than its attributes say");
        }
        return read(List.of(new Range(whole.offset() + offset, length)));
    }

    /** Reads ranges one after the other into one array. */
    public byte[] read(List<Range> parts) {
        var total = parts.stream().mapToLong(Range::length).sum();
        if (total > Integer.MAX_VALUE - 16) {
            throw new ProblemException(Problem.Category.TOO_LARGE, "frame is larger than 2 GiB");
        }
        var bytes = new byte[(int) total];
        if (inflated != null) {
            var at = 0;
            for (var part : parts) {
                System.arraycopy(inflated, (int) part.offset(), bytes, at, (int) part.length());
                at += (int) part.length();
            }
            return bytes;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var at = 0;
            for (var part : parts) {
                readFully(channel, part.offset(), ByteBuffer.wrap(bytes, at, (int) part.length()));
                at += (int) part.length();
            }
            return bytes;
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.INVALID, "pixel data cannot be read", e);
        }
    }

    static void readFully(FileChannel channel, long position, ByteBuffer into) throws IOException {
        var at = position;
        while (into.hasRemaining()) {
            var n = channel.read(into, at);
            if (n < 0) {
                throw new EOFException("end of file inside a value");
            }
            at += n;
        }
    }
}
