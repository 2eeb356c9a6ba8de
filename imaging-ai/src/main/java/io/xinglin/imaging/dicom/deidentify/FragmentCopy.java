package io.xinglin.imaging.dicom.deidentify;

import io.xinglin.imaging.dicom.file.PixelLocation;
import java.io.IOException;
import java.nio.file.Files;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.data.Value;
import org.aoju.bus.image.galaxy.io.ImageEncodingOptions;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;

/** Encapsulated pixel data (PS3.5 A.4) copied from its file fragment by fragment; the library would hold it in memory. */
record FragmentCopy(PixelLocation pixels) implements Value {
    private static final int CHUNK = 64 << 10;
    private static final int UNDEFINED = -1;

    @Override
    public boolean isEmpty() {
        return pixels.ranges().isEmpty();
    }

    @Override
    public int getEncodedLength(ImageEncodingOptions options, boolean explicit, VR vr) {
        return UNDEFINED;
    }

    @Override
    public int calcLength(ImageEncodingOptions options, boolean explicit, VR vr) {
        long length =
                pixels.ranges().stream().mapToLong(range -> 8 + range.length()).sum() + 8;
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    @Override
    public byte[] toBytes(VR vr, boolean bigEndian) {
        throw new UnsupportedOperationException("fragments are copied, not held");
    }

    @Override
    public void writeTo(ImageOutputStream out, VR vr) throws IOException {
        try (var channel = Files.newByteChannel(pixels.file())) {
            var chunk = java.nio.ByteBuffer.allocate(CHUNK);
            for (PixelLocation.Range range : pixels.ranges()) {
                out.writeHeader(Tag.Item, null, (int) range.length());
                channel.position(range.offset());
                for (long left = range.length(); left > 0; left -= chunk.position()) {
                    chunk.clear().limit((int) Math.min(CHUNK, left));
                    if (channel.read(chunk) < 0) {
                        throw new IOException("end of file inside a fragment");
                    }
                    out.write(chunk.array(), 0, chunk.position());
                }
            }
        }
    }
}
