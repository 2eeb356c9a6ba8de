package io.xinglin.fhir.drg;

import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.patient.Sex;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;

/** What the parameters of the operation say of the case; each takes the place of what is stored. Any may be missing. */
record GivenCase(
        CodeType sex,
        IntegerType ageYears,
        IntegerType ageDays,
        IntegerType birthWeightG,
        StringType department,
        IntegerType lengthOfStayDays,
        StringType dischargeDisposition,
        DecimalType totalCost,
        List<StringType> diagnoses,
        List<StringType> procedures) {

    InpatientCase over(InpatientCase stored) {
        boolean aged = ageYears != null || ageDays != null;
        return new InpatientCase(
                stored.id(),
                sex == null ? stored.sex() : Sex.of(sex.getValue()),
                aged ? value(ageYears) : stored.ageYears(),
                aged ? value(ageDays) : stored.ageDays(),
                birthWeightG == null ? stored.birthWeightG() : value(birthWeightG),
                department == null ? stored.department() : value(department),
                lengthOfStayDays == null ? stored.lengthOfStayDays() : value(lengthOfStayDays),
                dischargeDisposition == null ? stored.dischargeDisposition() : value(dischargeDisposition),
                totalCost == null || totalCost.getValue() == null
                        ? stored.totalCost()
                        : Double.valueOf(totalCost.getValue().doubleValue()),
                hasNone(diagnoses) ? stored.diagnoses() : codes(diagnoses),
                hasNone(procedures) ? stored.procedures() : codes(procedures));
    }

    private static <T> T value(PrimitiveType<T> given) {
        return given == null ? null : given.getValue();
    }

    private static boolean hasNone(List<StringType> codes) {
        return codes == null || codes.isEmpty();
    }

    private static List<String> codes(List<StringType> given) {
        return given.stream().map(GivenCase::value).collect(java.util.stream.Collectors.toList());
    }
}
