/**
 * Notes: kept as they arrived, with the facts found in them, and delivered to FHIR.
 *
 * <p>May depend on the outbox and the audit trail; the engine comes through {@code core.note.NoteEngine}.
 */
package io.xinglin.ejb.note;
