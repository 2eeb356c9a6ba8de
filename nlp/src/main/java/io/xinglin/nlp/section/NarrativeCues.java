package io.xinglin.nlp.section;

import io.xinglin.core.note.SectionType;
import io.xinglin.nlp.text.Cue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The turns of phrase that open a part of a history without headings. Each is asked of a sentence, or of the rest of a
 * sentence from one of its clauses on.
 */
final class NarrativeCues {
    private static final Cue REASON = Cue.of(
            "治诊检拟以收",
            "^(?:现|今|故|遂|为|拟|门诊|急诊|我院门诊|我院急诊|以|因|由|,|“)*"
                    + "(?:(?:为|求)*(?:进一步|系统|明确|手术)[^,。]{0,8}(?:诊治|治疗|诊疗|诊断|检查)|拟诊|拟[“\"]|门诊(?:以|拟)|急诊(?:以|拟)|以[“\"]"
                    + "|(?:[^,。]{0,30})收(?:住|入|治)(?:入院|院|我科|住院|住我科|入我科|我院)).*");
    private static final Cue TREATMENT = Cue.near(
            "就复外当卫社诊人自口给测予行查急门考未住彩bcm胃肠心胸血",
            14,
            "^(?:[^,。]{0,12})?(?:就诊|就医|复诊|外院|当地医院|当地诊所|卫生院|社区(?:医院|卫生)|诊所|(?:急|遂)送|人民医院|自行?服用?|自行?含服|自予|自行给予|家[属长人]予|测(?:血压|血糖|体温)|自购|口服[^,。]{0,10}(?:治疗|后(?!(?:即|逐渐)?(?:出现|发生|起)))|"
                    + "给予|予以|予[“\"口静输抗雾肌对]|行[^,。]{0,12}(?:检查|CT|ct|手术|治疗|术)|查(?!体|房|因)|急诊查|门诊查|查[^,。]{0,10}(?:示|提示|:)|诊断(?!不)|诊断[“\"]|考虑[“\"为]|"
                    + "未(?:予|行|经)[^,。]{0,8}(?:治疗|诊治|重视|处理|诊疗)|未就[诊医]|住院治疗|(?:彩超|b超|ct|mri|胃镜|肠镜|心电图|胸片|血常规)[^,。]{0,6}(?:示|提示|显示)).*");
    private static final Cue GENERAL_WORD = Cue.of(
            "神食纳眠寐便体意反",
            "(?:神志|神清|精神|胎便|食欲|胃纳|纳食|饮食|进食|食纳|纳眠|睡眠|夜眠|夜寐|大小便|二便|大便|小便|体重|体力|意识|反应)"
                    + "[^,。、]{0,6}?(?:可|佳|好|差|一般|正常|清|安|如常|无|未|减|下降|增|降低|少|倦|萎靡|同前|调|已排|未排|黄|已解|未解)");
    private static final Pattern GENERAL_LEAD =
            Pattern.compile("^(?:自?(?:起病|发病|患病|病|本次发病|此次发病|入院|病程)(?:以来|来|后|中|期间)|近期|目前患者|患者自|病来|现患者|刻下)");
    private static final Cue FAMILY = Cue.near(
            "家父母兄姐祖爷奶",
            8,
            "^(?:否认)?[^,。]{0,4}(?:家族|父母|父亲|母亲|其父|其母|兄弟|姐妹|祖父|祖母|外祖|爷爷|奶奶)[^。]{0,20}(?:史|体健|健在|患|有|死于|病|癌)");
    private static final Cue BIRTH =
            Cue.near("g第孕足生出胎", 12, "^[^,。]{0,10}(?:g\\d+p\\d+|第[一二三四1-4]胎|孕足月|足月顺产|足月剖宫产|出生体重|生后apgar|出生时|胎龄)");
    private static final Cue ALLERGY = Cue.of("敏", "^[^。]{0,12}(?:药物|食物|青霉素|头孢|磺胺)[^。]{0,12}过敏");
    private static final Cue ALLERGY_ALONE = Cue.of("敏", "^(?:患者|患儿)?(?:否认|无|对|有|曾对|既往对)?[^,。;]{0,12}过敏(?!性)");
    private static final Cue PAST = Cue.of(
            "既平否史曾", "^(?:患者|患儿)?(?:既往|平素|否认[^。]{0,20}(?:病史|史|高血压|糖尿病|肝炎|结核|手术|外伤|输血)|有?[“\"]?[^,。]{1,12}病史|曾患)");
    private static final Cue PERSONAL =
            Cue.near("生出久吸饮无否有长", 4, "^(?:患者)?(?:生于|出生并|久居|吸烟|饮酒|无烟酒|无吸烟|否认吸烟|否认烟酒|有吸烟|长期吸烟|无疫区|无不良嗜好)");
    private static final Cue MARITAL =
            Cue.near("已未适0123456789育离丧孕", 4, "^(?:患者)?(?:已婚|未婚|适龄结婚|\\d+岁结婚|育有|离异|丧偶|孕\\d产\\d)");
    private static final Cue MENSTRUAL = Cue.near("月初末平绝l", 4, "^(?:患者)?(?:月经|初潮|末次月经|平素月经|绝经|lmp)");
    private static final Cue PHYSICAL = Cue.near(
            "查检体t神", 6, "^(?:入院)?(?:查体|体格检查|体查|专科查体|t:?\\d{2}|体温:?\\d{2}[^。]{0,12}(?:p|脉搏)|神志清楚?,[^。]{0,12}(?:查体|发育))");
    private static final Cue AUXILIARY = Cue.near("辅入实", 4, "^(?:辅助检查|入院后?查|辅查|实验室检查)");

    private static final Cue NEW_EPISODE = Cue.near(
            "前",
            14,
            "^(?:患者|患儿|约|近|于|入院)*[0-9半一二两三四五六七八九十数多余个+.-]{1,6}(?:小时|天|日|周|月|年|分钟)余?(?:之)?前[^,。查诊治]{0,14}(?:出现|发现|加重|发作|突发|感|开始|复发|解|呕|再)");

    private static final Cue GENERAL_INFORMATION = Cue.near(
            "姓性年籍民职住科入病男女",
            10,
            "^(?:患者)?(?:姓名|性别|年龄|籍贯|民族|职业|住址|科别|住院号|入院时间|病史陈述者)|^(?:患者|患儿|病人)?[^,。:]{0,4}[,]?(?:男|女)(?:性|婴|童)?[,]?[^,。]{0,4}\\d{1,3}(?:岁|个?月|天)");

    /** A short sentence of complaints that ends in how long they have lasted: 发热伴咽痛2天. */
    private static final Cue COMPLAINT = Cue.of(
            "小时天日周月年分余",
            "^(?!.*(?:患者|患儿|孕妇|产妇|入院|前|无|[男女],|就诊))[^。\\d]{2,24}(?:\\d+(?:[-~]\\d+)?|[半一两二三数]|十)余?(?:个?小时|天|日|周|个?月|年|分钟)余?(?:[,、](?:再发|加重|伴|复发|发现)?[^。]{1,20})?[。]?\\s*$");

    private static final int LONGEST_COMPLAINT = 45;

    private NarrativeCues() {}

    /** Whether the first sentence of a note is its chief complaint without the heading. */
    static boolean isComplaint(String s) {
        return s.length() <= LONGEST_COMPLAINT && COMPLAINT.in(s);
    }

    /** Whether a sentence tells of the illness again after a treatment: 1周前再次出现. */
    static boolean opensEpisode(String s) {
        return NEW_EPISODE.in(s);
    }

    /** What a whole sentence opens, if it opens anything. */
    static Optional<SectionType> ofSentence(String s) {
        if (GENERAL_INFORMATION.in(s)) {
            return Optional.of(SectionType.GENERAL_INFORMATION);
        }
        if (isGeneral(s)) {
            return Optional.of(SectionType.GENERAL_CONDITION);
        }
        if (PHYSICAL.in(s)) {
            return Optional.of(SectionType.PHYSICAL_EXAMINATION);
        }
        if (AUXILIARY.in(s)) {
            return Optional.of(SectionType.AUXILIARY_EXAMINATION);
        }
        if (MENSTRUAL.in(s)) {
            return Optional.of(SectionType.MENSTRUAL_HISTORY);
        }
        if (FAMILY.in(s)) {
            return Optional.of(SectionType.FAMILY_HISTORY);
        }
        if (BIRTH.in(s)) {
            return Optional.of(SectionType.BIRTH_HISTORY);
        }
        if (ALLERGY_ALONE.in(s)) {
            return Optional.of(SectionType.ALLERGY_HISTORY);
        }
        if (PAST.in(s)) {
            return Optional.of(SectionType.PAST_HISTORY);
        }
        if (ALLERGY.in(s)) {
            return Optional.of(SectionType.ALLERGY_HISTORY);
        }
        if (PERSONAL.in(s)) {
            return Optional.of(SectionType.PERSONAL_HISTORY);
        }
        return MARITAL.in(s) ? Optional.of(SectionType.MARITAL_HISTORY) : Optional.empty();
    }

    /** Whether the text from a clause on opens 入院依据. */
    static boolean opensReason(String rest) {
        return REASON.whole(rest);
    }

    /** Whether the text from a clause on opens 诊疗经过. */
    static boolean opensTreatment(String rest) {
        return TREATMENT.whole(rest);
    }

    /** Whether a clause says how the patient eats, sleeps and so on. */
    static boolean isGeneralClause(String clause) {
        return GENERAL_WORD.in(clause);
    }

    /** Whether a sentence is about the general condition: two such words, or one after 病来 and the like. */
    static boolean isGeneral(String s) {
        if (!GENERAL_WORD.possible(s)) {
            return false;
        }
        long words = GENERAL_WORD.matcher(s).results().limit(2).count();
        return words == 2 || (words == 1 && GENERAL_LEAD.matcher(s).find());
    }
}
