package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import io.xinglin.core.account.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The running server answers FHIR's terminology operations from the insurance lists it ships. */
@Tag("REQ-COD-06")
class TerminologyIT {
    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final String SYSTEM = "urn:xinglin:icd-10-chs-2.0";

    private final RunningServer server = RunningServer.shared();

    private <T extends Resource> T read(String path, Class<T> type) {
        var answer = server.get("fhir/" + path, server.account(Role.CODER));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return R4.newJsonParser().parseResource(type, answer.body());
    }

    @Test
    void theShippedListsShouldBeAnsweredFrom() {
        var looked = read("CodeSystem/$lookup?_format=json&system=" + SYSTEM + "&code=E11.900", Parameters.class);
        assertThat(looked.getParameter("display").getValue().primitiveValue()).isEqualTo("2型糖尿病");
        var valid = read("CodeSystem/$validate-code?_format=json&url=" + SYSTEM + "&code=Q99.9999", Parameters.class);
        assertThat(((BooleanType) valid.getParameter("result").getValue()).booleanValue())
                .isFalse();
        String words = URLEncoder.encode("胆囊结石", StandardCharsets.UTF_8);
        var expanded = read("ValueSet/icd-10-chs/$expand?_format=json&count=5&filter=" + words, ValueSet.class);
        assertThat(expanded.getExpansion().getContains()).hasSize(5);
        assertThat(expanded.getExpansion().getTotal()).isGreaterThan(10);
        var mapped = read("ConceptMap/icd-10-chs/$translate?_format=json&code=K35.9", Parameters.class);
        assertThat(((BooleanType) mapped.getParameter("result").getValue()).booleanValue())
                .isTrue();
    }
}
