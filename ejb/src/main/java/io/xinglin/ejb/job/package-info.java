/**
 * What an administrator sees of everything queued, over all queues. The queues implement
 * {@link io.xinglin.ejb.job.JobSource}. May depend on audit, persistence and core.
 */
package io.xinglin.ejb.job;
