package io.xinglin.fhir.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.ClinicalTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of a note where FHIR keeps them, no more precise than the note. */
@Tag("REQ-NLP-50")
class WrittenTimeTest {
    private static Condition condition(ClinicalTime time) {
        return FhirSamples.all(FhirSamples.note(TimeSamples.at(time)), Condition.class).stream()
                .filter(found -> found.getCode().getText().equals("高血压"))
                .findFirst()
                .orElseThrow();
    }

    private static Observation observation(ClinicalTime time, String text) {
        return FhirSamples.all(FhirSamples.note(TimeSamples.at(time)), Observation.class).stream()
                .filter(found -> found.getCode().getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016", "2016-10", "2016-10-29"})
    void onsetShouldBeAsPreciseAsTheNote(String date) {
        Condition condition = condition(TimeSamples.point(date));
        assertThat(condition.getOnsetDateTimeType().getValueAsString()).isEqualTo(date);
        assertThat(condition
                        .getOnset()
                        .getExtensionByUrl(WrittenTime.URL)
                        .getExtensionByUrl("text")
                        .getValue()
                        .primitiveValue())
                .isEqualTo("17小时");
    }

    @Test
    void minuteShouldHaveSecondsAndTheZoneOfTheServer() {
        String expected = LocalDateTime.of(2016, 10, 29, 11, 12)
                .atZone(ZoneId.systemDefault())
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        assertThat(condition(TimeSamples.point("2016-10-29T11:12"))
                        .getOnsetDateTimeType()
                        .getValueAsString())
                .isEqualTo(expected);
    }

    @Test
    void diseaseThatLastsShouldHaveItsBeginning() {
        assertThat(condition(TimeSamples.until("2006", "2016-10-29"))
                        .getOnsetDateTimeType()
                        .getValueAsString())
                .isEqualTo("2006");
    }

    @Test
    void timeWithoutADateShouldStayWords() {
        assertThat(condition(TimeSamples.unresolved()).getOnsetStringType().getValue())
                .isEqualTo("17小时");
    }

    @Test
    void symptomShouldLastFromItsOnset() {
        var period =
                observation(TimeSamples.until("2016-10-28", "2016-10-29"), "发热").getEffectivePeriod();
        assertThat(period.getStartElement().getValueAsString()).isEqualTo("2016-10-28");
        assertThat(period.hasEnd()).isFalse();
    }

    @Test
    void testShouldHaveItsDateElseThatOfTheNote() {
        assertThat(observation(TimeSamples.point("2016-10-28"), "白细胞")
                        .getEffectiveDateTimeType()
                        .getValueAsString())
                .isEqualTo("2016-10-28");
        assertThat(observation(TimeSamples.unresolved(), "白细胞")
                        .getEffectiveDateTimeType()
                        .getValue())
                .isEqualTo(PatientMapping.date(FhirSamples.NOTE.writtenAt()));
    }

    @Test
    void operationAndDrugShouldHaveTheirDates() {
        var draft = FhirSamples.note(TimeSamples.at(TimeSamples.point("2016-10")));
        List<Procedure> procedures = FhirSamples.all(draft, Procedure.class);
        assertThat(procedures)
                .isNotEmpty()
                .allSatisfy(procedure -> assertThat(
                                procedure.getPerformedDateTimeType().getValueAsString())
                        .isEqualTo("2016-10"));
        assertThat(FhirSamples.all(draft, MedicationStatement.class))
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(
                                statement.getEffectiveDateTimeType().getValueAsString())
                        .isEqualTo("2016-10"));
    }
}
