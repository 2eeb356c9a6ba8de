package io.xinglin.imaging.phantom.chest;

/** What a scanner does to a plane: blur and grain of the reconstruction kernel. Stateless. */
final class ScanNoise {
    private ScanNoise() {}

    /** @param plane values, changed in place */
    static void scan(float[] plane, int columns, ChestSpec spec, Dice dice) {
        boolean sharp = spec.kernel() == ChestSpec.Kernel.SHARP;
        float[] smooth = plane.clone();
        Smoothing.gaussian(smooth, columns, (sharp ? 0.45 : 0.8) / spec.spacing());
        if (sharp) {
            float[] wider = smooth.clone();
            Smoothing.gaussian(wider, columns, 0.8 / spec.spacing());
            for (int i = 0; i < smooth.length; i++) {
                smooth[i] += 0.35f * (smooth[i] - wider[i]);
            }
        }
        float[] grain = new float[plane.length];
        for (int i = 0; i < grain.length; i++) {
            grain[i] = (float) dice.normal();
        }
        double wide = (sharp ? 0.4 : 0.75) / spec.spacing();
        Smoothing.gaussian(grain, columns, wide);
        double kept = Smoothing.kept(wide);
        double deviation = spec.noise() * (sharp ? 1.8 : 1) / Math.sqrt(spec.thickness()) / kept;
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (float) (smooth[i] + deviation * grain[i]);
        }
    }
}
