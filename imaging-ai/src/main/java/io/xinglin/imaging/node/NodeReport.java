package io.xinglin.imaging.node;

import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.terminology.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What an SR by TID 1500 says.
 *
 * @param algorithmName (111001, DCM) or the observer's name; empty when it names none
 * @param algorithmVersion (111003, DCM); empty when it names none
 */
public record NodeReport(String algorithmName, String algorithmVersion, List<Group> groups) {
    public NodeReport {
        Objects.requireNonNull(algorithmName, "algorithmName");
        Objects.requireNonNull(algorithmVersion, "algorithmVersion");
        groups = List.copyOf(groups);
    }

    /**
     * A measurement group (TID 1410, 1411, 1501).
     *
     * @param trackingId words; may be empty
     * @param trackingUid null where the group has none
     * @param finding (121071, DCM)
     * @param probability certainty of the finding, 0..1; 1 or 0 where the group only says positive or negative, 1 where it
     *     says neither
     */
    public record Group(
            String trackingId,
            DicomUid trackingUid,
            Code finding,
            double probability,
            List<Measurement> measurements,
            List<Reference> references) {
        public Group {
            Objects.requireNonNull(trackingId, "trackingId");
            Objects.requireNonNull(finding, "finding");
            measurements = List.copyOf(measurements);
            references = List.copyOf(references);
        }

        /** The same thing seen once more, e.g. on another frame: of each measurement the larger counts. */
        Group with(Group other) {
            Map<String, Measurement> largest = new LinkedHashMap<>();
            Stream.concat(measurements.stream(), other.measurements.stream())
                    .forEach(m -> largest.merge(m.name().value(), m, (a, b) -> a.value() >= b.value() ? a : b));
            return new Group(
                    trackingId,
                    trackingUid,
                    finding,
                    Math.max(probability, other.probability),
                    List.copyOf(largest.values()),
                    Stream.concat(references.stream(), other.references.stream())
                            .toList());
        }
    }

    /**
     * An image a group rests on.
     *
     * @param frame 1-based; 1 where the reference names none
     */
    public record Reference(DicomUid sopClassUid, DicomUid sopInstanceUid, int frame) {
        public Reference {
            Objects.requireNonNull(sopClassUid, "sopClassUid");
            Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        }
    }
}
