package io.xinglin.nlp.diagnosis;

import io.xinglin.core.diagnosis.AidedDiagnosis;
import io.xinglin.core.diagnosis.Answer;
import io.xinglin.core.diagnosis.Answer.Alarm;
import io.xinglin.core.diagnosis.Answer.Ranked;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.nlp.assertion.ScopeAssertionClassifier;
import io.xinglin.nlp.diagnosis.PatientCase.Quote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Text in, ranked diseases with reasons, alarms and next questions out. Safe for use by many threads; any Unicode text is
 * accepted.
 *
 * <pre>{@code
 * Answer answer = new Diagnoser(Knowledge.load(), engine).diagnose("转移性右下腹痛1天，伴发热、恶心。", 10);
 * }</pre>
 */
public final class Diagnoser implements AidedDiagnosis {
    /** So many are looked at for alarms, departments and questions. */
    private static final int LIKELIEST = 40;

    private final DiagnosisModel model;
    private final CaseReader reader;
    private final Ranking ranking;
    private final DepartmentWords words;

    public Diagnoser(Knowledge knowledge, NoteEngine engine) {
        this.model = new DiagnosisModel(knowledge);
        this.reader = new CaseReader(knowledge, engine, new ScopeAssertionClassifier());
        this.ranking = new Ranking(model);
        this.words = new DepartmentWords(knowledge);
    }

    @Override
    public Answer diagnose(String text, int top) {
        PatientCase given = reader.read(text);
        Evidence evidence = Evidence.of(given, model);
        List<Alarm> alarms = new ArrayList<>(ruled(given));
        List<Answer.PathwayResult> pathways =
                PathwayRules.of(given, model.knowledge().pathways(), finding -> there(finding, given) != null);
        if (evidence.present().isEmpty()) {
            List<String> alternates = alarms.isEmpty() ? List.of() : List.of(Departments.EMERGENCY);
            String department = words.alone(text)
                    .map(name -> model.knowledge()
                            .routing()
                            .department(name, given, finding -> there(finding, given) != null))
                    .orElse("");
            return new Answer(List.of(), alarms, List.of(), department, alternates, pathways);
        }
        double[] posterior = ranking.posterior(given, evidence, words.of(text));
        List<Integer> order = likeliest(posterior, Math.max(top, LIKELIEST));
        Departments.Choice departments = new Departments(model, given, finding -> there(finding, given) != null)
                .of(order, posterior, evidence, !alarms.isEmpty());
        alarms.addAll(flagged(given, order, posterior));
        return new Answer(
                order.stream()
                        .limit(top)
                        .map(d -> ranked(d, posterior[d], given, evidence))
                        .toList(),
                alarms,
                NextQuestions.of(order, posterior, evidence, model),
                departments.department(),
                departments.alternates(),
                pathways);
    }

    /** The likeliest diseases, likeliest first; ties at the end may make them a few more. */
    private static List<Integer> likeliest(double[] posterior, int count) {
        double[] sorted = posterior.clone();
        Arrays.sort(sorted);
        double least = sorted[Math.max(0, sorted.length - count)];
        return IntStream.range(0, posterior.length)
                .filter(d -> posterior[d] >= least)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer d) -> posterior[d]).reversed())
                .toList();
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

    /** Every department that may take a patient with this disease of the knowledge base; empty where it is not known. */
    public List<String> departments(String disease, String text) {
        PatientCase given = reader.read(text);
        return model.knowledge().diseases().stream()
                .filter(d -> d.name().equals(disease))
                .findFirst()
                .map(d -> model.knowledge().routing().all(d, given, finding -> there(finding, given) != null))
                .orElse(List.of());
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
                alarms.add(alarm(rule.say(), true, found, given));
            }
        }
        return alarms;
    }

    private List<Alarm> flagged(PatientCase given, List<Integer> order, double[] posterior) {
        List<Alarm> alarms = new ArrayList<>();
        for (int d : order) {
            if (posterior[d] < Departments.POSSIBLE) {
                break;
            }
            Disease disease = model.knowledge().diseases().get(d);
            List<String> found = disease.flags().stream()
                    .filter(f -> there(f, given) != null)
                    .toList();
            if (!found.isEmpty()) {
                alarms.add(alarm("警惕" + disease.name(), false, found, given));
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

    private Alarm alarm(String says, boolean urgent, List<String> findings, PatientCase given) {
        Quote quote = there(findings.get(0), given);
        return new Alarm(
                says,
                urgent,
                findings,
                quote.words(),
                quote.sentence().of(given.text()).strip());
    }
}
