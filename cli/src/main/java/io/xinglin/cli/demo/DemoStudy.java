package io.xinglin.cli.demo;

import io.xinglin.cli.peer.Hl7Messages;
import io.xinglin.core.study.StoredInstance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One study the demo sends: whom it is about and its instances.
 *
 * @param tied whether the images carry the order's accession number
 */
record DemoStudy(Hl7Messages.Subject subject, String studyUid, List<StoredInstance> instances, boolean tied) {
    DemoStudy {
        instances = List.copyOf(instances);
    }

    /** The FHIR search that finds the report: by its order, or by the patient where the images name no order. */
    String reportSearch() {
        return "fhir/DiagnosticReport?"
                + (tied
                        ? "based-on:ServiceRequest.identifier=" + encode(subject.accession())
                        : "subject:Patient.identifier=" + encode(subject.id()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
