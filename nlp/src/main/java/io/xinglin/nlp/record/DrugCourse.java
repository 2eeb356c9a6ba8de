package io.xinglin.nlp.record;

import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.Cue;
import java.util.Map;
import java.util.regex.Pattern;

/** start, duration, stop and effect of a drug. Stateless. */
final class DrugCourse {
    private static final Cue STOP = Cue.of("停", "(?:已|自行|遂|均)*停(?:药|用|服)[^,。;]{0,8}");
    private static final Cue EFFECT = Cue.of(
            "转解轻善效失退降愈仍制少复升",
            "^[^,。;]{0,14}?(?:好转|缓解|减轻|改善|有效|无效|效果|疗效|消失|消退|退热|降至|下降|痊愈|仍|减少|回升|升至|恢复正常|控制)[^,。;]{0,10}");
    private static final Pattern PRESSURE = Pattern.compile("^[^,。;]{0,6}?(?:血压|bp|平均动脉压|收缩压)");
    /** Drugs and fluids that act on the blood pressure. */
    private static final Pattern CIRCULATORY =
            Pattern.compile("肾上腺素|多巴|间羟胺|加压素|麻黄碱|垂体后叶|地平|普利|沙坦|洛尔|硝普钠|乌拉地尔|硝酸甘油|呋塞米|氯噻嗪|螺内酯|可乐定|氯化钠|林格|羟乙基淀粉|白蛋白");

    /** 肌注后疼痛缓解: the effect in the clause of the drug itself. */
    private static final Cue EFFECT_HERE =
            Cue.of("转解轻善失退降", "后,?((?:[^,。;]{1,8}?)(?:明显|稍|逐渐|有所|较前)*(?:好转|缓解|减轻|改善|消失|消退|下降|降至[^,。;]{1,8}))[。,;]?$");

    private static final int REACH = 60;

    private DrugCourse() {}

    static void add(NoteView view, Surroundings drug, Map<String, String> found) {
        SymptomAttributes.put(found, "start", start(view, drug));
        int end = ownEnd(view, drug);
        SymptomAttributes.put(found, "duration", duration(view, drug, end));
        int from = drug.span().end();
        int to = Math.min(drug.sentence().end(), from + REACH);
        STOP.first(view.folded(from, to))
                .ifPresent(match ->
                        SymptomAttributes.put(found, "stop", view.original(from + match.start(), from + match.end())));
        effect(view, drug, to, found);
    }

    /** Where the words about this drug end: at the next drug or other finding, or with the sentence. */
    static int ownEnd(NoteView view, Surroundings drug) {
        int end = Math.min(drug.sentence().end(), drug.span().end() + REACH);
        for (int i = drug.number() + 1; i < view.mentions().size(); i++) {
            Surroundings other = view.mentions().get(i);
            if (other.is(MentionType.DRUG) || other.isFinding()) {
                return Math.min(end, other.span().start());
            }
        }
        return end;
    }

    /** A point in time before the drug in its clause: 2019年起口服, 3天前自服. */
    private static String start(NoteView view, Surroundings drug) {
        for (int i = drug.number() - 1; i >= 0; i--) {
            Surroundings other = view.mentions().get(i);
            boolean far = drug.span().start() - other.span().end() > REACH;
            if (far || other.span().start() < drug.clause().start() || other.isFinding()) {
                break;
            }
            if (other.is(MentionType.TIME)) {
                String time = view.original(other.span().start(), other.span().end());
                boolean point = time.endsWith("前") || time.endsWith("年") || time.endsWith("日") || time.endsWith("月");
                return point ? time : "";
            }
        }
        return "";
    }

    /** A length of time after the drug: 静滴3天. */
    private static String duration(NoteView view, Surroundings drug, int end) {
        for (int i = drug.number() + 1; i < view.mentions().size(); i++) {
            Surroundings other = view.mentions().get(i);
            if (other.span().start() >= end) {
                break;
            }
            String time = view.original(other.span().start(), other.span().end());
            boolean interval = view.text().charAt(other.span().start() - 1) == '每'; // 每8小时一次
            if (other.is(MentionType.TIME) && !interval && time.indexOf('前') < 0 && time.indexOf('后') < 0) {
                return time;
            }
        }
        return "";
    }

    private static void effect(NoteView view, Surroundings drug, int to, Map<String, String> found) {
        int here = drug.span().end();
        EFFECT_HERE
                .first(view.folded(here, Math.min(drug.clause().end(), here + REACH)))
                .ifPresent(match -> SymptomAttributes.put(
                        found, "effect", view.original(here + match.start(1), here + match.end(1))));
        for (Span clause : view.clausesAfter(drug)) {
            if (clause.start() >= to) {
                return;
            }
            int end = view.wordsEnd(clause);
            String words = view.folded(clause.start(), end);
            if (EFFECT.in(words) && !anothers(view, drug, clause, words)) {
                SymptomAttributes.put(
                        found, "effect", view.original(clause.start(), end).strip());
                return;
            }
        }
    }

    /** A blood pressure that changes is the effect of the drug of the sentence that acts on it. */
    private static boolean anothers(NoteView view, Surroundings drug, Span effect, String words) {
        if (!PRESSURE.matcher(words).find() || circulatory(view, drug)) {
            return false;
        }
        for (int i = drug.number() + 1; i < view.mentions().size(); i++) {
            Surroundings other = view.mentions().get(i);
            if (other.span().start() >= effect.start()) {
                return false;
            }
            if (other.is(MentionType.DRUG) && circulatory(view, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean circulatory(NoteView view, Surroundings drug) {
        return CIRCULATORY.matcher(SymptomAttributes.name(view, drug)).find();
    }
}
