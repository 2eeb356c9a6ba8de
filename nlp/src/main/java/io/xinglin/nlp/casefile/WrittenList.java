package io.xinglin.nlp.casefile;

import io.xinglin.core.note.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a list as doctors write it (lines, 1. 2. 3., ；) into its entries. Stateless. */
final class WrittenList {
    /** What stands between entries; a number with a point is one only where no digit follows (1.5cm). */
    private static final Pattern BETWEEN = Pattern.compile(
            "[\\n\\r;。]+|(?:^|(?<=[\\s;。,:]))\\(?\\d{1,2}(?:[、)]|\\.(?!\\d))" + "|[①-⑳]|[•●▪◆]|(?<=\\S)\\s{2,}");

    private static final Pattern NOTHING = Pattern.compile("同上|无|同前|见上|[\\s,.、:-]*|.*(?:出院|患者|签名|签字|日期|医嘱|随访|复查|科室).*");
    private static final String EDGES = " \t　,，、.:：;；。";

    private WrittenList() {}

    /** The entries of a part of the folded text, in order. */
    static List<Span> entries(String folded, Span part) {
        List<Span> entries = new ArrayList<>();
        Matcher between = BETWEEN.matcher(folded).region(part.start(), part.end());
        between.useTransparentBounds(true);
        int start = part.start();
        while (between.find()) {
            add(entries, folded, start, between.start());
            start = between.end();
        }
        add(entries, folded, start, part.end());
        return entries;
    }

    private static void add(List<Span> entries, String folded, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && EDGES.indexOf(folded.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && EDGES.indexOf(folded.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end > start && !NOTHING.matcher(folded.substring(start, end)).matches()) {
            entries.add(new Span(start, end));
        }
    }
}
