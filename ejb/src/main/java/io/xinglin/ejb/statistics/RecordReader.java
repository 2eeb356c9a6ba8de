package io.xinglin.ejb.statistics;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads the notes of one part, page by page, from where the part has come to. */
@Dependent
@Named("statisticsRecordReader")
public class RecordReader extends AbstractItemReader {
    private static final int PAGE = 200;

    @Inject
    @BatchProperty
    String run;

    @Inject
    @BatchProperty
    String part;

    @Inject
    RunTable runs;

    @Inject
    StoredRecords records;

    private final Deque<StoredRecord> page = new ArrayDeque<>();
    private String at;
    private String last;

    /** The container's checkpoint is not asked: the part's row says how far it is, in the same commit as what was counted. */
    @Override
    public void open(Serializable checkpoint) {
        Part opened = runs.part(Long.parseLong(run), Integer.parseInt(part));
        at = opened.at();
        last = opened.last();
        page.clear();
    }

    @Override
    public StoredRecord readItem() {
        if (page.isEmpty()) {
            page.addAll(records.between(at, last, PAGE));
        }
        StoredRecord next = page.poll();
        if (next != null) {
            at = next.noteId();
        }
        return next;
    }

    @Override
    public Serializable checkpointInfo() {
        return at;
    }
}
