package io.xinglin.imaging.dicom.slide;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.Part10Reader;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * One instance of a level: a whole level, or a part of a concatenation (PS3.3 C.7.6.16.1).
 *
 * @param file without the functional groups of each frame, which may be larger than all the rest
 * @param places of its frames
 */
record SlidePart(Part10 file, TilePlaces places) {
    /** @throws ProblemException INVALID when it is no whole slide image */
    static SlidePart read(Path path) {
        var file = Part10Reader.readWithBulk(path);
        if (Fields.integer(file.data(), Tag.TotalPixelMatrixColumns, 0) < 1
                || Fields.integer(file.data(), Tag.TotalPixelMatrixRows, 0) < 1
                || file.pixels().isEmpty()) {
            throw new ProblemException(Category.INVALID, "no whole slide: the total pixel matrix has no size");
        }
        var places = TilePlaces.of(file.data());
        var data = new Attributes(file.data());
        data.remove(Tag.PerFrameFunctionalGroupsSequence);
        return new SlidePart(new Part10(file.meta(), data, file.transferSyntaxUid(), file.pixels()), places);
    }

    Attributes data() {
        return file.data();
    }

    /** Whether it shows the slide itself and not its label or a photograph of it: value 3 of Image Type (PS3.3 C.8.12.4.1.1). */
    boolean isLevel() {
        var type = data().getStrings(Tag.ImageType);
        return type == null || type.length < 3 || type[2].equals("VOLUME") || type[2].equals("THUMBNAIL");
    }

    /** What tells the levels apart: the concatenation, else the instance. */
    String level() {
        var whole = Fields.text(data(), Tag.SOPInstanceUIDOfConcatenationSource);
        return whole.isEmpty() ? Fields.text(data(), Tag.SOPInstanceUID) : whole;
    }

    int frames() {
        return Math.max(1, Fields.integer(data(), Tag.NumberOfFrames, 1));
    }

    /** µm a pixel by Pixel Spacing, else by the size of what was imaged; NaN when neither is known. */
    double micrometres() {
        var shared = data().getNestedDataset(Tag.SharedFunctionalGroupsSequence);
        var measures = shared == null ? null : shared.getNestedDataset(Tag.PixelMeasuresSequence);
        var spacing = measures == null ? new double[0] : Fields.numbers(measures, Tag.PixelSpacing);
        if (spacing.length == 2 && spacing[0] > 0 && spacing[1] > 0) {
            return (spacing[0] + spacing[1]) / 2 * 1000;
        }
        var width = Fields.number(data(), Tag.ImagedVolumeWidth, 0);
        return width > 0 ? width * 1000 / Fields.integer(data(), Tag.TotalPixelMatrixColumns, 1) : Double.NaN;
    }
}
