package io.xinglin.core.imaging;

import java.util.Objects;

/**
 * Which model said it: DICOM TID 4019, FHIR Device, HL7 {@code OBX-18}.
 *
 * @param modelId folder name under {@code models/}, e.g. {@code ich-ct}
 * @param version e.g. {@code 1.0.0}
 * @param sha256 checksum over the package's model files, lower-case hex
 */
public record AlgorithmIdentification(String modelId, String name, String version, String sha256) {
    public AlgorithmIdentification {
        Objects.requireNonNull(modelId, "modelId");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(sha256, "sha256");
        name = Objects.requireNonNullElse(name, modelId);
    }
}
