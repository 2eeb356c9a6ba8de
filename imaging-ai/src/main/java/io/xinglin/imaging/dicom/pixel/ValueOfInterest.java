package io.xinglin.imaging.dicom.pixel;

import io.xinglin.imaging.dicom.file.Fields;
import org.aoju.bus.image.Tag;

/** From modality units to 0..255 (PS3.3 C.11.2). */
@FunctionalInterface
interface ValueOfInterest {
    int gray(double value);

    /** The given window, else the frame's first window, else its VOI LUT, else the frame's own range. */
    static ValueOfInterest of(FrameAttributes attributes, double[] window, boolean signed, double[] range) {
        var item = attributes.macro(Tag.FrameVOILUTSequence);
        var function = Fields.text(item, Tag.VOILUTFunction);
        if (window != null) {
            return window(window[0], window[1], function);
        }
        var center = Fields.numbers(item, Tag.WindowCenter);
        var width = Fields.numbers(item, Tag.WindowWidth);
        if (center.length > 0 && width.length > 0 && width[0] > 0) {
            return window(center[0], width[0], function);
        }
        var table = LookupTable.ofSequence(item, Tag.VOILUTSequence, signed);
        if (table != null) {
            var shift = Math.max(0, Math.max(table.bits(), table.usedBits()) - 8);
            return value -> Math.min(255, table.at((int) Math.round(value)) >> shift);
        }
        var span = Math.max(1e-9, range[1] - range[0]);
        return value -> clamp((value - range[0]) / span * 255);
    }

    private static ValueOfInterest window(double center, double width, String function) {
        return switch (function) {
            case "SIGMOID" -> value -> clamp(255 / (1 + Math.exp(-4 * (value - center) / width)));
            case "LINEAR_EXACT" -> value -> clamp(((value - center) / width + 0.5) * 255);
            default ->
                value -> width <= 1
                        ? value > center - 0.5 ? 255 : 0
                        : clamp(((value - (center - 0.5)) / (width - 1) + 0.5) * 255);
        };
    }

    private static int clamp(double gray) {
        return (int) Math.max(0, Math.min(255, Math.round(gray)));
    }
}
