package io.xinglin.nlp.drg;

import io.xinglin.core.patient.Sex;
import io.xinglin.nlp.coding.InsuranceCodes;
import io.xinglin.nlp.coding.Resolved;
import io.xinglin.nlp.drg.Condition.Place;
import io.xinglin.nlp.drg.Condition.Quantity;

/** Paths and warnings in Chinese. */
record ChineseWording(InsuranceCodes names) implements Wording {
    @Override
    public String always() {
        return "无其他条件";
    }

    private String named(String code) {
        String name = names.diagnoses().name(code);
        if (name == null) {
            name = names.operations().name(code);
        }
        return name == null ? code : code + " " + name;
    }

    private static String list(String list) {
        return switch (list) {
            case "mdc" -> "该MDC主诊表";
            case "valid" -> "有效手术操作表";
            case "dx" -> "诊断表";
            case "op" -> "手术操作表";
            default -> list.startsWith("op") ? "手术操作表" + list.substring(2) : list;
        };
    }

    private static String place(Place place) {
        return switch (place) {
            case PRINCIPAL -> "主要诊断";
            case DIAGNOSIS -> "诊断";
            case MAIN -> "主要手术操作";
            case OPERATION -> "手术操作";
        };
    }

    @Override
    public String member(Place place, String list, String code) {
        return place(place) + " " + named(code) + " 在" + list(list);
    }

    @Override
    public String asksMember(Place place, String list) {
        return place(place) + "在" + list(list);
    }

    @Override
    public String noOperation() {
        return "无有效手术操作";
    }

    @Override
    public String bound(Quantity quantity, int value, boolean atLeast, int bound) {
        return quantity(quantity) + value + (atLeast ? "≥" : "＜") + bound + unit(quantity);
    }

    @Override
    public String asksBound(Quantity quantity, boolean atLeast, int bound) {
        return quantity(quantity) + (atLeast ? "≥" : "＜") + bound + unit(quantity);
    }

    private static String quantity(Quantity quantity) {
        return switch (quantity) {
            case AGE_DAYS -> "日龄";
            case AGE_YEARS -> "年龄";
            case WEIGHT -> "出生体重";
            case DAYS -> "住院天数";
            case SITES -> "创伤部位数";
        };
    }

    private static String unit(Quantity quantity) {
        return switch (quantity) {
            case AGE_DAYS, DAYS -> "天";
            case AGE_YEARS -> "岁";
            case WEIGHT -> "g";
            case SITES -> "个";
        };
    }

    @Override
    public String asksSex(Sex sex) {
        return "性别" + sex.zh();
    }

    @Override
    public String sex(Sex asked, Sex given) {
        return asked == given ? "性别" + asked.zh() : "性别" + given.zh() + "（按" + asked.zh() + "处理）";
    }

    @Override
    public String leftBy(String way) {
        return "离院方式" + way;
    }

    @Override
    public String and() {
        return "；";
    }

    @Override
    public String entersMdc(Mdc mdc, String why) {
        return "入" + mdc.code() + " " + mdc.name() + "：" + why;
    }

    @Override
    public String noAdrgOfMdc(Mdc mdc) {
        return mdc.code() + "中无符合的ADRG，继续判断其他MDC";
    }

    @Override
    public String entersAdrg(Adrg adrg, String why) {
        String kind = switch (adrg.kind()) {
            case SURGICAL -> "外科";
            case PROCEDURE -> "非手术室操作";
            case MEDICAL -> "内科";
        };
        return "入ADRG " + adrg.code() + " " + adrg.name() + "（" + kind + "）：" + why;
    }

    @Override
    public String unrelated(Mdc mdc, String operation) {
        return "入" + mdc.unrelatedGroup() + "：主要手术操作 " + named(operation) + " 为有效手术操作，但不在" + mdc.code()
                + "的任何手术操作组中，与主要诊断无关";
    }

    @Override
    public String unrelatedName(Mdc mdc) {
        return mdc.name() + "：与主要诊断无关的手术室手术";
    }

    @Override
    public String counts(String code, boolean mcc) {
        return "其他诊断 " + named(code) + " 计为" + (mcc ? "MCC（严重并发症或合并症）" : "CC（并发症或合并症）");
    }

    @Override
    public String excluded(String code, boolean mcc, int table, String principal) {
        return "其他诊断 " + named(code) + " 属" + (mcc ? "MCC" : "CC") + "，但主要诊断 " + principal + " 在其排除表" + table + "中，不计";
    }

    @Override
    public String entersDrg(Adrg adrg, Adrg.Drg drg, boolean mcc, boolean cc) {
        String why = adrg.groups().containsKey(Adrg.Severity.ANY)
                ? adrg.code() + "不再细分"
                : mcc ? "有MCC" : cc ? "有CC，无MCC" : "无MCC、CC";
        return "入" + drg.code() + " " + drg.name() + "：" + why;
    }

    @Override
    public String weight(String drg, double weight, String table) {
        return drg + "权重" + weight + "（" + table + "）";
    }

    @Override
    public String noWeight(String drg, String table) {
        return "权重表" + table + "中没有" + drg;
    }

    @Override
    public String notGroupable(String reason) {
        return "未入组（0000）：" + reason;
    }

    @Override
    public String principalMissing() {
        return "缺主要诊断";
    }

    @Override
    public String principalUnknown(String given) {
        return "主要诊断编码 " + given + " 不在医保版2.0编码及映射中";
    }

    @Override
    public String principalNowhere(String code) {
        String hint = switch (code.charAt(0)) {
            case 'V', 'W', 'X', 'Y' -> "，外因编码不能作主要诊断";
            default -> "";
        };
        return "主要诊断 " + named(code) + " 不在任何MDC的主诊表中" + hint;
    }

    @Override
    public String principalInMdcOnly(Mdc mdc, String code, String unmet) {
        return "主要诊断 " + named(code) + " 在" + mdc.code() + "主诊表中，但不满足其他条件：" + unmet;
    }

    @Override
    public String noAdrg(Mdc mdc) {
        return mdc.code() + "中没有符合的ADRG";
    }

    @Override
    public String noGroup(Adrg adrg) {
        return adrg.code() + "中没有对应的DRG";
    }

    @Override
    public String resolved(boolean diagnosis, Resolved resolved) {
        String how = switch (resolved.way()) {
            case EDITION -> "按其他版本编码映射为";
            case FILLED -> "编码不完整，补位为";
            case COMBINATION -> "按唯一的剑号星号组合编码转为";
            default -> "写法规范为";
        };
        return kind(diagnosis) + " " + resolved.given() + " " + how + " " + named(resolved.code());
    }

    private static String kind(boolean diagnosis) {
        return diagnosis ? "诊断编码" : "手术操作编码";
    }

    @Override
    public String unknown(boolean diagnosis, String given) {
        return kind(diagnosis) + " " + given + " 未知，不参与分组";
    }

    @Override
    public String blank(boolean diagnosis, int position) {
        return "第" + (position + 1) + "个" + kind(diagnosis) + "为空";
    }

    @Override
    public String repeated(boolean diagnosis, String code) {
        return kind(diagnosis) + " " + code + " 重复，只计一次";
    }

    @Override
    public String sexConflict(String code, Sex sex) {
        return named(code) + " 与性别" + sex.zh() + "不符";
    }

    @Override
    public String ageConflict(String code, int years) {
        return named(code) + " 与年龄" + years + "岁不符";
    }

    @Override
    public String sexUnknown() {
        return "性别未知，按诊断所需性别处理";
    }

    @Override
    public String ageUnknown() {
        return "年龄缺失，不满足任何年龄条件";
    }

    @Override
    public String daysMissing() {
        return "不足1周岁而缺日龄，不满足任何日龄条件";
    }

    @Override
    public String ageImpossible(String field, int value) {
        return field + " " + value + " 不合理，按缺失处理";
    }

    @Override
    public String daysDisagree(int years, int days) {
        return "年龄" + years + "岁与日龄" + days + "天矛盾，以年龄为准";
    }

    @Override
    public String weightMissing() {
        return "新生儿缺出生体重，不满足任何体重条件";
    }
}
