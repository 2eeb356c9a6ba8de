package io.xinglin.core.statistics;

import io.xinglin.core.note.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Use case: the records of all stored notes are counted by a job that can be watched and resumed; what is shown is the
 * newest run, while it runs as far as it has come. Implemented by {@code ejb}. Safe for use by many threads.
 */
public interface StatisticsDesk {
    /** Where a run stands. */
    enum State {
        RUNNING,
        DONE,
        /** Stopped by a problem or by the end of the server; can be resumed. */
        FAILED
    }

    /**
     * One run over the notes that were there when it started.
     *
     * @param finishedAt null before the end
     * @param done notes counted so far
     * @param all notes to count
     */
    record Run(long id, String startedBy, Instant startedAt, Instant finishedAt, State state, long done, long all) {
        /** From 0 to 100. */
        public int percent() {
            return all == 0 ? 100 : (int) Math.min(100, done * 100 / all);
        }
    }

    /**
     * One occurrence of a value.
     *
     * @param span where in the note, in UTF-16 code units
     * @param sentence the sentence around it
     */
    record Place(String noteId, Span span, String sentence) {}

    /** Which occurrences to open: a value, and of those the records in one bucket when {@code by} is not null. */
    record Question(CountedField field, String value, Dimension by, String bucket) {}

    /**
     * Starts a run; its figures take the place of the one before.
     *
     * @throws io.xinglin.core.problem.ProblemException CONFLICT while one is running
     */
    Run start(String user);

    /**
     * Goes on with the newest run from where it stopped; notes counted before are not counted again.
     *
     * @throws io.xinglin.core.problem.ProblemException CONFLICT when it has not failed, NOT_FOUND when there is none
     */
    Run resume(String user);

    /** The newest run. */
    Optional<Run> latest();

    /** The most frequent values of a field. */
    List<Count> counts(CountedField field, int most);

    /** The most frequent values of a field against the largest buckets of a dimension. */
    CrossTab crossTab(CountedField field, Dimension by, int mostValues, int mostBuckets);

    /** All counts, or with a dimension all its cells, as CSV in UTF-8 with a byte order mark. */
    void writeCsv(Dimension by, OutputStream out) throws IOException;

    /** The first occurrences of a value, by note. Traced in the audit trail, as they show text of notes. */
    List<Place> open(String user, Question question, int most);
}
