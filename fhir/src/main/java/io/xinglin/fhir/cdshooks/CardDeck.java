package io.xinglin.fhir.cdshooks;

import ca.uhn.fhir.rest.api.server.cdshooks.CdsServiceRequestJson;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceIndicatorEnum;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseCardJson;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseCardSourceJson;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseJson;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseLinkJson;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseSuggestionJson;
import io.xinglin.core.cds.CardId;
import io.xinglin.core.cds.CardKind;
import io.xinglin.core.diagnosis.Answer;
import io.xinglin.core.diagnosis.Answer.Alarm;
import io.xinglin.core.diagnosis.Answer.PathwayResult;
import io.xinglin.core.diagnosis.Answer.Question;
import io.xinglin.core.diagnosis.Answer.Ranked;
import io.xinglin.core.diagnosis.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The cards of one response, in the order they are asked for; a card that would say nothing is left out. Not for use by many
 * threads.
 */
final class CardDeck {
    /** Key of the context under which the edge hands over where the pages of this product are. */
    static final String PAGES = "xinglinPages";

    private static final int LONGEST_SUMMARY = 140;
    private static final int ALARMS = 5;
    private static final double WORTH_TELLING = 0.05;

    private final PatientText known;
    private final String patientId;
    private final String pages;
    private final CdsServiceResponseJson response = new CdsServiceResponseJson();

    CardDeck(PatientText known, CdsServiceRequestJson request) {
        this.known = known;
        this.patientId = request.getContext().getString("patientId");
        this.pages = request.getContext().getString(PAGES);
    }

    CdsServiceResponseJson deck() {
        return response;
    }

    /** Red flags, those that hold whatever the disease first. */
    CardDeck alarms(Answer answer) {
        answer.alarms().stream().limit(ALARMS).forEach(alarm -> alarm(alarm));
        return this;
    }

    private void alarm(Alarm alarm) {
        var card = card(
                CardKind.ALARM,
                alarm.urgent() ? CdsServiceIndicatorEnum.CRITICAL : CdsServiceIndicatorEnum.WARNING,
                alarm.says(),
                "依据：" + String.join("、", alarm.findings()) + "\n\n" + CardWords.quote(alarm.sentence()));
        response.addCard(card);
    }

    CardDeck department(Answer answer) {
        if (!answer.department().isEmpty()) {
            String others = answer.alternates().isEmpty() ? "" : "也可：" + String.join("、", answer.alternates());
            response.addCard(
                    card(CardKind.DEPARTMENT, CdsServiceIndicatorEnum.INFO, "建议科室：" + answer.department(), others));
        }
        return this;
    }

    CardDeck pathways(Answer answer) {
        for (PathwayResult pathway : answer.pathways()) {
            response.addCard(card(
                    CardKind.PATHWAY,
                    CdsServiceIndicatorEnum.WARNING,
                    pathway.name() + "：" + CardWords.points(pathway),
                    CardWords.pathway(pathway)));
        }
        return this;
    }

    /** What the record says against thrombolysis; critical where it says something. */
    CardDeck contraindications(Answer answer) {
        for (PathwayResult pathway : answer.pathways()) {
            if (!pathway.contraindications().isEmpty() || !pathway.unasked().isEmpty()) {
                boolean found = !pathway.contraindications().isEmpty();
                response.addCard(card(
                        CardKind.CONTRAINDICATION,
                        found ? CdsServiceIndicatorEnum.CRITICAL : CdsServiceIndicatorEnum.WARNING,
                        found
                                ? "溶栓禁忌：" + String.join("、", pathway.contraindications())
                                : "溶栓前请核对禁忌：病历未提及" + pathway.unasked().size() + "项",
                        CardWords.pathway(pathway)));
            }
        }
        return this;
    }

    /** One card for the ranking; each disease can be taken over as a provisional Condition. */
    CardDeck diseases(Answer answer) {
        List<Ranked> told = answer.diagnoses().stream()
                .filter(ranked -> ranked.probability() >= WORTH_TELLING)
                .toList();
        if (!told.isEmpty()) {
            String summary = "可能诊断：" + told.stream().map(CardWords::share).collect(Collectors.joining("，"));
            var card = card(CardKind.DISEASES, CdsServiceIndicatorEnum.INFO, summary, CardWords.diseases(told));
            told.forEach(ranked -> card.addSuggestion(
                    suggestion("记为拟诊：" + ranked.name(), SuggestedResources.condition(ranked, patientId))));
            card.setSelectionBehaviour("any");
            response.addCard(card);
        }
        return this;
    }

    /** What to ask, look for or test next. */
    CardDeck ask(Answer answer) {
        if (!answer.ask().isEmpty()) {
            String first = answer.ask().stream().limit(3).map(Question::finding).collect(Collectors.joining("、"));
            response.addCard(card(
                    CardKind.QUESTIONS,
                    CdsServiceIndicatorEnum.INFO,
                    "下一步了解：" + first,
                    CardWords.questions(answer.ask())));
        }
        return this;
    }

    /** The tests that would tell most and are not drafted yet, each as a draft order. */
    CardDeck tests(Answer answer, String drafted) {
        List<Question> tests = answer.ask().stream()
                .filter(question -> question.kind() == FindingKind.TEST)
                .filter(question -> SuggestedResources.order(question.finding()).isPresent())
                .filter(question -> !drafted.contains(
                        SuggestedResources.order(question.finding()).get()))
                .toList();
        if (!tests.isEmpty()) {
            List<String> orders = new ArrayList<>();
            tests.forEach(test -> SuggestedResources.order(test.finding())
                    .filter(order -> !orders.contains(order))
                    .ifPresent(orders::add));
            var card = card(
                    CardKind.TESTS,
                    CdsServiceIndicatorEnum.INFO,
                    "建议检查：" + String.join("、", orders),
                    CardWords.questions(tests));
            orders.forEach(order ->
                    card.addSuggestion(suggestion("开立" + order, SuggestedResources.request(order, patientId))));
            card.setSelectionBehaviour("any");
            response.addCard(card);
        }
        return this;
    }

    private static CdsServiceResponseSuggestionJson suggestion(String label, SuggestedResources.Create create) {
        var suggestion = new CdsServiceResponseSuggestionJson()
                .setLabel(label)
                .setUuid(UUID.randomUUID().toString());
        suggestion.addAction(create.action(label));
        return suggestion;
    }

    private CdsServiceResponseCardJson card(
            CardKind kind, CdsServiceIndicatorEnum indicator, String summary, String detail) {
        return new CdsServiceResponseCardJson()
                .setUuid(CardId.next(kind).toString())
                .setIndicator(indicator)
                .setSummary(CardWords.cut(summary, LONGEST_SUMMARY))
                .setDetail(detail)
                .setSource(new CdsServiceResponseCardSourceJson().setLabel("杏林 Xinglin 辅助诊断（供医师参考，不替代判断）"))
                .setOverrideReasons(OverrideReasons.offered())
                .setLinks(links());
    }

    /** To the notes the answer rests on where they are the product's own, else to the page of notes. */
    private List<CdsServiceResponseLinkJson> links() {
        if (known.noteIds().isEmpty()) {
            return List.of(link("病历页", pages + "note.xhtml"));
        }
        return known.noteIds().stream()
                .map(id -> link("病历 " + id, pages + "note.xhtml?id=" + CardWords.escaped(id)))
                .toList();
    }

    private static CdsServiceResponseLinkJson link(String label, String url) {
        return new CdsServiceResponseLinkJson().setLabel(label).setUrl(url).setType("absolute");
    }
}
