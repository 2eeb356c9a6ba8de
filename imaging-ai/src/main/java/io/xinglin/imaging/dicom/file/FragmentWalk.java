package io.xinglin.imaging.dicom.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Finds the fragments of encapsulated pixel data (PS3.5 A.4) without reading them. */
final class FragmentWalk {
    private static final int ITEM = 0xFFFEE000;
    private static final int SEQUENCE_DELIMITATION = 0xFFFEE0DD;

    private FragmentWalk() {}

    /** @throws IOException when an item or the delimiter is missing or reaches beyond the end of the file */
    static List<PixelLocation.Range> walk(Path file, long start) throws IOException {
        var ranges = new ArrayList<PixelLocation.Range>();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var size = channel.size();
            var header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            var at = start;
            while (true) {
                header.clear();
                PixelLocation.readFully(channel, at, header);
                var tag = ((header.getShort(0) & 0xffff) << 16) | (header.getShort(2) & 0xffff);
                var length = header.getInt(4) & 0xffffffffL;
                at += 8;
                if (tag == SEQUENCE_DELIMITATION) {
                    break;
                }
                if (tag != ITEM || length > size - at) {
                    throw new IOException("broken fragment");
                }
                ranges.add(new PixelLocation.Range(at, length));
                at += length;
            }
        }
        if (ranges.isEmpty()) {
            throw new IOException("no offset table");
        }
        return ranges;
    }
}
