/**
 * Case files: a stored discharge record as proposed codes, what coders say of them, the closed case on its way to FHIR; and
 * the grouper, offered to the other deployments.
 *
 * <p>May depend on the notes, the corrections, the outbox, the audit trail and the database; {@code CaseEngines} alone names
 * the adapters of {@code nlp}.
 */
package io.xinglin.ejb.casefile;
