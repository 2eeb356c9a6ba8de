package io.xinglin.fhir.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.casefile.CaseSamples;
import io.xinglin.core.fhir.ClinicalSamples;
import io.xinglin.core.fhir.LesionSamples;
import io.xinglin.core.note.RecordSamples;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.report.Report;
import io.xinglin.core.report.ReportStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every resource the mapping writes is valid base R4, judged offline by HL7's own validator. */
@Tag("REQ-FHIR-03")
class BaseR4ValidationTest {
    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final FhirValidator VALIDATOR = validator();

    private static FhirValidator validator() {
        var own = new PrePopulatedValidationSupport(R4);
        for (String name : List.of(
                "xinglin-evidence",
                "xinglin-imaging-selection",
                "xinglin-report-version",
                "xinglin-review",
                "xinglin-segmentation",
                "xinglin-slice",
                "xinglin-written-time")) {
            own.addStructureDefinition(R4.newJsonParser()
                    .parseResource(
                            StructureDefinition.class,
                            BaseR4ValidationTest.class.getResourceAsStream(
                                    "/io/xinglin/fhir/StructureDefinition-" + name + ".json")));
        }
        var chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(R4),
                own,
                new SnapshotGeneratingValidationSupport(R4),
                new CommonCodeSystemsTerminologyService(R4),
                new InMemoryTerminologyServerValidationSupport(R4));
        var module = new FhirInstanceValidator(chain);
        module.setAnyExtensionsAllowed(false);
        return R4.newValidator().registerValidatorModule(module);
    }

    @TestFactory
    Stream<DynamicTest> everyResourceOfAReportShouldBeValid() {
        var ordered = FhirSamples.report(ReportStatus.PRELIMINARY);
        var bare = new Report(
                "R2",
                1,
                ReportStatus.FINAL,
                ordered.patient(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                "clinician",
                ordered.issuedAt());
        return Stream.of(
                        ordered,
                        FhirSamples.report(ReportStatus.FINAL),
                        FhirSamples.report(ReportStatus.CORRECTED),
                        WithdrawnModelTest.withdrawn(),
                        LesionSamples.report(ReportStatus.FINAL),
                        bare)
                .flatMap(report -> valid(FhirSamples.report(report)));
    }

    @TestFactory
    Stream<DynamicTest> everyResourceOfANoteShouldBeValid() {
        return valid(FhirSamples.note());
    }

    @TestFactory
    @Tag("REQ-NLP-43")
    Stream<DynamicTest> everyResourceOfACorrectedNoteShouldBeValid() {
        return valid(FhirSamples.note(FhirSamples.corrected()));
    }

    @TestFactory
    Stream<DynamicTest> everyResourceOfAWholeRecordShouldBeValid() {
        return valid(FhirSamples.note(RecordSamples.NOTE, RecordSamples.FACTS));
    }

    @TestFactory
    Stream<DynamicTest> everyResourceOfANoteWithTimesShouldBeValid() {
        return TimeSamples.all().flatMap(time -> valid(FhirSamples.note(TimeSamples.at(time))));
    }

    @TestFactory
    Stream<DynamicTest> everyOrderShouldBeValid() {
        return Stream.of(ImagingOrder.Status.values()).flatMap(status -> {
            var order = ClinicalSamples.order("A2", ClinicalSamples.patient("P2"));
            var draft = new TransactionDraft();
            OrderMapping.add(
                    draft,
                    new ImagingOrder(
                            order.accession(),
                            "",
                            "",
                            "",
                            order.patient(),
                            order.procedure(),
                            "",
                            "左膝",
                            null,
                            "",
                            "",
                            order.requestedAt(),
                            status));
            return valid(draft);
        });
    }

    @TestFactory
    Stream<DynamicTest> everyResourceOfAClosedCaseShouldBeValid() {
        var draft = new TransactionDraft();
        var former = new Condition();
        former.addIdentifier(Systems.identifier(Systems.CODED_DIAGNOSIS, "N1:J18.900"));
        former.setSubject(new Reference("Patient/1")).setId("Condition/1/_history/1");
        CaseMapping.add(
                draft, CaseSamples.closed(FhirSamples.NOTE), PatientMapping.encounter("V1", null), List.of(former));
        return valid(draft);
    }

    @TestFactory
    Stream<DynamicTest> everyAuditEventShouldBeValid() {
        return Stream.of(AuditEntry.Action.values()).flatMap(action -> {
            var draft = new TransactionDraft();
            draft.put(AuditMapping.event(new AuditEntry(
                    "E-" + action, ClinicalSamples.AT, "clinician", action, "DiagnosticReport:1", true, "")));
            return valid(draft);
        });
    }

    @TestFactory
    Stream<DynamicTest> aMergedPatientShouldBeValid() {
        var draft = new TransactionDraft();
        var surviving = draft.create(
                PatientMapping.identified(ClinicalSamples.identifier("S")),
                Systems.patient(ClinicalSamples.identifier("S")));
        draft.update(
                PatientMapping.replaced(
                        PatientMapping.patient(ClinicalSamples.patient("O")),
                        ClinicalSamples.identifier("O"),
                        surviving),
                Systems.patient(ClinicalSamples.identifier("O")));
        return valid(draft);
    }

    private static Stream<DynamicTest> valid(TransactionDraft draft) {
        return draft.entries().stream()
                .map(TransactionDraft.Entry::resource)
                .map(resource -> DynamicTest.dynamicTest(resource.fhirType(), () -> assertValid(resource)));
    }

    private static void assertValid(Resource resource) {
        var result = VALIDATOR.validateWithResult(resource);
        assertThat(result.getMessages().stream()
                        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                        .map(message -> message.getLocationString() + ": " + message.getMessage())
                        .toList())
                .as(R4.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource))
                .isEmpty();
    }
}
