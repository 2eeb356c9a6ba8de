/**
 * Radiology orders as the gateway keeps them. May depend on patient, outbox, persistence and core.
 */
package io.xinglin.ejb.order;
