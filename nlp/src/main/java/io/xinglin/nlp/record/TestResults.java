package io.xinglin.nlp.record;

import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The result a note gives right after a test: a value with its unit, a word, or what an image shows. Stateless. */
final class TestResults {
    private static final Pattern SILENT = Pattern.compile("[,。;]?");
    private static final Pattern NO_FINDING = Pattern.compile("^(?:检查|发现|平扫|等|后|术|及|和|、|”|复查|时).*");
    private static final Pattern LEAD = Pattern.compile(
            "^[ ]*(?:检查|平扫|增强|结果|复查|回报|化验|测定|值|\\([^)]{0,12}\\)(?=[:示提]))*[ ]*(?:结果)?(?:均?提示|显示|示|回报|报告|可见|[:=])*[ ]*[:]?[ “\"]*");
    private static final Pattern TOLD = Pattern.compile("^[^,。;]{0,12}?(?:提示|显示|示|回报|报告|可见|[:=])|^(?:未见|正常|结果)");
    private static final Pattern STOP = Pattern.compile(
            "予|诊断|考虑|拟|遂|门诊|治疗|收[住入治]|建议|为求|为进|转[入至诊]|急诊|来我院|就诊|入院|口服|病程|起病|发病|患者|患儿|手术|无(?:发热|咳|胸|腹|恶心|头)");
    private static final Pattern VALUE = Pattern.compile(
            "^(?:最高|最低|高达|达|约|为|波动[于在]|可?[降升]至)?([<>≤≥]?\\d+(?:[.]\\d+)?(?:/\\d+)?(?:[-~]\\d+(?:\\.\\d+)?)?)[ ]*([%‰]|[*×x]?10\\^?\\d*/?[a-z]*|[a-zμ]+(?:/[a-z0-9.]+)?|次/分|℃|秒)?");

    /** A measure that fills its clause: 视力0.2. */
    private static final Pattern VALUE_ALONE =
            Pattern.compile("[<>≤≥]?\\d+(?:\\.\\d+)?[ ]*(?:[%‰]|[a-zμ]+(?:/[a-z0-9.]+)?|次/分|℃)?[,。;!?\\s]*");

    /** A result and the part of the note it stands in. */
    record Result(String text, Span span, String value, String unit) {}

    private TestResults() {}

    static Result of(NoteView view, Surroundings test) {
        int start = test.span().end();
        int end = ownEnd(view, test);
        Matcher lead = LEAD.matcher(view.folded(start, end));
        int from = lead.find() ? start + lead.end() : start;
        boolean image = test.type() == MentionType.EXAMINATION;
        if (image && !VALUE_ALONE.matcher(view.folded(from, end)).matches()) {
            end = imageEnd(view, test, start, from, end);
            from = skipLead(view, from, end);
        }
        int stop = trimEnd(view, from, end);
        if (from >= stop || (image && !told(view, start, stop))) {
            return new Result("", new Span(start, start), "", "");
        }
        Matcher value = VALUE.matcher(view.folded(from, stop));
        boolean measured = value.find();
        String unit =
                measured && value.group(2) != null ? view.original(from + value.start(2), from + value.end(2)) : "";
        return new Result(
                view.original(from, stop).strip(), new Span(from, stop), measured ? value.group(1) : "", unit);
    }

    private static boolean told(NoteView view, int start, int stop) {
        String words = view.folded(start, Math.min(stop, start + 60));
        String direct = words.startsWith(",") ? words.substring(1) : words;
        return TOLD.matcher(direct).find() || directFinding(words);
    }

    /** 心电图正常, CT两肺小结节灶: the finding follows the name without a verb. */
    private static boolean directFinding(String words) {
        String own = words.split("[,。;]", 2)[0].strip();
        return own.length() >= 2
                && !NO_FINDING.matcher(own).matches()
                && !STOP.matcher(own).find();
    }

    private static int ownEnd(NoteView view, Surroundings test) {
        int end = Math.min(test.clause().end(), test.span().end() + 200);
        for (int i = test.number() + 1; i < view.mentions().size(); i++) {
            Surroundings other = view.mentions().get(i);
            if (other.span().start() >= end) {
                break;
            }
            boolean since = test.is(MentionType.LAB_TEST) && other.is(MentionType.TIME);
            if (other.isTest() || other.is(MentionType.VITAL_SIGN) || since) {
                return other.span().start();
            }
        }
        String own = view.folded(test.span().end(), end);
        int mark = test.is(MentionType.LAB_TEST) ? own.indexOf('、') : -1;
        return mark >= 0 ? test.span().end() + mark : end;
    }

    private static int imageEnd(NoteView view, Surroundings test, int start, int from, int ownEnd) {
        int end = ownEnd;
        boolean cut = ownEnd < test.clause().end() && view.text().charAt(ownEnd - 1) != ',';
        if (cut) {
            return end;
        }
        boolean silent = SILENT.matcher(view.folded(from, ownEnd).strip()).matches();
        for (Span clause : view.clausesAfter(test)) {
            String words = view.folded(clause.start(), clause.end());
            if (silent && !TOLD.matcher(words).find()) {
                break;
            }
            if (STOP.matcher(words).find() || startsTest(view, test, clause) || end - start > 300) {
                break;
            }
            silent = false;
            end = clause.end();
        }
        return end;
    }

    private static boolean startsTest(NoteView view, Surroundings test, Span clause) {
        for (int i = test.number() + 1; i < view.mentions().size(); i++) {
            Surroundings other = view.mentions().get(i);
            if (other.span().start() >= clause.end()) {
                return false;
            }
            boolean inside = other.span().start() >= clause.start();
            if (inside && (other.isTest() || other.is(MentionType.DRUG) || other.is(MentionType.TREATMENT))) {
                return true;
            }
        }
        return false;
    }

    private static int skipLead(NoteView view, int from, int end) {
        int i = from;
        while (i < end && ",: ".indexOf(view.text().charAt(i)) >= 0) {
            i++;
        }
        Matcher lead = LEAD.matcher(view.folded(i, end));
        return lead.find() ? i + lead.end() : i;
    }

    private static int trimEnd(NoteView view, int from, int end) {
        int i = end;
        while (i > from && ",。;:、“”\"!? \n\r及和与".indexOf(view.text().charAt(i - 1)) >= 0) {
            i--;
        }
        return i;
    }
}
