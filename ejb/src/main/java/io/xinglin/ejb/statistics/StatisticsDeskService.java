package io.xinglin.ejb.statistics;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.statistics.Count;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.CrossTab;
import io.xinglin.core.statistics.Dimension;
import io.xinglin.core.statistics.StatisticsDesk;
import io.xinglin.ejb.audit.AuditTrail;
import io.xinglin.nlp.statistics.CsvTables;
import io.xinglin.nlp.statistics.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The newest run's parts merged; kept until a part has gone on. */
@ApplicationScoped
public class StatisticsDeskService implements StatisticsDesk {
    private RunTable runs;
    private PlaceTable places;
    private StatisticsJobs jobs;
    private AuditTrail audit;
    private Clock clock;

    private volatile Merged merged = new Merged(null, new Tally(Part.BY));

    /** What a run had counted when it stood so. */
    private record Merged(Run run, Tally tally) {}

    /** For the container's proxy. */
    protected StatisticsDeskService() {}

    @Inject
    public StatisticsDeskService(RunTable runs, PlaceTable places, StatisticsJobs jobs, AuditTrail audit, Clock clock) {
        this.runs = runs;
        this.places = places;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public synchronized Run start(String user) {
        runs.latest().filter(latest -> latest.state() == State.RUNNING).ifPresent(running -> {
            throw new ProblemException(Category.CONFLICT, "statistics are being counted already");
        });
        Run run = runs.create(user);
        launch(run);
        return run;
    }

    @Override
    public synchronized Run resume(String user) {
        Run run = runs.latest().orElseThrow(() -> new ProblemException(Category.NOT_FOUND, "nothing was counted yet"));
        if (run.state() != State.FAILED) {
            throw new ProblemException(Category.CONFLICT, "the last count has not failed");
        }
        runs.resumed(run.id());
        launch(run);
        return runs.latest().orElseThrow();
    }

    private void launch(Run run) {
        if (run.all() == 0) {
            runs.finish(run.id());
            return;
        }
        try {
            jobs.start(run.id());
        } catch (RuntimeException e) {
            runs.fail(run.id());
            throw e;
        }
    }

    @Override
    public Optional<Run> latest() {
        return runs.latest();
    }

    @Override
    public List<Count> counts(CountedField field, int most) {
        return tally().counts(field).stream().limit(most).toList();
    }

    @Override
    public CrossTab crossTab(CountedField field, Dimension by, int mostValues, int mostBuckets) {
        return tally().crossTab(field, by, mostValues, mostBuckets);
    }

    @Override
    public void writeCsv(Dimension by, OutputStream out) throws IOException {
        if (by == null) {
            CsvTables.counts(tally(), true, out);
        } else {
            CsvTables.cells(tally(), by, true, out);
        }
    }

    private Tally tally() {
        Run now = runs.latest().orElse(null);
        Merged known = merged;
        if (now == null || now.equals(known.run())) {
            return known.tally();
        }
        Tally tally = new Tally(Part.BY);
        runs.parts(now.id()).forEach(part -> tally.merge(part.counted()));
        merged = new Merged(now, tally);
        return tally;
    }

    @Override
    @Transactional
    public List<Place> open(String user, Question question, int most) {
        List<Place> found =
                runs.latest().map(run -> places.find(run.id(), question, most)).orElse(List.of());
        found.stream()
                .map(Place::noteId)
                .distinct()
                .forEach(note -> audit.record(AuditEntry.of(
                        clock.instant(), user, AuditEntry.Action.READ_NOTE, "DocumentReference:" + note, "")));
        return found;
    }
}
