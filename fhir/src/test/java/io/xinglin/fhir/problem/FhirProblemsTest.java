package io.xinglin.fhir.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.Problem.Category;
import java.sql.SQLException;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each category has its status and issue, and HAPI's refusals come back as categories. */
@Tag("REQ-FHIR-05")
class FhirProblemsTest {
    @ParameterizedTest
    @EnumSource(Category.class)
    void everyCategoryShouldHaveAnErrorStatusAndAnIssue(Category category) {
        var exception = FhirProblems.exception(new Problem(category, "words"));
        assertThat(exception.getStatusCode()).isBetween(400, 599);
        assertThat(FhirProblems.outcome(new Problem(category, "words"))
                        .getIssueFirstRep()
                        .getDiagnostics())
                .isEqualTo("words");
    }

    @Test
    void whatMaySucceedLaterShouldBe5xx() {
        for (Category category : EnumSet.allOf(Category.class)) {
            assertThat(FhirProblems.status(category) >= 500).isEqualTo(category.isTransient());
        }
    }

    @Test
    void refusalsOfTheStorageShouldBecomeCategories() {
        assertThat(category(new UnprocessableEntityException("x"))).isEqualTo(Category.INVALID);
        assertThat(category(new PreconditionFailedException("two match"))).isEqualTo(Category.CONFLICT);
        assertThat(category(new ResourceVersionConflictException("x"))).isEqualTo(Category.BUSY);
        assertThat(category(new IllegalStateException(new SQLException("gone"))))
                .isEqualTo(Category.UNAVAILABLE);
        assertThat(category(new IllegalStateException("x"))).isEqualTo(Category.FAULT);
    }

    private static Category category(RuntimeException failure) {
        return FhirProblems.problem(failure).problem().category();
    }
}
