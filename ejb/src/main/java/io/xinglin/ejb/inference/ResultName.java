package io.xinglin.ejb.inference;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import java.util.List;
import java.util.stream.Collectors;

/** The UID of a result: the same for the same model, version, checksum, series and instances; another when any differs. */
final class ResultName {
    private ResultName() {}

    static DicomUid of(AlgorithmIdentification model, DicomUid series, List<StoredInstance> instances) {
        String content = instances.stream()
                .map(instance -> instance.header().sopInstanceUid().value())
                .sorted()
                .collect(Collectors.joining(","));
        return DicomUid.named(String.join(
                "|", "xinglin-result", model.modelId(), model.version(), model.sha256(), series.value(), content));
    }
}
