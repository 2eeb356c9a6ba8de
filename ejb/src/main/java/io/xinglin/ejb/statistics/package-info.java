/**
 * Statistics over all stored notes: a Jakarta Batch job ({@code META-INF/batch-jobs/note-statistics.xml}) counts their
 * records part by part, the desk shows what it found.
 *
 * <p>The checkpoint is a row of {@code statistics_part}, written in each chunk's transaction; the batch container's own
 * memory of the job is not needed to go on, so a run also survives the end of the server. May depend on the notes,
 * persistence, the audit trail and {@code nlp.statistics}.
 */
package io.xinglin.ejb.statistics;
