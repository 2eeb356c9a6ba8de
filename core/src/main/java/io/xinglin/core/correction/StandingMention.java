package io.xinglin.core.correction;

import io.xinglin.core.note.Mention;
import io.xinglin.core.terminology.Code;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A mention that stands after corrections. Immutable.
 *
 * @param origin its number, which it keeps through every change
 * @param anew a person added it, or changed its span, kind or assertion: the attributes, codes and time that the engine gave it
 *     belong to what it was before, and are to be read anew
 * @param said the attributes a person described, by name; an empty value took the attribute away
 * @param encoded a person chose its code
 */
public record StandingMention(int origin, Mention mention, boolean anew, Map<String, String> said, boolean encoded) {
    public StandingMention {
        Objects.requireNonNull(mention, "mention");
        said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
    }

    static StandingMention found(int origin, Mention mention) {
        return new StandingMention(origin, mention, false, Map.of(), false);
    }

    static StandingMention added(int origin, Mention mention) {
        return new StandingMention(origin, mention, true, Map.of(), false);
    }

    StandingMention changed(Mention now) {
        return new StandingMention(origin, now, true, said, encoded);
    }

    StandingMention described(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(said);
        more.put(attribute, value);
        Mention now = with(overlaid(mention.attributes(), Map.of(attribute, value)), mention.codes());
        return new StandingMention(origin, now, anew, more, encoded);
    }

    StandingMention encoded(Code code) {
        return new StandingMention(origin, with(mention.attributes(), List.of(code)), anew, said, true);
    }

    private Mention with(Map<String, String> attributes, List<Code> codes) {
        return new Mention(
                mention.span(),
                mention.text(),
                mention.label(),
                mention.assertion(),
                mention.sentence(),
                attributes,
                codes,
                mention.time());
    }

    /** Attributes with what people said in their place; an empty value takes one away. */
    public static Map<String, String> overlaid(Map<String, String> attributes, Map<String, String> said) {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        said.forEach((name, value) -> {
            if (value.isEmpty()) {
                all.remove(name);
            } else {
                all.put(name, value);
            }
        });
        return all;
    }
}
