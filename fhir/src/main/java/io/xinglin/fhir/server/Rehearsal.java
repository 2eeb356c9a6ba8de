package io.xinglin.fhir.server;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.fhir.repository.FhirStore;
import java.util.List;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for one resource of each type that the product writes, and finds none: storage, search parameters and queries,
 * which {@link LazyStart} leaves to the first who needs them, are made before a patient's report does.
 */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final List<Class<? extends Resource>> TYPES = List.of(
            Patient.class,
            Encounter.class,
            ServiceRequest.class,
            ImagingStudy.class,
            Device.class,
            Observation.class,
            DiagnosticReport.class,
            DocumentReference.class,
            Condition.class);

    private Rehearsal() {}

    static void run(FhirStore store) {
        var nobody = new Identifier().setSystem("urn:xinglin:rehearsal").setValue("none");
        try {
            TYPES.forEach(type -> store.find(type, nobody));
        } catch (ProblemException e) {
            LOG.debug("the first requests will be slower: {}", e.problem().category());
        }
    }
}
