package io.xinglin.imaging.model;

/**
 * What a package of the task {@code whole-slide} says beyond the others: how a slide is cut into tiles.
 *
 * @param micrometres side of a pixel of the tiles, µm
 * @param overlap share of a tile's side that its neighbour covers too
 * @param tissue least share of a tile that must be tissue; others are taken for empty glass and not looked at
 */
public record SlideSection(double micrometres, double overlap, double tissue) {
    private static final double LEAST_MICROMETRES = 0.05;
    private static final double MOST_MICROMETRES = 50;
    private static final double MOST_OVERLAP = 0.75;
    private static final double TISSUE = 0.1;

    static SlideSection read(YamlView input) {
        return new SlideSection(
                input.number("micrometres", LEAST_MICROMETRES, MOST_MICROMETRES),
                input.number("overlap", 0, 0, MOST_OVERLAP),
                input.number("tissue", TISSUE, 0, 1));
    }
}
