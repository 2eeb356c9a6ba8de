package io.xinglin.nlp.diagnosis;

import io.xinglin.core.diagnosis.Answer.Question;
import io.xinglin.core.diagnosis.FindingKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What to ask, look for or test next: the findings, two tests at least, whose answer is expected to tell most among the likeliest diseases. Stateless. */
final class NextQuestions {
    private static final int DISEASES = 12;
    private static final int QUESTIONS = 8;
    private static final int TESTS = 2;

    private NextQuestions() {}

    /** @param order disease numbers, likeliest first */
    static List<Question> of(List<Integer> order, double[] posterior, Evidence evidence, DiagnosisModel model) {
        List<Integer> top = order.subList(0, Math.min(DISEASES, order.size()));
        double sum = top.stream().mapToDouble(d -> posterior[d]).sum();
        double[] p = top.stream().mapToDouble(d -> posterior[d] / sum).toArray();
        Set<Integer> open = new LinkedHashSet<>();
        for (int d : top) {
            for (String name : model.knowledge().diseases().get(d).findings().keySet()) {
                int f = model.indexOf(name);
                if (!evidence.said().contains(f)) {
                    open.add(f);
                }
            }
        }
        List<Question> questions = new ArrayList<>();
        for (int f : open) {
            FindingTerm term = model.term(f);
            questions.add(new Question(term.name(), term.kind(), gain(f, top, p, model)));
        }
        questions.sort(Comparator.comparingDouble(Question::gain).reversed().thenComparing(Question::finding));
        return withTests(questions);
    }

    /** The most telling, of which at least {@link #TESTS} are tests where there are any; most telling first. */
    private static List<Question> withTests(List<Question> sorted) {
        List<Question> tests = sorted.stream()
                .filter(question -> question.kind() == FindingKind.TEST)
                .limit(TESTS)
                .toList();
        Set<Question> chosen = new HashSet<>(tests);
        for (Question question : sorted) {
            if (chosen.size() < QUESTIONS) {
                chosen.add(question);
            }
        }
        return sorted.stream().filter(chosen::contains).toList();
    }

    private static double gain(int f, List<Integer> top, double[] p, DiagnosisModel model) {
        double yes = 0;
        for (int i = 0; i < p.length; i++) {
            yes += p[i] * model.likely(top.get(i), f);
        }
        double gain = 0;
        for (int i = 0; i < p.length; i++) {
            double l = model.likely(top.get(i), f);
            gain += p[i] * (l * Math.log(l / yes) + (1 - l) * Math.log((1 - l) / (1 - yes)));
        }
        return gain / Math.log(2);
    }
}
