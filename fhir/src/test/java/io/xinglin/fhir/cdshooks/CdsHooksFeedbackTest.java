package io.xinglin.fhir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.cds.CardFeedback;
import io.xinglin.core.cds.CardFeedback.Outcome;
import io.xinglin.core.cds.CardKind;
import io.xinglin.core.cds.FeedbackDesk;
import io.xinglin.core.config.XinglinConfig;
import io.xinglin.fhir.server.FhirHttp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of the feedback on cards. */
@Tag("REQ-CDS-02")
class CdsHooksFeedbackTest extends HookCalls {
    private static final String PATH = "cds-services/xinglin-patient-view/feedback";

    private final List<CardFeedback> kept = new ArrayList<>();
    private final FeedbackDesk desk = new FeedbackDesk() {
        @Override
        public void keep(List<CardFeedback> feedback) {
            kept.addAll(feedback);
        }

        @Override
        public List<Count> counts() {
            return List.of();
        }
    };
    private XinglinConfig.Cds settings = XinglinConfig.Cds.CLOSED;

    @BeforeEach
    void aDeskIsThere() {
        PortRegistry.provide(FeedbackDesk.class, desk);
        PortRegistry.provide(XinglinConfig.Cds.class, settings);
    }

    @AfterEach
    void itGoes() {
        PortRegistry.withdraw(XinglinConfig.Cds.class, settings);
        PortRegistry.withdraw(FeedbackDesk.class, desk);
    }

    private FhirHttp.Answer send(String body) throws Exception {
        return clinician.post(PATH, "application/json", body);
    }

    private static String overridden(String card) {
        return """
            {"feedback":[{"card":"%s","outcome":"overridden",
              "overrideReason":{"reason":{"code":"not-applicable","system":"urn:xinglin:cds-override-reason"},
              "userComment":"患者已转院"},"outcomeTimestamp":"2026-01-01T00:00:00Z"}]}\
            """.formatted(card);
    }

    @Test
    void feedbackOnACardShouldBeKeptWithTheKindOfTheCard() throws Exception {
        String card = named(cards("xinglin-patient-view", request("patient-view")), "可能诊断")
                .path("uuid")
                .asText();
        assertThat(send("""
            {"feedback":[{"card":"%s","outcome":"accepted",
              "acceptedSuggestions":[{"id":"e56e1945-20b3-4393-8503-a1a20fd73152"}],
              "outcomeTimestamp":"2026-01-01T08:00:00+08:00"}]}\
            """.formatted(card)).status()).isEqualTo(200);
        assertThat(kept).singleElement().satisfies(feedback -> {
            assertThat(feedback.kind()).isEqualTo(CardKind.DISEASES);
            assertThat(feedback.outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(feedback.suggestions()).isEqualTo(1);
            assertThat(feedback.at()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
            assertThat(feedback.service()).isEqualTo("xinglin-patient-view");
        });
    }

    @Test
    void commentsShouldBeKeptOnlyWhereTheConfigurationAsksForThem() throws Exception {
        assertThat(send(overridden("c1")).status()).isEqualTo(200);
        itGoes();
        settings = new XinglinConfig.Cds(List.of(), Optional.empty(), true);
        aDeskIsThere();
        assertThat(send(overridden("c2")).status()).isEqualTo(200);
        assertThat(kept).extracting(CardFeedback::comment).containsExactly("", "患者已转院");
        assertThat(kept).extracting(CardFeedback::reason).containsOnly("not-applicable");
    }

    @Test
    void feedbackThatIsNotAsTheSpecificationAsksShouldBeRefused() throws Exception {
        assertThat(send("{\"feedback\":[{}]}").status()).isEqualTo(400);
        assertThat(send("{}").status()).isEqualTo(400);
        assertThat(send("{\"feedback\":[{\"card\":\"c\",\"outcome\":\"seen\"}]}")
                        .status())
                .isEqualTo(400);
        assertThat(send(overridden("c").replace("2026-01-01T00:00:00Z", "yesterday"))
                        .status())
                .isEqualTo(400);
        assertThat(clinician
                        .post("cds-services/none/feedback", "application/json", "{\"feedback\":[]}")
                        .status())
                .isEqualTo(404);
        assertThat(kept).isEmpty();
    }

    @Test
    void withoutADeskFeedbackShouldBeTriedLater() throws Exception {
        itGoes();
        assertThat(send(overridden("c")).status()).isEqualTo(503);
    }
}
