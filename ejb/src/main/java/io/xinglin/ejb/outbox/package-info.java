/**
 * Everything that goes out: enqueued in the transaction of the change it reports, delivered at least once, in order for
 * each subject, with back-off for each destination. May depend on queue, persistence and core.
 */
package io.xinglin.ejb.outbox;
