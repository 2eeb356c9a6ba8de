package io.xinglin.imaging.series;

import io.xinglin.imaging.model.Calibration;
import io.xinglin.imaging.model.ModelManifest;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.WaveformSection;
import io.xinglin.imaging.waveform.EcgMeasurement;
import io.xinglin.imaging.waveform.PreparedEcg;
import java.util.Arrays;
import java.util.List;

/** One recording through the networks of one package. Used by one thread. */
final class EcgRun {
    private static final int WINDOWS = 16;
    private static final int BEATS = 4096;

    private final ModelManifest manifest;
    private final WaveformSection section;
    private final ModelLane.Inside<WaveformNetworks> inside;
    private final Folds folds;

    /**
     * Which networks are asked.
     *
     * @param rhythm fold of the rhythm file; negative for all together
     * @param beat fold of the beat file; negative for all together
     */
    record Folds(int rhythm, int beat) {}

    EcgRun(ModelManifest manifest, ModelLane.Inside<WaveformNetworks> inside, Folds folds) {
        this.manifest = manifest;
        this.section = manifest.waveform().orElseThrow();
        this.inside = inside;
        this.folds = folds;
    }

    EcgAnalysis analyse(PreparedEcg ecg) {
        double[] pvc = pvc(ecg.beatFeatures());
        boolean[] found = new boolean[pvc.length];
        double[] at = new double[pvc.length];
        for (int i = 0; i < pvc.length; i++) {
            found[i] = pvc[i] >= section.beatThreshold();
            at[i] = ecg.beats()[i] / ecg.hertz();
        }
        return new EcgAnalysis(ecg, rhythm(ecg), pvc, new EcgMeasurement(at, found));
    }

    /** The windows' logits, averaged. */
    private double[] rhythm(PreparedEcg ecg) {
        List<PreparedEcg.Window> windows = ecg.windows(section.input().size());
        float[] mean = new float[manifest.labels().size()];
        for (int from = 0; from < windows.size(); from += WINDOWS) {
            inside.deadline().check();
            List<PreparedEcg.Window> batch = windows.subList(from, Math.min(windows.size(), from + WINDOWS));
            WaveformNetworks.Logits logits = inside.runner().rhythm(batch);
            for (int i = 0; i < batch.size(); i++) {
                float[] row = logits.row(i, folds.rhythm());
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += row[k] / windows.size();
                }
            }
        }
        List<Calibration> calibrations =
                manifest.labels().stream().map(OutputLabel::series).toList();
        return manifest.head().probabilities(mean, calibrations);
    }

    private double[] pvc(float[][] rows) {
        double[] probabilities = new double[rows.length];
        for (int from = 0; from < rows.length; from += BEATS) {
            inside.deadline().check();
            float[][] batch = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + BEATS));
            WaveformNetworks.Logits logits = inside.runner().beats(batch);
            for (int i = 0; i < batch.length; i++) {
                probabilities[from + i] = section.beats().probability(logits.row(i, folds.beat())[0]);
            }
        }
        return probabilities;
    }
}
