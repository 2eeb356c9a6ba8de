package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.SlideSection;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.slide.SlideImage;
import io.xinglin.imaging.slide.TileGrid;
import io.xinglin.imaging.slide.TileMap;
import io.xinglin.imaging.slide.Tissue;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a model says of the tiles of one slide.
 *
 * @param tissue share of the slide that is tissue, 0..1
 * @param tiles how many were looked at
 * @param maps one a label, in their order
 */
public record SlideSurvey(SlideImage slide, TileGrid grid, double tissue, int tiles, List<TileMap> maps) {
    public SlideSurvey {
        maps = List.copyOf(maps);
    }

    /**
     * Looks at every tile with tissue, one at a time.
     *
     * @throws ProblemException INVALID for a slide without tissue, and what slide and engine throw
     */
    public static SlideSurvey of(InstalledModel model, SlideImage slide, PixelSource pixels, SeriesEngine engine) {
        SlideSection section = model.manifest().slide().orElseThrow();
        TileGrid grid = TileGrid.of(slide, section, model.manifest().input().size());
        Tissue tissue = Tissue.of(slide);
        List<TileGrid.Tile> tiles = grid.inside(tissue, section.tissue());
        if (tiles.isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, "no tissue was found on the slide");
        }
        List<TileMap> maps = Stream.generate(() -> new TileMap(grid))
                .limit(model.manifest().labels().size())
                .toList();
        Preparation preparation =
                new ImagePreparation(pixels.frames(), model.manifest().input());
        Iterator<Raster> squares = tiles.stream()
                .map(tile -> square(slide, grid, tile, preparation))
                .iterator();
        Iterator<TileGrid.Tile> answered = tiles.iterator();
        engine.stream(model, squares, seen -> {
            TileGrid.Tile tile = answered.next();
            for (int k = 0; k < maps.size(); k++) {
                maps.get(k).add(tile, seen.probabilities()[k]);
            }
        });
        return new SlideSurvey(slide, grid, tissue.share(), tiles.size(), maps);
    }

    private static Raster square(SlideImage slide, TileGrid grid, TileGrid.Tile tile, Preparation preparation) {
        Raster raster =
                slide.read(grid.level(), grid.left(tile.column()), grid.top(tile.row()), grid.pixels(), grid.pixels());
        return preparation.prepare(tile, raster, Placement.numbered(1)).pixels();
    }

    /** Of the slide as a whole: the largest of each map. */
    public double[] probabilities() {
        return maps.stream().mapToDouble(TileMap::most).toArray();
    }
}
