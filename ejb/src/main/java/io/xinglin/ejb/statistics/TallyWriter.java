package io.xinglin.ejb.statistics;

import io.xinglin.nlp.statistics.StatisticsRow;
import io.xinglin.nlp.statistics.Tally;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Counts the notes of one part and keeps, in each chunk's transaction, what was counted, where it stands and how far it is. */
@Dependent
@Named("statisticsTallyWriter")
public class TallyWriter extends AbstractItemWriter {
    @Inject
    @BatchProperty
    String run;

    @Inject
    @BatchProperty
    String part;

    @Inject
    RunTable runs;

    @Inject
    PlaceTable places;

    private Tally tally;

    @Override
    public void open(Serializable checkpoint) {
        tally = runs.part(Long.parseLong(run), Integer.parseInt(part)).counted();
    }

    @Override
    public void writeItems(List<Object> items) {
        List<StoredRecord> records =
                items.stream().map(StoredRecord.class::cast).toList();
        List<StatisticsRow> rows =
                records.stream().map(StoredRecord::row).filter(Objects::nonNull).toList();
        rows.forEach(tally::add);
        places.keep(Long.parseLong(run), new ArrayList<>(rows));
        runs.checkpoint(
                Long.parseLong(run),
                Integer.parseInt(part),
                records.get(records.size() - 1).noteId(),
                records.size(),
                Part.encode(tally));
    }
}
