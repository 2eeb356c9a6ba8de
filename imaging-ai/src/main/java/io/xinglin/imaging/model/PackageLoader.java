package io.xinglin.imaging.model;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.ModelPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads one package folder: schema first, then the checksum of every file, then the site's overrides. */
final class PackageLoader {
    static final String MANIFEST = "package.yaml";
    private static final String CARD = "card.md";

    private final SiteOverrides overrides;

    PackageLoader(SiteOverrides overrides) {
        this.overrides = overrides;
    }

    InstalledModel load(Path folder) throws InvalidManifest {
        ModelManifest manifest = ManifestReader.read(folder.resolve(MANIFEST));
        List<String> faults = new ArrayList<>();
        if (!folder.getFileName().toString().equals(manifest.version())
                || !folder.getParent().getFileName().toString().equals(manifest.id())) {
            faults.add("the folder must be " + manifest.id() + "/" + manifest.version());
        }
        manifest.files().forEach(file -> verify(folder, file, faults));
        SiteOverrides.Change change = overrides.models().get(manifest.id());
        ModelManifest changed = change == null ? manifest : changed(manifest, change, faults);
        if (changed.runtime() == NetworkRuntime.OPEN_INFERENCE
                && changed.server().isEmpty()) {
            faults.add("the network runs on a server, and overrides.yaml does not say where");
        }
        if (changed.runtime() == NetworkRuntime.DICOM_NODE && changed.node().isEmpty()) {
            faults.add("the images are read by a DICOM node, and overrides.yaml does not say which");
        }
        String card = card(folder, faults);
        if (!faults.isEmpty()) {
            throw new InvalidManifest(faults);
        }
        return new InstalledModel(summary(folder, changed, card, sum(folder, manifest)), changed);
    }

    /** Of the files; of a package whose network is no file also of what it says of itself. */
    private static String sum(Path folder, ModelManifest m) throws InvalidManifest {
        List<PackageFile> files = new ArrayList<>(m.files());
        if (m.remote()) {
            try {
                files.add(new PackageFile(MANIFEST, Checksums.ofFile(folder.resolve(MANIFEST)), "manifest"));
            } catch (IOException e) {
                throw new InvalidManifest(List.of(MANIFEST + ": cannot be read"));
            }
        }
        return Checksums.ofPackage(files);
    }

    /** What the package says of itself, with the site's routing, whatever its files are; empty when that cannot be read. */
    Optional<ModelManifest> declared(Path folder) {
        try {
            ModelManifest manifest = ManifestReader.read(folder.resolve(MANIFEST));
            SiteOverrides.Change change = overrides.models().get(manifest.id());
            return Optional.of(change == null ? manifest : changed(manifest, change, new ArrayList<>()));
        } catch (InvalidManifest e) {
            return Optional.empty();
        }
    }

    /** Checks one file again, e.g. right before its network is opened. */
    static void verify(Path folder, PackageFile file, List<String> faults) {
        Path path = folder.resolve(file.path());
        try {
            if (!Files.isRegularFile(path)) {
                faults.add(file.path() + ": file is missing");
            } else if (!Checksums.ofFile(path).equals(file.sha256())) {
                faults.add(file.path() + ": checksum differs from package.yaml");
            }
        } catch (IOException e) {
            faults.add(file.path() + ": cannot be read");
        }
    }

    private static ModelManifest changed(ModelManifest m, SiteOverrides.Change change, List<String> faults) {
        change.thresholds().keySet().stream()
                .filter(key -> m.labels().stream().noneMatch(l -> l.key().equals(key)))
                .forEach(key -> faults.add("overrides name the label " + key + ", which the model does not have"));
        change.measurements().keySet().stream()
                .filter(key -> m.waveform().stream()
                        .flatMap(w -> w.measurements().stream())
                        .noneMatch(l -> l.label().key().equals(key)))
                .forEach(
                        key -> faults.add("overrides name the measurement " + key + ", which the model does not make"));
        if (change.server().isPresent() && m.runtime() != NetworkRuntime.OPEN_INFERENCE) {
            faults.add("overrides name a server, but the network of the model does not run on one");
        }
        if (change.node().isPresent() && m.runtime() != NetworkRuntime.DICOM_NODE) {
            faults.add("overrides name a node, but the model is not read by one");
        }
        return m.with(
                change.apply(m.labels()),
                change.apply(m.routing()),
                change.apply(m.limits()),
                change.apply(m.rules()),
                change.server(),
                change.node(),
                change.apply(m.waveform()),
                change.apply(m.priors()));
    }

    private static String card(Path folder, List<String> faults) {
        try {
            return Files.readString(folder.resolve(CARD));
        } catch (IOException e) {
            faults.add(CARD + ": every package needs its card");
            return "";
        }
    }

    private static ModelPackage summary(Path folder, ModelManifest m, String card, String sum) {
        return new ModelPackage(
                new AlgorithmIdentification(m.id(), m.titleEn(), m.version(), sum),
                m.titleZh(),
                m.titleEn(),
                m.status(),
                folder,
                m.routing().base(),
                m.allLabels().stream().map(OutputLabel::toLabel).toList(),
                card,
                m.metrics(),
                m.priors());
    }
}
