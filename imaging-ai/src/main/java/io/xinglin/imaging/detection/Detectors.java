package io.xinglin.imaging.detection;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.DetectorKind;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.VolumeSection;
import io.xinglin.imaging.onnx.OnnxSettings;

/** Opens the detector a package names in {@code detection.kind}. */
public final class Detectors {
    private Detectors() {}

    /**
     * Opens it.
     *
     * @throws ProblemException FAULT when its networks cannot be opened
     */
    public static VolumeDetector open(InstalledModel model, OnnxSettings settings) {
        DetectorKind kind =
                model.manifest().volume().flatMap(VolumeSection::detector).orElseThrow();
        return switch (kind) {
            case LUNG_NODULE -> new LungNoduleDetector(model, settings);
        };
    }
}
