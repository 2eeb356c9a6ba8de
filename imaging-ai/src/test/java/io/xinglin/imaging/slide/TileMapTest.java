package io.xinglin.imaging.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The map of tiles, its hot regions, and what is tissue. */
@Tag("REQ-WSI-02")
class TileMapTest {
    private static final SlideLevel LEVEL = new SlideLevel(100, 60, 0.5, List.of());

    @Test
    void overlappingTilesShouldBeAveragedInTheCellsTheyShare() {
        // Tiles of 20 every 10 pixels: ten cells across, six down; a tile covers two by two.
        var map = new TileMap(new TileGrid(0, LEVEL, 9, 5, 20, 10));

        map.add(new TileGrid.Tile(0, 0), 0.2);
        map.add(new TileGrid.Tile(1, 0), 0.8);

        assertThat(map.width()).isEqualTo(10);
        assertThat(map.height()).isEqualTo(6);
        assertThat(map.at(0, 0)).isEqualTo(0.2);
        assertThat(map.at(1, 1)).isCloseTo(0.5, within(1e-12));
        assertThat(map.at(2, 0)).isEqualTo(0.8);
        assertThat(map.at(3, 0)).isZero();
        assertThat(map.most()).isEqualTo(0.8);
    }

    @Test
    void hotRegionsShouldBeConnectedPartsWithTheirPeakFirst() {
        var map = new TileMap(new TileGrid(0, LEVEL, 10, 6, 10, 10));
        map.add(new TileGrid.Tile(0, 0), 0.6);
        map.add(new TileGrid.Tile(1, 1), 0.7);
        map.add(new TileGrid.Tile(5, 4), 0.9);
        map.add(new TileGrid.Tile(9, 0), 0.4);

        List<HotRegion> hot = HotRegion.of(map, 0.5);

        assertThat(hot).extracting(HotRegion::probability).containsExactly(0.9, 0.7);
        assertThat(hot.get(1).cells().cardinality()).isEqualTo(2);
        assertThat(map.middle(hot.get(0).peak(), new SlideLevel(200, 120, 0.25, List.of())))
                .containsExactly(110, 90);
        // 10 pixels of 0.5 micrometres.
        assertThat(map.cellArea()).isCloseTo(25e-6, within(1e-12));
    }

    @Test
    void edgesShouldNotJoinTheRowsOfAMap() {
        var map = new TileMap(new TileGrid(0, LEVEL, 10, 6, 10, 10));
        map.add(new TileGrid.Tile(9, 0), 0.9);
        map.add(new TileGrid.Tile(0, 1), 0.9);

        assertThat(HotRegion.of(map, 0.5)).hasSize(2);
    }

    @Test
    void stainShouldBeTissueAndGlassAndBlackShouldNot() {
        float[] red = new float[30];
        float[] green = new float[30];
        float[] blue = new float[30];
        for (int i = 0; i < 30; i++) {
            boolean stain = i % 10 >= 3 && i % 10 < 6;
            boolean black = i % 10 == 9;
            red[i] = black ? 0.01f : stain ? 0.7f : 0.95f;
            green[i] = black ? 0 : stain ? 0.4f : 0.95f;
            blue[i] = black ? 0 : stain ? 0.6f : 0.94f;
        }
        Tissue tissue = Tissue.of(
                new Raster(List.of(new Picture(10, 3, red), new Picture(10, 3, green), new Picture(10, 3, blue))));

        assertThat(tissue.share()).isCloseTo(0.3, within(1e-9));
        assertThat(tissue.share(0.3, 0, 0.6, 1)).isEqualTo(1);
        assertThat(tissue.share(0.2, 0, 0.4, 1)).isEqualTo(0.5);
        assertThat(tissue.share(0.7, 0, 1, 1)).isZero();
    }
}
