package io.xinglin.nlp.section;

import static java.util.Map.entry;

import io.xinglin.core.note.SectionType;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds section headings (病历书写基本规范 and common hospital variants) in folded text. Stateless. */
final class Headings {
    /** A heading and where its section begins (the heading itself); the title of a document is one of {@code OTHER}. */
    record Heading(SectionType type, int start, int bodyStart) {}

    private static final Map<String, SectionType> NAMES = Map.ofEntries(
            entry("一般项目", SectionType.GENERAL_INFORMATION),
            entry("一般资料", SectionType.GENERAL_INFORMATION),
            entry("基本信息", SectionType.GENERAL_INFORMATION),
            entry("主诉", SectionType.CHIEF_COMPLAINT),
            entry("现病史", SectionType.PRESENT_ILLNESS),
            entry("病史摘要", SectionType.PRESENT_ILLNESS),
            entry("病史特点", SectionType.PRESENT_ILLNESS),
            entry("起病情况", SectionType.ONSET),
            entry("发病情况", SectionType.ONSET),
            entry("诊疗经过", SectionType.TREATMENT_COURSE),
            entry("诊治经过", SectionType.TREATMENT_COURSE),
            entry("治疗经过", SectionType.TREATMENT_COURSE),
            entry("住院经过", SectionType.TREATMENT_COURSE),
            entry("入院依据", SectionType.REASON_FOR_ADMISSION),
            entry("入院原因", SectionType.REASON_FOR_ADMISSION),
            entry("一般情况", SectionType.GENERAL_CONDITION),
            entry("病程中一般情况", SectionType.GENERAL_CONDITION),
            entry("出院情况", SectionType.GENERAL_CONDITION),
            entry("入院情况", SectionType.PRESENT_ILLNESS),
            entry("既往史", SectionType.PAST_HISTORY),
            entry("既往病史", SectionType.PAST_HISTORY),
            entry("过去史", SectionType.PAST_HISTORY),
            entry("过往病史", SectionType.PAST_HISTORY),
            entry("手术史", SectionType.PAST_HISTORY),
            entry("手术外伤史", SectionType.PAST_HISTORY),
            entry("相关病史", SectionType.RELATED_HISTORY),
            entry("个人史", SectionType.PERSONAL_HISTORY),
            entry("生长发育史", SectionType.PERSONAL_HISTORY),
            entry("预防接种史", SectionType.RELATED_HISTORY),
            entry("喂养史", SectionType.PERSONAL_HISTORY),
            entry("婚育史", SectionType.MARITAL_HISTORY),
            entry("婚姻史", SectionType.MARITAL_HISTORY),
            entry("生育史", SectionType.MARITAL_HISTORY),
            entry("孕产史", SectionType.MARITAL_HISTORY),
            entry("月经史", SectionType.MENSTRUAL_HISTORY),
            entry("月经婚育史", SectionType.MENSTRUAL_HISTORY),
            entry("分娩情况", SectionType.BIRTH_HISTORY),
            entry("出生史", SectionType.BIRTH_HISTORY),
            entry("家族史", SectionType.FAMILY_HISTORY),
            entry("过敏史", SectionType.ALLERGY_HISTORY),
            entry("药物过敏史", SectionType.ALLERGY_HISTORY),
            entry("食物药物过敏史", SectionType.ALLERGY_HISTORY),
            entry("体格检查", SectionType.PHYSICAL_EXAMINATION),
            entry("查体", SectionType.PHYSICAL_EXAMINATION),
            entry("入院查体", SectionType.PHYSICAL_EXAMINATION),
            entry("体检", SectionType.PHYSICAL_EXAMINATION),
            entry("专科情况", SectionType.SPECIALIST_EXAMINATION),
            entry("专科检查", SectionType.SPECIALIST_EXAMINATION),
            entry("妇科检查", SectionType.SPECIALIST_EXAMINATION),
            entry("产科检查", SectionType.SPECIALIST_EXAMINATION),
            entry("神经系统检查", SectionType.SPECIALIST_EXAMINATION),
            entry("精神检查", SectionType.SPECIALIST_EXAMINATION),
            entry("眼科检查", SectionType.SPECIALIST_EXAMINATION),
            entry("辅助检查", SectionType.AUXILIARY_EXAMINATION),
            entry("实验室检查", SectionType.AUXILIARY_EXAMINATION),
            entry("门诊检查", SectionType.AUXILIARY_EXAMINATION),
            entry("入院诊断", SectionType.ADMISSION_DIAGNOSIS),
            entry("初步诊断", SectionType.ADMISSION_DIAGNOSIS),
            entry("门诊诊断", SectionType.ADMISSION_DIAGNOSIS),
            entry("诊断", SectionType.ADMISSION_DIAGNOSIS),
            entry("术前诊断", SectionType.ADMISSION_DIAGNOSIS),
            entry("手术记录", SectionType.OPERATION_RECORD),
            entry("手术经过", SectionType.OPERATION_RECORD),
            entry("手术步骤", SectionType.OPERATION_RECORD),
            entry("手术名称", SectionType.OPERATION_RECORD),
            entry("麻醉方式", SectionType.OPERATION_RECORD),
            entry("出院诊断", SectionType.DISCHARGE_DIAGNOSIS),
            entry("术后诊断", SectionType.DISCHARGE_DIAGNOSIS),
            entry("出院医嘱", SectionType.DISCHARGE_ORDERS),
            entry("出院带药", SectionType.DISCHARGE_ORDERS),
            entry("影像所见", SectionType.IMAGING_FINDINGS),
            entry("检查所见", SectionType.IMAGING_FINDINGS),
            entry("影像表现", SectionType.IMAGING_FINDINGS),
            entry("影像诊断", SectionType.IMAGING_IMPRESSION),
            entry("诊断意见", SectionType.IMAGING_IMPRESSION),
            entry("检查结论", SectionType.IMAGING_IMPRESSION),
            entry("病理", SectionType.PATHOLOGY),
            entry("病理诊断", SectionType.PATHOLOGY),
            entry("病理结果", SectionType.PATHOLOGY),
            entry("送检材料", SectionType.PATHOLOGY),
            entry("送检标本", SectionType.PATHOLOGY),
            entry("肉眼所见", SectionType.PATHOLOGY),
            entry("大体所见", SectionType.PATHOLOGY),
            entry("镜下所见", SectionType.PATHOLOGY),
            entry("免疫组化", SectionType.PATHOLOGY));

    /** A line that only says what document begins. */
    private static final Pattern TITLE = Pattern.compile(
            "[ ]*(?:(?:\\d{1,3}小时内|首次|日常|门诊|急诊|住院|第[一二三四五六七八九十\\d]{1,2}次|专科|死亡)?(?:入出院|入院|出院|病程|转入|转出|转科|会诊|抢救|查房|死亡|门诊|急诊|住院)(?:记录|病历|病志|小结|志)"
                    + "|(?:病理|影像|放射|超声|ct|mri|x线|内镜|胃镜|肠镜|心电图|检验)(?:检查|诊断)?报告[单书]?)[ ]*(?=[\\n\\r]|$)");

    private static final String ALTERNATIVES = NAMES.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
            .collect(Collectors.joining("|"));

    /** The colon may be missing only where the heading fills its line. */
    private static final Pattern HEADING = Pattern.compile("[ ]*(?:[(\\[【<]?[0-9一二三四五六七八九十]{1,2}[.、)\\]]? ?)?"
            + "[\\[【<]?(" + ALTERNATIVES + ")(?:[】\\]>] ?:?|[ ]*[:]|[ ]*(?=[\\n\\r]))[ ]*");

    private Headings() {}

    static boolean isName(String folded) {
        return NAMES.containsKey(folded);
    }

    static List<Heading> find(FoldedText text) {
        List<Heading> headings = new ArrayList<>();
        Matcher matcher = HEADING.matcher(text.folded());
        Matcher title = TITLE.matcher(text.folded());
        int at = 0;
        while (at < text.length()) {
            Heading heading = mayStart(text, at) ? at(at, matcher, title) : null;
            if (heading != null) {
                headings.add(heading);
            }
            at = heading == null ? at + 1 : heading.bodyStart();
        }
        return headings;
    }

    private static Heading at(int start, Matcher heading, Matcher title) {
        int end = heading.regionEnd();
        if (heading.region(start, end).lookingAt()) {
            return new Heading(NAMES.get(heading.group(1)), start, heading.end());
        }
        return title.region(start, end).lookingAt() ? new Heading(SectionType.OTHER, start, title.end()) : null;
    }

    /** At the start of a line, or after a sentence. */
    private static boolean mayStart(FoldedText text, int at) {
        return at == 0 || "\n\r。;!?".indexOf(text.charAt(at - 1)) >= 0;
    }
}
