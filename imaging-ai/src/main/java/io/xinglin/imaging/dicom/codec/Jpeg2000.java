package io.xinglin.imaging.dicom.codec;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * JPEG 2000 through the JJ2000 code line; the provider is named directly, so no class loader has to find it.
 * Boxes of the JP2 file format around a code stream do not belong into DICOM (PS3.5 A.4.4) and are ignored, colour among them.
 */
final class Jpeg2000 {
    private Jpeg2000() {}

    static Samples decode(byte[] frame) throws IOException {
        var header = Jpeg2000Header.read(frame);
        var start = header.start();
        Jpeg2000TileParts.mend(frame, start);
        var reader = new J2KImageReaderSpi().createReaderInstance(null);
        try (var input =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(frame, start, frame.length - start))) {
            reader.setInput(input, true, true);
            var raster = reader.readRaster(0, null);
            var values = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
            return new Samples(
                    raster.getHeight(),
                    raster.getWidth(),
                    raster.getNumBands(),
                    values,
                    header.transformed() ? Samples.ColorSpace.RGB : Samples.ColorSpace.AS_DESCRIBED);
        } finally {
            reader.dispose();
        }
    }
}
