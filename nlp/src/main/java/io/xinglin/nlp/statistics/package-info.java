/**
 * Counts over the records of many notes: rows in, a {@link io.xinglin.nlp.statistics.Tally} that can be merged with
 * others out. Plain Java; may depend on core alone.
 */
package io.xinglin.nlp.statistics;
