package io.xinglin.imaging.series;

import io.xinglin.imaging.model.Calibration;
import io.xinglin.imaging.model.ModelManifest;
import io.xinglin.imaging.model.OutputLabel;
import java.util.List;

/** Logits of pictures that each stand for themselves, as probabilities; the series is as bad as its worst picture. */
record PictureLabels(ModelManifest manifest) {
    TaskRunner.Outcome outcome(List<SliceOutput> pictures) {
        List<Calibration> calibrations =
                manifest.labels().stream().map(OutputLabel::series).toList();
        List<double[]> each = pictures.stream()
                .map(picture -> manifest.head().probabilities(picture.logits(), calibrations))
                .toList();
        return new TaskRunner.Outcome(each, manifest.head().together(each));
    }
}
