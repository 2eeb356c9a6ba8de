/**
 * The database: the schema's migrations and plain SQL for the queues. May depend on the JDK, Flyway and core.
 */
package io.xinglin.ejb.persistence;
