package io.xinglin.imaging.model;

import java.util.List;

/** A YAML file with everything that is wrong in it. */
final class InvalidManifest extends Exception {
    private final transient List<String> faults;

    InvalidManifest(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    List<String> faults() {
        return faults;
    }
}
