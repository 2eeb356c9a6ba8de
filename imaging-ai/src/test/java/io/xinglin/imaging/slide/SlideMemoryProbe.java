package io.xinglin.imaging.slide;

import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.Part10SlideReader;
import io.xinglin.imaging.model.SlideSection;
import java.nio.file.Path;
import java.util.List;

/** What {@link SlideMemoryTest} runs in a process of its own: prints how many tiles with tissue it read. */
public final class SlideMemoryProbe {
    private SlideMemoryProbe() {}

    public static void main(String[] files) {
        new Part10Files().readHeader(Path.of(files[0]));
        SlideImage slide = new Part10SlideReader().open(List.of(Path.of(files[0])));
        Tissue tissue = Tissue.of(slide);
        var section = new SlideSection(0.5, 0.5, 0.1);
        TileGrid grid = TileGrid.of(slide, section, 224);
        int read = 0;
        for (TileGrid.Tile tile : grid.inside(tissue, section.tissue())) {
            slide.read(grid.level(), grid.left(tile.column()), grid.top(tile.row()), grid.pixels(), grid.pixels());
            read++;
        }
        System.out.println(read);
    }
}
