package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ModelManifest;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Pictures through the network of one package, a batch at a time. Used by one thread. */
final class PictureRun {
    private static final int BATCH = 8;

    /** Of the pictures of a batch; more would cost memory and, on a processor, save no time (docs/benchmarks.md). */
    private static final int BATCH_PIXELS = BATCH * 256 * 256;

    private final ModelManifest manifest;
    private final InstalledModel model;
    private final ModelLane.Inside<TaskRunner> inside;
    private final int most;

    PictureRun(InstalledModel model, ModelLane.Inside<TaskRunner> inside) {
        this.model = model;
        this.manifest = model.manifest();
        this.inside = inside;
        this.most = most(manifest);
    }

    /** Pictures that go through the network at once. */
    static int most(ModelManifest manifest) {
        int size = manifest.input().size();
        return Math.max(1, Math.min(BATCH, BATCH_PIXELS / (size * size)));
    }

    /** One series; its pixels are let go batch by batch. */
    <S> Analysis<S> analyse(Iterator<PreparedSlice<S>> slices) {
        List<PreparedSlice<S>> seen = new ArrayList<>();
        List<SliceOutput> outputs = new ArrayList<>();
        inBatches(
                slices,
                slice -> {
                    seen.add(new PreparedSlice<>(slice.source(), null, slice.framing(), slice.placement()));
                    return slice.pixels();
                },
                batch -> outputs.addAll(inTime().pictures(batch)));
        if (seen.isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, "the series has no slice this model can read");
        }
        List<Placement> places = seen.stream().map(PreparedSlice::placement).toList();
        SliceOrder order = manifest.task().stacked() ? SliceOrder.of(places) : SliceOrder.byNumber(places);
        TaskRunner.Outcome outcome = inside.runner()
                .outcome(order.indices().stream().map(outputs::get).toList());
        inside.deadline().check();
        List<AnalysedSlice<S>> analysed = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            int at = order.indices().get(i);
            double[] probabilities = outcome.pictures().get(i);
            Optional<Picture> heat = HeatMap.of(
                    manifest,
                    outputs.get(at).maps(),
                    probabilities,
                    seen.get(at).framing());
            analysed.add(new AnalysedSlice<>(
                    seen.get(at).source(),
                    seen.get(at).placement(),
                    probabilities,
                    heat,
                    seen.get(at).framing(),
                    outputs.get(at).drawing()));
        }
        return new Analysis<>(model, analysed, outcome.series(), order.notes());
    }

    /** Pictures that belong to no series, in the order given, however long they take. */
    List<SeenPicture> see(List<Raster> pictures) {
        List<SeenPicture> seen = new ArrayList<>();
        inBatches(pictures.iterator(), picture -> picture, batch -> seen.addAll(seen(batch)));
        return seen;
    }

    /** The same for any number of them, in the time of one analysis. */
    void stream(Iterator<Raster> pictures, Consumer<SeenPicture> seen) {
        inBatches(pictures, picture -> picture, batch -> {
            inside.deadline().check();
            seen(batch).forEach(seen);
        });
    }

    private List<SeenPicture> seen(List<Raster> batch) {
        TaskRunner runner = inside.runner();
        return runner.pictures(batch).stream()
                .map(picture -> new SeenPicture(
                        runner.outcome(List.of(picture)).pictures().get(0), picture.drawing(), picture.maps()))
                .toList();
    }

    private TaskRunner inTime() {
        inside.deadline().check();
        return inside.runner();
    }

    /**
     * Slices of one series in their order.
     *
     * @param network of those the file holds
     */
    SeenSeries series(List<Raster> slices, int network) {
        List<SliceOutput> outputs = new ArrayList<>();
        inBatches(slices.iterator(), slice -> slice, batch -> outputs.addAll(inTime().pictures(batch, network)));
        TaskRunner.Outcome outcome = inside.runner().outcome(outputs);
        return new SeenSeries(outcome.pictures(), outcome.series());
    }

    private <T> void inBatches(Iterator<T> all, Function<T, Raster> pixels, Consumer<List<Raster>> each) {
        List<Raster> batch = new ArrayList<>(most);
        while (all.hasNext()) {
            batch.add(pixels.apply(all.next()));
            if (batch.size() == most || !all.hasNext()) {
                each.accept(batch);
                batch.clear();
            }
        }
    }
}
