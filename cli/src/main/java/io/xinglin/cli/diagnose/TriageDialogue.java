package io.xinglin.cli.diagnose;

import io.xinglin.core.diagnosis.Answer;
import io.xinglin.core.diagnosis.FindingKind;
import io.xinglin.nlp.diagnosis.Diagnoser;
import java.util.List;
import java.util.Set;

/** One patient's dialogue: what has been said so far, and the question that waits for a yes or no. Not for use by many threads. */
final class TriageDialogue {
    private static final Set<String> YES = Set.of("是", "是的", "有", "有的", "对", "嗯", "y", "yes");
    private static final Set<String> NO = Set.of("否", "不是", "没有", "没", "无", "不", "n", "no");

    /**
     * All there is to remember between two answers.
     *
     * @param said everything said so far, sentence by sentence
     * @param waiting the finding asked for; empty where nothing was asked
     */
    record State(String said, String waiting) {
        static final State NEW = new State("", "");
    }

    /**
     * What is said back.
     *
     * @param department empty while nothing points anywhere, or to too many
     * @param alternates other departments that may take the patient
     * @param emergency whether an alarm calls for the emergency department at once
     * @param question the finding asked for; empty where no question would tell more
     * @param candidates the likeliest diseases, likeliest first; for staff, not said to the patient
     */
    record Reply(
            String department,
            List<String> alternates,
            boolean emergency,
            List<String> alarms,
            String question,
            List<Candidate> candidates) {
        Reply {
            candidates = List.copyOf(candidates);
            alternates = List.copyOf(alternates);
            alarms = List.copyOf(alarms);
        }

        /** As the patient reads it. */
        String text() {
            StringBuilder text = new StringBuilder();
            alarms.forEach(alarm -> text.append("警示：").append(alarm).append("\n"));
            text.append(emergency ? "请立即到急诊科。" : "");
            text.append(where());
            if (!question.isEmpty()) {
                text.append("请问有没有“").append(question).append("”？");
            }
            return text.toString();
        }

        private String where() {
            if (!department.isEmpty()) {
                return "建议科室：" + department + "。";
            }
            return alternates.isEmpty() ? "请再说说哪里不舒服。" : "可能的科室：" + String.join("、", alternates) + "。";
        }
    }

    /** A disease that may be behind the words. */
    record Candidate(String icd10, String name, String department, double probability) {}

    /** So many candidates are told. */
    static final int CANDIDATES = 5;

    private final Diagnoser diagnoser;
    private final StringBuilder said;
    private String waiting;

    TriageDialogue(Diagnoser diagnoser) {
        this(diagnoser, State.NEW);
    }

    /** Goes on where another left off. */
    TriageDialogue(Diagnoser diagnoser, State state) {
        this.diagnoser = diagnoser;
        this.said = new StringBuilder(state.said());
        this.waiting = state.waiting();
    }

    State state() {
        return new State(said.toString(), waiting);
    }

    /** The patient's next words, or a yes or no to the question. */
    Reply say(String words) {
        String answer = words.strip().replaceAll("[。.!！]$", "");
        if (!waiting.isEmpty() && YES.contains(answer)) {
            said.append("有").append(waiting);
        } else if (!waiting.isEmpty() && NO.contains(answer)) {
            said.append("无").append(waiting);
        } else {
            said.append(words.strip());
        }
        said.append("。");
        Answer found = diagnoser.diagnose(said.toString(), CANDIDATES);
        waiting = found.ask().stream()
                .filter(question -> question.kind() == FindingKind.SYMPTOM || question.kind() == FindingKind.RISK)
                .map(Answer.Question::finding)
                .findFirst()
                .orElse("");
        return new Reply(
                found.department(),
                found.alternates(),
                found.alarms().stream().anyMatch(Answer.Alarm::urgent),
                found.alarms().stream().map(Answer.Alarm::says).toList(),
                waiting,
                found.diagnoses().stream()
                        .map(d -> new Candidate(d.icd10(), d.name(), d.department(), d.probability()))
                        .toList());
    }
}
