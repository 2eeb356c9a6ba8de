package io.xinglin.imaging.dicom.slide;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.slide.SlideFrame;
import io.xinglin.imaging.slide.SlideImage;
import io.xinglin.imaging.slide.SlideLevel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aoju.bus.image.Tag;

/** {@link SlideImage} over DICOM files: decoded tiles are kept within a bound, the rest stays on disk. */
public final class Pyramid implements SlideImage {
    /** Pixels of decoded tiles that are kept: 16 MiB, what a strip of tiles needs again and again. */
    private static final int MOST_PIXELS = 4 << 20;

    private static final int WHITE = 0xffffff;

    private record Key(int level, int tile) {}

    private final List<LevelImage> images;
    private final Map<Key, int[]> decoded = new LinkedHashMap<>(64, 0.75f, true);
    private long pixels;

    private Pyramid(List<LevelImage> images) {
        this.images = List.copyOf(images);
    }

    /** @throws ProblemException INVALID when there is no level, or levels are of several slides or of no known size */
    public static Pyramid open(List<Path> files) {
        Map<String, List<SlidePart>> levels = new LinkedHashMap<>();
        var containers = new ArrayList<String>();
        for (var file : files) {
            var part = SlidePart.read(file);
            if (part.isLevel()) {
                levels.computeIfAbsent(part.level(), l -> new ArrayList<>()).add(part);
                containers.add(Fields.text(part.data(), Tag.ContainerIdentifier));
            }
        }
        if (levels.isEmpty()) {
            throw new ProblemException(Category.INVALID, "no level of a whole slide among the files");
        }
        if (containers.stream().distinct().count() > 1) {
            throw new ProblemException(Category.INVALID, "the levels are of several slides");
        }
        var images = levels.values().stream().map(Pyramid::image).toList();
        return new Pyramid(images.stream()
                .sorted(Comparator.comparingDouble(i -> i.level().micrometres()))
                .toList());
    }

    private static LevelImage image(List<SlidePart> parts) {
        var micrometres = parts.get(0).micrometres();
        if (Double.isNaN(micrometres)) {
            throw new ProblemException(Category.INVALID, "a level does not say how large its pixels are");
        }
        return new LevelImage(parts, micrometres);
    }

    @Override
    public List<SlideLevel> levels() {
        return images.stream().map(LevelImage::level).toList();
    }

    @Override
    public Raster read(int level, int left, int top, int width, int height) {
        var rgb = new int[width * height];
        Arrays.fill(rgb, WHITE);
        var image = images.get(level);
        for (var tile : image.touching(left, top, width, height)) {
            copy(pixels(level, tile), image.place(tile), image.level(), rgb, left, top, width, height);
        }
        return raster(rgb, width, height);
    }

    private int[] pixels(int level, int tile) {
        var key = new Key(level, tile);
        var found = decoded.get(key);
        if (found == null) {
            found = images.get(level).decode(tile);
            decoded.put(key, found);
            pixels += found.length;
            var oldest = decoded.entrySet().iterator();
            while (pixels > MOST_PIXELS && decoded.size() > 1) {
                pixels -= oldest.next().getValue().length;
                oldest.remove();
            }
        }
        return found;
    }

    /** What of a tile lies in the part; what a tile holds beyond the level's edge is padding. */
    private static void copy(
            int[] tile, SlideFrame at, SlideLevel level, int[] rgb, int left, int top, int width, int height) {
        var x0 = Math.max(left, at.left());
        var x1 = Math.min(Math.min(left + width, at.left() + at.width()), level.columns());
        var y1 = Math.min(Math.min(top + height, at.top() + at.height()), level.rows());
        for (var y = Math.max(top, at.top()); y < y1 && x1 > x0; y++) {
            System.arraycopy(
                    tile, (y - at.top()) * at.width() + x0 - at.left(), rgb, (y - top) * width + x0 - left, x1 - x0);
        }
    }

    private static Raster raster(int[] rgb, int width, int height) {
        var planes = new ArrayList<Picture>();
        for (var shift = 16; shift >= 0; shift -= 8) {
            var values = new float[rgb.length];
            for (var i = 0; i < values.length; i++) {
                values[i] = (rgb[i] >> shift & 0xff) / 255f;
            }
            planes.add(new Picture(width, height, values));
        }
        return new Raster(planes);
    }
}
