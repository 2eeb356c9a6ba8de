package io.xinglin.imaging.series;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.detection.VolumeFinds;
import io.xinglin.imaging.model.InferenceServer;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.Limits;
import io.xinglin.imaging.model.MemoryStates;
import io.xinglin.imaging.model.ModelInput;
import io.xinglin.imaging.model.ModelStates;
import io.xinglin.imaging.onnx.InferenceGate;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.volume.SliceStack;
import io.xinglin.imaging.waveform.PreparedEcg;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs models over slices and pictures. Networks are opened at their first use and shared. Slices are read one batch at a
 * time, so a long series needs no more memory than a short one. Each model keeps to the limits of its package; one that
 * fails too often in a row is quarantined. Safe for use by many threads.
 */
public final class SeriesEngine implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final OnnxSettings settings;
    private final ModelStates states;
    private final Clock clock;
    private final InferenceGate gate;
    private final Map<LaneKey, ModelLane> lanes = new ConcurrentHashMap<>();

    /** An engine whose quarantines end with it. */
    public SeriesEngine(OnnxSettings settings) {
        this(settings, new MemoryStates(), Clock.systemUTC());
    }

    /** @param states where quarantines are looked up and kept */
    public SeriesEngine(OnnxSettings settings, ModelStates states, Clock clock) {
        this.settings = settings;
        this.states = states;
        this.clock = clock;
        this.gate = new InferenceGate(settings);
    }

    /**
     * Analyses the pictures as one series.
     *
     * @throws ProblemException BUSY, UNAVAILABLE after close and in quarantine, INVALID without a single picture, FAULT when
     *     the model fails or takes too long; and what the iterator throws
     */
    public <S> Analysis<S> analyse(InstalledModel model, Iterator<PreparedSlice<S>> slices) {
        return lane(model).inside(TaskRunner.class, gate, inside -> new PictureRun(model, inside).analyse(slices));
    }

    /** Pictures that belong to no series, each a series of one; answers in the order given. */
    public List<double[]> analyseSingly(InstalledModel model, List<Raster> pictures) {
        return seeSingly(model, pictures).stream()
                .map(SeenPicture::probabilities)
                .toList();
    }

    /** How many pictures go through the network of a model at once. */
    public static int batch(InstalledModel model) {
        return PictureRun.most(model.manifest());
    }

    /** The same with the maps of each picture, as the network gives them. */
    public List<SeenPicture> seeSingly(InstalledModel model, List<Raster> pictures) {
        return pictures.isEmpty()
                ? List.of()
                : lane(model).inside(TaskRunner.class, gate, inside -> new PictureRun(model, inside).see(pictures));
    }

    /**
     * Any number of pictures that belong to one analysis, read a batch at a time: its limit of time is for all of them.
     *
     * @param seen gets what the network says, in the order given
     * @throws ProblemException as {@link #analyse(InstalledModel, Iterator)}
     */
    public void stream(InstalledModel model, Iterator<Raster> pictures, Consumer<SeenPicture> seen) {
        lane(model).inside(TaskRunner.class, gate, inside -> {
            new PictureRun(model, inside).stream(pictures, seen);
            return null;
        });
    }

    /**
     * Of a network that gives one row of numbers a picture: a value or an embedding.
     *
     * @param sex of each picture's patient, 1 male and 0 female; empty for a network that is not told
     */
    public List<float[]> rows(InstalledModel model, List<Raster> pictures, float... sex) {
        return lane(model)
                .inside(RowNetwork.class, gate, inside -> inside.runner().rows(pictures, sex));
    }

    /**
     * Slices of one series of the package's own data, by a network that has not seen it.
     *
     * @param slices in their order
     * @param network of those the file holds
     */
    public SeenSeries seeSeries(InstalledModel model, List<Raster> slices, int network) {
        return lane(model)
                .inside(TaskRunner.class, gate, inside -> new PictureRun(model, inside).series(slices, network));
    }

    /**
     * Analyses one recording.
     *
     * @throws ProblemException as {@link #analyse(InstalledModel, Iterator)}
     */
    public EcgAnalysis analyse(InstalledModel model, PreparedEcg ecg) {
        return analyse(model, ecg, -1, -1);
    }

    /**
     * Analyses one recording of the package's own data, by the networks that have not seen it.
     *
     * @param rhythmFold network of the rhythm file; negative for all together
     * @param beatFold network of the beat file; negative for all together
     */
    public EcgAnalysis analyse(InstalledModel model, PreparedEcg ecg, int rhythmFold, int beatFold) {
        var folds = new EcgRun.Folds(rhythmFold, beatFold);
        return lane(model)
                .inside(
                        WaveformNetworks.class,
                        gate,
                        inside -> new EcgRun(model.manifest(), inside, folds).analyse(ecg));
    }

    /**
     * Finds what a volume package finds in one series.
     *
     * @throws ProblemException as {@link #analyse(InstalledModel, Iterator)}
     */
    public VolumeFinds find(InstalledModel model, SliceStack stack) {
        return lane(model)
                .inside(VolumeRunner.class, gate, inside -> inside.runner().find(stack, inside.deadline()::check));
    }

    /** Opens a model's networks before the first series needs them, and runs a blank picture through: the networks keep the memory of the largest batch they saw. */
    public void warmUp(InstalledModel model) {
        if (model.manifest().waveform().isPresent()) {
            analyse(model, PreparedEcg.blank(model.manifest().waveform().get().input()));
            return;
        }
        if (model.manifest().volume().isPresent()) {
            lane(model).inside(VolumeRunner.class, gate, inside -> {
                inside.runner().warmUp();
                return model;
            });
            return;
        }
        ModelInput input = model.manifest().input();
        var blank = new Picture(input.size(), input.size(), new float[input.size() * input.size()]);
        List<Raster> pictures = List.of(new Raster(Collections.nCopies(input.channels(), blank)));
        if (RowNetwork.runs(model.manifest().task())) {
            rows(model, pictures, 1);
        } else {
            analyseSingly(model, pictures);
        }
    }

    /** Time spent inside networks so far, over all models and threads. */
    public Duration timeInside() {
        return lanes.values().stream().map(ModelLane::timeInside).reduce(Duration.ZERO, Duration::plus);
    }

    private ModelLane lane(InstalledModel model) {
        return lanes.computeIfAbsent(LaneKey.of(model), key -> new ModelLane(model, settings, states, clock));
    }

    /** What makes two packages run alike: their files, limits and, for a network elsewhere, its server. */
    private record LaneKey(AlgorithmIdentification algorithm, Limits limits, Optional<InferenceServer> server) {
        static LaneKey of(InstalledModel model) {
            return new LaneKey(
                    model.algorithm(),
                    model.manifest().limits(),
                    model.manifest().server());
        }
    }

    /** Closes the networks of all other models at which nobody is; they open again when somebody comes. */
    public void release(Collection<InstalledModel> inUse) {
        var kept = inUse.stream().map(LaneKey::of).collect(Collectors.toSet());
        lanes.forEach((key, lane) -> {
            if (!kept.contains(key)) {
                lane.release();
            }
        });
    }

    /** Waits for running analyses (bounded), then frees the networks; those still in use are left to the process. */
    @Override
    public void close() {
        if (gate.close(DRAIN)) {
            lanes.values().forEach(ModelLane::close);
            lanes.clear();
        }
    }
}
