package io.xinglin.core.report;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A diagnostic report on one study: what went out, or is to go out, in every standard.
 *
 * @param id stable identifier (UUID text); FHIR {@code DiagnosticReport.identifier}, HL7 {@code OBR-3} when there is no
 *     filler number
 * @param version counts up with every change, from 1; outgoing deliveries carry it so that a late one never overwrites a
 *     newer one
 * @param order the matched order, if there is one
 * @param study headers of the instances the results were made from
 * @param results one for each model that ran
 * @param derived headers of the SR, segmentation and secondary capture objects made from the results
 * @param findingsText 影像所见 as it stands now (draft or corrected by the clinician)
 * @param impressionText 影像诊断 as it stands now
 * @param reviews results of model versions that were withdrawn since, by their UID, with the reason: a person looks again
 * @param signedBy user name of the clinician; empty while preliminary
 */
public record Report(
        String id,
        int version,
        ReportStatus status,
        Patient patient,
        Optional<ImagingOrder> order,
        List<InstanceHeader> study,
        List<ImagingResult> results,
        List<InstanceHeader> derived,
        String findingsText,
        String impressionText,
        String signedBy,
        Instant issuedAt,
        Map<DicomUid, String> reviews) {
    public Report {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(patient, "patient");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(issuedAt, "issuedAt");
        study = List.copyOf(study);
        results = List.copyOf(results);
        derived = List.copyOf(derived);
        findingsText = Objects.requireNonNullElse(findingsText, "");
        impressionText = Objects.requireNonNullElse(impressionText, "");
        signedBy = Objects.requireNonNullElse(signedBy, "");
        reviews = Map.copyOf(reviews);
    }

    /** A report none of whose models is withdrawn. */
    public Report(
            String id,
            int version,
            ReportStatus status,
            Patient patient,
            Optional<ImagingOrder> order,
            List<InstanceHeader> study,
            List<ImagingResult> results,
            List<InstanceHeader> derived,
            String findingsText,
            String impressionText,
            String signedBy,
            Instant issuedAt) {
        this(
                id,
                version,
                status,
                patient,
                order,
                study,
                results,
                derived,
                findingsText,
                impressionText,
                signedBy,
                issuedAt,
                Map.of());
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "Report[" + id + " v" + version + " " + status + "]";
    }
}
