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
     * What is said back.
     *
     * @param department empty while nothing points anywhere
     * @param question the finding asked for; empty where no question would tell more
     */
    record Reply(String department, List<String> alarms, String question) {
        Reply {
            alarms = List.copyOf(alarms);
        }

        /** As the patient reads it. */
        String text() {
            StringBuilder text = new StringBuilder();
            alarms.forEach(alarm -> text.append("警示：").append(alarm).append("\n"));
            text.append(department.isEmpty() ? "请再说说哪里不舒服。" : "建议科室：" + department + "。");
            if (!question.isEmpty()) {
                text.append("请问有没有“").append(question).append("”？");
            }
            return text.toString();
        }
    }

    private final Diagnoser diagnoser;
    private final StringBuilder said = new StringBuilder();
    private String waiting = "";

    TriageDialogue(Diagnoser diagnoser) {
        this.diagnoser = diagnoser;
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
        Answer found = diagnoser.diagnose(said.toString(), 1);
        waiting = found.ask().stream()
                .filter(question -> question.kind() == FindingKind.SYMPTOM || question.kind() == FindingKind.RISK)
                .map(Answer.Question::finding)
                .findFirst()
                .orElse("");
        return new Reply(
                found.department(),
                found.alarms().stream().map(Answer.Alarm::says).toList(),
                waiting);
    }
}
