/**
 * Statistics over many records: what is counted, by what it is broken down, and the use case. Depends on the JDK and
 * {@code core.note} alone.
 */
package io.xinglin.core.statistics;
