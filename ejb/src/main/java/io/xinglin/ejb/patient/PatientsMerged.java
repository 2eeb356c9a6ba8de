package io.xinglin.ejb.patient;

import io.xinglin.core.patient.PatientIdentifier;

/** CDI event, fired inside the transaction of an HL7 A40: what was filed under {@code obsolete} is {@code surviving}'s. */
public record PatientsMerged(PatientIdentifier surviving, PatientIdentifier obsolete) {}
