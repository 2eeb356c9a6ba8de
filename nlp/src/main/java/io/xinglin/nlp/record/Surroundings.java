package io.xinglin.nlp.record;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;

/**
 * A mention and where it stands.
 *
 * @param number its place among the note's mentions, in order of start
 * @param clause the clause it begins in
 * @param section the innermost section
 * @param descriptive names a quality of the complaint before it (呈持续性绞痛) or what set off the one after it (剧烈咳嗽后突发胸痛), no
 *     complaint of its own
 */
record Surroundings(
        int number,
        Span span,
        MentionType type,
        Assertion assertion,
        Span sentence,
        Span clause,
        SectionType section,
        boolean descriptive) {
    boolean is(MentionType wanted) {
        return type == wanted;
    }

    boolean isTest() {
        return type == MentionType.LAB_TEST || type == MentionType.EXAMINATION;
    }

    /** A finding that attributes may belong to, so that the search for another's attributes stops at it. */
    boolean isFinding() {
        return (type == MentionType.SYMPTOM && !descriptive) || type == MentionType.DISEASE || isTest();
    }
}
