package io.xinglin.fhir.mapping;

import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;

/** A fact that a person has looked at: as it is when they left it, or taken out. Stateless. */
final class ReviewedFact {
    private ReviewedFact() {}

    /** No longer a machine's word alone: an Observation is final then. */
    static DomainResource confirmed(DomainResource fact) {
        if (fact instanceof Observation observation
                && observation.getStatus() == Observation.ObservationStatus.PRELIMINARY) {
            observation.setStatus(Observation.ObservationStatus.FINAL);
        }
        return fact;
    }

    /**
     * It should never have been stated. A Condition or AllergyIntolerance has no clinical status then (FHIR R4 con-5, ait-2).
     */
    static Resource enteredInError(Resource fact) {
        if (fact instanceof Observation observation) {
            observation.setStatus(Observation.ObservationStatus.ENTEREDINERROR);
        } else if (fact instanceof Condition condition) {
            condition.setClinicalStatus(null);
            condition.setVerificationStatus(Concepts.hl7("condition-ver-status", "entered-in-error", null));
        } else if (fact instanceof AllergyIntolerance allergy) {
            allergy.setClinicalStatus(null);
            allergy.setVerificationStatus(Concepts.hl7("allergyintolerance-verification", "entered-in-error", null));
        } else if (fact instanceof MedicationStatement statement) {
            statement.setStatus(MedicationStatement.MedicationStatementStatus.ENTEREDINERROR);
        } else if (fact instanceof Procedure procedure) {
            procedure.setStatus(Procedure.ProcedureStatus.ENTEREDINERROR);
        } else if (fact instanceof FamilyMemberHistory history) {
            history.setStatus(FamilyMemberHistory.FamilyHistoryStatus.ENTEREDINERROR);
        } else {
            throw new IllegalStateException("no fact of a note is a " + fact.fhirType());
        }
        return fact;
    }
}
