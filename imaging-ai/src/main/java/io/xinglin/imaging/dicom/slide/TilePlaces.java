package io.xinglin.imaging.dicom.slide;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Fields;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * Where the frames of one instance lie in the total pixel matrix, from 0; negative for frames of another focal plane or
 * optical path than the first. TILED_FULL counts along the rows, then planes, then paths (PS3.3 C.7.6.17.3); otherwise each
 * frame says it (PS3.3 C.8.12.6.1).
 *
 * @param lefts column of each frame
 * @param tops row of each frame
 */
record TilePlaces(int[] lefts, int[] tops) {
    static TilePlaces of(Attributes data) {
        var frames = Math.max(1, Fields.integer(data, Tag.NumberOfFrames, 1));
        var perFrame = data.getSequence(Tag.PerFrameFunctionalGroupsSequence);
        var full = Fields.text(data, Tag.DimensionOrganizationType).equals("TILED_FULL")
                || perFrame == null
                || perFrame.isEmpty();
        return full ? full(data, frames) : sparse(data, frames);
    }

    private static TilePlaces full(Attributes data, int frames) {
        var width = Fields.integer(data, Tag.Columns, 0);
        var height = Fields.integer(data, Tag.Rows, 0);
        if (width < 1 || height < 1) {
            throw new ProblemException(Category.INVALID, "tiles have no size");
        }
        var across = ceil(Fields.integer(data, Tag.TotalPixelMatrixColumns, 1), width);
        var down = ceil(Fields.integer(data, Tag.TotalPixelMatrixRows, 1), height);
        var first = Fields.integer(data, Tag.ConcatenationFrameOffsetNumber, 0);
        var places = new TilePlaces(new int[frames], new int[frames]);
        for (var i = 0; i < frames; i++) {
            var tile = (long) first + i;
            var inside = tile < (long) across * down;
            places.lefts[i] = inside ? (int) (tile % across) * width : -1;
            places.tops[i] = inside ? (int) (tile / across) * height : -1;
        }
        return places;
    }

    private static int ceil(int length, int side) {
        return (length + side - 1) / side;
    }

    private static TilePlaces sparse(Attributes data, int frames) {
        var places = new TilePlaces(new int[frames], new int[frames]);
        var planes = new FirstPlane();
        for (var i = 0; i < frames; i++) {
            var groups = data.getNestedDataset(Tag.PerFrameFunctionalGroupsSequence, i);
            var position = groups == null ? null : groups.getNestedDataset(Tag.PlanePositionSlideSequence);
            var left = position == null ? 0 : Fields.integer(position, Tag.ColumnPositionInTotalImagePixelMatrix, 0);
            var top = position == null ? 0 : Fields.integer(position, Tag.RowPositionInTotalImagePixelMatrix, 0);
            if (left < 1 || top < 1) {
                throw new ProblemException(Category.INVALID, "a tile does not say where it lies");
            }
            var first = planes.holds(groups, position);
            places.lefts[i] = first ? left - 1 : -1;
            places.tops[i] = first ? top - 1 : -1;
        }
        return places;
    }

    /** Remembers focal plane and optical path of the first frame. */
    private static final class FirstPlane {
        private String first;

        boolean holds(Attributes groups, Attributes position) {
            var path = groups.getNestedDataset(Tag.OpticalPathIdentificationSequence);
            var name = (path == null ? "" : Fields.text(path, Tag.OpticalPathIdentifier)) + "/"
                    + Fields.number(position, Tag.ZOffsetInSlideCoordinateSystem, 0);
            if (first == null) {
                first = name;
            }
            return first.equals(name);
        }
    }
}
