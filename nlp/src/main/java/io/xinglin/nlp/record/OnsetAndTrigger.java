package io.xinglin.nlp.record;

import io.xinglin.core.note.MentionType;
import io.xinglin.nlp.text.Cue;
import io.xinglin.nlp.text.FoldedText;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** 出现时间 and 诱因 of a symptom: the time before it or right after its enumeration, and what set it off. Stateless. */
final class OnsetAndTrigger {
    private static final String NO_TRIGGER = "无(?:明显|特殊|确切|明确)?(?:的)?(?:诱因|原因)";
    private static final Cue TRIGGER_PHRASE = Cue.of(
            "因后时",
            "(" + NO_TRIGGER
                    + "|不明原因)|(?:患者|患儿|产妇|孕妇|因|于|在|,|晨起|下午|上午|晚上)*([^,。;:]{1,14}?(?:后|时))[,]?(?:[^,。;]{0,8}?)(?:突然|突发|即|开始|逐渐|渐|再次|又|反复)*(?:出现|发生|感|觉|诉|发作|引起|伴|突发|反复|有|即|$)");
    /** 不慎滑倒,当即感; 高处坠落致: an accident sets the complaint off, whatever links the two. */
    private static final Cue ACCIDENT = Cue.of(
            "倒伤落致",
            "(?:患者|患儿|因|于|在|,)*(?:([^,。;:]{0,12}?(?:摔倒|跌倒|滑倒|摔伤|跌伤|扭伤|撞伤|砸伤|压伤|坠落|跌落|撞倒))[,]?(?:当即|即刻|立即|随即|即|后)*(?:感|觉|诉|出现|发现)?[^,。;]{0,4}$|([^,。;:]{2,12}?)(?:所致|导致|致)$)");

    private static final int LONGEST_ENUMERATION = 200;
    private static final Pattern ONLY_ABOUT = Pattern.compile("(?:[ 约已]|反[复覆](?:发作)?|间断|持续)*");
    private static final Pattern POINT = Pattern.compile("前|来$|后$|^[昨今当次]|^(?:19|20)\\d{2}|日$");
    /** 咳嗽减轻 tells how it went on, not when it began. */
    private static final Pattern COURSE = Pattern.compile("^(?:较前|稍|明显|有所)*(?:减轻|好转|缓解|消失|改善|减少)");

    private static final Pattern OPENING = Pattern.compile("(?:患者|患儿|病人|约|近|于|主诉:|现病史:| )*");
    private static final Set<String> NO_TRIGGER_WORDS =
            Set.of("当时", "同时", "平时", "有时", "时", "后", "醒后", "随后", "此后", "之后", "其后", "继后");
    private static final Pattern LINK = Pattern.compile("[、及和伴与]|并伴?|伴有");

    private OnsetAndTrigger() {}

    static void add(NoteView view, Surroundings symptom, Map<String, String> found) {
        String after = view.folded(
                symptom.span().end(),
                Math.min(symptom.clause().end(), symptom.span().end() + 8));
        if (COURSE.matcher(after).find()) {
            return;
        }
        Surroundings length = durationAfter(view, symptom);
        int start = symptom.sentence().start();
        Surroundings time = null;
        boolean another = false;
        for (int i = symptom.number() - 1; i >= 0 && time == null && !another; i--) {
            Surroundings other = view.mentions().get(i);
            boolean far = symptom.span().start() - other.span().end() > LONGEST_ENUMERATION;
            if (far || other.span().end() <= start) {
                break;
            }
            another = other.isFinding() && !enumerated(view, other, symptom) && !trigger(view, other);
            if (other.is(MentionType.TIME) && pointInTime(view, other)) {
                time = other;
            }
        }
        if (time != null) {
            put(view, found, SymptomAttributes.ONSET, time);
        }
        if (length != null) {
            put(view, found, time == null ? SymptomAttributes.ONSET : SymptomAttributes.DURATION, length);
        }
        int from = time == null ? start : time.span().end();
        if (another) {
            from = symptom.clause().start();
        }
        SymptomAttributes.put(
                found,
                SymptomAttributes.TRIGGER,
                trigger(view, Math.max(from, symptom.span().start() - 60), firstOf(view, symptom)));
    }

    private static void put(NoteView view, Map<String, String> found, String key, Surroundings time) {
        SymptomAttributes.put(
                found, key, view.original(time.span().start(), time.span().end()));
    }

    /** 3天前, 昨日, 2月来; a length such as 持续约40分钟 only where it opens its clause. */
    private static boolean pointInTime(NoteView view, Surroundings time) {
        String words = view.folded(time.span().start(), time.span().end());
        String before = view.folded(time.clause().start(), time.span().start());
        return POINT.matcher(words).find() || OPENING.matcher(before).matches();
    }

    /** 外伤后头痛: what is followed by 后 sets the symptom off. */
    private static boolean trigger(NoteView view, Surroundings disease) {
        int end = disease.span().end();
        return disease.is(MentionType.DISEASE)
                && end < view.text().length()
                && view.text().charAt(end) == '后';
    }

    /** The start of the first finding of the enumeration that ends in {@code symptom}. */
    private static int firstOf(NoteView view, Surroundings symptom) {
        int start = symptom.span().start();
        for (int i = symptom.number() - 1; i >= 0; i--) {
            Surroundings other = view.mentions().get(i);
            if (!other.isFinding() || trigger(view, other) || !enumerated(view, other, symptom)) {
                break;
            }
            start = other.span().start();
        }
        return start;
    }

    private static String trigger(NoteView view, int from, int to) {
        String phrase = phrase(TRIGGER_PHRASE, view, from, to);
        return phrase.isEmpty() ? phrase(ACCIDENT, view, from, to) : phrase;
    }

    private static String phrase(Cue cue, NoteView view, int from, int to) {
        return cue.first(view.folded(from, to))
                .map(match -> {
                    int group = match.group(1) != null ? 1 : 2;
                    return match.group(group) == null
                            ? ""
                            : view.original(from + match.start(group), from + match.end(group))
                                    .strip();
                })
                .filter(words -> !NO_TRIGGER_WORDS.contains(FoldedText.of(words).folded()))
                .orElse("");
    }

    /** 咳嗽、咳痰3年: the time right after the enumeration. */
    private static Surroundings durationAfter(NoteView view, Surroundings symptom) {
        Surroundings last = symptom;
        for (int i = symptom.number() + 1; i < view.mentions().size(); i++) {
            Surroundings other = view.mentions().get(i);
            String between = view.folded(
                    last.span().end(),
                    Math.min(other.span().start(), last.span().end() + 6));
            if (other.is(MentionType.TIME)
                    && other.span().start() - last.span().end() <= 6
                    && ONLY_ABOUT.matcher(between).matches()) {
                return other;
            }
            if (!other.isFinding()
                    || other.span().start() - symptom.span().end() > LONGEST_ENUMERATION
                    || !LINK.matcher(between).matches()
                    || other.span().start() - last.span().end() > 2) {
                return null;
            }
            last = other;
        }
        return null;
    }

    private static boolean enumerated(NoteView view, Surroundings first, Surroundings later) {
        if (later.span().start() - first.span().end() > 30) {
            return false;
        }
        String between = view.between(first, later);
        return between.indexOf(',') < 0 && between.indexOf('。') < 0 && !between.contains("伴");
    }
}
