/**
 * The patient index: who the messages and images speak of, and which identifiers were merged. May depend on outbox,
 * persistence and core.
 */
package io.xinglin.ejb.patient;
