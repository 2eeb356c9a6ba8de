package io.xinglin.nlp.drg;

import io.xinglin.core.patient.Sex;
import io.xinglin.nlp.coding.InsuranceCodes;
import io.xinglin.nlp.coding.Resolved;
import io.xinglin.nlp.drg.Condition.Place;
import io.xinglin.nlp.drg.Condition.Quantity;

/** The words of a path and of warnings, in one language. Implementations are immutable. */
interface Wording {
    static Wording of(Language language, InsuranceCodes names) {
        return language == Language.EN ? new EnglishWording(names) : new ChineseWording(names);
    }

    String always();

    String member(Place place, String list, String code);

    String asksMember(Place place, String list);

    String noOperation();

    String asksBound(Quantity quantity, boolean atLeast, int bound);

    String asksSex(Sex sex);

    String bound(Quantity quantity, int value, boolean atLeast, int bound);

    String sex(Sex asked, Sex given);

    String leftBy(String way);

    /** Joins the reasons of one step. */
    String and();

    String entersMdc(Mdc mdc, String why);

    String noAdrgOfMdc(Mdc mdc);

    String entersAdrg(Adrg adrg, String why);

    String unrelated(Mdc mdc, String operation);

    String unrelatedName(Mdc mdc);

    String counts(String code, boolean mcc);

    String excluded(String code, boolean mcc, int table, String principal);

    String entersDrg(Adrg adrg, Adrg.Drg drg, boolean mcc, boolean cc);

    String weight(String drg, double weight, String table);

    String noWeight(String drg, String table);

    String notGroupable(String reason);

    /** Why a case is not groupable. */
    String principalMissing();

    String principalUnknown(String given);

    String principalNowhere(String code);

    String principalInMdcOnly(Mdc mdc, String code, String unmet);

    String noAdrg(Mdc mdc);

    String noGroup(Adrg adrg);

    /** What was odd in the case. */
    String resolved(boolean diagnosis, Resolved resolved);

    String unknown(boolean diagnosis, String given);

    String blank(boolean diagnosis, int position);

    String repeated(boolean diagnosis, String code);

    String sexConflict(String code, Sex sex);

    String ageConflict(String code, int years);

    String sexUnknown();

    String ageUnknown();

    String daysMissing();

    String ageImpossible(String field, int value);

    String daysDisagree(int years, int days);

    String weightMissing();
}
