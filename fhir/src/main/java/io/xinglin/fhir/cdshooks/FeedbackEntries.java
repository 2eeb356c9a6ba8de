package io.xinglin.fhir.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.core.PortRegistry;
import io.xinglin.core.cds.CardFeedback;
import io.xinglin.core.cds.CardFeedback.Outcome;
import io.xinglin.core.cds.FeedbackDesk;
import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of a feedback request (CDS Hooks 2.0, Feedback), kept through {@link FeedbackDesk}. What a clinician wrote may speak of
 * the patient and is left out unless the configuration asks for it. Safe for use by many threads.
 */
final class FeedbackEntries {
    private static final Logger LOG = LoggerFactory.getLogger(FeedbackEntries.class);
    private static final int LONGEST_COMMENT = 2000;

    private final Clock clock;

    FeedbackEntries(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws ProblemException INVALID when an entry is not as the specification asks, UNAVAILABLE while nobody keeps feedback;
     *     nothing is kept then
     */
    void keep(String service, JsonNode given) {
        if (!given.isArray() || given.isEmpty()) {
            throw invalid("feedback is no list of entries");
        }
        List<CardFeedback> feedback = new ArrayList<>();
        given.forEach(entry -> feedback.add(read(service, entry)));
        PortRegistry.find(FeedbackDesk.class)
                .orElseThrow(() -> new ProblemException(Problem.Category.UNAVAILABLE, "nobody keeps feedback yet"))
                .keep(feedback);
        feedback.forEach(one -> LOG.info(
                "XL-CDS-002 a card of {} was {} {}",
                service,
                one.outcome().name().toLowerCase(Locale.ROOT),
                one.reason()));
    }

    private CardFeedback read(String service, JsonNode entry) {
        String card = entry.path("card").asText();
        if (card.isBlank() || card.length() > CardFeedback.LONGEST_ID) {
            throw invalid("feedback needs card and outcome");
        }
        JsonNode override = entry.path("overrideReason");
        return new CardFeedback(
                card,
                service,
                outcome(entry.path("outcome").asText()),
                override.has("reason")
                        ? OverrideReasons.known(
                                override.path("reason").path("code").asText())
                        : "",
                entry.path("acceptedSuggestions").size(),
                comment(override.path("userComment").asText()),
                at(entry.path("outcomeTimestamp").asText()));
    }

    private static Outcome outcome(String given) {
        return switch (given) {
            case "accepted" -> Outcome.ACCEPTED;
            case "overridden" -> Outcome.OVERRIDDEN;
            default -> throw invalid("outcome is accepted or overridden");
        };
    }

    private static String comment(String given) {
        boolean kept = PortRegistry.find(XinglinConfig.Cds.class)
                .filter(XinglinConfig.Cds::feedbackComments)
                .isPresent();
        return kept ? CardWords.cut(given, LONGEST_COMMENT) : "";
    }

    private Instant at(String given) {
        if (given.isEmpty()) {
            return clock.instant();
        }
        try {
            return OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeParseException e) {
            throw new ProblemException(Problem.Category.INVALID, "outcomeTimestamp is no time of ISO 8601", e);
        }
    }

    private static ProblemException invalid(String what) {
        return new ProblemException(Problem.Category.INVALID, what);
    }
}
