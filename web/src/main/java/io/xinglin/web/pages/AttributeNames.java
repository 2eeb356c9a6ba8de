package io.xinglin.web.pages;

import io.xinglin.core.note.ClinicalRecord.Symptom;
import io.xinglin.core.note.Mention;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The attributes that mentions have, as docs/architecture/nlp.md lists them, in the words of the page. Stateless. */
final class AttributeNames {
    static final List<String> ALL = List.of(
            "onset",
            "duration",
            "frequency",
            "site",
            "degree",
            "nature",
            "character",
            "colour",
            "amount",
            "trigger",
            "aggravating",
            "relieving",
            "result",
            "value",
            "unit",
            "flag",
            "time",
            "dose",
            "route",
            "start",
            "stop",
            "effect",
            "role",
            "reaction",
            "treatment",
            "control",
            "relative");

    private AttributeNames() {}

    /** The attributes of a mention in a line; a name of no list as it is. */
    static String line(Mention mention, Language language) {
        return line(mention.attributes(), language);
    }

    /** All that the record tells of a symptom in a line, whatever kind of symptom it is. */
    static String line(Symptom symptom, Language language) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("onset", symptom.onset());
        told.put("frequency", symptom.frequency());
        told.put("site", symptom.site());
        told.put("degree", symptom.degree());
        told.put("character", symptom.character());
        told.put("trigger", symptom.trigger());
        told.put("aggravating", symptom.aggravating());
        told.put("relieving", symptom.relieving());
        told.values().removeIf(String::isEmpty);
        return line(told, language);
    }

    private static String line(Map<String, String> attributes, Language language) {
        return attributes.entrySet().stream()
                .map(attribute -> name(attribute.getKey(), language) + " " + attribute.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String name(String attribute, Language language) {
        return ALL.contains(attribute) ? language.text("attribute." + attribute) : attribute;
    }
}
