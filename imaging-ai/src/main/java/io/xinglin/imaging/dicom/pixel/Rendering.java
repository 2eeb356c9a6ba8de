package io.xinglin.imaging.dicom.pixel;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.codec.Samples;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import org.aoju.bus.image.Tag;

/** A frame as people look at it: the grayscale pipeline of PS3.4 N.2, palette and true colour. */
public final class Rendering {
    private Rendering() {}

    /**
     * @param frame 1-based
     * @param window centre and width in modality units, or null
     */
    public static BufferedImage render(Part10 file, int frame, double[] window) {
        if (window != null && (window.length != 2 || !(window[1] > 0))) {
            throw new ProblemException(Category.INVALID, "a window is a centre and a width above zero");
        }
        var image = ImageDescription.of(file);
        var samples = FrameDecoding.decode(file, image, frame);
        if (samples.perPixel() == 3) {
            return color(image, ColorConversion.rgb(samples, image));
        }
        return image.photometric().equals("PALETTE COLOR")
                ? color(image, palette(file, image, samples))
                : gray(file, image, samples, frame, window);
    }

    private static BufferedImage color(ImageDescription image, int[] rgb) {
        var out = new BufferedImage(image.columns(), image.rows(), BufferedImage.TYPE_INT_RGB);
        out.setRGB(0, 0, image.columns(), image.rows(), rgb, 0, image.columns());
        return out;
    }

    private static int[] palette(Part10 file, ImageDescription image, Samples samples) {
        var data = file.data();
        var red = Palette.table(data, Palette.Channel.RED, image.signed());
        var green = Palette.table(data, Palette.Channel.GREEN, image.signed());
        var blue = Palette.table(data, Palette.Channel.BLUE, image.signed());
        var shift = Math.max(0, Math.max(red.usedBits(), Math.max(green.usedBits(), blue.usedBits())) - 8);
        var values = samples.values();
        var rgb = new int[values.length];
        for (var i = 0; i < rgb.length; i++) {
            rgb[i] = ((red.at(values[i]) >> shift) << 16)
                    | ((green.at(values[i]) >> shift) << 8)
                    | (blue.at(values[i]) >> shift);
        }
        return rgb;
    }

    private static BufferedImage gray(
            Part10 file, ImageDescription image, Samples samples, int frame, double[] window) {
        var attributes = new FrameAttributes(file.data(), frame);
        var modality = ModalityTransform.of(attributes, image);
        var values = samples.values();
        var low = Integer.MAX_VALUE;
        var high = Integer.MIN_VALUE;
        for (var value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        var range = new double[] {modality.apply(low), modality.apply(high)};
        var voi = ValueOfInterest.of(attributes, window, image.signed(), range);
        var inverted = image.photometric().equals("MONOCHROME1")
                || Fields.text(file.data(), Tag.PresentationLUTShape).equals("INVERSE");
        var out = new BufferedImage(image.columns(), image.rows(), BufferedImage.TYPE_BYTE_GRAY);
        var bytes = ((DataBufferByte) out.getRaster().getDataBuffer()).getData();
        var table = (long) high - low < 1 << 16 ? grays(low, high, modality, voi, inverted) : null;
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = table != null ? table[values[i] - low] : gray(values[i], modality, voi, inverted);
        }
        return out;
    }

    private static byte[] grays(int low, int high, ModalityTransform modality, ValueOfInterest voi, boolean inverted) {
        var table = new byte[high - low + 1];
        for (var i = 0; i < table.length; i++) {
            table[i] = gray(low + i, modality, voi, inverted);
        }
        return table;
    }

    private static byte gray(int stored, ModalityTransform modality, ValueOfInterest voi, boolean inverted) {
        var gray = voi.gray(modality.apply(stored));
        return (byte) (inverted ? 255 - gray : gray);
    }
}
