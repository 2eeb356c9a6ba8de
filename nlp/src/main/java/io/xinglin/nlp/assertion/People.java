package io.xinglin.nlp.assertion;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.SectionType;
import java.util.Optional;

/** Of whom a sentence speaks: the person named last before the mention. Stateless. */
final class People {
    private People() {}

    /** A relative or somebody else; empty when it is the patient. */
    static Optional<Assertion> of(Context mention) {
        String before = mention.before();
        boolean history = mention.section() == SectionType.FAMILY_HISTORY && !before.contains("既往");
        int others = Cues.OTHERS.last(before);
        int family = Cues.FAMILY.last(before);
        if (Cues.PATIENT.last(before) > Math.max(others, family)) {
            return Optional.empty();
        }
        if (others > family) {
            return Optional.of(Assertion.NOT_PATIENT);
        }
        return family >= 0 || history ? Optional.of(Assertion.FAMILY) : Optional.empty();
    }
}
