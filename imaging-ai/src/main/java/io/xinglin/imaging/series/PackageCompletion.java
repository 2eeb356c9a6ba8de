package io.xinglin.imaging.series;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.Checksums;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ModelManifest;
import io.xinglin.imaging.model.PackageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a package that runs of a slot and the network a site brings: the same manifest and card, with the file, its
 * checksum and a self test of what the network answers here. Stateless.
 */
public final class PackageCompletion {
    private static final String MANIFEST = "package.yaml";
    private static final String CARD = "card.md";
    private static final YAMLMapper YAML = new YAMLMapper();

    private PackageCompletion() {}

    /**
     * Completes.
     *
     * @param slot a package that awaits weights
     * @param network the ONNX file of its main network
     * @param version the new package's
     * @param status the new package's: how far the site has got with it
     * @param folder gets {@code ID/VERSION}; that must not be there yet
     * @return the new package's folder
     * @throws ProblemException CONFLICT when it is there already, INVALID when the slot is none or the package would be
     *     refused, FAULT when the network does not run, UNAVAILABLE when the folder cannot be written
     */
    public static Path complete(InstalledModel slot, Path network, String version, String status, Path folder) {
        if (!slot.manifest().slot() || status.equals(ModelManifest.SLOT)) {
            throw new ProblemException(Problem.Category.INVALID, "only a slot is completed, and it is none afterwards");
        }
        Path place = folder.toAbsolutePath()
                .normalize()
                .resolve(slot.algorithm().modelId())
                .resolve(version);
        if (Files.exists(place)) {
            throw new ProblemException(Problem.Category.CONFLICT, "the folder is there already");
        }
        try {
            Files.createDirectories(place);
            String role = slot.manifest().task().mainRole();
            String name = role + ".onnx";
            Files.copy(network, place.resolve(name));
            Files.copy(slot.summary().folder().resolve(CARD), place.resolve(CARD));
            ObjectNode manifest = (ObjectNode)
                    YAML.readTree(slot.summary().folder().resolve(MANIFEST).toFile());
            manifest.put("version", version).put("status", status);
            ArrayNode files = manifest.withArray("files");
            files.addObject()
                    .put("path", name)
                    .put("sha256", Checksums.ofFile(network))
                    .put("role", role);
            YAML.writeValue(place.resolve(MANIFEST).toFile(), manifest);
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.UNAVAILABLE, "the package cannot be written", e);
        }
        PackageFolder made = PackageFolder.read(place);
        SelfTest.record(made.model().orElseThrow(() -> refused(made.faults())));
        return place;
    }

    private static ProblemException refused(List<String> faults) {
        return new ProblemException(Problem.Category.INVALID, "the package is refused: " + faults);
    }
}
