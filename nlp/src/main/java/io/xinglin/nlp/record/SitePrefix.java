package io.xinglin.nlp.record;

import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.lexicon.Lexicon;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The site inside a symptom's own name: 右膝肿胀, 上腹部疼痛, or told after it: 疼痛位于右下腹. Stateless. */
final class SitePrefix {
    private static final Pattern COMPLAINT =
            Pattern.compile("^(.{2,8}?)(?:疼痛|胀痛|绞痛|隐痛|刺痛|酸痛|钝痛|剧痛|肿痛|痛|肿胀|麻木|无力|出血|包块|肿块|肿物|瘙痒|不适|坠胀|皮疹)$");

    private SitePrefix() {}

    static String of(NoteView view, Surroundings symptom) {
        Matcher matcher = COMPLAINT.matcher(SymptomAttributes.name(view, symptom));
        if (!matcher.matches()) {
            return "";
        }
        Span span = symptom.span();
        String site = view.original(span.start(), span.start() + matcher.end(1));
        boolean known = Lexicon.standard()
                .entry(site)
                .filter(entry -> entry.type() == MentionType.BODY_SITE)
                .isPresent();
        return known ? site : "";
    }
}
