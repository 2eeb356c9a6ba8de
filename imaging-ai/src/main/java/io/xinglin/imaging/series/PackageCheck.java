package io.xinglin.imaging.series;

import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.PackageFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A package folder against schema, checksums and self test, without the site's overrides.
 *
 * @param folder {@code ID/VERSION}
 * @param model empty when schema or checksums are at fault
 * @param faults empty when the package is sound
 */
public record PackageCheck(Path folder, Optional<InstalledModel> model, List<String> faults) {
    public PackageCheck {
        faults = List.copyOf(faults);
    }

    public static PackageCheck of(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        PackageFolder read = PackageFolder.read(whole);
        List<String> faults = read.model().map(PackageCheck::tested).orElse(read.faults());
        return new PackageCheck(whole, read.model(), faults);
    }

    private static List<String> tested(InstalledModel model) {
        return model.manifest().slot() ? List.of() : SelfTest.faults(model);
    }

    /** Whether it is sound and waits for the networks a site brings. */
    public boolean awaiting() {
        return faults.isEmpty() && model.map(m -> m.manifest().slot()).orElse(false);
    }

    /** Id and version as the folders are named. */
    public String name() {
        Path parent = folder.getParent();
        return (parent == null || parent.getFileName() == null ? "" : parent.getFileName() + " ")
                + folder.getFileName();
    }
}
