package io.xinglin.ejb.pseudonym;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.pseudonym.Identity;
import io.xinglin.core.pseudonym.PseudonymStore;
import io.xinglin.ejb.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link PseudonymStore} in the database. To be asked for new pseudonyms outside of transactions only. */
@ApplicationScoped
public class PseudonymTable implements PseudonymStore {
    /** Values in one statement. */
    private static final int CHUNK = 500;

    /** Others may make a pseudonym for the same identity at the same moment; each round at least one of them succeeds. */
    private static final int ROUNDS = 20;

    private Sql sql;
    private Clock clock;

    /** For the container's proxy. */
    protected PseudonymTable() {}

    @Inject
    public PseudonymTable(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Map<Identity, String> pseudonyms(String recipient, Collection<Identity> identities) {
        Set<Identity> wanted = new LinkedHashSet<>(identities);
        for (int round = 0; round < ROUNDS; round++) {
            Map<Identity, String> known = known(recipient, wanted);
            List<Identity> missing =
                    wanted.stream().filter(one -> !known.containsKey(one)).toList();
            if (missing.isEmpty()) {
                return known;
            }
            make(recipient, missing);
        }
        throw new ProblemException(Problem.Category.BUSY, "too many pseudonyms are made at once");
    }

    private void make(String recipient, List<Identity> missing) {
        Instant now = clock.instant();
        try {
            sql.batch(
                    "INSERT INTO pseudonym (recipient, kind, original, pseudonym, made_at) VALUES (?, ?, ?, ?, ?)",
                    missing.stream()
                            .map(one ->
                                    new Object[] {recipient, one.kind().name(), one.value(), one.freshPseudonym(), now})
                            .toList());
        } catch (Sql.Failed e) {
            if (!e.duplicate()) {
                throw e;
            }
        }
    }

    private Map<Identity, String> known(String recipient, Set<Identity> wanted) {
        Map<Identity, String> found = new LinkedHashMap<>();
        for (Identity.Kind kind : Identity.Kind.values()) {
            List<String> values = wanted.stream()
                    .filter(one -> one.kind() == kind)
                    .map(Identity::value)
                    .toList();
            for (List<String> some : chunks(values)) {
                List<Object> parameters = new ArrayList<>(List.of(recipient, kind.name()));
                parameters.addAll(some);
                sql.query(
                        row -> found.put(new Identity(kind, row.getString("original")), row.getString("pseudonym")),
                        "SELECT original, pseudonym FROM pseudonym WHERE recipient = ? AND kind = ? AND original IN ("
                                + marks(some.size()) + ")",
                        parameters.toArray());
            }
        }
        return found;
    }

    @Override
    public Map<String, Identity> identities(String recipient, Collection<String> pseudonyms) {
        Map<String, Identity> found = new LinkedHashMap<>();
        for (List<String> some : chunks(List.copyOf(pseudonyms))) {
            List<Object> parameters = new ArrayList<>(List.of(recipient));
            parameters.addAll(some);
            sql.query(
                    row -> found.put(
                            row.getString("pseudonym"),
                            new Identity(Identity.Kind.valueOf(row.getString("kind")), row.getString("original"))),
                    "SELECT kind, original, pseudonym FROM pseudonym WHERE recipient = ? AND pseudonym IN ("
                            + marks(some.size()) + ")",
                    parameters.toArray());
        }
        return found;
    }

    @Override
    public Optional<Given> find(String pseudonym) {
        return sql.first(
                row -> new Given(
                        row.getString("recipient"),
                        new Identity(Identity.Kind.valueOf(row.getString("kind")), row.getString("original"))),
                "SELECT recipient, kind, original FROM pseudonym WHERE pseudonym = ?",
                pseudonym);
    }

    private static List<List<String>> chunks(List<String> values) {
        List<List<String>> chunks = new ArrayList<>();
        for (int at = 0; at < values.size(); at += CHUNK) {
            chunks.add(values.subList(at, Math.min(values.size(), at + CHUNK)));
        }
        return chunks;
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
