/**
 * Inference jobs: routed, durable, urgent first, bounded; each result is kept exactly once with its report and its
 * deliveries.
 *
 * <p>May depend on {@code archive}, {@code report}, the queue, the outbox and the audit trail.
 */
package io.xinglin.ejb.inference;
