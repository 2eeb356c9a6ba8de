package io.xinglin.fhir.cdshooks;

import io.xinglin.core.diagnosis.Answer.PathwayItem;
import io.xinglin.core.diagnosis.Answer.PathwayResult;
import io.xinglin.core.diagnosis.Answer.Question;
import io.xinglin.core.diagnosis.Answer.Ranked;
import io.xinglin.core.diagnosis.Answer.Reason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The words of cards in GitHub-flavoured Markdown, as CDS Hooks asks of {@code detail}. Stateless. */
final class CardWords {
    private static final int LONGEST_QUOTE = 120;

    private CardWords() {}

    /** At most so many characters. */
    static String cut(String words, int most) {
        if (words.codePointCount(0, words.length()) < most) {
            return words;
        }
        return words.substring(0, words.offsetByCodePoints(0, most - 2)) + "…";
    }

    /** A sentence of the record as a quotation; its line breaks and marks of Markdown mean nothing here. */
    static String quote(String sentence) {
        String plain = sentence.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
        return "> " + cut(plain, LONGEST_QUOTE);
    }

    static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static String share(Ranked ranked) {
        return ranked.name() + " " + Math.round(ranked.probability() * 100) + "%";
    }

    static String diseases(List<Ranked> told) {
        StringBuilder words = new StringBuilder();
        for (Ranked ranked : told) {
            words.append("**")
                    .append(share(ranked))
                    .append("**（")
                    .append(ranked.icd10())
                    .append("）\n\n");
            reasons(words, "支持", ranked.reasonsFor());
            reasons(words, "不支持", ranked.reasonsAgainst());
            if (!ranked.references().isEmpty()) {
                words.append("- 依据：")
                        .append(String.join("，", ranked.references()))
                        .append("\n");
            }
            words.append('\n');
        }
        return words.append("概率由知识库推算，低概率不等于排除。").toString();
    }

    private static void reasons(StringBuilder words, String title, List<Reason> reasons) {
        for (Reason reason : reasons) {
            words.append("- ").append(title).append("：").append(reason.says());
            if (reason.words().isPresent()) {
                words.append("  \n  ").append(quote(reason.sentence()));
            }
            words.append('\n');
        }
    }

    static String points(PathwayResult pathway) {
        return pathway.least() == pathway.most() ? pathway.least() + "分" : pathway.least() + "至" + pathway.most() + "分";
    }

    static String pathway(PathwayResult pathway) {
        StringBuilder words = new StringBuilder(pathway.advice()).append("\n\n");
        if (!pathway.window().isEmpty()) {
            words.append("时间窗：").append(pathway.window()).append("\n\n");
        }
        for (PathwayItem item : pathway.items()) {
            words.append("- ")
                    .append(item.name())
                    .append("：")
                    .append(item.points())
                    .append("分（")
                    .append(String.join("、", item.findings()))
                    .append("）\n");
        }
        listed(words, "未定项目", pathway.open());
        listed(words, "禁忌", pathway.contraindications());
        listed(words, "病历未提及的禁忌", pathway.unasked());
        return words.append("\n来源：").append(pathway.source()).toString();
    }

    private static void listed(StringBuilder words, String title, List<String> names) {
        if (!names.isEmpty()) {
            words.append("- ")
                    .append(title)
                    .append("：")
                    .append(String.join("、", names))
                    .append("\n");
        }
    }

    static String questions(List<Question> questions) {
        StringBuilder words = new StringBuilder();
        for (Question question : questions) {
            words.append(String.format(
                    Locale.ROOT,
                    "- %s（%s，预期信息量 %.2f 比特）%n",
                    question.finding(),
                    question.kind().zh(),
                    question.gain()));
        }
        return words.toString();
    }
}
