package io.xinglin.core.pseudonym;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Port: which pseudonym stands for whom, kept for good and never sent anywhere. Each recipient gets pseudonyms of its own, so
 * that two of them cannot compare what they got. Safe for use by many threads.
 */
public interface PseudonymStore {
    /**
     * The pseudonyms of these identities, the same at every call; what has none yet gets one. They are kept for good when
     * this returns.
     *
     * @param recipient who gets to see them, e.g. a model's id
     */
    Map<Identity, String> pseudonyms(String recipient, Collection<Identity> identities);

    /** Whom pseudonyms of this recipient stand for; those that are unknown are left out. */
    Map<String, Identity> identities(String recipient, Collection<String> pseudonyms);

    /** Who was given a pseudonym, and for whom it stands. */
    Optional<Given> find(String pseudonym);

    /** One pseudonym's other end. */
    record Given(String recipient, Identity identity) {}
}
