package io.xinglin.nlp.casefile;

import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.patient.Sex;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a record says of the stay besides its codes: sex, age, birth weight, days, way of leaving. Stateless. */
final class StayText {
    private static final Pattern YEARS = Pattern.compile("(\\d{1,3})(?:\\.\\d)?岁?");
    private static final Pattern MONTHS = Pattern.compile("(\\d{1,2})(?:个月|月龄|月)(?:(\\d{1,2})天)?");
    private static final Pattern DAYS = Pattern.compile("(\\d{1,3})天");
    private static final Pattern HOURS = Pattern.compile("\\d{1,2}小时");
    private static final Pattern STAYED = Pattern.compile("(?:住院|实际住院)(?:天数|日数|时间)?[: ]*(?:共)?(\\d{1,3})[天日]");
    private static final Pattern BIRTH_WEIGHT =
            Pattern.compile("出生(?:时)?体重[: 为约]*(?:(\\d{3,4})\\s*(?:g|克)|(\\d(?:\\.\\d{1,3})?)\\s*(?:kg|公斤|千克))");
    private static final String DATE = "[: ]*(\\d{4})[-年./](\\d{1,2})[-月./](\\d{1,2})";
    private static final Pattern ADMITTED = Pattern.compile("入院(?:日期|时间)" + DATE);
    private static final Pattern DISCHARGED = Pattern.compile("出院(?:日期|时间)" + DATE);
    private static final Pattern DEPARTMENT = Pattern.compile("(?:科室|科别|出院科别)[: ]*([^\\s,，。;；:]{2,12})");
    /** 离院方式, RC019; the first that is said counts. */
    private static final Map<String, Pattern> LEFT = Map.of(
            "5", Pattern.compile("(?:临床)?死亡(?:时间|日期)?[: ]|宣告(?:临床)?死亡|抢救无效.{0,6}死亡"),
            "4", Pattern.compile("自动出院|自动离院|要求出院|放弃治疗.{0,6}出院|非医嘱离院"),
            "3", Pattern.compile("转(?:入)?(?:社区|乡镇卫生院|社区卫生服务)"),
            "2", Pattern.compile("转(?:至|往|入)?(?:上级|其他|外)?医院|转院"),
            "1", Pattern.compile("(?:准予|予以|同意|今日|遵医嘱|办理|予)出院|治愈出院|好转出院|医嘱离院"));

    private static final int DAYS_OF_MONTH = 30;

    private StayText() {}

    /** {@code known} with what it leaves open taken from the record; without codes. */
    static InpatientCase complete(RecordText record, NoteFacts facts, InpatientCase known) {
        String text = record.folded();
        Age age = known.ageYears() != null || known.ageDays() != null
                ? new Age(known.ageYears(), known.ageDays())
                : age(facts.record().age());
        Sex sex = known.sex() == Sex.UNKNOWN ? Sex.of(facts.record().sex().value()) : known.sex();
        return new InpatientCase(
                known.id(),
                sex,
                age.years(),
                age.days(),
                known.birthWeightG() != null ? known.birthWeightG() : birthWeight(text),
                known.department() != null ? known.department() : group(DEPARTMENT, text),
                known.lengthOfStayDays() != null ? known.lengthOfStayDays() : stay(text),
                known.dischargeDisposition() != null ? known.dischargeDisposition() : left(text),
                known.totalCost(),
                List.of(),
                List.of());
    }

    private record Age(Integer years, Integer days) {}

    private static Age age(Field given) {
        String text = given.value();
        Matcher months = MONTHS.matcher(text);
        Matcher days = DAYS.matcher(text);
        Matcher years = YEARS.matcher(text);
        if (HOURS.matcher(text).matches()) {
            return new Age(0, 0);
        }
        if (months.find()) {
            int whole = Integer.parseInt(months.group(1));
            int rest = months.group(2) == null ? 0 : Integer.parseInt(months.group(2));
            return new Age(whole / 12, whole < 12 ? whole * DAYS_OF_MONTH + rest : null);
        }
        if (days.find()) {
            return new Age(0, Integer.valueOf(days.group(1)));
        }
        return years.matches() ? new Age(Integer.valueOf(years.group(1)), null) : new Age(null, null);
    }

    private static Integer birthWeight(String text) {
        Matcher weight = BIRTH_WEIGHT.matcher(text);
        if (!weight.find()) {
            return null;
        }
        return weight.group(1) != null
                ? Integer.valueOf(weight.group(1))
                : Integer.valueOf((int) Math.round(Double.parseDouble(weight.group(2)) * 1000));
    }

    private static Integer stay(String text) {
        String said = group(STAYED, text);
        if (said != null) {
            return Integer.valueOf(said);
        }
        LocalDate in = date(ADMITTED.matcher(text));
        LocalDate out = date(DISCHARGED.matcher(text));
        return in == null || out == null || out.isBefore(in)
                ? null
                : Integer.valueOf((int) Math.max(1, ChronoUnit.DAYS.between(in, out)));
    }

    private static LocalDate date(Matcher matcher) {
        try {
            return matcher.find()
                    ? LocalDate.of(
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3)))
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String left(String text) {
        return LEFT.entrySet().stream()
                .sorted(Map.Entry.<String, Pattern>comparingByKey().reversed())
                .filter(way -> way.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
