package io.xinglin.imaging.phantom.chest;

import io.xinglin.imaging.volume.VolumeGrid;
import java.util.List;

/**
 * Draws planes of a chest. The smooth surfaces are looked up in a coarse grid; tubes and nodules are drawn over them with the
 * share of each pixel they cover.
 */
final class Raster {
    private final Chest chest;
    private final VolumeGrid grid;
    private final double growth;
    private final double[] moved;
    private final List<Tube> tubes;
    private final CoarseField lung;
    private final CoarseField heart;
    private final float[] skins;
    private final double spacing;
    private final double corner;

    Raster(Chest chest, VolumeGrid grid, double growth, double[] moved) {
        this.chest = chest;
        this.grid = grid;
        this.growth = growth;
        this.moved = moved.clone();
        this.spacing = grid.spacing().get(0);
        this.corner = grid.origin().get(0);
        this.tubes = chest.tubes();
        ChestShape shape = chest.shape();
        this.lung = new CoarseField(shape::lung);
        this.heart = new CoarseField(shape::heart);
        this.skins = skins(shape, grid.columns(), corner, spacing, moved);
    }

    /** One slice: the mean of so many thin planes; what is smooth is taken from the middle one. */
    float[] slice(double height, double thickness, int parts) {
        float[] around = new float[grid.columns() * grid.rows()];
        float[] lungs = new float[around.length];
        surroundings(around, lungs, height - moved[2]);
        float[] sum = new float[around.length];
        for (int part = 0; part < parts; part++) {
            double z = height - moved[2] + ((part + 0.5) / parts - 0.5) * thickness;
            float[] own = around.clone();
            for (Tube tube : tubes) {
                if (tube.lowest() < z && tube.highest() > z) {
                    draw(own, tube, z);
                }
            }
            for (NoduleBody nodule : chest.nodules()) {
                draw(own, lungs, nodule, z);
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] += own[i] / parts;
            }
        }
        return sum;
    }

    private void surroundings(float[] around, float[] lungs, double z) {
        int size = grid.columns();
        for (int j = 0; j < size; j++) {
            double y = corner + j * spacing - moved[1];
            for (int i = 0; i < size; i++) {
                double x = corner + i * spacing - moved[0];
                int at = j * size + i;
                double skin = skins[at];
                double inside = skin > 0 ? lung.at(x, y, z) : -1;
                lungs[at] = (float) inside;
                double depth = skin > 0 && inside < 1 ? heart.at(x, y, z) : -1;
                around[at] = (float) chest.background(x, y, z, skin, inside, depth, spacing);
            }
        }
    }

    private static float[] skins(ChestShape shape, int size, double corner, double spacing, double[] moved) {
        float[] skins = new float[size * size];
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                skins[j * size + i] =
                        (float) shape.body(corner + i * spacing - moved[0], corner + j * spacing - moved[1]);
            }
        }
        return skins;
    }

    private int pixel(double place, double off) {
        return (int) Math.max(0, Math.min(grid.columns() - 1, Math.round((place + off - corner) / spacing)));
    }

    private void draw(float[] plane, Tube tube, double z) {
        double reach = tube.reach();
        int left = pixel(Math.min(tube.a()[0], tube.b()[0]) - reach, moved[0]);
        int right = pixel(Math.max(tube.a()[0], tube.b()[0]) + reach, moved[0]);
        int top = pixel(Math.min(tube.a()[1], tube.b()[1]) - reach, moved[1]);
        int bottom = pixel(Math.max(tube.a()[1], tube.b()[1]) + reach, moved[1]);
        for (int j = top; j <= bottom; j++) {
            double y = corner + j * spacing - moved[1];
            for (int i = left; i <= right; i++) {
                double distance = tube.distance(corner + i * spacing - moved[0], y, z);
                double cover = Math.min(1, 0.5 - distance / spacing);
                if (cover > 0) {
                    int at = j * grid.columns() + i;
                    double within =
                            tube.wall() > 0 ? Math.max(0, Math.min(1, 0.5 - (distance + tube.wall()) / spacing)) : 1;
                    double value = tube.wall() > 0
                            ? tube.wallHounsfield() + within * (tube.hounsfield() - tube.wallHounsfield())
                            : tube.hounsfield();
                    plane[at] += (float) (cover * (value - plane[at]));
                }
            }
        }
    }

    private void draw(float[] plane, float[] lungs, NoduleBody nodule, double z) {
        double reach = nodule.reach() * growth;
        double[] c = nodule.centre();
        if (Math.abs(z - c[2]) > reach) {
            return;
        }
        for (int j = pixel(c[1] - reach, moved[1]); j <= pixel(c[1] + reach, moved[1]); j++) {
            double y = corner + j * spacing - moved[1];
            for (int i = pixel(c[0] - reach, moved[0]); i <= pixel(c[0] + reach, moved[0]); i++) {
                int at = j * grid.columns() + i;
                double x = corner + i * spacing - moved[0];
                double distance = nodule.distance(x, y, z, growth);
                double cover = nodule.share(distance, spacing) * Math.max(0, Math.min(1, 0.5 + lungs[at] / spacing));
                if (cover > 0) {
                    double value = nodule.hounsfield(x, y, z, distance, growth);
                    plane[at] += (float) (cover * (value - plane[at]));
                }
            }
        }
    }
}
