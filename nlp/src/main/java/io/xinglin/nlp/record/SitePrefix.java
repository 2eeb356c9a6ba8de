package io.xinglin.nlp.record;

import io.xinglin.core.note.MentionType;
import io.xinglin.nlp.lexicon.Lexicon;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The site inside a symptom's own name: 右膝肿胀, 转移性右下腹痛, or told after it: 疼痛位于右下腹. Stateless. */
final class SitePrefix {
    private static final Pattern COMPLAINT = Pattern.compile(
            "^(.{2,8}?)(?:疼痛|胀痛|绞痛|隐痛|刺痛|酸痛|钝痛|剧痛|肿痛|痛|肿胀|麻木|无力|出血|包块|肿块|肿物|瘙痒|不适|坠胀|皮疹|水肿|浮肿|红肿|阵痛|活动受限|活动障碍|活动不利|感觉减退|感觉障碍)$");

    private SitePrefix() {}

    static String of(NoteView view, Surroundings symptom) {
        Matcher matcher = COMPLAINT.matcher(SymptomAttributes.name(view, symptom));
        if (!matcher.matches()) {
            return "";
        }
        int start = symptom.span().start();
        int end = start + matcher.end(1);
        for (int from = start; end - from >= 2; from++) {
            String site = view.original(from, end);
            if (known(site)) {
                return site;
            }
        }
        return "";
    }

    private static boolean known(String site) {
        return Lexicon.standard()
                .entry(site)
                .filter(entry -> entry.type() == MentionType.BODY_SITE)
                .isPresent();
    }
}
