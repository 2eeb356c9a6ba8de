package io.xinglin.imaging.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A picture of one plane (grey) or three (red, green, blue), all of one size.
 *
 * @param planes 0..1
 */
public record Raster(List<Picture> planes) {
    public Raster {
        planes = List.copyOf(planes);
        if (planes.size() != 1 && planes.size() != 3) {
            throw new IllegalArgumentException(planes.size() + " planes");
        }
        Picture first = planes.get(0);
        if (planes.stream().anyMatch(p -> p.width() != first.width() || p.height() != first.height())) {
            throw new IllegalArgumentException("planes of different sizes");
        }
    }

    /** A grey picture. */
    public static Raster of(Picture grey) {
        return new Raster(List.of(grey));
    }

    /**
     * What an image holds. Colour is reduced to luma as ITU-R 601-2 says, grey repeated, when the other is asked for; grey
     * samples are taken as they are stored.
     *
     * @param channels 1 or 3
     */
    public static Raster of(BufferedImage image, int channels) {
        boolean grey = image.getRaster().getNumBands() == 1 && !(image.getColorModel() instanceof IndexColorModel);
        if (grey || channels == 1) {
            Picture plane = grey ? stored(image) : luma(image);
            return channels == 1 ? of(plane) : new Raster(List.of(plane, plane, plane));
        }
        int[] packed = packed(image);
        return new Raster(List.of(channel(image, packed, 16), channel(image, packed, 8), channel(image, packed, 0)));
    }

    private static Picture stored(BufferedImage image) {
        var raster = image.getRaster();
        double white = raster.getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT ? 65535 : 255;
        float[] values = new float[image.getWidth() * image.getHeight()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                values[y * image.getWidth() + x] = (float) (raster.getSample(x, y, 0) / white);
            }
        }
        return new Picture(image.getWidth(), image.getHeight(), values);
    }

    private static Picture luma(BufferedImage image) {
        int[] packed = packed(image);
        float[] values = new float[packed.length];
        for (int i = 0; i < values.length; i++) {
            int red = packed[i] >> 16 & 0xff;
            int green = packed[i] >> 8 & 0xff;
            int blue = packed[i] & 0xff;
            values[i] = (float) (((red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16) / 255.0);
        }
        return new Picture(image.getWidth(), image.getHeight(), values);
    }

    private static Picture channel(BufferedImage image, int[] packed, int shift) {
        float[] values = new float[packed.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (packed[i] >> shift & 0xff) / 255f;
        }
        return new Picture(image.getWidth(), image.getHeight(), values);
    }

    /** Packed RGB; of the kinds a decoder or a rendering makes without asking the colour model for each pixel. */
    private static int[] packed(BufferedImage image) {
        var buffer = image.getRaster().getDataBuffer();
        int pixels = image.getWidth() * image.getHeight();
        if (image.getType() == BufferedImage.TYPE_INT_RGB
                && buffer instanceof DataBufferInt ints
                && ints.getData().length == pixels) {
            return ints.getData();
        }
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && buffer instanceof DataBufferByte bytes
                && bytes.getData().length == 3 * pixels) {
            return ofBgr(bytes.getData(), pixels);
        }
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static int[] ofBgr(byte[] bytes, int pixels) {
        int[] packed = new int[pixels];
        for (int i = 0, at = 0; i < pixels; i++, at += 3) {
            packed[i] = (bytes[at] & 0xff) | ((bytes[at + 1] & 0xff) << 8) | ((bytes[at + 2] & 0xff) << 16);
        }
        return packed;
    }

    /** Grey from colour (luma of ITU-R 601-2) or three equal planes from grey; itself when it has so many planes already. */
    public Raster channels(int count) {
        if (planes.size() == count) {
            return this;
        }
        Picture one = first();
        if (count == 3) {
            return new Raster(List.of(one, one, one));
        }
        float[] grey = new float[one.values().length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = 0.299f * one.values()[i]
                    + 0.587f * planes.get(1).values()[i]
                    + 0.114f * planes.get(2).values()[i];
        }
        return of(new Picture(one.width(), one.height(), grey));
    }

    /** The first plane, which has the size of all. */
    public Picture first() {
        return planes.get(0);
    }

    /** Every plane changed the same way. */
    public Raster map(UnaryOperator<Picture> change) {
        return new Raster(planes.stream().map(change).toList());
    }
}
