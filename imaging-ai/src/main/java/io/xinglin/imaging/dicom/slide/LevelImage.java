package io.xinglin.imaging.dicom.slide;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.pixel.Rendering;
import io.xinglin.imaging.slide.SlideFrame;
import io.xinglin.imaging.slide.SlideLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aoju.bus.image.Tag;

/** One level: its instances, and where each tile is found. Used by one thread. */
final class LevelImage {
    private record Stored(SlidePart part, int frame) {}

    private record Place(int column, int row) {}

    private final SlideLevel level;
    private final int width;
    private final int height;
    private final List<Stored> stored = new ArrayList<>();
    private final Map<Place, List<Integer>> byPlace = new HashMap<>();

    /** @param parts one instance, or all there are of a concatenation */
    LevelImage(List<SlidePart> parts, double micrometres) {
        var data = parts.get(0).data();
        width = Fields.integer(data, Tag.Columns, 0);
        height = Fields.integer(data, Tag.Rows, 0);
        if (width < 1 || height < 1) {
            throw new ProblemException(Category.INVALID, "tiles have no size");
        }
        var frames = new ArrayList<SlideFrame>();
        for (var part : parts) {
            var sopClass = new DicomUid(Fields.text(part.data(), Tag.SOPClassUID));
            var instance = new DicomUid(Fields.text(part.data(), Tag.SOPInstanceUID));
            for (var i = 0; i < part.frames(); i++) {
                var left = part.places().lefts()[i];
                var top = part.places().tops()[i];
                if (left >= 0 && top >= 0) {
                    add(new Stored(part, i + 1), left, top);
                    frames.add(new SlideFrame(sopClass, instance, i + 1, left, top, width, height));
                }
            }
        }
        level = new SlideLevel(
                Fields.integer(data, Tag.TotalPixelMatrixColumns, 1),
                Fields.integer(data, Tag.TotalPixelMatrixRows, 1),
                micrometres,
                frames);
    }

    /** Tiles of a sparse level may lie anywhere: each is found by every cell of the even grid that it touches. */
    private void add(Stored tile, int left, int top) {
        stored.add(tile);
        for (var row = top / height; row <= (top + height - 1) / height; row++) {
            for (var column = left / width; column <= (left + width - 1) / width; column++) {
                byPlace.computeIfAbsent(new Place(column, row), p -> new ArrayList<>(1))
                        .add(stored.size() - 1);
            }
        }
    }

    SlideLevel level() {
        return level;
    }

    /** The stored tiles that touch a part of the level. */
    List<Integer> touching(int left, int top, int wide, int high) {
        var tiles = new ArrayList<Integer>();
        for (var row = Math.floorDiv(top, height); row <= Math.floorDiv(top + high - 1, height); row++) {
            for (var column = Math.floorDiv(left, width); column <= Math.floorDiv(left + wide - 1, width); column++) {
                for (var tile : byPlace.getOrDefault(new Place(column, row), List.of())) {
                    if (!tiles.contains(tile)) {
                        tiles.add(tile);
                    }
                }
            }
        }
        return tiles;
    }

    SlideFrame place(int tile) {
        return level.frames().get(tile);
    }

    /** Packed red, green and blue of a stored tile. */
    int[] decode(int tile) {
        var found = stored.get(tile);
        var image = Rendering.render(found.part().file(), found.frame(), null);
        return image.getRGB(0, 0, width, height, null, 0, width);
    }
}
