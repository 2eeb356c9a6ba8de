package io.xinglin.imaging.dicom.pixel;

import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.pixel.RenderedFrame;
import org.aoju.bus.image.Tag;

/** One frame as {@link Rendering} shows it, with what names it. */
public final class FrameRendering {
    private FrameRendering() {}

    /** @param window centre and width in modality units, or nothing */
    public static RenderedFrame render(Part10 file, int frame, int channels, double... window) {
        var image = Rendering.render(file, frame, window.length == 0 ? null : window);
        return new RenderedFrame(
                SliceDecoding.uid(Fields.text(file.data(), Tag.SOPClassUID)),
                SliceDecoding.uid(Fields.text(file.data(), Tag.SOPInstanceUID)),
                frame,
                Fields.integer(file.data(), Tag.InstanceNumber, 0),
                Fields.text(file.data(), Tag.Modality),
                PixelSpacings.of(file.data(), frame),
                Raster.of(image, channels));
    }
}
