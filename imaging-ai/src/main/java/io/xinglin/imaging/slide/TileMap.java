package io.xinglin.imaging.slide;

import java.util.Arrays;

/**
 * What overlapping tiles say of one label, a cell for every step of the grid: the mean over the tiles that cover the cell's
 * middle. Used by one thread.
 */
public final class TileMap {
    private final TileGrid grid;
    private final int width;
    private final int height;
    private final double[] sums;
    private final int[] counts;

    public TileMap(TileGrid grid) {
        this.grid = grid;
        this.width = (int) Math.ceil(grid.of().columns() / grid.stride());
        this.height = (int) Math.ceil(grid.of().rows() / grid.stride());
        this.sums = new double[width * height];
        this.counts = new int[width * height];
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Takes in what one tile says. */
    public void add(TileGrid.Tile tile, double probability) {
        int across = (int) Math.floor(grid.side() / grid.stride() + 0.5 - 1e-9);
        for (int y = tile.row(); y < Math.min(height, tile.row() + Math.max(1, across)); y++) {
            for (int x = tile.column(); x < Math.min(width, tile.column() + Math.max(1, across)); x++) {
                sums[y * width + x] += probability;
                counts[y * width + x]++;
            }
        }
    }

    /** 0..1; 0 where no tile was looked at. */
    public double at(int column, int row) {
        int i = row * width + column;
        return counts[i] == 0 ? 0 : sums[i] / counts[i];
    }

    /** The largest of it: the slide's own score, as in CAMELYON16 (Bejnordi et al., JAMA 2017; 318: 2199-2210). */
    public double most() {
        double most = 0;
        for (int i = 0; i < sums.length; i++) {
            most = Math.max(most, counts[i] == 0 ? 0 : sums[i] / counts[i]);
        }
        return most;
    }

    /** The cell a place of the slide lies in, by shares of its width and height. */
    public int cell(double across, double down) {
        int x = Math.max(0, Math.min(width - 1, (int) (across * grid.of().columns() / grid.stride())));
        int y = Math.max(0, Math.min(height - 1, (int) (down * grid.of().rows() / grid.stride())));
        return y * width + x;
    }

    /** The middle of a cell in pixels of the finest level. */
    public double[] middle(int cell, SlideLevel finest) {
        int row = cell / width;
        double scale = grid.of().micrometres() / finest.micrometres();
        return new double[] {
            Math.min(finest.columns() - 1, (cell % width + 0.5) * grid.stride() * scale),
            Math.min(finest.rows() - 1, (row + 0.5) * grid.stride() * scale)
        };
    }

    /** Area of a cell, mm2. */
    public double cellArea() {
        double side = grid.stride() * grid.of().micrometres() / 1000;
        return side * side;
    }

    /** Row-major copy. */
    double[] values() {
        double[] values = new double[sums.length];
        Arrays.setAll(values, i -> counts[i] == 0 ? 0 : sums[i] / counts[i]);
        return values;
    }
}
