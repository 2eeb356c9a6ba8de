package io.xinglin.core.pseudonym;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pseudonyms of one run, e.g. of a command line that writes them to a file of its own. */
public final class MemoryPseudonyms implements PseudonymStore {
    private record Owned(String recipient, Identity identity) {}

    private final Map<Owned, String> pseudonyms = new LinkedHashMap<>();
    private final Map<String, Given> given = new HashMap<>();

    @Override
    public synchronized Map<Identity, String> pseudonyms(String recipient, Collection<Identity> identities) {
        Map<Identity, String> found = new LinkedHashMap<>();
        for (Identity identity : identities) {
            var owned = new Owned(recipient, identity);
            if (!pseudonyms.containsKey(owned)) {
                add(recipient, identity, identity.freshPseudonym());
            }
            found.put(identity, pseudonyms.get(owned));
        }
        return found;
    }

    /** Takes over one that was made elsewhere. */
    public synchronized void add(String recipient, Identity identity, String pseudonym) {
        pseudonyms.put(new Owned(recipient, identity), pseudonym);
        given.put(pseudonym, new Given(recipient, identity));
    }

    /** All pseudonyms of a recipient, in the order they were made. */
    public synchronized Map<Identity, String> all(String recipient) {
        Map<Identity, String> found = new LinkedHashMap<>();
        pseudonyms.forEach((owned, pseudonym) -> {
            if (owned.recipient().equals(recipient)) {
                found.put(owned.identity(), pseudonym);
            }
        });
        return found;
    }

    @Override
    public synchronized Map<String, Identity> identities(String recipient, Collection<String> wanted) {
        Map<String, Identity> found = new LinkedHashMap<>();
        for (String pseudonym : wanted) {
            find(pseudonym)
                    .filter(owner -> owner.recipient().equals(recipient))
                    .ifPresent(owner -> found.put(pseudonym, owner.identity()));
        }
        return found;
    }

    @Override
    public synchronized Optional<Given> find(String pseudonym) {
        return Optional.ofNullable(given.get(pseudonym));
    }
}
