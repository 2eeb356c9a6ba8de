package io.xinglin.bench;

import io.xinglin.core.study.InstanceHeader;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.Part10SlideReader;
import io.xinglin.imaging.model.SlideSection;
import io.xinglin.imaging.phantom.PhantomSlide;
import io.xinglin.imaging.slide.SlideImage;
import io.xinglin.imaging.slide.TileGrid;
import io.xinglin.imaging.slide.Tissue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A whole slide of 3 GB, made for it: its header as intake reads it, its tissue, every tile with tissue; no network. Settings:
 * {@code side} of its finest level in pixels (32,768), {@code scratch}.
 */
final class SlideBenchmark implements Benchmark {
    private static final int TILE = 256;
    private static final int SQUARE = 224;
    private static final double FINEST = 0.25;
    private static final SlideSection HALF_MICROMETRE = new SlideSection(0.5, 0.5, 0.1);

    @Override
    public String purpose() {
        return "a whole slide of 3 GB: seconds and memory to find its tissue and read all tiles of it";
    }

    @Override
    public void run(Settings settings, Figures figures) throws IOException {
        int side = settings.number("side", 32_768);
        Path folder = Folders.scratch(settings);
        try {
            var finest = new PhantomSlide(side, side, TILE, FINEST);
            var coarse = new PhantomSlide(side / 16, side / 16, TILE, FINEST * 16);
            Path large = folder.resolve("finest.dcm");
            Path small = folder.resolve("coarse.dcm");
            finest.write(large, true);
            coarse.write(small, true);
            figures.print("pixels of the finest level", finest.bytes() / 1e9, "GB");
            long begin = System.nanoTime();
            InstanceHeader header = new Part10Files().readHeader(large);
            figures.print("header of " + header.frames() + " frames", seconds(begin), "s");
            begin = System.nanoTime();
            SlideImage slide = new Part10SlideReader().open(List.of(small, large));
            Tissue tissue = Tissue.of(slide);
            figures.print("tissue", seconds(begin), "s");
            begin = System.nanoTime();
            int tiles = read(slide, tissue);
            figures.print(tiles + " tiles of 0.5 µm, half of each shared", seconds(begin), "s");
            figures.print("tiles a second", tiles / seconds(begin), "");
            figures.print("resident memory at its most", peak(), "MB");
        } finally {
            Folders.delete(folder);
        }
    }

    private static int read(SlideImage slide, Tissue tissue) {
        TileGrid grid = TileGrid.of(slide, HALF_MICROMETRE, SQUARE);
        List<TileGrid.Tile> tiles = grid.inside(tissue, HALF_MICROMETRE.tissue());
        for (TileGrid.Tile tile : tiles) {
            slide.read(grid.level(), grid.left(tile.column()), grid.top(tile.row()), grid.pixels(), grid.pixels());
        }
        return tiles.size();
    }

    private static double peak() {
        return ResidentMemory.peakMegabytes("self");
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
