package io.xinglin.ejb.statistics;

import io.xinglin.ejb.world.World;
import java.util.ArrayList;
import java.util.List;

/** Runs the job's artifacts as a batch container does: each chunk in a transaction, part after part. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
final class ByHand implements StatisticsJobs {
    static final int CHUNK = 3;

    private final World world;
    private final RunTable runs;
    private final StoredRecords records;
    private final PlaceTable places;

    ByHand(World world, RunTable runs, PlaceTable places) {
        this.world = world;
        this.runs = runs;
        this.records = new StoredRecords(world.sql, world.shelf);
        this.places = places;
    }

    @Override
    public void start(long run) {
        try {
            PartMapper mapper = new PartMapper();
            mapper.run = String.valueOf(run);
            mapper.runs = runs;
            for (var properties : mapper.mapPartitions().getPartitionProperties()) {
                part(run, properties.getProperty("part"));
            }
            FinishRun finish = new FinishRun();
            finish.run = String.valueOf(run);
            finish.runs = runs;
            finish.process();
        } finally {
            RunListener listener = new RunListener();
            listener.run = String.valueOf(run);
            listener.runs = runs;
            listener.afterJob();
        }
    }

    private void part(long run, String part) {
        RecordReader reader = new RecordReader();
        reader.run = String.valueOf(run);
        reader.part = part;
        reader.runs = runs;
        reader.records = records;
        TallyWriter writer = new TallyWriter();
        writer.run = String.valueOf(run);
        writer.part = part;
        writer.runs = runs;
        writer.places = places;
        reader.open(null);
        writer.open(null);
        while (chunk(reader, writer)) {
            world.trap.at("after a chunk");
        }
    }

    private boolean chunk(RecordReader reader, TallyWriter writer) {
        try {
            return world.transactions.in(() -> {
                List<Object> items = new ArrayList<>();
                while (items.size() < CHUNK) {
                    StoredRecord next = reader.readItem();
                    if (next == null) {
                        break;
                    }
                    items.add(next);
                }
                if (!items.isEmpty()) {
                    writer.writeItems(items);
                    world.trap.at("inside a chunk");
                }
                return items.size() == CHUNK;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
