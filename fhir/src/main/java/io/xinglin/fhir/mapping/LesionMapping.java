package io.xinglin.fhir.mapping;

import io.xinglin.core.imaging.Assessment;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.LesionChange;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.imaging.Region;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/**
 * Each lesion as an R4 Observation of its own, a member of its finding's, and each class a rule gave a series as one. The
 * identifier is the tracking identifier of all standards.
 */
final class LesionMapping {
    /**
     * Extension of a lesion's Observation: where it is seen, as R5's ImagingSelection says it. {@code seriesUid} (urn:oid), and
     * for each picture {@code instance} with {@code uid} (urn:oid) and {@code frame}.
     */
    static final String SELECTION = "urn:xinglin:fhir:imaging-selection";

    private LesionMapping() {}

    /** Adds the lesions of a finding and answers what refers to them. */
    static List<Reference> add(
            TransactionDraft draft, ImagingResult result, Finding finding, FindingMapping.Context context) {
        return result.lesionsOf(finding).stream()
                .map(lesion -> draft.update(observation(result, finding, lesion, context), Systems.uid(lesion.uid())))
                .toList();
    }

    /** Adds the classes of the series as a whole and answers what refers to them. */
    static List<Reference> assessments(TransactionDraft draft, ImagingResult result, FindingMapping.Context context) {
        return result.assessments().stream()
                .map(assessment ->
                        draft.update(observation(result, assessment, context), Systems.uid(result.uidOf(assessment))))
                .toList();
    }

    private static Observation observation(
            ImagingResult result, Finding finding, Lesion lesion, FindingMapping.Context context) {
        Observation observation = FindingMapping.outline(finding.code(), context);
        observation.addIdentifier(Systems.uid(lesion.uid()));
        observation.setValue(Concepts.present());
        observation.addInterpretation(Concepts.positive());
        observation
                .addComponent()
                .setCode(Concepts.dicom("111012", "Certainty of Finding").setText("probability"))
                .setValue(FindingMapping.ratio(lesion.probability()));
        lesion.measurements().forEach(measured -> component(observation, measured));
        if (!lesion.centre().isEmpty()) {
            observation
                    .addComponent()
                    .setCode(Concepts.own("centre", "Centre, mm of the patient (left, back, head)"))
                    .setValue(new StringType(lesion.centre().stream()
                            .map(c -> String.format(Locale.ROOT, "%.1f", c))
                            .collect(Collectors.joining(" "))));
        }
        for (Assessment assessment : lesion.assessments()) {
            observation
                    .addComponent()
                    .setCode(Concepts.of(assessment.kind()))
                    .setValue(Concepts.of(assessment.value()));
            observation.addNote().setText(note(assessment));
        }
        lesion.changeIfKnown().ifPresent(change -> change(observation, change));
        List<Region> regions = result.regionsOf(lesion);
        if (!regions.isEmpty()) {
            observation.addExtension(selection(result, regions));
        }
        return observation;
    }

    private static Observation observation(
            ImagingResult result, Assessment assessment, FindingMapping.Context context) {
        Observation observation = FindingMapping.outline(assessment.kind(), context);
        observation.addIdentifier(Systems.uid(result.uidOf(assessment)));
        observation.setValue(Concepts.of(assessment.value()));
        observation.addNote().setText(note(assessment));
        return observation;
    }

    private static String note(Assessment assessment) {
        return assessment.kind().zh() + "：" + assessment.source() + "；由医师判定。A person decides.";
    }

    private static void component(Observation observation, Measurement measured) {
        observation
                .addComponent()
                .setCode(Concepts.of(measured.name()))
                .setValue(new Quantity()
                        .setValue(BigDecimal.valueOf(measured.value()).setScale(2, RoundingMode.HALF_UP))
                        .setUnit(measured.unit().value())
                        .setSystem(measured.unit().system().uri())
                        .setCode(measured.unit().value()));
    }

    private static void change(Observation observation, LesionChange change) {
        observation
                .addComponent()
                .setCode(Concepts.own("change", "Change since " + change.priorDate()))
                .setValue(Concepts.own(
                        "change-" + change.kind().name().toLowerCase(Locale.ROOT),
                        change.kind().name().toLowerCase(Locale.ROOT)));
        change.rates().forEach(rate -> component(observation, rate));
    }

    private static Extension selection(ImagingResult result, List<Region> regions) {
        var selection = new Extension(SELECTION);
        selection.addExtension(
                "seriesUid", new UriType("urn:oid:" + result.seriesUid().value()));
        for (Region region : regions) {
            Extension instance = selection.addExtension().setUrl("instance");
            instance.addExtension(
                    "uid", new UriType("urn:oid:" + region.sopInstanceUid().value()));
            instance.addExtension("frame", new PositiveIntType(Math.max(1, region.frame())));
        }
        return selection;
    }
}
