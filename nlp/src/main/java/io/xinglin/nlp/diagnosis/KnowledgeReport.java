package io.xinglin.nlp.diagnosis;

import io.xinglin.core.diagnosis.FindingKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The knowledge base as a clinician reads it: Markdown, department by department, findings in words. Stateless. */
public final class KnowledgeReport {
    private KnowledgeReport() {}

    /** The report. */
    public static String of(Knowledge knowledge) {
        StringBuilder out = new StringBuilder("# 疾病知识库\n\n");
        Map<String, List<Disease>> departments = new LinkedHashMap<>();
        knowledge
                .diseases()
                .forEach(disease -> departments
                        .computeIfAbsent(disease.department(), d -> new java.util.ArrayList<>())
                        .add(disease));
        out.append(String.format(
                Locale.ROOT,
                "%d 种疾病，%d 个科室，%d 项临床发现；疾病平均 %.1f 项发现。%n%n",
                knowledge.size(),
                departments.size(),
                knowledge.findings().size(),
                knowledge.diseases().stream()
                        .mapToInt(d -> d.findings().size())
                        .average()
                        .orElse(0)));
        departments.forEach((department, diseases) ->
                out.append(String.format(Locale.ROOT, "- %s：%d%n", department, diseases.size())));
        departments.forEach((department, diseases) -> {
            out.append("\n## ").append(department).append('\n');
            diseases.forEach(disease -> disease(out, disease, knowledge));
        });
        return out.toString();
    }

    private static void disease(StringBuilder out, Disease disease, Knowledge knowledge) {
        out.append(String.format(
                Locale.ROOT,
                "%n### %s %s (%s)%n%n多见年龄 %s–%s 岁；男性占 %.0f%%；相对频度 %s；起病至就诊 %s%n%n",
                disease.icd(),
                disease.name(),
                disease.english(),
                years(disease.who().from()),
                years(disease.who().to()),
                disease.who().male() * 100,
                years(disease.prior()),
                disease.courses().isEmpty()
                        ? "不定"
                        : String.join(
                                "、",
                                disease.courses().stream()
                                        .sorted()
                                        .map(Course::zh)
                                        .toList())));
        for (FindingKind kind : FindingKind.values()) {
            List<String> lines = disease.findings().entrySet().stream()
                    .filter(entry -> knowledge.findings().get(entry.getKey()).kind() == kind)
                    .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(entry -> entry.getKey() + " " + Math.round(entry.getValue() * 100) + "%")
                    .toList();
            if (!lines.isEmpty()) {
                out.append("- ")
                        .append(kind.zh())
                        .append("：")
                        .append(String.join("，", lines))
                        .append('\n');
            }
        }
        listed(out, "警示", disease.flags());
        listed(out, "鉴别", disease.differential());
        listed(out, "依据", disease.references());
    }

    private static void listed(StringBuilder out, String title, List<String> words) {
        if (!words.isEmpty()) {
            out.append("- ")
                    .append(title)
                    .append("：")
                    .append(String.join("，", words))
                    .append('\n');
        }
    }

    private static String years(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
