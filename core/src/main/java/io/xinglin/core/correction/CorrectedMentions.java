package io.xinglin.core.correction;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A note's mentions while corrections are applied to them, one after the other. Not for use by many threads. */
public final class CorrectedMentions {
    private static final String SENTENCE_ENDS = "。！？!?\n\r";

    private final String text;
    private final List<StandingMention> standing = new ArrayList<>();
    private final List<Mention> withdrawn = new ArrayList<>();
    private final List<Integer> subjects = new ArrayList<>();
    private final Map<Integer, Mention> latest = new HashMap<>();
    private int next;

    public CorrectedMentions(String text, List<Mention> found) {
        this.text = text;
        for (Mention mention : found) {
            latest.put(next, mention);
            standing.add(StandingMention.found(next++, mention));
        }
    }

    /** In order of start. */
    public List<Mention> mentions() {
        return standing.stream().map(StandingMention::mention).toList();
    }

    /** The same with what people said of each. */
    public List<StandingMention> standing() {
        return List.copyOf(standing);
    }

    /** Every state of a mention that a correction took out of use, in that order: deleted, replaced, or changed since. */
    public List<Mention> withdrawn() {
        return List.copyOf(withdrawn);
    }

    /** What each change that applied speaks of, in their order: the mention as it stands now, or as it was withdrawn. */
    public List<Mention> subjects() {
        return subjects.stream().map(latest::get).toList();
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
            subjects.add(next);
            put(StandingMention.added(next++, mention(add)));
            return true;
        }
        Optional<StandingMention> before = find(change);
        before.ifPresent(mention -> {
            subjects.add(mention.origin());
            replace(mention, change);
        });
        return before.isPresent();
    }

    private Mention mention(Change.Add add) {
        return new Mention(
                add.span(),
                add.span().of(text),
                add.type().name(),
                add.assertion(),
                sentence(add.span()),
                Map.of(),
                List.of());
    }

    private Optional<StandingMention> find(Change change) {
        String label = change.type().name();
        return standing.stream()
                .filter(s -> s.mention().span().equals(change.span())
                        && s.mention().label().equals(label))
                .findFirst();
    }

    private void replace(StandingMention before, Change change) {
        if (change instanceof Change.Confirm) {
            return;
        }
        standing.remove(before);
        if (change instanceof Change.Describe describe) {
            put(before.described(describe.attribute(), describe.to()));
            return;
        }
        if (change instanceof Change.Encode encode) {
            put(before.encoded(encode.to()));
            return;
        }
        withdrawn.add(before.mention());
        Mention mention = before.mention();
        if (change instanceof Change.Move move) {
            put(before.changed(with(mention, move.to(), mention.label(), mention.assertion())));
        } else if (change instanceof Change.Retype retype) {
            put(before.changed(with(mention, mention.span(), retype.to().name(), mention.assertion())));
        } else if (change instanceof Change.Reassert reassert) {
            put(before.changed(with(mention, mention.span(), mention.label(), reassert.to())));
        }
    }

    private Mention with(Mention before, Span span, String label, Assertion assertion) {
        return new Mention(
                span,
                span.of(text),
                label,
                assertion,
                span.equals(before.span()) ? before.sentence() : sentence(span),
                before.attributes(),
                before.codes(),
                before.time());
    }

    private void put(StandingMention mention) {
        standing.removeIf(other -> {
            boolean overlapped =
                    other.mention().span().overlaps(mention.mention().span());
            if (overlapped) {
                withdrawn.add(other.mention());
            }
            return overlapped;
        });
        standing.add(mention);
        standing.sort(Comparator.comparingInt(s -> s.mention().span().start()));
        latest.put(mention.origin(), mention.mention());
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
