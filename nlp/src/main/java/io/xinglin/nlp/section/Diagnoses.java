package io.xinglin.nlp.section;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a list of diagnoses, names of diseases and nothing else, from a sentence that tells of one. Stateless. */
final class Diagnoses {
    private static final Pattern BETWEEN = Pattern.compile("[,;、。!\\s]+|(?:^|(?<=[^0-9.a-z]))[1-9][.、)]");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]{0,24}\\)|[?\"“”]");
    private static final Pattern STAGE =
            Pattern.compile("(?:[ct]?t\\d[^,;]{0,8}|[ⅰⅱⅲⅳivab0-9]{1,4}(?:[级期型度])|急性期|恢复期|后遗症期|[轻中重]度|极?高危|killip.*)$");
    private static final Pattern NAME = Pattern.compile(
            "(?![^,;]*(?:予|示|查|服|治疗|患者|病史|否认|未见|出现|入院|复查|就诊))(?:.{0,20}(?:炎|病|瘤|癌|骨折|出血|贫血|梗死|梗塞|石|伤|衰竭|中毒|征|症|休克|变|疝|积液|哮喘|高血压|痛|证|结节|增生|肿|息肉|梗阻|狭窄|突出|障碍|发作|减退|亢进|缺损|疹|癣|疮|痔|瘘|障|聋|青光眼|潴留|腹水|转移|畸形|脱位|萎缩|早产|术后|偏曲|硬化|感染|栓塞|不良|失眠|子宫|早搏|颤动|卒中|偏瘫|失语|急性加重|加重期|状态|血糖|流产|临产|前期|破裂|脱离|近视|黄疸|麻痹|癫痫|痫|抑郁|待[排查])|(?:宫内)?孕\\d.{0,14}|g\\dp\\d.*|待[排查])");

    private Diagnoses() {}

    /** Whether every part of a folded sentence names a disease; empty text does not. */
    static boolean isList(String sentence) {
        String bare = IN_BRACKETS.matcher(sentence).replaceAll("");
        Matcher between = BETWEEN.matcher(bare);
        int names = 0;
        int start = 0;
        while (start <= bare.length()) {
            int end = between.find() ? between.start() : bare.length();
            String name = STAGE.matcher(bare.substring(start, end).strip())
                    .replaceFirst("")
                    .strip();
            if (!name.isEmpty() && !NAME.matcher(name).matches()) {
                return false;
            }
            names += name.isEmpty() ? 0 : 1;
            start = end == bare.length() ? end + 1 : between.end();
        }
        return names > 0;
    }
}
