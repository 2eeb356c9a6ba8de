package io.xinglin.fhir.cdshooks;

import ca.uhn.fhir.rest.api.server.cdshooks.CdsServiceRequestContextJson;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** The draft orders of {@code order-select} in words. Stateless. */
final class DraftOrders {
    private static final List<String> THROMBOLYTICS =
            List.of("阿替普酶", "替奈普酶", "尿激酶", "瑞替普酶", "链激酶", "alteplase", "tenecteplase", "urokinase", "溶栓");

    private DraftOrders() {}

    /**
     * Names of everything that is drafted.
     *
     * @throws ProblemException INVALID where {@code draftOrders} is there but no Bundle
     */
    static String words(CdsServiceRequestContextJson context) {
        if (!(context.get("draftOrders") instanceof Bundle drafts)) {
            throw new ProblemException(Problem.Category.INVALID, "context.draftOrders is no Bundle");
        }
        return drafts.getEntry().stream()
                .map(entry -> name(entry.getResource()))
                .collect(Collectors.joining("；"));
    }

    private static String name(Resource order) {
        if (order instanceof ServiceRequest request) {
            return words(request.getCode());
        }
        if (order instanceof MedicationRequest request && request.hasMedicationCodeableConcept()) {
            return words(request.getMedicationCodeableConcept());
        }
        return "";
    }

    private static String words(CodeableConcept concept) {
        return concept.getText() + " "
                + concept.getCoding().stream()
                        .map(coding -> coding.getDisplay() == null ? "" : coding.getDisplay())
                        .collect(Collectors.joining(" "));
    }

    static boolean thrombolytic(String orders) {
        String small = orders.toLowerCase(java.util.Locale.ROOT);
        return THROMBOLYTICS.stream().anyMatch(small::contains);
    }
}
