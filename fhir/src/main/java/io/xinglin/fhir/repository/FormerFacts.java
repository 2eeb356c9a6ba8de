package io.xinglin.fhir.repository;

import io.xinglin.fhir.mapping.NoteMapping;
import io.xinglin.fhir.mapping.Systems;
import io.xinglin.fhir.mapping.TransactionDraft;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The facts an earlier text or an earlier engine found in a note. Those that are not found any more are deleted in the
 * same transaction that writes the new ones (their history stays). Those that people took out of this text are not among them:
 * they stand in the draft as entered-in-error.
 */
final class FormerFacts {
    private final FhirStore store;

    FormerFacts(FhirStore store) {
        this.store = store;
    }

    void withdraw(TransactionDraft draft, String noteId) {
        Optional<Provenance> former = store.read(Provenance.class, NoteMapping.provenanceId(noteId));
        if (former.isEmpty()) {
            return;
        }
        Set<String> found = draft.entries().stream()
                .filter(entry -> entry.key() != null)
                .map(entry -> entry.resource().fhirType() + '|' + entry.key().getValue())
                .collect(Collectors.toSet());
        for (Reference target : former.get().getTarget()) {
            IdType id = new IdType(target.getReference()).toUnqualifiedVersionless();
            store.read(id)
                    .flatMap(FormerFacts::fact)
                    .filter(fact -> !found.contains(fact))
                    .ifPresent(fact -> delete(draft, id));
        }
    }

    /** With the Provenances of its corrections: they are of another text, and would hold the fact. */
    private void delete(TransactionDraft draft, IdType fact) {
        draft.delete(fact.getValue());
        Set<String> written =
                draft.entries().stream().map(TransactionDraft.Entry::fullUrl).collect(Collectors.toSet());
        for (Provenance about : store.referring(Provenance.class, Provenance.SP_TARGET, fact)) {
            String id = about.getIdElement().toUnqualifiedVersionless().getValue();
            if (!written.contains(id)) {
                draft.delete(id);
            }
        }
    }

    /** Type and fact identifier, or nothing for a resource that is no fact. */
    private static Optional<String> fact(Resource resource) {
        Property identifiers = resource.getNamedProperty("identifier");
        return identifiers == null
                ? Optional.empty()
                : identifiers.getValues().stream()
                        .map(org.hl7.fhir.r4.model.Identifier.class::cast)
                        .filter(identifier -> Systems.FACT.equals(identifier.getSystem()))
                        .map(identifier -> resource.fhirType() + '|' + identifier.getValue())
                        .findFirst();
    }
}
