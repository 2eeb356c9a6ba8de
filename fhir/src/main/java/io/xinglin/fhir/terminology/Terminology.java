package io.xinglin.fhir.terminology;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import io.xinglin.core.PortRegistry;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeBook;
import io.xinglin.fhir.problem.FhirProblems;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Coding;

/** What the terminology resources have in common: the code book behind them, and their answers to what cannot be. */
final class Terminology {
    private Terminology() {}

    /** @throws BaseServerResponseException UNAVAILABLE while the deployment that offers the code book is away */
    static CodeBook book() {
        return PortRegistry.find(CodeBook.class)
                .orElseThrow(() -> problem(Problem.Category.UNAVAILABLE, "the code lists are not loaded yet"));
    }

    static BaseServerResponseException notFound(String what) {
        return problem(Problem.Category.NOT_FOUND, what);
    }

    static BaseServerResponseException invalid(String what) {
        return problem(Problem.Category.INVALID, what);
    }

    private static BaseServerResponseException problem(Problem.Category category, String what) {
        return FhirProblems.exception(new Problem(category, what));
    }

    static String text(IPrimitiveType<String> value) {
        return value == null || value.getValue() == null || value.getValue().isBlank() ? null : value.getValue();
    }

    /** The code asked for, from {@code coding} or from {@code system} and {@code code}. */
    static Coding coding(IPrimitiveType<String> system, IPrimitiveType<String> code, Coding coding, String fallback) {
        String uri = coding != null && coding.hasSystem() ? coding.getSystem() : text(system);
        String value = coding != null && coding.hasCode() ? coding.getCode() : text(code);
        if (value == null) {
            throw invalid("code or coding is missing");
        }
        return new Coding(uri == null ? fallback : uri, value, coding == null ? null : coding.getDisplay());
    }

    static Optional<Code> find(Publication publication, String code) {
        return book().find(publication.system(), code);
    }
}
