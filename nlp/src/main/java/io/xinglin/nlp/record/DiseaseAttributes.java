package io.xinglin.nlp.record;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.Cue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** time, treatment and control of a disease of the history; the relative of a family's one. Stateless. */
final class DiseaseAttributes {
    private static final Set<SectionType> HISTORY = EnumSet.of(
            SectionType.PAST_HISTORY, SectionType.RELATED_HISTORY, SectionType.PERSONAL_HISTORY, SectionType.OTHER);

    private static final Cue CONTROL = Cue.of(
            "控愈治药监",
            "[^,。;、]{0,6}控制(?:情况|水平)?(?:在[^,。;]{1,14}|尚可|可|良好|满意|平稳|稳定|理想|欠佳|不佳|不良|差|不详|一般)"
                    + "|(?:已|现已|均已)?(?:治愈|痊愈|临床治愈)|未(?:规律|正规|系统)?(?:服药|治疗|用药|监测)[^,。;]{0,6}");

    private static final int FAR = 200;

    private DiseaseAttributes() {}

    static Map<String, String> of(NoteView view, Surroundings disease) {
        Map<String, String> found = new LinkedHashMap<>();
        if (disease.assertion() == Assertion.FAMILY) {
            SymptomAttributes.put(found, "relative", Relatives.of(view, disease));
        } else if (disease.assertion() == Assertion.PAST
                || (disease.assertion() == Assertion.PRESENT && HISTORY.contains(disease.section()))) {
            history(view, disease, found);
        }
        return found;
    }

    private static void history(NoteView view, Surroundings disease, Map<String, String> found) {
        int end = ownEnd(view, disease);
        List<String> treatments = new ArrayList<>();
        String after = "";
        for (int i = disease.number() + 1; i < view.mentions().size(); i++) {
            Surroundings other = view.mentions().get(i);
            if (other.span().start() >= end) {
                break;
            }
            boolean treatment =
                    other.is(MentionType.DRUG) || other.is(MentionType.TREATMENT) || other.is(MentionType.PROCEDURE);
            if (treatment && other.assertion() != Assertion.ABSENT) {
                treatments.add(view.original(other.span().start(), other.span().end()));
            } else if (other.is(MentionType.TIME)
                    && after.isEmpty()
                    && other.span().start() < disease.clause().end()) {
                after = view.original(other.span().start(), other.span().end());
            }
        }
        SymptomAttributes.put(found, "time", after.isEmpty() ? timeBefore(view, disease) : after);
        SymptomAttributes.put(found, "treatment", String.join("、", treatments));
        int from = disease.span().end();
        CONTROL.first(view.folded(from, end))
                .ifPresent(match -> SymptomAttributes.put(
                        found, "control", view.original(from + match.start(), from + match.end())));
    }

    /** The next disease that is said to be there, or the sentence's end. */
    private static int ownEnd(NoteView view, Surroundings disease) {
        for (int i = disease.number() + 1; i < view.mentions().size(); i++) {
            Surroundings other = view.mentions().get(i);
            if (other.span().start() >= disease.sentence().end()) {
                break;
            }
            if (other.is(MentionType.DISEASE)) {
                return other.span().start();
            }
        }
        return disease.sentence().end();
    }

    private static String timeBefore(NoteView view, Surroundings disease) {
        Span clause = disease.clause();
        for (int i = disease.number() - 1; i >= 0; i--) {
            Surroundings other = view.mentions().get(i);
            boolean far = disease.span().start() - other.span().end() > FAR;
            if (far || other.span().start() < clause.start() || other.is(MentionType.DISEASE)) {
                break;
            }
            if (other.is(MentionType.TIME)) {
                return view.original(other.span().start(), other.span().end());
            }
        }
        return "";
    }
}
