/**
 * Who did what to which record, for FHIR AuditEvent.
 */
package io.xinglin.core.audit;
