package io.xinglin.imaging.model;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.ModelCatalogue;
import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.imaging.routing.RoutingDecision;
import io.xinglin.imaging.routing.RoutingRule;
import io.xinglin.imaging.routing.SeriesRouter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The packages below some folders, {@code <folder>/<id>/<version>/package.yaml}, as they were at the last look:
 * {@link #open}, and each {@link #refresh} after it. Who has got a package keeps it, whatever a later look finds.
 *
 * <p>Safe for use by many threads.
 */
public final class FolderCatalogue implements ModelCatalogue {
    /** The site's changes, looked for in each folder; the first found counts. */
    public static final String OVERRIDES = "overrides.yaml";

    private final List<Path> folders;
    private final ModelStates states;
    private volatile CatalogueReading reading;

    private FolderCatalogue(List<Path> folders, ModelStates states, CatalogueReading reading) {
        this.folders = List.copyOf(folders);
        this.states = states;
        this.reading = reading;
    }

    /**
     * Reads and verifies every package.
     *
     * @param folders searched in order; the same id and version in an earlier one wins; absent folders are skipped
     * @throws io.xinglin.core.problem.ProblemException INVALID when {@code overrides.yaml} has a fault
     */
    public static FolderCatalogue open(List<Path> folders) {
        return new FolderCatalogue(
                folders,
                folders.isEmpty() ? new MemoryStates() : new FolderStates(folders.get(0)),
                CatalogueReading.of(folders, Optional.empty()));
    }

    /**
     * What another look found.
     *
     * @param come versions that can be used now and could not before, or were others
     * @param gone versions that cannot be used any more
     * @param refused the packages that are refused now and were not, or for another reason
     */
    public record Change(List<AlgorithmIdentification> come, List<AlgorithmIdentification> gone, List<String> refused) {
        public Change {
            come = List.copyOf(come);
            gone = List.copyOf(gone);
            refused = List.copyOf(refused);
        }
    }

    /**
     * Looks at the folders again. Only what has changed is read and verified; a look without a change costs a walk over the
     * folders.
     *
     * @return empty when nothing has changed
     * @throws io.xinglin.core.problem.ProblemException INVALID when {@code overrides.yaml} has a fault; everything stays as it was
     */
    public synchronized Optional<Change> refresh() {
        CatalogueReading before = reading;
        CatalogueReading now = CatalogueReading.of(folders, Optional.of(before));
        if (now.equals(before)) {
            return Optional.empty();
        }
        reading = now;
        return Optional.of(new Change(
                without(algorithms(now), algorithms(before)),
                without(algorithms(before), algorithms(now)),
                without(now.refused(), before.refused())));
    }

    private static List<AlgorithmIdentification> algorithms(CatalogueReading reading) {
        return reading.models().stream().map(InstalledModel::algorithm).toList();
    }

    private static <T> List<T> without(List<T> all, List<T> others) {
        return all.stream().filter(one -> !others.contains(one)).toList();
    }

    @Override
    public List<ModelPackage> packages() {
        return reading.models().stream().map(InstalledModel::summary).toList();
    }

    @Override
    public List<ModelPackage> awaiting() {
        return reading.slots().stream().map(InstalledModel::summary).toList();
    }

    /** The packages without a network, of ids of which no version can run. */
    public List<InstalledModel> slots() {
        return reading.slots();
    }

    @Override
    public List<String> refused() {
        return reading.refused();
    }

    @Override
    public Optional<ModelPackage> find(String modelId) {
        return installed(modelId).map(InstalledModel::summary);
    }

    @Override
    public Optional<ModelPackage> find(String modelId, String version) {
        return installed(modelId, version)
                .filter(m -> withdrawn(m.algorithm()).isEmpty())
                .map(InstalledModel::summary);
    }

    /** The newest version of a model that is not withdrawn, with all of its manifest. */
    public Optional<InstalledModel> installed(String modelId) {
        return reading.models().stream()
                .filter(m -> m.algorithm().modelId().equals(modelId))
                .filter(m -> withdrawn(m.algorithm()).isEmpty())
                .reduce((older, newer) -> newer);
    }

    /** One version of a model, withdrawn or not. */
    public Optional<InstalledModel> installed(String modelId, String version) {
        return reading.models().stream()
                .filter(m -> m.algorithm().modelId().equals(modelId)
                        && m.algorithm().version().equals(version))
                .findFirst();
    }

    /** Every version that loaded, by id then version. */
    public List<InstalledModel> all() {
        return reading.models();
    }

    /** What was decided about versions here; kept in the first of the folders. */
    public ModelStates states() {
        return states;
    }

    @Override
    public List<Withdrawn> withdrawn() {
        return states.all().stream()
                .filter(mark -> mark.kind() == ModelStates.Kind.WITHDRAWN)
                .map(mark -> new Withdrawn(mark.modelId(), mark.version(), mark.reason()))
                .toList();
    }

    private Optional<ModelStates.Mark> withdrawn(AlgorithmIdentification model) {
        return states.find(ModelStates.Kind.WITHDRAWN, model);
    }

    @Override
    public List<ModelPackage> route(List<InstanceHeader> series, Optional<ImagingOrder> order) {
        return explain(series, order).entrySet().stream()
                .filter(e -> e.getValue().accepted())
                .flatMap(e -> find(e.getKey()).stream())
                .toList();
    }

    @Override
    public List<Refused> routeRefused(List<InstanceHeader> series, Optional<ImagingOrder> order) {
        return reading.broken().stream()
                .filter(b -> decide(b.refused().algorithm(), b.routing(), series, order)
                        .accepted())
                .map(CatalogueReading.Broken::refused)
                .toList();
    }

    /** The decision for the version in use of every model, by model id: why a series went, or did not. */
    public Map<String, RoutingDecision> explain(List<InstanceHeader> series, Optional<ImagingOrder> order) {
        Map<String, RoutingDecision> decisions = new LinkedHashMap<>();
        for (InstalledModel m : reading.models()) {
            if (!m.manifest().task().findings()) {
                continue;
            }
            Optional<ModelStates.Mark> withdrawn = withdrawn(m.algorithm());
            if (withdrawn.isEmpty()) {
                decisions.put(
                        m.algorithm().modelId(),
                        decide(m.algorithm(), m.manifest().routing(), series, order));
            } else {
                decisions.putIfAbsent(
                        m.algorithm().modelId(),
                        new RoutingDecision(
                                false, "withdrawn: " + withdrawn.get().reason()));
            }
        }
        return decisions;
    }

    private RoutingDecision decide(
            AlgorithmIdentification model,
            RoutingRule routing,
            List<InstanceHeader> series,
            Optional<ImagingOrder> order) {
        SiteOverrides.Change change = reading.overrides().models().get(model.modelId());
        if (change != null && !change.enabled()) {
            return new RoutingDecision(false, "disabled here: " + change.reason());
        }
        return SeriesRouter.decide(routing, series, order);
    }
}
