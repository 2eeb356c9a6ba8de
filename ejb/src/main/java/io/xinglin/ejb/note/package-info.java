/**
 * Notes: kept as they arrived, with the facts found in them, and delivered to FHIR as people corrected them.
 *
 * <p>May depend on the outbox and the audit trail; {@code NoteEngines} alone names the adapter of {@code nlp}.
 */
package io.xinglin.ejb.note;
