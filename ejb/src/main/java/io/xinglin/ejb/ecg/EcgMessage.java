package io.xinglin.ejb.ecg;

import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.study.EcgIntake;

/**
 * What the inbox keeps of an annotated ECG: whose it is and for which order, each on a line of its own, an empty line, and the
 * document as it came. So the same document for another patient or order is another message under the same identity.
 *
 * @param named complete: the patient is named
 * @param document the XML text; patient data: never logged
 */
record EcgMessage(EcgIntake.Named named, String document) {
    static final String CHANNEL = "AECG";
    static final String TYPE = "AnnotatedECG";
    private static final int LINES = 4;

    /** The body for the inbox. */
    String body() {
        return String.join("\n", named.patientId(), named.issuer(), named.accessionNumber(), "", document);
    }

    /** The message of a body. */
    static EcgMessage of(String body) {
        String[] lines = body.split("\n", LINES + 1);
        return new EcgMessage(new EcgIntake.Named(lines[0], lines[1], lines[2]), lines[LINES]);
    }

    PatientIdentifier patient() {
        return new PatientIdentifier(named.patientId(), AssigningAuthority.ofNullable(named.issuer()));
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "EcgMessage[***]";
    }
}
