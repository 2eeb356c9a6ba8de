package io.xinglin.fhir.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BasicAuthInterceptor;
import io.xinglin.core.PortRegistry;
import io.xinglin.core.terminology.CodeBook;
import io.xinglin.fhir.server.FhirHttp;
import io.xinglin.fhir.server.FhirHttp.Answer;
import io.xinglin.fhir.server.FhirWar;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The code lists over HTTP, from a small code book. */
@Tag("REQ-COD-06")
class TerminologyTest {
    private static final String SYSTEM = "urn:xinglin:icd-10-chs-2.0";

    private final CodeBook book = new MemoryCodeBook();
    private final FhirHttp coder = new FhirHttp(FhirWar.shared(), "coder");

    @BeforeEach
    void offer() {
        PortRegistry.provide(CodeBook.class, book);
    }

    @AfterEach
    void withdraw() {
        PortRegistry.withdraw(CodeBook.class, book);
    }

    private Parameters parameters(String path) throws Exception {
        Answer answer = coder.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class);
    }

    private static boolean result(Parameters answer) {
        return ((BooleanType) answer.getParameter("result").getValue()).booleanValue();
    }

    private static String text(Parameters answer, String name) {
        return answer.getParameter(name).getValue().primitiveValue();
    }

    @Test
    void theListShouldBeReadWithItsConceptsAndFoundByItsUrl() throws Exception {
        CodeSystem list = coder.get("CodeSystem/icd-10-chs").as(CodeSystem.class);
        assertThat(list.getUrl()).isEqualTo(SYSTEM);
        assertThat(list.getConcept()).hasSize(4);
        assertThat(list.getCount()).isEqualTo(4);
        Bundle found = coder.get("CodeSystem?url=" + SYSTEM).as(Bundle.class);
        assertThat(found.getEntry()).hasSize(1);
        assertThat(coder.get("ConceptMap/icd-10-chs").as(ConceptMap.class).getUrl())
                .isEqualTo(SYSTEM + ":map");
    }

    @Test
    void lookupShouldNameACodeAndItsChildren() throws Exception {
        Parameters answer = parameters("CodeSystem/$lookup?system=" + SYSTEM + "&code=E11.900");
        assertThat(text(answer, "display")).isEqualTo("2型糖尿病");
        assertThat(answer.getParameter().stream().filter(p -> p.getName().equals("property")))
                .extracting(p -> p.getPart().get(1).getValue().primitiveValue())
                .containsExactly("E11", "E11.900x001");
        Answer unknown = coder.get("CodeSystem/$lookup?system=" + SYSTEM + "&code=Z99");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.issue().getCode()).isEqualTo(IssueType.NOTFOUND);
        assertThat(coder.get("CodeSystem/$lookup?system=" + SYSTEM).status()).isEqualTo(400);
    }

    @Test
    void validateCodeShouldTellRightFromWrong() throws Exception {
        assertThat(result(parameters("CodeSystem/$validate-code?url=" + SYSTEM + "&code=I10.x00")))
                .isTrue();
        assertThat(result(parameters("CodeSystem/icd-10-chs/$validate-code?code=I10.x00")))
                .isTrue();
        assertThat(result(parameters("CodeSystem/$validate-code?url=" + SYSTEM + "&code=I10")))
                .isFalse();
        assertThat(result(parameters("CodeSystem/$validate-code?url=" + SYSTEM + "&code=I10.x00&display=x")))
                .isFalse();
        String all = "ValueSet/$validate-code?url=" + SYSTEM + ":all&code=I10.x00&system=";
        assertThat(result(parameters(all + SYSTEM))).isTrue();
        assertThat(result(parameters(all + "http://loinc.org"))).isFalse();
    }

    @Test
    void expandShouldFilterByNameAndCodeAndPage() throws Exception {
        String words = URLEncoder.encode("高血压", StandardCharsets.UTF_8);
        ValueSet found = coder.get("ValueSet/$expand?url=" + SYSTEM + ":all&filter=" + words)
                .as(ValueSet.class);
        assertThat(found.getExpansion().getContains())
                .extracting(ValueSet.ValueSetExpansionContainsComponent::getCode)
                .containsExactly("I10.x00", "I15.000");
        ValueSet page = coder.get("ValueSet/icd-10-chs/$expand?filter=E11&offset=1&count=1")
                .as(ValueSet.class);
        assertThat(page.getExpansion().getTotal()).isEqualTo(2);
        assertThat(page.getExpansion().getContains())
                .extracting(ValueSet.ValueSetExpansionContainsComponent::getCode)
                .containsExactly("E11.900x001");
        assertThat(coder.get("ValueSet/icd-10-chs/$expand?count=-1").status()).isEqualTo(400);
        assertThat(coder.get("ValueSet/$expand?url=urn:none").status()).isEqualTo(404);
    }

    @Test
    void translateShouldBringACodeOfAnotherEditionToTheList() throws Exception {
        Parameters answer =
                parameters("ConceptMap/$translate?url=" + SYSTEM + ":map&code=I10&system=urn:xinglin:icd-10-cn");
        assertThat(result(answer)).isTrue();
        Coding target = (Coding) answer.getParameter().stream()
                .filter(p -> p.getName().equals("match"))
                .flatMap(p -> p.getPart().stream())
                .filter(p -> p.getName().equals("concept"))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertThat(target.getCode()).isEqualTo("I10.x00");
        assertThat(target.getSystem()).isEqualTo(SYSTEM);
        assertThat(result(parameters("ConceptMap/icd-10-chs/$translate?code=nothing")))
                .isFalse();
    }

    @Test
    void aHapiClientShouldReadWhatTheMapIsAndTranslateByIt() {
        var context = FhirContext.forR4();
        context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        IGenericClient client =
                context.newRestfulGenericClient(FhirWar.shared().base().toString());
        client.registerInterceptor(new BasicAuthInterceptor("coder", FhirWar.PASSWORD));
        ConceptMap map =
                client.read().resource(ConceptMap.class).withId("icd-10-chs").execute();
        assertThat(map.hasGroup()).isFalse();
        assertThat(map.getDescription()).contains("$translate");
        Parameters answer = client.operation()
                .onType(ConceptMap.class)
                .named("$translate")
                .withParameter(Parameters.class, "url", new UriType(map.getUrl()))
                .andParameter("code", new CodeType("I10"))
                .andParameter("system", new UriType("urn:xinglin:icd-10-cn"))
                .execute();
        assertThat(result(answer)).isTrue();
    }

    @Test
    void withoutTheCodeBookTheAnswerShouldBeToTryLater() throws Exception {
        PortRegistry.withdraw(CodeBook.class, book);
        Answer answer = coder.get("CodeSystem/$lookup?system=" + SYSTEM + "&code=I10.x00");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.issue().getCode()).isEqualTo(IssueType.TRANSIENT);
    }

    @Test
    void theCapabilityStatementShouldNameTheOperationsAndNoWriting() throws Exception {
        var statement = coder.get("metadata").as(CapabilityStatement.class);
        var lists = statement.getRestFirstRep().getResource().stream()
                .filter(r -> r.getType().equals("CodeSystem"))
                .findFirst()
                .orElseThrow();
        assertThat(lists.getOperation()).extracting(o -> o.getName()).contains("lookup", "validate-code");
        assertThat(new FhirHttp(FhirWar.shared(), "api-client")
                        .post(new CodeSystem().setUrl("urn:x"))
                        .status())
                .isBetween(400, 499);
    }
}
