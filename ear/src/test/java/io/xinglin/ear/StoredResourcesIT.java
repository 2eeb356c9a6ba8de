package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.core.account.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays both flows and validates every resource that is in the FHIR server afterwards, as it is stored and served. */
@Tag("REQ-FHIR-07")
class StoredResourcesIT {
    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String NOTE = """
            主诉：突发头痛伴呕吐2小时。
            现病史：患者2小时前活动中突发头痛，伴恶心、呕吐，无发热，无肢体抽搐。
            既往史：高血压病10年，口服硝苯地平缓释片30mg每日一次。否认糖尿病、冠心病病史。2015年行阑尾切除术。
            家族史：父亲患高血压病。
            体格检查：体温36.8℃，脉搏88次/分，呼吸20次/分，血压168/95mmHg。
            初步诊断：1.脑出血 2.高血压病3级
            """;

    private final RunningServer server = RunningServer.shared();

    @TempDir
    Path folder;

    @Test
    void everyResourceOfBothFlowsShouldBeValidBaseR4() throws Exception {
        playImaging();
        playNote();

        var stored = everythingStored();

        assertThat(stored)
                .extracting(Resource::fhirType)
                .contains(
                        "Patient",
                        "Encounter",
                        "ServiceRequest",
                        "ImagingStudy",
                        "DiagnosticReport",
                        "Observation",
                        "Device",
                        "Provenance",
                        "AuditEvent",
                        "DocumentReference",
                        "Condition",
                        "MedicationStatement",
                        "Procedure",
                        "FamilyMemberHistory");
        var validator = validator();
        assertThat(stored)
                .allSatisfy(resource -> assertThat(errors(validator, resource))
                        .as(resource.getId())
                        .isEmpty());
    }

    private void playImaging() throws Exception {
        var journey = Journey.on(server, "STORED1");
        journey.order();
        journey.images(journey.phantom(folder.resolve("ct"), 6));
        journey.awaitReport("preliminary");
        var account = server.account(Role.CLINICIAN);
        var clinician = new Clinician(new HttpPeer(server.web(), "", ""));
        assertThat(clinician.logIn(account.user(), account.password())).isTrue();
        var report = clinician.findReport(journey.accession()).orElseThrow();
        assertThat(clinician.sign(report, " 同意。")).isTrue();
        journey.awaitReport("final");
    }

    private void playNote() throws Exception {
        var journey = Journey.on(server, "STORED2");
        try (var emr = new Hl7Peer(server.hl7Port())) {
            assertThat(emr.send(journey.messages().note(journey.subject(), NOTE))
                            .accepted())
                    .isTrue();
        }
        String facts = "fhir/Condition?_summary=count&subject:Patient.identifier="
                + journey.study().patientId();
        Await.until("facts of the note", SOON, () -> count(journey, facts) > 0);
    }

    private static int count(Journey journey, String path) {
        try {
            return journey.emr().json(path).path("total").asInt();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every type the server has, page by page, what other tests left on the shared server included. */
    private List<Resource> everythingStored() {
        var statement = R4.newJsonParser().parseResource(CapabilityStatement.class, body("fhir/metadata"));
        var stored = new ArrayList<Resource>();
        for (var type : statement.getRestFirstRep().getResource()) {
            if (type.getInteraction().stream().noneMatch(i -> i.getCode() == TypeRestfulInteraction.SEARCHTYPE)) {
                continue;
            }
            String next = "fhir/" + type.getType() + "?_count=200";
            while (next != null) {
                var page = R4.newJsonParser().parseResource(Bundle.class, body(next));
                page.getEntry().forEach(entry -> stored.add(entry.getResource()));
                var link = page.getLink(Bundle.LINK_NEXT);
                next = link == null ? null : link.getUrl();
            }
        }
        return stored;
    }

    private String body(String path) {
        var answer = server.get(path, server.account(Role.API_CLIENT));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static List<String> errors(FhirValidator validator, Resource resource) {
        return validator.validateWithResult(resource).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }

    /** HL7's own, offline; the product's extensions are known to it, others are errors. */
    private static FhirValidator validator() throws IOException {
        var own = new PrePopulatedValidationSupport(R4);
        Path definitions = Path.of(System.getProperty("xinglin.root"), "fhir/src/main/resources/io/xinglin/fhir");
        try (Stream<Path> files = Files.list(definitions)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("StructureDefinition-"))
                    .toList()) {
                own.addStructureDefinition(
                        R4.newJsonParser().parseResource(StructureDefinition.class, Files.readString(file)));
            }
        }
        var module = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(R4),
                own,
                new SnapshotGeneratingValidationSupport(R4),
                new CommonCodeSystemsTerminologyService(R4),
                new InMemoryTerminologyServerValidationSupport(R4)));
        module.setAnyExtensionsAllowed(false);
        return R4.newValidator().registerValidatorModule(module);
    }
}
