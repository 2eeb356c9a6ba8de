package io.xinglin.ejb.archive;

import io.xinglin.core.study.ArchiveQuery;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** QIDO-RS and WADO-RS on the index (PS3.18 10.6). Newest studies first; series and instances by number. */
@ApplicationScoped
public class ArchiveSearch implements ArchiveQuery {
    private EntityManager em;
    private ArchiveIndex index;

    /** For the container's proxy. */
    protected ArchiveSearch() {}

    @Inject
    public ArchiveSearch(EntityManager em, ArchiveIndex index) {
        this.em = em;
        this.index = index;
    }

    @Override
    @Transactional
    public List<Row> search(Search search) {
        return switch (search.level()) {
            case STUDY ->
                studies(find(
                        search, StudyRow.class, "select s from StudyRow s", "s.studyAt desc nulls last, s.id desc"));
            case SERIES ->
                series(find(
                        search,
                        SeriesRow.class,
                        "select r from SeriesRow r join fetch r.study s",
                        "s.studyAt desc nulls last, s.id desc, r.number, r.id"));
            case INSTANCE ->
                find(
                                search,
                                InstanceRow.class,
                                "select i from InstanceRow i join fetch i.series r join fetch r.study s",
                                "s.studyAt desc nulls last, s.id desc, r.number, r.id, i.number, i.id")
                        .stream()
                        .map(row -> new Row(QidoRows.instance(row)))
                        .toList();
        };
    }

    private <T> List<T> find(Search search, Class<T> type, String select, String order) {
        Map<String, Object> parameters = new HashMap<>();
        String where = search.match().entrySet().stream()
                .map(entry -> QidoCondition.of(QidoAttribute.of(entry.getKey(), search.level()), entry.getValue()))
                .filter(condition -> !condition.text().isEmpty())
                .peek(condition -> parameters.putAll(condition.parameters()))
                .map(condition -> "(" + condition.text() + ")")
                .collect(Collectors.joining(" and "));
        TypedQuery<T> query =
                em.createQuery(select + (where.isEmpty() ? "" : " where " + where) + " order by " + order, type);
        parameters.forEach(query::setParameter);
        return query.setFirstResult(Math.max(0, search.offset()))
                .setMaxResults(Math.max(0, search.limit()))
                .getResultList();
    }

    private List<Row> studies(List<StudyRow> studies) {
        List<Long> ids = studies.stream().map(StudyRow::id).toList();
        Map<Long, Long> instances = counts(
                "select r.study.id, count(i) from InstanceRow i join i.series r where r.study.id in :ids"
                        + " group by r.study.id",
                ids);
        Map<Long, List<String>> modalities = modalities(ids);
        return studies.stream()
                .map(study -> {
                    List<String> series = modalities.getOrDefault(study.id(), List.of());
                    return new Row(QidoRows.study(study, series, instances.getOrDefault(study.id(), 0L)));
                })
                .toList();
    }

    private List<Row> series(List<SeriesRow> series) {
        Map<Long, Long> instances = counts(
                "select i.series.id, count(i) from InstanceRow i where i.series.id in :ids group by i.series.id",
                series.stream().map(SeriesRow::id).toList());
        return series.stream()
                .map(row -> new Row(QidoRows.series(row, instances.getOrDefault(row.id(), 0L))))
                .toList();
    }

    private Map<Long, Long> counts(String query, List<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return em.createQuery(query, Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    }

    /** One entry a series. */
    private Map<Long, List<String>> modalities(List<Long> studies) {
        if (studies.isEmpty()) {
            return Map.of();
        }
        return em.createQuery(
                        "select r.study.id, r.modality from SeriesRow r where r.study.id in :ids order by r.id",
                        Object[].class)
                .setParameter("ids", studies)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (Long) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toList())));
    }

    @Override
    public List<StoredInstance> instances(DicomUid study, Optional<DicomUid> series) {
        return index.instances(study, series);
    }

    @Override
    public Optional<StoredInstance> instance(DicomUid sopInstanceUid) {
        return index.instance(sopInstanceUid);
    }
}
