package io.xinglin.ejb.prior;

import io.xinglin.core.imaging.StudyRetrieval;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Several archives as one: all are asked, and a study is fetched from the first that has it. One that fails does not hide what the others
 * have. Safe for use by many threads.
 */
public final class PriorSources implements StudyRetrieval {
    private static final Logger LOG = Logger.getLogger(PriorSources.class.getName());
    private static final int REMEMBERED = 1000;

    private final List<StudyRetrieval> sources;
    private final Map<DicomUid, StudyRetrieval> holders = new LinkedHashMap<>();

    /** @param sources in the order they are asked */
    public PriorSources(List<StudyRetrieval> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public List<Found> find(Query query) {
        Map<DicomUid, Found> found = new LinkedHashMap<>();
        List<ProblemException> failures = new ArrayList<>();
        for (StudyRetrieval source : sources) {
            try {
                source.find(query).forEach(one -> {
                    if (found.putIfAbsent(one.studyUid(), one) == null) {
                        remember(one.studyUid(), source);
                    }
                });
            } catch (ProblemException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty() && failures.size() == sources.size()) {
            throw failures.get(0);
        }
        failures.forEach(e -> LOG.log(
                Level.WARNING,
                "XL-PRI-005 one of the archives of earlier studies does not answer: {0}",
                e.getMessage()));
        return List.copyOf(found.values());
    }

    private void remember(DicomUid study, StudyRetrieval source) {
        synchronized (holders) {
            holders.remove(study);
            holders.put(study, source);
            if (holders.size() > REMEMBERED) {
                holders.remove(holders.keySet().iterator().next());
            }
        }
    }

    @Override
    public void fetch(DicomUid study, Set<String> modalities, Duration limit) {
        StudyRetrieval holder;
        synchronized (holders) {
            holder = holders.get(study);
        }
        (holder == null ? sources.get(0) : holder).fetch(study, modalities, limit);
    }
}
