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
        if (others < 0 && family < 0) {
            return history && Cues.PATIENT.last(before) < 0 ? Optional.of(Assertion.FAMILY) : Optional.empty();
        }
        if (Cues.PATIENT.last(before) > Math.max(others, family)) {
            return Optional.empty();
        }
        return Optional.of(others > family ? Assertion.NOT_PATIENT : Assertion.FAMILY);
    }
}
