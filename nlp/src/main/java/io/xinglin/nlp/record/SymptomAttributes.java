package io.xinglin.nlp.record;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.Cue;
import io.xinglin.nlp.text.FoldedText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 出现时间, 频率, 部位, 诱因, 程度, 加重, 特点, 缓解 and finer qualities of a symptom, from the words around it. Stateless. */
final class SymptomAttributes {
    static final String ONSET = "onset";
    static final String FREQUENCY = "frequency";
    static final String SITE = "site";
    static final String TRIGGER = "trigger";
    static final String DEGREE = "degree";
    static final String AGGRAVATING = "aggravating";
    static final String CHARACTER = "character";
    static final String RELIEVING = "relieving";
    static final String DURATION = "duration";
    static final String NATURE = "nature";
    static final String COLOUR = "colour";
    static final String AMOUNT = "amount";

    private static final Cue DEGREE_BEFORE =
            Cue.ending("许量度微轻显烈重著有稍受的地", "(少许|少量|轻度|轻微|轻|中度|重度|明显|剧烈|严重|显著|稍有?|较重|极度|大量|难以忍受的?)(?:的|地)?$");
    private static final Cue FEVER_PEAK = Cue.of(
            "体最热t",
            "(?:体温|最高|热峰|t)[^,。;、]{0,8}?\\d{2}(?:\\.\\d+)?(?:[-~至]\\d{2}(?:\\.\\d+)?)?[ ]?(?:℃|°c|度|c)?(?:以上|左右)?");
    private static final Cue DEGREE_AFTER =
            Cue.of("剧难轻重明", "(?:程度|疼痛)?(?:较|十分|非常)?(?:剧烈|难忍|难以忍受|轻微|较轻|较重|不剧)(?:难忍)?|^明显(?=[,。;、]|$)");
    private static final Cue FREQUENCY_BEFORE = Cue.ending(
            "有尔感偶时断性复覆常繁续天日晚间的现作", "(偶有|偶尔|偶感|偶|时有|有时|间断性?|反[复覆]|经常|频繁|持续性?|阵发性|间歇性|发作性|每天|每日|每晚|夜间)(?:的|出现|发作|有)?$");
    private static final Cue FREQUENCY_AFTER = Cue.of(
            "每次持阵间反呈",
            "(?:每[天日晚周月年次][^,。;]{0,8}?(?:\\d+(?:[-~至]\\d+)?余?次|数次|多次|持续性|发作)|(?:\\d+|[一二两三四五六七八九十数多])(?:[-~至]\\d+)?余?次(?:[/每][天日周月晚小时]+)?|约?\\d+(?:[-~至]\\d+)?次/[天日周月]|每天持续性|持续性|阵发性|间断性|间歇性|反复发作|持续不缓解|反[复覆](?=\\d|[一二三四五六七八九十数]))");
    private static final Cue CHARACTER_BEFORE = Cue.ending(
            "样性侧红色的",
            "((?:[^,。;、出现感伴有呈为侧壁区部处见]{1,4}样|非?喷射性|无痛性|刺激性|搏动性|撕裂样|进行性|游走性|转移性|放射性|对称性|弥漫性|双侧|单侧|鲜红色?|暗红色?)(?:的)?)$");
    private static final Pattern CHARACTER_CLAUSE = Pattern.compile(
            "^(?:呈|为|多为|性质|量|色|质|痰|吐出|呕吐物|以[^,。;]{1,12}为主|向[^,。;]{1,12}放射|放射至|可?自行|每次持续|持续约?\\d|无(?:明显)?放射|部位|[白黄红黑褐绿](?:色|粘|脓|稀)|便|伴恶臭|高出皮面|压之褪色|边界|大小约?\\d|活动度|活动差|活动好)");
    private static final Cue AGGRAVATING_CLAUSE = Cue.of(
            "重剧显著甚",
            "([^,。;]{0,20}?(?:后|时|则|活动|夜间|体位|平卧|晨起|劳累|受凉|进食|情绪)[^,。;]{0,6}?(?:加重|加剧|明显|为著|为甚|尤甚|更甚))|^[晨昼日夜暮冬夏春秋][轻重][晨昼日夜暮冬夏春秋][轻重]");
    private static final Cue RELIEVING_CLAUSE =
            Cue.of("解轻转失善", "([^,。;]{1,24}?(?:后|时|可|能)[^,。;不未无]{0,6}?(?:缓解|减轻|好转|消失|改善))");
    private static final Pattern NOT_RELIEVING = Pattern.compile("未|无|不|治疗后好转出院");
    private static final Pattern SITE_CLAUSE = Pattern.compile("^(?:疼痛|部位)?(?:位于|部位在|局限于|部位:)([^,。;]{1,12})");
    private static final Pattern COURSE = Pattern.compile("^(?:进行性|逐渐|渐|近|病情|症状|并|且|加重)");

    private SymptomAttributes() {}

    static Map<String, String> of(NoteView view, Surroundings symptom) {
        Map<String, String> found = new LinkedHashMap<>();
        if (symptom.assertion() == Assertion.ABSENT) {
            put(found, SITE, site(view, symptom));
            return found;
        }
        String before = view.folded(
                Math.max(lastBreak(view, symptom), symptom.span().start() - 40),
                symptom.span().start());
        OnsetAndTrigger.add(view, symptom, found);
        put(found, SITE, site(view, symptom));
        adjacentBefore(before, found);
        int ownEnd = Math.min(symptom.clause().end(), view.nextFinding(symptom));
        String rest = view.folded(
                symptom.span().end(), Math.min(ownEnd, symptom.span().end() + 60));
        after(view, symptom, rest, symptom.span().end(), found);
        SymptomQuality.addBefore(view, before, symptom.span().start() - before.length(), found);
        SymptomQuality.add(view, rest, symptom.span().end(), found);
        for (Span clause : view.clausesAfter(symptom)) {
            if (clause.start() >= view.nextFinding(symptom) || view.holdsFinding(clause, symptom.number())) {
                break;
            }
            clause(view, symptom, clause, found);
        }
        return found;
    }

    private static int lastBreak(NoteView view, Surroundings symptom) {
        int start = symptom.clause().start();
        for (int i = symptom.number() - 1; i >= 0; i--) {
            Surroundings other = view.mentions().get(i);
            if (other.span().end() <= start) {
                break;
            }
            if (other.isFinding() || other.is(MentionType.SYMPTOM) || other.is(MentionType.BODY_SITE)) {
                return other.span().end();
            }
        }
        return start;
    }

    /** The words right before the symptom: 偶有咳嗽, 少许鼻塞, 压榨样疼痛. */
    private static void adjacentBefore(String before, Map<String, String> found) {
        String left = before;
        for (int round = 0; round < 3 && !left.isEmpty(); round++) {
            Optional<MatchResult> degree = DEGREE_BEFORE.first(left);
            Optional<MatchResult> frequency = degree.isPresent() ? degree : FREQUENCY_BEFORE.first(left);
            Optional<MatchResult> any = frequency.isPresent() ? frequency : CHARACTER_BEFORE.first(left);
            if (any.isEmpty()) {
                return;
            }
            String key = degree.isPresent() ? DEGREE : frequency.isPresent() ? FREQUENCY : CHARACTER;
            put(found, key, any.get().group(1));
            left = left.substring(0, any.get().start());
        }
    }

    private static void after(
            NoteView view, Surroundings symptom, String words, int offset, Map<String, String> found) {
        FREQUENCY_AFTER
                .first(words)
                .ifPresent(match -> put(found, FREQUENCY, view.original(offset + match.start(), offset + match.end())));
        degree(view, symptom, words, offset, found);
    }

    private static void degree(
            NoteView view, Surroundings symptom, String words, int offset, Map<String, String> found) {
        String name = name(view, symptom);
        Cue cue = name.endsWith("热") || name.endsWith("烧") ? FEVER_PEAK : DEGREE_AFTER;
        cue.first(words)
                .ifPresent(match -> put(
                        found,
                        DEGREE,
                        view.original(offset + match.start(), offset + match.end())
                                .strip()));
    }

    /** A clause after the symptom's own, up to the next finding. */
    private static void clause(NoteView view, Surroundings symptom, Span clause, Map<String, String> found) {
        int end = view.wordsEnd(clause);
        String words =
                view.folded(clause.start(), Math.min(end, clause.start() + 80)).strip();
        boolean treated = view.holdsDrug(clause);
        if (!treated) {
            SymptomQuality.add(view, words, clause.start(), found);
        }
        int told = found.size();
        boolean course = COURSE.matcher(words).find();
        Matcher site = SITE_CLAUSE.matcher(words);
        if (AGGRAVATING_CLAUSE.in(words) && !course) {
            put(found, AGGRAVATING, words(view, clause, end));
        } else if (RELIEVING_CLAUSE.in(words) && !NOT_RELIEVING.matcher(words).find()) {
            put(found, RELIEVING, words(view, clause, end));
        } else if (site.find()) {
            put(found, SITE, site.group(1));
        } else if (!treated) {
            after(view, symptom, words, clause.start(), found);
            if (found.size() == told && CHARACTER_CLAUSE.matcher(words).find()) {
                found.merge(CHARACTER, words(view, clause, end), (a, b) -> a + "，" + b);
            }
        }
    }

    private static String words(NoteView view, Span clause, int end) {
        return view.original(clause.start(), end).strip();
    }

    private static String site(NoteView view, Surroundings symptom) {
        for (int i = symptom.number() - 1; i >= 0; i--) {
            Surroundings other = view.mentions().get(i);
            int gap = symptom.span().start() - other.span().end();
            if (other.isFinding()
                    || gap > 8
                    || other.span().start() < symptom.clause().start()) {
                break;
            }
            boolean named = other.is(MentionType.BODY_SITE)
                    && other.span().end() - other.span().start() > 1;
            if (named && !view.between(other, symptom).contains("、")) {
                return view.original(firstSite(view, other), other.span().end());
            }
        }
        String own = SitePrefix.of(view, symptom);
        int start = symptom.span().start();
        String side = start < 2 ? "" : view.folded(start - 2, start);
        boolean sided = own.isEmpty() && (side.equals("左侧") || side.equals("右侧"));
        return sided ? view.original(start - 2, start) : own;
    }

    /** Where the enumeration of sites begins that ends in {@code site}: 头皮、四肢. */
    private static int firstSite(NoteView view, Surroundings site) {
        int start = site.span().start();
        for (int i = site.number() - 1; i >= 0; i--) {
            Surroundings other = view.mentions().get(i);
            int gap = start - other.span().end();
            if (!other.is(MentionType.BODY_SITE)
                    || gap != 1
                    || "、及和与".indexOf(view.text().charAt(start - 1)) < 0) {
                break;
            }
            start = other.span().start();
        }
        return start;
    }

    static String name(NoteView view, Surroundings mention) {
        Span span = mention.span();
        return FoldedText.of(view.original(span.start(), span.end())).folded();
    }

    static void put(Map<String, String> found, String key, String value) {
        if (!value.isBlank()) {
            found.putIfAbsent(key, value);
        }
    }
}
