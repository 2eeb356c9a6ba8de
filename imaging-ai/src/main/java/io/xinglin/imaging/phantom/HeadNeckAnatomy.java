package io.xinglin.imaging.phantom;

import static io.xinglin.imaging.phantom.HeadNeckTissue.*;
import static io.xinglin.imaging.phantom.Shape.ellipse;
import static io.xinglin.imaging.phantom.Shape.ellipsoid;
import static io.xinglin.imaging.phantom.Shape.square;
import static io.xinglin.imaging.phantom.Shape.step;

import java.util.Random;

/**
 * One made-up person's head and neck, from simple shapes of about an adult's sizes: mm, x to the left, y to the back, z to the
 * head, 0 at the skull base. It teaches a network where organs lie and how they look against their neighbours, and is no
 * atlas. Immutable.
 */
final class HeadNeckAnatomy {
    private static final double FORAMEN = -20;

    private final double[] vary = new double[24];
    private final double fat;
    private final double ventricles;
    private final boolean teeth;
    private final double flexion;

    HeadNeckAnatomy(Random random) {
        for (int i = 0; i < vary.length; i++) {
            vary[i] = Math.max(-2, Math.min(2, random.nextGaussian()));
        }
        fat = 1.03 + 0.07 * random.nextDouble();
        ventricles = 0.6 + 0.8 * random.nextDouble();
        teeth = random.nextDouble() < 0.7;
        flexion = 5 + 6 * random.nextDouble();
    }

    /** About 1, by so many percent from person to person. */
    private double about(int which, double percent) {
        return 1 + vary[which] * percent / 100;
    }

    HeadNeckTissue at(double x, double y, double z) {
        if (!body(x, y, z)) {
            return OUTSIDE;
        }
        HeadNeckTissue found = orbit(x, y, z);
        found = found == null ? axis(x, y, z) : found;
        found = found == null ? cranium(x, y, z) : found;
        found = found == null ? jaw(x, y, z) : found;
        found = found == null ? throat(x, y, z) : found;
        found = found == null ? gland(x, y, z) : found;
        return found == null ? soft(x, y, z) : found;
    }

    private static boolean body(double x, double y, double z) {
        if (ellipsoid(x, y, z - 45, 80, 99, 96) < 1 || ellipsoid(x, y + 42, z + 22, 63, 62, 74) < 1) {
            return true;
        }
        double wide = 60 + Math.max(0, -105 - z) * 3;
        boolean neck = z < 20 && ellipse(x, y - 18, wide, 60 + Math.max(0, -105 - z)) < 1;
        return neck || ellipsoid(x, y + 100, z + 8, 13, 18, 20) < 1;
    }

    private HeadNeckTissue orbit(double x, double y, double z) {
        double side = Math.abs(x);
        double eyeX = 32 * about(0, 4);
        double eyeY = -70 * about(1, 2);
        double eyeZ = 16 + vary[2];
        double radius = 12 * about(3, 4);
        if (ellipsoid(side - eyeX, y - eyeY + 0.70 * radius, z - eyeZ, 4.7, 2.5 * about(4, 6), 4.7) < 1) {
            return LENS;
        }
        if (ellipsoid(side - eyeX, y - eyeY, z - eyeZ, radius, radius, radius) < 1) {
            return EYE;
        }
        double[] behind = {eyeX - 2, eyeY + radius - 1, eyeZ};
        double[] bend = {eyeX - 9, eyeY + 30, eyeZ + 1.5 + vary[5]};
        double[] canal = {9, eyeY + 48, eyeZ + 4};
        double[] at = {side, y, z};
        double nerve = 2.4 * about(6, 8);
        if (Shape.fromLine(at, behind, bend) < nerve || Shape.fromLine(at, bend, canal) < nerve) {
            return OPTIC_NERVE;
        }
        double cone = ellipsoid(side - eyeX + 3, y - eyeY - 12, z - eyeZ, 18, 27, 17);
        if (cone < 1) {
            double muscle = Math.hypot(side - eyeX + 4, z - eyeZ);
            return y > eyeY + 10
                            && Math.abs(muscle - 11) < 1.6
                            && Math.abs(Math.abs(side - eyeX + 4) - Math.abs(z - eyeZ)) > 6
                    ? MUSCLE
                    : FAT;
        }
        return cone < 1.25 && y > eyeY ? BONE : null;
    }

    /** Middle of the spinal canal from front to back. */
    private double canal(double z) {
        double down = Math.max(0, FORAMEN - z);
        return 26 + vary[7] - flexion * Math.sin(Math.min(1, down / 115) * Math.PI);
    }

    /** Brainstem, cord, canal and vertebrae. */
    private HeadNeckTissue axis(double x, double y, double z) {
        double middle = canal(z);
        if (z < FORAMEN) {
            double cord = ellipse(x, y - middle, 6.8 * about(8, 5), 4.9 * about(8, 5));
            double canal = ellipse(x, y - middle, 10.5, 8.5);
            return cord < 1 ? SPINAL_CORD : canal < 1 ? FLUID : vertebra(x, y - middle, z, canal);
        }
        double up = z - FORAMEN;
        double thick = 1 + 0.55 * step(up, 14, 3) - 0.25 * step(up, 38, 3);
        double stem = ellipse(x, y - middle + 0.12 * up, 9 * thick * about(9, 5), 8.3 * thick * about(9, 5));
        if (up < 50 && stem < 1) {
            return BRAINSTEM;
        }
        return up < 52 && stem < 1.7 ? FLUID : null;
    }

    private HeadNeckTissue vertebra(double x, double dy, double z, double canal) {
        double phase = (FORAMEN - z) / (17.5 * about(10, 4));
        boolean disc = phase - Math.floor(phase) > 0.74;
        if (ellipse(x, dy + 17, 14 * about(11, 5), 9) < 1) {
            return disc ? CARTILAGE : ellipse(x, dy + 17, 12, 7) < 1 ? SPONGY_BONE : BONE;
        }
        boolean spine = Math.abs(x) < 3 && dy > 0 && dy < 28;
        boolean arch = !disc && (canal < 2.1 || spine);
        boolean wing = !disc && Math.abs(dy + 4) < 5 && Math.abs(x) < 25;
        return arch ? BONE : wing ? SPONGY_BONE : null;
    }

    /** Floor of the skull: high in front, lowest behind. */
    private double floor(double y) {
        return 24 + vary[12] - 16 * step(y, -25, 4) - 27 * step(y, 12, 4);
    }

    private HeadNeckTissue cranium(double x, double y, double z) {
        double floor = floor(y);
        double inner = ellipsoid(x, y - 4, z - 48, 67, 84, 80);
        if (inner < 1 && z > floor) {
            return inner > 0.93 || z < floor + 2 ? FLUID : brain(x, y, z, inner);
        }
        boolean shell = ellipsoid(x, y - 3, z - 47, 74, 92, 87) < 1 && z > floor - 7;
        if (!shell) {
            boolean mastoid = ellipsoid(Math.abs(x) - 52, y - 22, z + 8, 13, 14, 20) < 1;
            return mastoid ? (cells(x, y, z) > 0.3 ? AIR : BONE) : null;
        }
        return inner > 1.06 && inner < 1.15 ? SPONGY_BONE : BONE;
    }

    private static double cells(double x, double y, double z) {
        return Math.sin(x * 1.1) * Math.sin(y * 1.2) * Math.sin(z * 1.05);
    }

    private HeadNeckTissue brain(double x, double y, double z, double inner) {
        double horn = ellipsoid(Math.abs(x) - 11, y - 2, z - 62, 7 * ventricles, 34 * ventricles, 10 * ventricles);
        if (horn < 1) {
            return VENTRICLE;
        }
        if (Math.abs(x) < 1.2 && z > 70) {
            return VENTRICLE;
        }
        boolean folds = inner > 0.62 && Math.sin(x / 4 + Math.sin(z / 6)) * Math.sin(y / 4.5 + vary[13]) > 0.86;
        return folds ? VENTRICLE : inner < 0.6 ? WHITE_MATTER : BRAIN;
    }

    /** Jaw, teeth, palate and cavities of the face. */
    private HeadNeckTissue jaw(double x, double y, double z) {
        double side = Math.abs(x);
        double size = about(14, 4);
        // The horseshoe seen from above: from the angles back at y = -5 to the chin at y = -92.
        double arch = -92 * size + side * side / (30 * size);
        double chin = -73 + 2 * vary[15];
        double bodyThick = 5.2 * about(16, 6);
        boolean inBody =
                z > chin && z < chin + 26 && y < -12 && Math.abs(y - arch) * 30 / (30 + side) < bodyThick * 0.8;
        double ramusX = 48 * size + (z + 40) * 0.06;
        boolean inRamus = Math.abs(side - ramusX) < 4 && y > -34 * size && y < -2 && z > chin + 6 && z < -6;
        if (inBody || inRamus) {
            boolean marrow = inBody
                    ? z > chin + 5 && z < chin + 21 && Math.abs(y - arch) * 30 / (30 + side) < bodyThick * 0.35
                    : Math.abs(side - ramusX) < 1.8 && y > -29 && y < -7;
            return marrow ? MANDIBLE_MARROW : MANDIBLE;
        }
        double row = Math.abs(y - arch - 3) * 30 / (30 + side);
        if (teeth && y < -45 && z >= chin + 26 && z < chin + 40 && row < 3.6) {
            return Math.abs(z - chin - 33) < 0.7 ? MUSCLE : TOOTH;
        }
        if (y < -38 && z >= chin + 40 && z < chin + 47 && y > arch) {
            return BONE;
        }
        if (ellipsoid(side - 27, y + 62, z + 11, 13, 16, 13) < 1 && z > chin + 47) {
            return AIR;
        }
        boolean nose = side < 11 && y > -92 && y < -22 && z > chin + 48 && z < 20;
        return nose ? (side < 1.2 || Math.sin(z / 3.2) > 0.55 ? MUSCLE : AIR) : null;
    }

    /** Airway, larynx and thyroid. */
    private HeadNeckTissue throat(double x, double y, double z) {
        double middle = canal(z) - 40;
        double larynxZ = -88 + 4 * vary[17];
        double larynx = ellipsoid(x, y - middle + 4, z - larynxZ, 19 * about(18, 6), 18 * about(18, 6), 22);
        boolean lumen = ellipse(x, y - middle, z > larynxZ + 14 ? 11 : 6.5, z > larynxZ + 14 ? 7 : 8) < 1;
        if (larynx < 1) {
            boolean shield = larynx > 0.66 && y < middle + 4;
            return lumen ? LARYNX_AIR : shield ? LARYNX_CARTILAGE : LARYNX;
        }
        if (z < larynxZ + 20) {
            double trachea = ellipse(x, y - middle + 2, 8.5, 8);
            if (trachea < 1) {
                return AIR;
            }
            if (trachea < 1.5 && y < middle + 3) {
                return CARTILAGE;
            }
            double lobeZ = larynxZ - 25 + 2 * vary[19];
            double lobe = ellipsoid(Math.abs(x) - 17, y - middle, z - lobeZ, 7.5 * about(20, 8), 9, 20 * about(21, 6));
            boolean isthmus = Math.abs(x) < 16 && Math.abs(y - middle + 12.5) < 2.6 && Math.abs(z - lobeZ + 3) < 7;
            return lobe < 1 || isthmus ? THYROID : null;
        }
        return lumen && z < 8 ? AIR : null;
    }

    private HeadNeckTissue gland(double x, double y, double z) {
        double side = Math.abs(x);
        double lump = 0.12 * Math.sin(y / 4 + vary[22]) * Math.sin(z / 5 + vary[23]);
        double parotid = ellipsoid(side - 53, y - 8, z + 34 + 2 * vary[22], 12.5, 18 * about(23, 7), 25 * about(22, 6));
        if (parotid + lump < 1) {
            return PAROTID;
        }
        boolean vessel = z < 0 && (ellipse(side - 27, y - 6, 4, 4) < 1 || ellipse(side - 35, y - 12, 6, 5) < 1);
        return vessel ? VESSEL : null;
    }

    private HeadNeckTissue soft(double x, double y, double z) {
        boolean skin = !body(x * 1.015, (y - 5) * 1.015 + 5, z);
        if (!skin && !body(x * fat, (y - 5) * fat + 5, z > 0 ? z * fat : z)) {
            return FAT;
        }
        double planes = Math.sin(x / 6 + vary[13]) * Math.sin(y / 7 + square(z / 60)) * Math.sin(z / 17 + 1);
        return planes > 0.42 ? FAT : MUSCLE;
    }
}
