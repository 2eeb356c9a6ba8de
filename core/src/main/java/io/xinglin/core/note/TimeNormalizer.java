package io.xinglin.core.note;

import java.util.List;

/**
 * Port: the same mentions in the same order, those that the note dates with their {@link Mention#when() time}. Safe for use by
 * many threads.
 */
@FunctionalInterface
public interface TimeNormalizer {
    /**
     * @param mentions of the {@code xinglin} scheme, in order of start
     * @param anchor what relative times count from where the note itself does not say
     */
    List<Mention> normalize(String note, List<Section> sections, List<Mention> mentions, TimeAnchor anchor);
}
