package io.xinglin.imaging.slide;

import io.xinglin.imaging.model.SlideSection;
import java.util.ArrayList;
import java.util.List;

/**
 * How a level is cut into tiles of one size in the tissue.
 *
 * @param level index of the level they are read from
 * @param columns of tiles
 * @param rows of tiles
 * @param side of a tile in pixels of the level
 * @param stride from one tile to the next in pixels of the level
 */
public record TileGrid(int level, SlideLevel of, int columns, int rows, double side, double stride) {
    /** Tiles of neighbouring columns are read together, so that few stored tiles are needed again. */
    private static final int STRIP = 8;

    /** A tile by its place in the grid. */
    public record Tile(int column, int row) {}

    /**
     * @param size side of the network's square
     * @throws IllegalArgumentException never: a slide smaller than a tile gets one
     */
    public static TileGrid of(SlideImage slide, SlideSection section, int size) {
        int index = slide.levelFor(section.micrometres());
        SlideLevel level = slide.levels().get(index);
        double side = size * section.micrometres() / level.micrometres();
        double stride = Math.max(1, side * (1 - section.overlap()));
        return new TileGrid(
                index, level, count(level.columns(), side, stride), count(level.rows(), side, stride), side, stride);
    }

    private static int count(int length, double side, double stride) {
        return (int) Math.ceil(Math.max(0, length - side) / stride) + 1;
    }

    /** Left edge of a column of tiles. */
    public int left(int column) {
        return (int) Math.round(column * stride);
    }

    /** Top edge of a row of tiles. */
    public int top(int row) {
        return (int) Math.round(row * stride);
    }

    /** Side of what is read for a tile. */
    public int pixels() {
        return Math.max(1, (int) Math.round(side));
    }

    /** The tiles of which at least the share is tissue, in strips of columns from top to bottom. */
    public List<Tile> inside(Tissue tissue, double least) {
        List<Tile> tiles = new ArrayList<>();
        for (int strip = 0; strip < columns; strip += STRIP) {
            for (int row = 0; row < rows; row++) {
                for (int column = strip; column < Math.min(columns, strip + STRIP); column++) {
                    double share = tissue.share(
                            left(column) / (double) of.columns(),
                            top(row) / (double) of.rows(),
                            Math.min(1, (left(column) + side) / of.columns()),
                            Math.min(1, (top(row) + side) / of.rows()));
                    if (share >= least && share > 0) {
                        tiles.add(new Tile(column, row));
                    }
                }
            }
        }
        return tiles;
    }
}
