package io.xinglin.nlp.record;

import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.Cue;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 年龄, 性别, 籍贯, 住址 of the patient, as the note gives them. Looks at the first part of the note, and of documents in it. */
final class Demographics {
    private static final int REACH = 1500;
    private static final Cue AGE = Cue.of(
            "岁龄男女儿",
            "年龄[: ]*(\\d{1,3}(?:\\.\\d)?)(?=岁|[,。;\\s]|$)|(\\d{1,3})岁(?!前|时|后|起|结婚|初潮|因|患|开始|余|即|生|绝经|月经|发病)|年龄[: ]*(\\d{1,3}(?:个月|月|天|小时)(?:\\d{1,2}天)?)"
                    + "|(?<=男,|女,|男性,|女性,|男婴,|女婴,|患儿,|患儿)(\\d{1,2}(?:个月|月龄|月|天|小时)(?!前))");
    private static final Cue SEX = Cue.of(
            "男女",
            "性别[: ]*(男|女)|(?:^|[\\s,。;:、()]|患者|患儿|先证者|老年|中年|青年|青少年|成年)(男|女)(?:性|婴|童|孩)?(?=[,。;、\\s\\d()]|患|$|已婚|未婚|汉族)");
    private static final Cue NATIVE = Cue.of(
            "籍人生",
            "籍贯[:为是 ]*([^,。;:、\\s]{2,12}?)(?=人(?:[,。;\\s]|$)|[,。;\\s]|$|(?:住址|现住|职业|民族|出生|婚姻|性别|年龄))|(?:^|[,。;\\s])(?:系|为|出生于|生于|祖籍|原籍)?([\\u4e00-\\u9fa5]{2,12}?)人(?=[,。;、\\s]|$)|(?:出生于|生于|祖籍|原籍)[: ]?([^,。;:、\\s]{2,12}?)(?=[,。;\\s]|$)");
    private static final Cue ADDRESS = Cue.of(
            "址住居",
            "(?:现?住址|家庭住址|家庭地址|现居地址|联系地址|地址|现居住于|现居住地|现住于?|家住|居住于|居住地|住在|现居)[:为于 ]*([^,。;:、\\s]{2,40}?)(?=[,。;\\s]|$|(?:职业|民族|入院|病史|联系|电话|主因|因))");
    private static final Pattern NO_PLACE = Pattern.compile(
            ".*(?:患者|病人|农民|工人|家属|本人|职工|军人|老人|成人|的人|商人|亲人|无人|专人|他人|个人|法律人|有人|为人|陈述|女性|男性|汉族|退休|可靠).*|.*(?:农民|退休|职员|学生|教师)");

    private Demographics() {}

    static Field age(NoteView view) {
        return first(view, AGE, (group, words) -> true);
    }

    static Field sex(NoteView view) {
        return first(view, SEX, (group, words) -> true);
    }

    /**
     * 籍贯.
     *
     * @param place says whether words name a place; asked only of the loose form 泉州人
     */
    static Field nativePlace(NoteView view, BiPredicate<String, Integer> place) {
        return first(
                view,
                NATIVE,
                (group, words) -> group != 2 || (!NO_PLACE.matcher(words + "人").matches() && place.test(words, group)));
    }

    static Field address(NoteView view) {
        return first(view, ADDRESS, (group, words) -> true);
    }

    /** In the first part of the note, else of a document in it that has a title. */
    private static Field first(NoteView view, Cue cue, BiPredicate<Integer, String> accepts) {
        Field found = first(view, 0, cue, accepts);
        int done = REACH;
        for (Section section : view.sections()) {
            int start = section.span().start();
            if (!found.isPresent() && section.type() == SectionType.OTHER && start >= done) {
                found = first(view, start, cue, accepts);
                done = start + REACH;
            }
        }
        return found;
    }

    private static Field first(NoteView view, int start, Cue cue, BiPredicate<Integer, String> accepts) {
        String head = view.folded(start, Math.min(start + REACH, view.text().length()));
        if (!cue.possible(head)) {
            return Field.NONE;
        }
        Matcher matcher = cue.matcher(head);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null && accepts.test(group, matcher.group(group))) {
                    Span span = new Span(start + matcher.start(group), start + matcher.end(group));
                    return new Field(view.original(span.start(), span.end()), span);
                }
            }
        }
        return Field.NONE;
    }
}
