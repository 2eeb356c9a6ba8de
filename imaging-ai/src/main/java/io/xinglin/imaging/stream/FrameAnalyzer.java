package io.xinglin.imaging.stream;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.picture.PictureReader;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.series.AnalysedSlice;
import io.xinglin.imaging.series.Placement;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.series.SeriesEngine;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the frames of one stream with a model of pictures, one frame at a time. Probabilities are smoothed over time by an
 * exponential mean, so that a single frame neither raises nor ends a finding. Of one thread; each stream has its own.
 */
public final class FrameAnalyzer {
    private final SeriesEngine engine;
    private final InstalledModel model;
    private final Preparation preparation;
    private final double weight;
    private double[] smoothed;

    /**
     * @param weight of the newest frame in the mean, 0 to 1; 1 for no smoothing
     * @throws ProblemException UNSUPPORTED for a model that does not look at single pictures
     */
    public FrameAnalyzer(SeriesEngine engine, InstalledModel model, Preparation preparation, double weight) {
        if (model.manifest().waveform().isPresent() || model.manifest().task().stacked()) {
            throw new ProblemException(
                    Category.UNSUPPORTED, "model " + model.manifest().id() + " does not look at single pictures");
        }
        if (!(weight > 0 && weight <= 1)) {
            throw new ProblemException(Category.INVALID, "the weight of the newest frame is above 0 and at most 1");
        }
        this.engine = engine;
        this.model = model;
        this.preparation = preparation;
        this.weight = weight;
    }

    /**
     * Looks at the next frame.
     *
     * @throws ProblemException INVALID for a frame that is no picture, and what the engine throws; the stream may go on
     */
    public FrameResult look(LiveFrame frame) {
        Raster picture = PictureReader.read(frame.jpeg(), preparation.channels());
        var prepared = preparation.prepare(frame, picture, new Placement(Double.NaN, 1, 1));
        AnalysedSlice<LiveFrame> seen =
                engine.analyse(model, List.of(prepared).iterator()).slices().get(0);
        List<FrameFinding> findings = findings(seen);
        return new FrameResult(
                frame.number(),
                picture.first().width(),
                picture.first().height(),
                findings,
                System.nanoTime() - frame.arrivedNanos());
    }

    private List<FrameFinding> findings(AnalysedSlice<LiveFrame> seen) {
        double[] probabilities = seen.probabilities();
        if (smoothed == null) {
            smoothed = probabilities.clone();
        }
        List<OutputLabel> labels = model.manifest().labels();
        List<FrameFinding> findings = new ArrayList<>();
        for (int k = 0; k < labels.size(); k++) {
            OutputLabel label = labels.get(k);
            smoothed[k] += weight * (probabilities[k] - smoothed[k]);
            boolean present = label.finding() && smoothed[k] >= model.manifest().pictureThreshold(label);
            findings.add(new FrameFinding(
                    label,
                    probabilities[k],
                    smoothed[k],
                    present,
                    present ? seen.drawing().outlines(k, probabilities[k], seen.framing()) : List.of()));
        }
        return findings;
    }
}
