package io.xinglin.imaging.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a package's main network runs: {@code runtime} in docs/model-contract.md. */
public enum NetworkRuntime {
    /** Here, from a file of the package. */
    ONNX("onnx"),
    /** On a server of the Open Inference Protocol v2. */
    OPEN_INFERENCE("open-inference"),
    /** On a vendor's DICOM node, which gets the images and sends objects back. */
    DICOM_NODE("dicom-node");

    private final String key;

    NetworkRuntime(String key) {
        this.key = key;
    }

    static Optional<NetworkRuntime> of(String key) {
        return Arrays.stream(values())
                .filter(runtime -> runtime.key.equals(key))
                .findFirst();
    }

    static String keys() {
        return Arrays.stream(values()).map(runtime -> runtime.key).collect(Collectors.joining(", "));
    }
}
