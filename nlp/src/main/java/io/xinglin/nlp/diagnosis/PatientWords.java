package io.xinglin.nlp.diagnosis;

import io.xinglin.core.patient.Sex;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Age, sex and how long, from a doctor's or a patient's wording; the text is folded. Stateless. */
final class PatientWords {
    private static final String NUMBER = "(\\d{1,3}(?:\\.\\d)?|[一二两三四五六七八九十半数几]{1,3})";
    private static final Pattern AGE = Pattern.compile("(?:生后|出生后?|年龄:?|日龄:?)?" + NUMBER + "个?(岁|周岁|月龄|月大)");
    private static final Pattern BABY =
            Pattern.compile("(?:男|女|儿|婴|宝宝|孩子|娃|生后|出生|年龄|日龄)[,:才刚满约了\\s]{0,3}" + NUMBER + "(?:个)?(小时|天|日|周|月)(?!前)");
    private static final Pattern BABY_OF =
            Pattern.compile(NUMBER + "个?多?(小时|天|日|周|月)(?:的|大)?(?:早产|足月)?(?:男|女)?(?:婴|宝|孩|娃|新生儿|小儿|患儿)");
    private static final Pattern DURATION = Pattern.compile(
            NUMBER + "(?:\\+|余|多|来)?(?:个)?(?:半)?(?:多|余)?(分钟|小时|钟头|天|日|晚|周|星期|礼拜|月|年)(?!龄|大|级|制|的?[男女]?[婴宝娃]|[男女]孩)");
    private static final Pattern SUDDEN = Pattern.compile("突然|突发|突起|刚才|刚刚|今早|今晨|今天|昨晚|昨夜|骤");
    private static final Pattern LONG = Pattern.compile("多年|常年|从小|自幼|好些年|好几年|反复发作");
    private static final Pattern FEMALE =
            Pattern.compile("月经|怀孕|孕\\d|停经|白带|阴道|产后|外阴|经期|绝经|子宫|宫缩|我老公|我丈夫|女孩|女婴|女儿|奶奶|大妈|阿姨|孕妇|产妇|女性|女士");
    private static final Pattern MALE = Pattern.compile("阴囊|睾丸|阴茎|前列腺|龟头|包皮|遗精|我老婆|我妻子|男孩|男婴|儿子|爷爷|大爷|大叔|小伙|先生|男性");
    private static final Map<String, Double> DAYS = Map.ofEntries(
            Map.entry("分钟", 0.01),
            Map.entry("小时", 1 / 24.0),
            Map.entry("钟头", 1 / 24.0),
            Map.entry("天", 1.0),
            Map.entry("日", 1.0),
            Map.entry("晚", 1.0),
            Map.entry("周", 7.0),
            Map.entry("星期", 7.0),
            Map.entry("礼拜", 7.0),
            Map.entry("月", 30.0),
            Map.entry("月龄", 30.0),
            Map.entry("月大", 30.0),
            Map.entry("年", 365.0),
            Map.entry("岁", 365.0),
            Map.entry("周岁", 365.0));

    private PatientWords() {}

    /** Years. */
    static OptionalDouble age(String text) {
        Matcher baby = BABY.matcher(text);
        Matcher age = AGE.matcher(text);
        boolean years = age.find();
        Matcher babyOf = BABY_OF.matcher(text);
        if (babyOf.find() && (!years || babyOf.start() <= age.start())) {
            return OptionalDouble.of(days(babyOf.group(1), babyOf.group(2)) / 365);
        }
        if (baby.find() && (!years || baby.start() <= age.start())) {
            return OptionalDouble.of(days(baby.group(1), baby.group(2)) / 365);
        }
        return years ? OptionalDouble.of(days(age.group(1), age.group(2)) / 365) : OptionalDouble.empty();
    }

    static Sex sex(String text) {
        boolean female = FEMALE.matcher(text).find();
        boolean male = MALE.matcher(text).find();
        return female == male ? Sex.UNKNOWN : female ? Sex.FEMALE : Sex.MALE;
    }

    /** How long, from the complaint; {@code null} where it does not say. */
    static Course course(String complaint) {
        OptionalDouble onset = onset(complaint);
        if (onset.isPresent()) {
            return Course.ofDays(onset.getAsDouble());
        }
        if (SUDDEN.matcher(complaint).find()) {
            return Course.HOURS;
        }
        return LONG.matcher(complaint).find() ? Course.YEARS : null;
    }

    /** Days since the complaint began. */
    static OptionalDouble onset(String complaint) {
        Matcher matcher = DURATION.matcher(complaint);
        while (matcher.find()) {
            String before = complaint.substring(Math.max(0, matcher.start() - 3), matcher.start());
            boolean count = before.matches(".*(孕|每|停经|生后|出生|月经).*");
            boolean date = matcher.group(2).equals("月")
                    && !matcher.group().contains("个")
                    && matcher.end() < complaint.length()
                    && Character.isDigit(complaint.charAt(matcher.end()));
            if (!count && !date) {
                return OptionalDouble.of(days(matcher.group(1), matcher.group(2)));
            }
        }
        return OptionalDouble.empty();
    }

    private static double days(String number, String unit) {
        return number(number) * DAYS.get(unit);
    }

    private static double number(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Double.parseDouble(text);
        }
        double total = 0;
        double digit = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = "一二三四五六七八九".indexOf(c) + 1;
            if (c == '十') {
                total = Math.max(1, digit) * 10;
                digit = 0;
            } else {
                digit = value > 0 ? value : c == '两' ? 2 : c == '半' ? 0.5 : 4;
            }
        }
        return total + digit;
    }
}
