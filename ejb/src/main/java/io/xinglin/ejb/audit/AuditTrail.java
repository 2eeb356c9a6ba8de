package io.xinglin.ejb.audit;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.FhirSource;
import io.xinglin.ejb.outbox.Kinds;
import io.xinglin.ejb.outbox.Outbox;
import io.xinglin.ejb.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Keeps audit entries in the caller's transaction and queues them for FHIR. The same id is kept once. */
@ApplicationScoped
public class AuditTrail implements FhirSource {
    private Sql sql;
    private Outbox outbox;

    /** For the container's proxy. */
    protected AuditTrail() {}

    @Inject
    public AuditTrail(Sql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    /** Records the entry in the caller's transaction. */
    public void record(AuditEntry entry) {
        int kept = sql.update(
                "INSERT INTO audit_entry (id, at, actor, action, entity, success, detail)"
                        + " SELECT CAST(? AS VARCHAR(100)), CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS VARCHAR(400)),"
                        + " CAST(? AS VARCHAR(40)), CAST(? AS VARCHAR(400)), CAST(? AS BOOLEAN), CAST(? AS VARCHAR(4000))"
                        + " WHERE NOT EXISTS (SELECT 1 FROM audit_entry WHERE id = ?)",
                entry.id(),
                entry.at(),
                entry.actor(),
                entry.action().name(),
                entry.entity(),
                entry.success(),
                entry.detail(),
                entry.id());
        if (kept > 0) {
            outbox.enqueue(Delivery.of(Kinds.FHIR_AUDIT, Kinds.AUDIT, entry.id(), 0));
        }
    }

    @Override
    public boolean serves(String kind) {
        return kind.equals(Kinds.AUDIT);
    }

    @Override
    public void save(Delivery delivery, ClinicalRepository repository) {
        sql.first(AuditTrail::read, "SELECT * FROM audit_entry WHERE id = ?", delivery.subjectKey())
                .ifPresent(repository::saveAudit);
    }

    private static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getString("id"),
                Sql.instant(row, "at"),
                row.getString("actor"),
                AuditEntry.Action.valueOf(row.getString("action")),
                row.getString("entity"),
                row.getBoolean("success"),
                row.getString("detail"));
    }
}
