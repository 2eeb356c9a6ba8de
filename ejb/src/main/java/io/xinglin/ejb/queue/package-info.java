/**
 * Work that survives a crash: one-time work and lanes that drain a table, both run by db-scheduler on the application's
 * database. May depend on persistence, config and core.
 */
package io.xinglin.ejb.queue;
