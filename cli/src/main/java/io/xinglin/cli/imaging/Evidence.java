package io.xinglin.cli.imaging;

import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.series.AnalysedSlice;
import io.xinglin.imaging.series.Analysis;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Names of the slices a positive label rests on, strongest first; none for a negative one. */
final class Evidence {
    private Evidence() {}

    static <S> List<String> of(Analysis<S> analysis, int label, Function<S, String> name) {
        OutputLabel output = analysis.model().manifest().labels().get(label);
        if (analysis.probabilities()[label] < output.threshold()) {
            return List.of();
        }
        List<AnalysedSlice<S>> strongest = analysis.slices().stream()
                .sorted(Comparator.comparingDouble((AnalysedSlice<S> s) -> s.probabilities()[label])
                        .reversed())
                .toList();
        long positive = strongest.stream()
                .filter(s ->
                        s.probabilities()[label] >= analysis.model().manifest().pictureThreshold(output))
                .count();
        return strongest.stream()
                .limit(Math.max(1, positive))
                .map(s -> name.apply(s.source()))
                .toList();
    }
}
