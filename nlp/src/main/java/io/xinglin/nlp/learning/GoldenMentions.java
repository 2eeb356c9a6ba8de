package io.xinglin.nlp.learning;

import io.xinglin.core.note.Mention;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The mentions a golden note must give, in the lines {@code TYPE ASSERTION<TAB>text{name=value;...} | text}; lines of sections
 * ({@code §}) are not looked at. A mention counts with its type, assertion and attributes together. Times, body sites and triggers
 * have no lines.
 *
 * @param wanted how often each is wanted; empty where the note names its record alone
 */
record GoldenMentions(Map<String, Integer> wanted) {
    private static final List<String> UNLISTED = List.of("TIME", "BODY_SITE", "TRIGGER");

    static GoldenMentions of(String lines) {
        Map<String, Integer> wanted = new HashMap<>();
        lines.lines()
                .filter(line -> line.indexOf('\t') > 0 && line.charAt(0) != '§')
                .forEach(line -> {
                    String[] columns = line.split("\t", 2);
                    for (String mention : columns[1].split(" \\| ")) {
                        wanted.merge(columns[0] + "\t" + mention, 1, Integer::sum);
                    }
                });
        return new GoldenMentions(wanted);
    }

    Score score(List<Mention> mentions) {
        if (wanted.isEmpty()) {
            return Score.NONE;
        }
        Map<String, Integer> left = new HashMap<>(wanted);
        int found = 0;
        int right = 0;
        for (Mention mention : mentions) {
            if (!UNLISTED.contains(mention.label())) {
                found++;
                right += left.merge(line(mention), -1, Integer::sum) >= 0 ? 1 : 0;
            }
        }
        int all = wanted.values().stream().mapToInt(Integer::intValue).sum();
        return new Score(all, found, right);
    }

    private static String line(Mention mention) {
        List<String> attributes = new ArrayList<>();
        mention.attributes().forEach((name, value) -> attributes.add(name + "=" + value));
        Collections.sort(attributes);
        String told = attributes.isEmpty() ? "" : "{" + String.join(";", attributes) + "}";
        return mention.label() + " " + mention.assertion() + "\t" + mention.text() + told;
    }
}
