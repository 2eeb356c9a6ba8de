/**
 * The audit trail: kept in the application's database, sent on as FHIR AuditEvent. May depend on outbox, persistence and
 * core.
 */
package io.xinglin.ejb.audit;
