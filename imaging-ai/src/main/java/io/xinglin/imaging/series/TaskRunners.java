package io.xinglin.imaging.series;

import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.onnx.OnnxSettings;

/** Opens the runner for a package's task. */
final class TaskRunners {
    private TaskRunners() {}

    /** @throws io.xinglin.core.problem.ProblemException FAULT when a file was exchanged or is no network */
    static LaneRunner open(InstalledModel model, OnnxSettings settings) {
        model.requireIntact();
        return switch (model.manifest().task()) {
            case SERIES_CLASSIFICATION -> new SeriesClassification(model, settings);
            case IMAGE_CLASSIFICATION, WHOLE_SLIDE -> new ImageClassification(model, settings);
            case IMAGE_SEGMENTATION -> new ImageSegmentation(model, settings);
            case IMAGE_DETECTION -> new ImageDetection(model, settings);
            case IMAGE_REGRESSION -> new RowNetwork(model, settings, "value");
            case IMAGE_EMBEDDING -> new RowNetwork(model, settings, "embedding");
            case WAVEFORM -> new WaveformNetworks(model, settings);
        };
    }
}
