package io.xinglin.imaging.phantom.chest;

import io.xinglin.imaging.volume.Volume;
import io.xinglin.imaging.volume.VolumeGrid;
import java.util.ArrayList;
import java.util.List;

/** Scans a made patient. Takes seconds and about half a gigabyte for slices of 1 mm. Safe for use by many threads. */
public final class ChestPhantom {
    private static final double FIELD = 320;
    private static final double FINEST = 1.01;

    private final List<NoduleTexture> textures;

    /** Nodules with patterns by formula. */
    public ChestPhantom() {
        this(List.of());
    }

    /** @param textures of real nodules; each made nodule gets one of them, places and sizes stay as without */
    public ChestPhantom(List<NoduleTexture> textures) {
        this.textures = List.copyOf(textures);
    }

    /** The scan of one specification; the same one gives the same voxels. */
    public ChestScan scan(ChestSpec spec) {
        Chest chest = new Chest(spec.seed(), spec.nodules(), textures);
        double[] moved = Vec.of(spec.visit().x(), spec.visit().y(), spec.visit().z());
        double growth = Math.cbrt(spec.visit().growth());
        int size = (int) Math.round(FIELD / spec.spacing());
        int slices = (int) Math.ceil(ChestShape.HEIGHT / spec.thickness());
        double corner = -(size - 1) * spec.spacing() / 2;
        VolumeGrid grid = VolumeGrid.upright(
                size,
                size,
                slices,
                List.of(spec.spacing(), spec.spacing(), spec.thickness()),
                List.of(corner, corner, 0.0));
        Raster raster = new Raster(chest, grid, growth, moved);
        short[][] planes = new short[slices][];
        int parts = (int) Math.ceil(spec.thickness() / FINEST);
        for (int k = 0; k < slices; k++) {
            float[] plane = raster.slice(k * spec.thickness(), spec.thickness(), parts);
            ScanNoise.scan(
                    plane,
                    size,
                    spec,
                    new Dice(spec.seed() * 1_000_003 + spec.visit().number() * 7_919L + k));
            planes[k] = rounded(plane);
        }
        List<NoduleTruth> truths = new ArrayList<>();
        for (NoduleBody nodule : chest.nodules()) {
            truths.add(NoduleMeasuring.measure(truths.size() + 1, nodule, chest.shape(), growth, moved));
        }
        return new ChestScan(spec, new Volume(grid, planes), truths);
    }

    private static short[] rounded(float[] plane) {
        short[] out = new short[plane.length];
        for (int i = 0; i < plane.length; i++) {
            out[i] = (short) Math.max(-1024, Math.min(3071, Math.round(plane[i])));
        }
        return out;
    }
}
