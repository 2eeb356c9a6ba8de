package io.xinglin.nlp.drg;

import io.xinglin.core.patient.Sex;
import io.xinglin.nlp.coding.InsuranceCodes;
import io.xinglin.nlp.coding.Resolved;
import io.xinglin.nlp.drg.Condition.Place;
import io.xinglin.nlp.drg.Condition.Quantity;

/** Paths and warnings in English; names of codes and groups stay Chinese. */
record EnglishWording(InsuranceCodes names) implements Wording {
    @Override
    public String always() {
        return "nothing more is asked";
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
            case "mdc" -> "the MDC's principal diagnoses";
            case "valid" -> "the valid operations";
            case "dx" -> "the diagnoses of the ADRG";
            default -> "the operations (" + list + ") of the ADRG";
        };
    }

    private static String place(Place place) {
        return switch (place) {
            case PRINCIPAL -> "principal diagnosis";
            case DIAGNOSIS -> "diagnosis";
            case MAIN -> "main operation";
            case OPERATION -> "operation";
        };
    }

    @Override
    public String member(Place place, String list, String code) {
        return place(place) + " " + named(code) + " is among " + list(list);
    }

    @Override
    public String asksMember(Place place, String list) {
        return place(place) + " among " + list(list);
    }

    @Override
    public String noOperation() {
        return "no valid operation";
    }

    @Override
    public String bound(Quantity quantity, int value, boolean atLeast, int bound) {
        return quantity(quantity) + " " + value + (atLeast ? " >= " : " < ") + bound;
    }

    @Override
    public String asksBound(Quantity quantity, boolean atLeast, int bound) {
        return quantity(quantity) + (atLeast ? " >= " : " < ") + bound;
    }

    private static String quantity(Quantity quantity) {
        return switch (quantity) {
            case AGE_DAYS -> "age in days";
            case AGE_YEARS -> "age in years";
            case WEIGHT -> "birth weight in g";
            case DAYS -> "days in hospital";
            case SITES -> "injured body sites";
        };
    }

    @Override
    public String asksSex(Sex sex) {
        return "sex " + sex.fhir();
    }

    @Override
    public String sex(Sex asked, Sex given) {
        return "sex " + given.fhir() + (asked == given ? "" : " (taken as " + asked.fhir() + ")");
    }

    @Override
    public String leftBy(String way) {
        return "discharge disposition " + way;
    }

    @Override
    public String and() {
        return "; ";
    }

    @Override
    public String entersMdc(Mdc mdc, String why) {
        return mdc.code() + " " + mdc.name() + ": " + why;
    }

    @Override
    public String noAdrgOfMdc(Mdc mdc) {
        return "no ADRG of " + mdc.code() + " fits; on to the next MDC";
    }

    @Override
    public String entersAdrg(Adrg adrg, String why) {
        String kind = switch (adrg.kind()) {
            case SURGICAL -> "surgical";
            case PROCEDURE -> "procedure outside the operating room";
            case MEDICAL -> "medical";
        };
        return "ADRG " + adrg.code() + " " + adrg.name() + " (" + kind + "): " + why;
    }

    @Override
    public String unrelated(Mdc mdc, String operation) {
        return mdc.unrelatedGroup() + ": main operation " + named(operation)
                + " is a valid operation that no operation group of " + mdc.code() + " names";
    }

    @Override
    public String unrelatedName(Mdc mdc) {
        return mdc.name() + "：与主要诊断无关的手术室手术";
    }

    @Override
    public String counts(String code, boolean mcc) {
        return "other diagnosis " + named(code) + " counts as " + (mcc ? "MCC" : "CC");
    }

    @Override
    public String excluded(String code, boolean mcc, int table, String principal) {
        return "other diagnosis " + named(code) + " is " + (mcc ? "an MCC" : "a CC") + ", but principal diagnosis "
                + principal + " is in its exclusion table " + table;
    }

    @Override
    public String entersDrg(Adrg adrg, Adrg.Drg drg, boolean mcc, boolean cc) {
        String why = adrg.groups().containsKey(Adrg.Severity.ANY)
                ? adrg.code() + " is not split"
                : mcc ? "with MCC" : cc ? "with CC, without MCC" : "without MCC and CC";
        return drg.code() + " " + drg.name() + ": " + why;
    }

    @Override
    public String weight(String drg, double weight, String table) {
        return drg + " weighs " + weight + " (" + table + ")";
    }

    @Override
    public String noWeight(String drg, String table) {
        return "weight table " + table + " has no " + drg;
    }

    @Override
    public String notGroupable(String reason) {
        return "not groupable (0000): " + reason;
    }

    @Override
    public String principalMissing() {
        return "the principal diagnosis is missing";
    }

    @Override
    public String principalUnknown(String given) {
        return "principal diagnosis " + given + " is neither an insurance code 2.0 nor mapped to one";
    }

    @Override
    public String principalNowhere(String code) {
        boolean cause = "VWXY".indexOf(code.charAt(0)) >= 0;
        return "principal diagnosis " + named(code) + " is in no MDC"
                + (cause ? "; an external cause cannot be principal" : "");
    }

    @Override
    public String principalInMdcOnly(Mdc mdc, String code, String unmet) {
        return "principal diagnosis " + named(code) + " is in the table of " + mdc.code() + ", but not met is: "
                + unmet;
    }

    @Override
    public String noAdrg(Mdc mdc) {
        return "no ADRG of " + mdc.code() + " fits";
    }

    @Override
    public String noGroup(Adrg adrg) {
        return adrg.code() + " has no fitting DRG";
    }

    @Override
    public String resolved(boolean diagnosis, Resolved resolved) {
        String how = switch (resolved.way()) {
            case EDITION -> "of another edition, mapped to";
            case FILLED -> "is short, filled to";
            case COMBINATION -> "becomes the only combination with an asterisk code,";
            default -> "is spelled";
        };
        return kind(diagnosis) + " " + resolved.given() + " " + how + " " + named(resolved.code());
    }

    private static String kind(boolean diagnosis) {
        return diagnosis ? "diagnosis code" : "operation code";
    }

    @Override
    public String unknown(boolean diagnosis, String given) {
        return kind(diagnosis) + " " + given + " is unknown and left out";
    }

    @Override
    public String blank(boolean diagnosis, int position) {
        return kind(diagnosis) + " number " + (position + 1) + " is empty";
    }

    @Override
    public String repeated(boolean diagnosis, String code) {
        return kind(diagnosis) + " " + code + " is repeated and counts once";
    }

    @Override
    public String sexConflict(String code, Sex sex) {
        return named(code) + " does not go with sex " + sex.fhir();
    }

    @Override
    public String ageConflict(String code, int years) {
        return named(code) + " does not go with an age of " + years + " years";
    }

    @Override
    public String sexUnknown() {
        return "sex is unknown, taken as the diagnosis asks";
    }

    @Override
    public String ageUnknown() {
        return "age is missing: no condition on age is met";
    }

    @Override
    public String daysMissing() {
        return "below one year and the age in days is missing: no condition on days is met";
    }

    @Override
    public String ageImpossible(String field, int value) {
        return field + " " + value + " is impossible and taken as missing";
    }

    @Override
    public String daysDisagree(int years, int days) {
        return "an age of " + years + " years and of " + days + " days disagree; the years count";
    }

    @Override
    public String weightMissing() {
        return "birth weight of a newborn is missing: no condition on weight is met";
    }
}
