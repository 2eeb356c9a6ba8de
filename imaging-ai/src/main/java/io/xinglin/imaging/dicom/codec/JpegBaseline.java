package io.xinglin.imaging.dicom.codec;

import io.xinglin.imaging.picture.PlatformReaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** 8-bit JPEG through the JDK's native decoder, without its colour conversion; what that refuses goes to our own. */
final class JpegBaseline {
    private JpegBaseline() {}

    static Samples decode(byte[] frame, JpegHeader header) throws IOException {
        var found = PlatformReaders.forFormat("jpeg");
        if (found.isEmpty()) {
            return new JpegSequential().decode(frame);
        }
        var reader = found.get();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(frame))) {
            reader.setInput(input, true, true);
            var raster = reader.readRaster(0, null);
            var values = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
            return new Samples(
                    raster.getHeight(), raster.getWidth(), raster.getNumBands(), values, header.colorSpace());
        } catch (IOException | RuntimeException e) {
            return new JpegSequential().decode(frame);
        } finally {
            reader.dispose();
        }
    }
}
