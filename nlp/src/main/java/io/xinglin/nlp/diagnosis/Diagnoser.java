package io.xinglin.nlp.diagnosis;

import io.xinglin.core.note.NoteEngine;
import io.xinglin.nlp.assertion.ScopeAssertionClassifier;
import io.xinglin.nlp.diagnosis.Answer.Alarm;
import io.xinglin.nlp.diagnosis.Answer.Ranked;
import io.xinglin.nlp.diagnosis.PatientCase.Quote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Text in, ranked diseases with reasons, alarms and next questions out. Safe for use by many threads; any Unicode text is
 * accepted.
 *
 * <pre>{@code
 * Answer answer = new Diagnoser(Knowledge.load(), engine).diagnose("转移性右下腹痛1天，伴发热、恶心。", 10);
 * }</pre>
 */
public final class Diagnoser {
    private static final double POSSIBLE = 0.05;

    private final DiagnosisModel model;
    private final CaseReader reader;
    private final Ranking ranking;

    public Diagnoser(Knowledge knowledge, NoteEngine engine) {
        this.model = new DiagnosisModel(knowledge);
        this.reader = new CaseReader(knowledge, engine, new ScopeAssertionClassifier());
        this.ranking = new Ranking(model);
    }

    /** @param top how many diseases to answer at most */
    public Answer diagnose(String text, int top) {
        PatientCase given = reader.read(text);
        Evidence evidence = Evidence.of(given, model);
        List<Alarm> alarms = new ArrayList<>(ruled(given));
        List<Answer.PathwayResult> pathways =
                PathwayRules.of(given, model.knowledge().pathways(), finding -> there(finding, given) != null);
        if (evidence.present().isEmpty()) {
            return new Answer(List.of(), alarms, List.of(), "", pathways);
        }
        double[] posterior = ranking.posterior(given, evidence);
        List<Integer> order = IntStream.range(0, posterior.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer d) -> posterior[d]).reversed())
                .toList();
        alarms.addAll(flagged(given, order, posterior));
        return new Answer(
                order.stream()
                        .limit(top)
                        .map(d -> ranked(d, posterior[d], given, evidence))
                        .toList(),
                alarms,
                NextQuestions.of(order, posterior, evidence, model),
                department(posterior),
                pathways);
    }

    private Ranked ranked(int d, double probability, PatientCase given, Evidence evidence) {
        Disease disease = model.knowledge().diseases().get(d);
        return new Ranked(
                disease.icd(),
                disease.name(),
                disease.english(),
                disease.department(),
                probability,
                Reasons.inFavour(d, given, evidence, model),
                Reasons.against(d, given, evidence, model),
                disease.differential(),
                disease.references());
    }

    private String department(double[] posterior) {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int d = 0; d < posterior.length; d++) {
            shares.merge(model.knowledge().diseases().get(d).department(), posterior[d], Double::sum);
        }
        return shares.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private List<Alarm> ruled(PatientCase given) {
        List<Alarm> alarms = new ArrayList<>();
        for (AlarmRule rule : model.knowledge().alarms()) {
            List<String> found = new ArrayList<>();
            rule.all().stream().filter(f -> there(f, given) != null).forEach(found::add);
            List<String> any =
                    rule.any().stream().filter(f -> there(f, given) != null).toList();
            if (found.size() == rule.all().size() && (rule.any().isEmpty() || !any.isEmpty())) {
                found.addAll(any);
                alarms.add(alarm(rule.say(), found, given));
            }
        }
        return alarms;
    }

    private List<Alarm> flagged(PatientCase given, List<Integer> order, double[] posterior) {
        List<Alarm> alarms = new ArrayList<>();
        for (int d : order) {
            if (posterior[d] < POSSIBLE) {
                break;
            }
            Disease disease = model.knowledge().diseases().get(d);
            List<String> found = disease.flags().stream()
                    .filter(f -> there(f, given) != null)
                    .toList();
            if (!found.isEmpty()) {
                alarms.add(alarm("警惕" + disease.name(), found, given));
            }
        }
        return alarms;
    }

    /** Where the record says a finding or a narrower one; {@code null} where it does not. */
    private Quote there(String finding, PatientCase given) {
        Quote quote = given.present().get(finding);
        if (quote != null) {
            return quote;
        }
        return model.below(model.indexOf(finding)).stream()
                .map(f -> given.present().get(model.term(f).name()))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private Alarm alarm(String says, List<String> findings, PatientCase given) {
        Quote quote = there(findings.get(0), given);
        return new Alarm(says, findings, quote.sentence().of(given.text()).strip());
    }
}
