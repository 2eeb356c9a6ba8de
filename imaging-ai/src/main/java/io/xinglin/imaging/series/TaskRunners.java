package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.NetworkRuntime;
import io.xinglin.imaging.onnx.OnnxSettings;

/** Opens the runner for a package's task. */
final class TaskRunners {
    private TaskRunners() {}

    /**
     * @throws ProblemException FAULT when a file was exchanged or is no network, UNSUPPORTED for a package that is read by a
     *     DICOM node
     */
    static LaneRunner open(InstalledModel model, OnnxSettings settings) {
        if (model.manifest().runtime() == NetworkRuntime.DICOM_NODE) {
            throw new ProblemException(
                    Problem.Category.UNSUPPORTED,
                    "model " + model.algorithm().modelId()
                            + " is read by a DICOM node: only a job can wait for its answer");
        }
        model.requireIntact();
        return switch (model.manifest().task()) {
            case SERIES_CLASSIFICATION -> new SeriesClassification(model, settings);
            case IMAGE_CLASSIFICATION, WHOLE_SLIDE -> new ImageClassification(model, settings);
            case IMAGE_SEGMENTATION -> new ImageSegmentation(model, settings);
            case IMAGE_DETECTION -> new ImageDetection(model, settings);
            case IMAGE_REGRESSION -> new RowNetwork(model, settings, "value");
            case IMAGE_EMBEDDING -> new RowNetwork(model, settings, "embedding");
            case WAVEFORM -> new WaveformNetworks(model, settings);
            case VOLUME_SEGMENTATION -> new VolumeSegmentation(model, settings);
            case VOLUME_DETECTION -> new VolumeDetection(model, settings);
        };
    }
}
