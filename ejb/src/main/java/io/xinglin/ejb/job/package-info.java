/**
 * What an administrator sees of everything queued, over all queues. May depend on inbox, outbox, queue and core.
 */
package io.xinglin.ejb.job;
