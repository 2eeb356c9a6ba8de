package io.xinglin.core.drg;

import io.xinglin.core.patient.Sex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One discharge as the front page of the record (病案首页) gives it. Nothing in it has been checked: any field may be
 * {@code null}, and the lists may hold {@code null}, unknown and repeated codes.
 *
 * @param ageYears whole years
 * @param ageDays days of life; needed below one year, otherwise ignored
 * @param birthWeightG birth weight in grams, for newborns
 * @param lengthOfStayDays days in hospital
 * @param dischargeDisposition 离院方式, RC019: 1 home on advice, 2 another hospital, 3 community, 4 against advice, 5 died
 * @param totalCost cost of the stay in yuan
 * @param diagnoses the first is the principal diagnosis
 * @param procedures the first is the main operation
 */
public record InpatientCase(
        String id,
        Sex sex,
        Integer ageYears,
        Integer ageDays,
        Integer birthWeightG,
        String department,
        Integer lengthOfStayDays,
        String dischargeDisposition,
        Double totalCost,
        List<String> diagnoses,
        List<String> procedures) {
    public InpatientCase {
        sex = sex == null ? Sex.UNKNOWN : sex;
        diagnoses = copy(diagnoses);
        procedures = copy(procedures);
    }

    /** {@link List#copyOf} refuses the nulls a case may hold. */
    private static List<String> copy(List<String> codes) {
        return codes == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(codes));
    }

    /** The same stay with other codes. */
    public InpatientCase with(List<String> otherDiagnoses, List<String> otherProcedures) {
        return new InpatientCase(
                id,
                sex,
                ageYears,
                ageDays,
                birthWeightG,
                department,
                lengthOfStayDays,
                dischargeDisposition,
                totalCost,
                otherDiagnoses,
                otherProcedures);
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "InpatientCase[***]";
    }
}
