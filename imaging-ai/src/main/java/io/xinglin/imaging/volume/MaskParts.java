package io.xinglin.imaging.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** The parts of a mask that hang together, corners counted (26 neighbours). Stateless. */
public final class MaskParts {
    private MaskParts() {}

    /** All parts, the largest first. */
    public static List<VolumeMask> of(VolumeMask mask) {
        var left = (BitSet) mask.inside().clone();
        int[] part = new int[mask.voxels()];
        List<VolumeMask> parts = new ArrayList<>();
        for (int seed = left.nextSetBit(0); seed >= 0; seed = left.nextSetBit(seed)) {
            int size = take(left, seed, mask.grid(), part);
            var inside = new BitSet();
            Arrays.stream(part, 0, size).forEach(inside::set);
            parts.add(new VolumeMask(mask.grid(), inside));
        }
        parts.sort(Comparator.comparingInt(VolumeMask::voxels).reversed());
        return parts;
    }

    /** Moves the voxels around a seed out of {@code left} into {@code part}; answers how many. */
    private static int take(BitSet left, int seed, VolumeGrid grid, int[] part) {
        int size = 0;
        part[size++] = seed;
        left.clear(seed);
        for (int done = 0; done < size; done++) {
            int[] at = grid.voxel(part[done]);
            for (int z = Math.max(0, at[2] - 1); z <= Math.min(grid.slices() - 1, at[2] + 1); z++) {
                for (int y = Math.max(0, at[1] - 1); y <= Math.min(grid.rows() - 1, at[1] + 1); y++) {
                    for (int x = Math.max(0, at[0] - 1); x <= Math.min(grid.columns() - 1, at[0] + 1); x++) {
                        int next = grid.number(x, y, z);
                        if (left.get(next)) {
                            left.clear(next);
                            part[size++] = next;
                        }
                    }
                }
            }
        }
        return size;
    }
}
