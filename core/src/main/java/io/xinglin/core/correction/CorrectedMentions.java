package io.xinglin.core.correction;

import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A note's mentions while corrections are applied to them, one after the other. Not for use by many threads. */
public final class CorrectedMentions {
    private static final String SENTENCE_ENDS = "。！？!?\n\r";

    private final String text;
    private final List<Mention> mentions;

    public CorrectedMentions(String text, List<Mention> found) {
        this.text = text;
        this.mentions = new ArrayList<>(found);
    }

    /** In order of start. */
    public List<Mention> mentions() {
        return List.copyOf(mentions);
    }

    /**
     * Applies one change; a mention that is added or moved takes the place of those it overlaps.
     *
     * @return false when the mention it speaks of is not there, or its offsets lie outside the text; nothing is changed then
     */
    public boolean apply(Change change) {
        int end = change instanceof Change.Move move ? move.to().end() : 0;
        if (Math.max(end, change.span().end()) > text.length()) {
            return false;
        }
        if (change instanceof Change.Add add) {
            put(new Mention(
                    add.span(),
                    add.span().of(text),
                    add.type().name(),
                    add.assertion(),
                    sentence(add.span()),
                    Map.of(),
                    List.of()));
            return true;
        }
        Optional<Mention> before = find(change);
        before.ifPresent(mention -> replace(mention, change));
        return before.isPresent();
    }

    private Optional<Mention> find(Change change) {
        String label = change.type().name();
        return mentions.stream()
                .filter(m -> m.span().equals(change.span()) && m.label().equals(label))
                .findFirst();
    }

    private void replace(Mention before, Change change) {
        if (change instanceof Change.Confirm) {
            return;
        }
        mentions.remove(before);
        if (change instanceof Change.Move move) {
            put(with(before, move.to(), before.label()));
        } else if (change instanceof Change.Retype retype) {
            put(with(before, before.span(), retype.to().name()));
        } else if (!(change instanceof Change.Delete)) {
            put(said(before, change));
        }
    }

    private Mention with(Mention before, Span span, String label) {
        return new Mention(
                span,
                span.of(text),
                label,
                before.assertion(),
                sentence(span),
                before.attributes(),
                before.codes(),
                before.time());
    }

    private static Mention said(Mention before, Change change) {
        var assertion = change instanceof Change.Reassert reassert ? reassert.to() : before.assertion();
        var codes = change instanceof Change.Encode encode ? List.of(encode.to()) : before.codes();
        Map<String, String> attributes = new LinkedHashMap<>(before.attributes());
        if (change instanceof Change.Describe describe) {
            if (describe.to().isEmpty()) {
                attributes.remove(describe.attribute());
            } else {
                attributes.put(describe.attribute(), describe.to());
            }
        }
        return new Mention(
                before.span(),
                before.text(),
                before.label(),
                assertion,
                before.sentence(),
                attributes,
                codes,
                before.time());
    }

    private void put(Mention mention) {
        mentions.removeIf(other -> other.span().overlaps(mention.span()));
        mentions.add(mention);
        mentions.sort(Comparator.comparingInt(m -> m.span().start()));
    }

    private Span sentence(Span span) {
        int start = span.start();
        while (start > 0 && SENTENCE_ENDS.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        int end = span.end();
        while (end < text.length() && SENTENCE_ENDS.indexOf(text.charAt(end - 1)) < 0) {
            end++;
        }
        return new Span(start, end);
    }

    /** The kind of a mention of the product's own scheme; empty for a corpus' own labels. */
    public static Optional<MentionType> type(Mention mention) {
        for (MentionType type : MentionType.values()) {
            if (type.name().equals(mention.label())) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
