package io.xinglin.ejb.cds;

import io.xinglin.core.cds.CardFeedback;
import io.xinglin.core.cds.CardFeedback.Outcome;
import io.xinglin.core.cds.CardKind;
import io.xinglin.core.cds.FeedbackDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Feedback in the database. */
@ApplicationScoped
public class FeedbackDeskService implements FeedbackDesk {
    private EntityManager em;

    /** For the container's proxy. */
    protected FeedbackDeskService() {}

    @Inject
    public FeedbackDeskService(EntityManager em) {
        this.em = em;
    }

    @Override
    @Transactional
    public void keep(List<CardFeedback> feedback) {
        for (CardFeedback one : feedback) {
            FeedbackRow known = em.find(FeedbackRow.class, one.card());
            if (known == null || !known.feedback().at().isAfter(one.at())) {
                em.merge(new FeedbackRow(one));
            }
        }
    }

    @Override
    @Transactional
    public List<Count> counts() {
        Map<CardKind, long[]> counts = new EnumMap<>(CardKind.class);
        for (Object[] row : em.createQuery(
                        "select f.kind, f.outcome, count(f) from FeedbackRow f group by f.kind, f.outcome",
                        Object[].class)
                .getResultList()) {
            long[] count = counts.computeIfAbsent(CardKind.valueOf((String) row[0]), kind -> new long[2]);
            count[row[1].equals(Outcome.ACCEPTED.name()) ? 0 : 1] = (Long) row[2];
        }
        List<Count> all = new ArrayList<>();
        counts.forEach((kind, count) -> all.add(new Count(kind, count[0], count[1])));
        return all;
    }
}
