package io.xinglin.nlp.section;

import io.xinglin.core.note.SectionType;
import io.xinglin.nlp.text.Cue;
import java.util.EnumSet;
import java.util.Set;
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
            "就复外当卫社诊人自口给测予行查急门考未住彩bcm胃肠心胸血钼造穿活脑肌镜曾",
            14,
            "^(?!拟(?:行|于|择期))(?:[^,。]{0,12})?(?:就诊|就医|复诊|外院|当地医院|当地诊所|卫生院|社区(?:医院|卫生)|诊所|(?:急|遂)送|人民医院|自行?服用?(?![^,。]{0,10}(?:敌敌畏|百草枯|农药|有机磷|甲胺磷|安眠药|鼠药))|自行?含服|自予|自行给予|家[属长人]予|测(?:血压|血糖|体温)|自购|口服[^,。]{0,10}(?:治疗|后(?!(?:即|逐渐)?(?:出现|发生|起)))|"
                    + "给予|予以|予[“\"口静输抗雾肌对]|行(?!走)[^,。]{0,12}(?:检查|ct|mri|片|超|镜|造影|测听|穿刺|手术|治疗|术)|曾(?:自行)?(?:口服|服用|外用|静滴|肌注)|查(?!体|房|因)|急诊查|门诊查|查[^,。]{0,10}(?:示|提示|:)|诊断(?!不)|诊断[“\"]|考虑[“\"为]|"
                    + "未(?:予|行|经)[^,。]{0,8}(?:治疗|诊治|重视|处理|诊疗)|未就[诊医]|住院治疗|(?:彩超|b超|ct|mri|胃镜|肠镜|膀胱镜|喉镜|心电图|脑电图|肌电图|胸片|血常规|钼靶|造影|穿刺|活检)[^,。]{0,6}(?:示|提示|显示)).*");
    private static final Cue GENERAL_WORD = Cue.of(
            "神食纳眠寐便体意反",
            "(?:神志|神清|精神|胎便|食欲|胃纳|纳食|饮食|进食|食纳|纳眠|睡眠|夜眠|夜寐|大小便|二便|大便|小便|体重|体力|意识|反应)"
                    + "[^,。、]{0,6}?(?:可|佳|好|差|一般|正常|清|安|如常|无|未|减|下降|增|降低|少|倦|萎靡|同前|调|已排|未排|黄|已解|未解)");
    private static final Pattern GENERAL_LEAD =
            Pattern.compile("^(?:自?(?:起病|发病|患病|病|本次发病|此次发病|入院|病程)(?:以来|来|后|中|期间)|近期|目前患者|患者自|病来|现患者|刻下)");
    private static final Cue NEW_EPISODE = Cue.near(
            "前",
            14,
            "^(?:患者|患儿|约|近|于|入院)*[0-9半一二两三四五六七八九十数多余个+.-]{1,6}(?:小时|天|日|周|月|年|分钟)余?(?:之)?前[^,。查诊治]{0,14}(?:出现|发现|加重|发作|突发|感|开始|复发|解|呕|再)");

    /** A short sentence of complaints that ends in how long they have lasted: 发热伴咽痛2天. */
    private static final Cue COMPLAINT = Cue.of(
            "小时天日周月年分余",
            "^(?!.*(?:患者|患儿|孕妇|产妇|入院|前|无|[男女],|就诊))[^。\\d]{2,24}(?:\\d+(?:[-~]\\d+)?|[半一两二三数]|十)余?(?:个?小时|天|日|周|个?月|年|分钟)余?(?:[,、](?:再发|加重|伴|复发|发现)?[^。]{1,20})?[。]?\\s*$");

    private static final Set<SectionType> HISTORIES =
            EnumSet.range(SectionType.PAST_HISTORY, SectionType.ALLERGY_HISTORY);
    private static final Set<SectionType> EXAMINATIONS =
            EnumSet.of(SectionType.PHYSICAL_EXAMINATION, SectionType.AUXILIARY_EXAMINATION);
    private static final double LIKELY = 4;
    private static final double SURE = 5;
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

    /** Whether a sentence in the midst of a present illness is of another history or of an examination. */
    static boolean isOtherHistory(String s) {
        return Topics.speakFor(s, HISTORIES, LIKELY) || Topics.speakFor(s, EXAMINATIONS, SURE);
    }

    /** Whether the text from a clause on opens 入院依据. */
    static boolean opensReason(String rest) {
        return REASON.whole(rest);
    }

    /** Whether the text from a clause on opens 诊疗经过. */
    static boolean opensTreatment(String rest) {
        return TREATMENT.whole(rest);
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
