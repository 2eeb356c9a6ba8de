/**
 * Reports: drafted from results, corrected and signed by clinicians, delivered through the outbox.
 *
 * <p>May depend on {@code archive}, the outbox and the audit trail; knows nothing of jobs.
 */
package io.xinglin.ejb.report;
