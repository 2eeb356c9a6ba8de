package io.xinglin.nlp.record;

import io.xinglin.core.note.AllergenKind;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.ClinicalRecord.NoKnownAllergy;
import io.xinglin.core.note.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the note denies of allergies as a whole: 否认药物、食物过敏史; 过敏史：无. Each kind once; a denial of 其他 is none.
 * Stateless.
 */
final class DeniedAllergies {
    private static final String WORD = "过敏史";
    private static final int AFTER = 12;
    private static final String KINDS = "((?:(?:药物|药品|药|食物|食品)[、及和与或/]?){0,4})(?:等|的)?$";
    /** Others may be denied before: 否认手术、外伤及药物过敏史. */
    private static final Pattern DENIED =
            Pattern.compile("(?:否认|无|未发现|没有)(?:.{1,30}?[、及和与])??(?:有|任何|明确|明显|已知|特殊|既往){0,2}" + KINDS);

    private static final Pattern HEADING = Pattern.compile("(?:^|[ :、])" + KINDS);
    private static final Pattern NONE = Pattern.compile("^[: ]{1,2}(?:无|暂无|否认|未发现|无特殊|未见异常|无异常)(?=[ 。;,\n\r]|$)");

    /** @param kinds the words for what is denied, empty for any */
    private record Denial(Span span, String kinds) {}

    private DeniedAllergies() {}

    static List<NoKnownAllergy> of(NoteView view) {
        List<NoKnownAllergy> found = new ArrayList<>();
        Set<AllergenKind> denied = EnumSet.noneOf(AllergenKind.class);
        boolean all = false;
        String folded = view.text().folded();
        for (int at = folded.indexOf(WORD); at >= 0; at = folded.indexOf(WORD, at + 1)) {
            Denial denial = denied(view, Allergies.clauseStart(folded, at), at);
            if (denial == null) {
                continue;
            }
            Span span = denial.span();
            Field statement = new Field(view.original(span.start(), span.end()), span);
            if (denial.kinds().isEmpty()) {
                if (!all) {
                    found.add(new NoKnownAllergy(statement, null, view.sentenceAround(span)));
                }
                all = true;
                continue;
            }
            for (AllergenKind kind : kinds(denial.kinds())) {
                if (denied.add(kind)) {
                    found.add(new NoKnownAllergy(statement, kind, view.sentenceAround(span)));
                }
            }
        }
        return List.copyOf(found);
    }

    /** What is denied at a 过敏史; null where nothing is. */
    private static Denial denied(NoteView view, int start, int at) {
        String before = view.folded(start, at);
        int end = at + WORD.length();
        Matcher denied = DENIED.matcher(before);
        if (denied.find()) {
            return new Denial(new Span(start + denied.start(), end), denied.group(1));
        }
        Matcher none = NONE.matcher(view.folded(end, Math.min(view.text().length(), end + AFTER)));
        Matcher heading = HEADING.matcher(before);
        return none.find() && heading.find()
                ? new Denial(new Span(start + heading.start(1), end + none.end()), heading.group(1))
                : null;
    }

    private static Set<AllergenKind> kinds(String words) {
        Set<AllergenKind> kinds = EnumSet.noneOf(AllergenKind.class);
        if (words.indexOf('药') >= 0) {
            kinds.add(AllergenKind.MEDICATION);
        }
        if (words.indexOf('食') >= 0) {
            kinds.add(AllergenKind.FOOD);
        }
        return kinds;
    }
}
