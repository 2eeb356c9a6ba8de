package io.xinglin.imaging.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One package folder against schema and checksums, without the site's overrides.
 *
 * @param model empty with faults
 */
public record PackageFolder(Optional<InstalledModel> model, List<String> faults) {
    public PackageFolder {
        faults = List.copyOf(faults);
    }

    /** @param folder {@code ID/VERSION}, absolute */
    public static PackageFolder read(Path folder) {
        try {
            return new PackageFolder(Optional.of(new PackageLoader(SiteOverrides.NONE).load(folder)), List.of());
        } catch (InvalidManifest e) {
            return new PackageFolder(Optional.empty(), e.faults());
        }
    }
}
