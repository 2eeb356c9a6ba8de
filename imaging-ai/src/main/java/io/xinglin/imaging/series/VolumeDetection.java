package io.xinglin.imaging.series;

import io.xinglin.imaging.detection.Detectors;
import io.xinglin.imaging.detection.VolumeDetector;
import io.xinglin.imaging.detection.VolumeFinds;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.volume.SliceStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The detector a package names, behind the package's limits. */
final class VolumeDetection implements VolumeRunner {
    private final VolumeDetector detector;

    VolumeDetection(InstalledModel model, OnnxSettings settings) {
        detector = Detectors.open(model, settings);
    }

    @Override
    public VolumeFinds find(SliceStack stack, Runnable deadline) {
        return detector.detect(stack, deadline);
    }

    /** As {@link VolumeDetector#answers}. */
    Map<String, List<float[]>> answers(List<Double> shifts) {
        return detector.answers(shifts);
    }

    @Override
    public void warmUp() {
        detector.warmUp();
    }

    @Override
    public Duration timeInside() {
        return detector.timeInside();
    }

    @Override
    public void close() {
        detector.close();
    }
}
