package io.xinglin.imaging.model;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.ModelCatalogue;
import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.imaging.routing.RoutingDecision;
import io.xinglin.imaging.routing.RoutingRule;
import io.xinglin.imaging.routing.SeriesRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packages below some folders, {@code <folder>/<id>/<version>/package.yaml}, read once.
 *
 * <p>Immutable after {@link #open}; safe for use by many threads.
 */
public final class FolderCatalogue implements ModelCatalogue {
    /** The site's changes, looked for in each folder; the first found counts. */
    public static final String OVERRIDES = "overrides.yaml";

    private static final Comparator<InstalledModel> BY_ID_AND_VERSION = Comparator.comparing(
                    (InstalledModel m) -> m.algorithm().modelId())
            .thenComparing(m -> m.algorithm().version(), new VersionOrder());

    private final SiteOverrides overrides;
    private final ModelStates states;
    private final List<InstalledModel> models;
    private final List<InstalledModel> slots;
    private final List<String> refused;
    private final List<Broken> broken;

    /** A refused package whose manifest can be read. */
    private record Broken(Refused refused, RoutingRule routing) {}

    private FolderCatalogue(
            SiteOverrides overrides,
            ModelStates states,
            List<InstalledModel> models,
            List<InstalledModel> slots,
            List<String> refused,
            List<Broken> broken) {
        this.overrides = overrides;
        this.states = states;
        this.models = List.copyOf(models);
        this.slots = List.copyOf(slots);
        this.refused = List.copyOf(refused);
        this.broken = List.copyOf(broken);
    }

    /**
     * Reads and verifies every package.
     *
     * @param folders searched in order; the same id and version in an earlier one wins; absent folders are skipped
     * @throws io.xinglin.core.problem.ProblemException INVALID when {@code overrides.yaml} has a fault
     */
    public static FolderCatalogue open(List<Path> folders) {
        SiteOverrides overrides = folders.stream()
                .map(folder -> folder.resolve(OVERRIDES))
                .filter(Files::exists)
                .findFirst()
                .map(OverridesReader::read)
                .orElse(SiteOverrides.NONE);
        var loader = new PackageLoader(overrides);
        Map<String, InstalledModel> loaded = new LinkedHashMap<>();
        List<String> refused = new ArrayList<>();
        Map<String, Broken> broken = new LinkedHashMap<>();
        for (Path folder : folders) {
            for (Path candidate : candidates(folder, refused)) {
                String name = candidate.getParent().getFileName() + "/" + candidate.getFileName();
                if (loaded.containsKey(name)) {
                    continue;
                }
                try {
                    loaded.put(name, loader.load(candidate));
                } catch (InvalidManifest e) {
                    refused.add(name + ": " + e.getMessage());
                    loader.declared(candidate)
                            .filter(m -> !m.slot())
                            .ifPresent(m -> broken.putIfAbsent(name, broken(m, e)));
                }
            }
        }
        List<InstalledModel> sorted = loaded.values().stream()
                .filter(m -> !m.manifest().slot())
                .sorted(BY_ID_AND_VERSION)
                .toList();
        List<String> usable = sorted.stream().map(m -> m.algorithm().modelId()).toList();
        List<InstalledModel> slots = loaded.values().stream()
                .filter(m ->
                        m.manifest().slot() && !usable.contains(m.algorithm().modelId()))
                .sorted(BY_ID_AND_VERSION)
                .toList();
        return new FolderCatalogue(
                overrides,
                folders.isEmpty() ? new MemoryStates() : new FolderStates(folders.get(0)),
                sorted,
                slots,
                refused,
                broken.values().stream()
                        .filter(b -> !usable.contains(b.refused().algorithm().modelId()))
                        .toList());
    }

    private static Broken broken(ModelManifest m, InvalidManifest why) {
        var algorithm = new AlgorithmIdentification(m.id(), m.titleEn(), m.version(), Checksums.ofPackage(m.files()));
        return new Broken(new Refused(algorithm, why.getMessage()), m.routing());
    }

    private static List<Path> candidates(Path folder, List<String> refused) {
        Path root = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> found = Files.find(root, 3, (path, attributes) -> path.endsWith(PackageLoader.MANIFEST))) {
            return found.map(Path::getParent)
                    .filter(path -> root.relativize(path).getNameCount() == 2)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            refused.add(root.getFileName() + ": folder cannot be read");
            return List.of();
        }
    }

    @Override
    public List<ModelPackage> packages() {
        return models.stream().map(InstalledModel::summary).toList();
    }

    @Override
    public List<ModelPackage> awaiting() {
        return slots.stream().map(InstalledModel::summary).toList();
    }

    /** The packages without a network, of ids of which no version can run. */
    public List<InstalledModel> slots() {
        return slots;
    }

    @Override
    public List<String> refused() {
        return refused;
    }

    @Override
    public Optional<ModelPackage> find(String modelId) {
        return installed(modelId).map(InstalledModel::summary);
    }

    /** The newest version of a model that is not withdrawn, with all of its manifest. */
    public Optional<InstalledModel> installed(String modelId) {
        return models.stream()
                .filter(m -> m.algorithm().modelId().equals(modelId))
                .filter(m -> withdrawn(m.algorithm()).isEmpty())
                .reduce((older, newer) -> newer);
    }

    /** One version of a model, withdrawn or not. */
    public Optional<InstalledModel> installed(String modelId, String version) {
        return models.stream()
                .filter(m -> m.algorithm().modelId().equals(modelId)
                        && m.algorithm().version().equals(version))
                .findFirst();
    }

    /** Every version that loaded, by id then version. */
    public List<InstalledModel> all() {
        return models;
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
        return broken.stream()
                .filter(b -> decide(b.refused().algorithm(), b.routing(), series, order)
                        .accepted())
                .map(Broken::refused)
                .toList();
    }

    /** The decision for the version in use of every model, by model id: why a series went, or did not. */
    public Map<String, RoutingDecision> explain(List<InstanceHeader> series, Optional<ImagingOrder> order) {
        Map<String, RoutingDecision> decisions = new LinkedHashMap<>();
        for (InstalledModel m : models) {
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
        SiteOverrides.Change change = overrides.models().get(model.modelId());
        if (change != null && !change.enabled()) {
            return new RoutingDecision(false, "disabled here: " + change.reason());
        }
        return SeriesRouter.decide(routing, series, order);
    }
}
