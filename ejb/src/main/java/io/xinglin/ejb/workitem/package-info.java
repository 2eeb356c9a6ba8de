/**
 * Unified procedure steps (PS3.4 CC, PS3.18 section 11): the worklist, its state table, and the work items that follow
 * imaging jobs.
 *
 * <p>May depend on {@code archive}, {@code inference} and the audit trail; jobs know of it through {@link
 * io.xinglin.ejb.inference.JobWatch} alone.
 */
package io.xinglin.ejb.workitem;
