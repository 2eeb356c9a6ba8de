package io.xinglin.fhir.mapping;

import io.xinglin.core.correction.Change;
import io.xinglin.core.correction.Correction;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** A correction of a fact as R4 Provenance: who made it, when, and whether the fact was made, changed, taken out or confirmed. */
public final class CorrectionMapping {
    private CorrectionMapping() {}

    /** The logical id of the Provenance of a correction. */
    public static String provenanceId(String correctionId) {
        return Systems.logicalId("correction", correctionId);
    }

    /** @param target the fact, or the document where what was corrected is no fact of its own */
    static Provenance provenance(Correction correction, Reference target, Reference document) {
        var provenance = new Provenance();
        provenance.setId(provenanceId(correction.id()));
        provenance.addTarget(target.copy());
        provenance.setRecorded(PatientMapping.date(correction.at()));
        provenance.setActivity(activity(correction.change()));
        boolean confirmed = correction.change() instanceof Change.Confirm;
        provenance
                .addAgent()
                .setType(
                        confirmed
                                ? ReportMapping.participant("verifier", "Verifier")
                                : ReportMapping.participant("author", "Author"))
                .setWho(ReportMapping.account(correction.by()));
        provenance.addEntity().setRole(Provenance.ProvenanceEntityRole.SOURCE).setWhat(document.copy());
        return provenance;
    }

    /** HL7 v3 DataOperation; a confirmation changes no data. */
    private static CodeableConcept activity(Change change) {
        if (change instanceof Change.Confirm) {
            return Concepts.text("人工确认");
        }
        if (change instanceof Change.Add) {
            return Concepts.hl7("v3-DataOperation", "CREATE", "create");
        }
        return change instanceof Change.Delete
                ? Concepts.hl7("v3-DataOperation", "DELETE", "delete")
                : Concepts.hl7("v3-DataOperation", "UPDATE", "revise");
    }
}
