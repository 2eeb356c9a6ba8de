package io.xinglin.nlp;

import com.hankcs.hanlp.HanLP;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.nlp.learning.RecordFields;
import io.xinglin.nlp.text.FoldedText;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** One note in other clothes, and its facts with the clothes taken off again. */
final class Variants {
    private static final String FILLER = "患者及家属已阅读并理解上述条款，自愿签字，一式两份，双方各执一份存档。\n";

    private Variants() {}

    static String traditional(String note) {
        return HanLP.convertToTraditionalChinese(note);
    }

    /** ASCII but line breaks in its full-width forms. */
    static String fullWidth(String note) {
        StringBuilder wide = new StringBuilder();
        for (int i = 0; i < note.length(); i++) {
            char c = note.charAt(i);
            wide.append(c > ' ' && c < 0x7F ? (char) (c + 0xFEE0) : c == ' ' ? '\u3000' : c);
        }
        return wide.toString();
    }

    /** Latin letters in upper and lower case by chance. */
    static String mixedCase(String note) {
        Random random = new Random(note.length());
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < note.length(); i++) {
            char c = note.charAt(i);
            boolean latin = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            mixed.append(!latin ? c : random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c));
        }
        return mixed.toString();
    }

    /** Each paragraph broken where a page of {@code width} columns ends, an ideograph taking two. */
    static String brokenLines(String note, int width) {
        StringBuilder page = new StringBuilder();
        int column = 0;
        for (int i = 0; i < note.length(); i++) {
            char c = note.charAt(i);
            int columns = c < 0x80 ? 1 : 2;
            if (c != '\n' && column + columns > width) {
                page.append('\n');
                column = 0;
            }
            page.append(c);
            column = c == '\n' ? 0 : column + columns;
        }
        return page.toString();
    }

    /** In the middle of a document of a hundred kilobytes that tells nothing else. */
    static String inADocument(String note) {
        String pages = "知情同意书\n" + FILLER.repeat(48_000 / FILLER.length());
        return pages + "入院记录\n" + note.strip() + "\n" + pages;
    }

    /** The fields of the record, without blanks, in simplified half-width lower case. */
    static Map<String, String> facts(NoteFacts facts) {
        Map<String, String> fields = new TreeMap<>();
        RecordFields.of(facts.record()).forEach((name, values) -> {
            String value = plain(String.join(",", values));
            if (!value.isEmpty()) {
                fields.put(plain(name), value);
            }
        });
        return fields;
    }

    /** The mentions with their assertion, times left out. */
    static List<String> mentions(NoteFacts facts) {
        return facts.mentions().stream()
                .filter(mention -> !mention.label().equals("TIME"))
                .map(Variants::line)
                .sorted()
                .toList();
    }

    private static String line(Mention mention) {
        return mention.label() + " " + mention.assertion() + " " + plain(mention.text());
    }

    static String plain(String words) {
        return FoldedText.of(HanLP.convertToSimplifiedChinese(words)).folded().replaceAll("\\s", "");
    }
}
