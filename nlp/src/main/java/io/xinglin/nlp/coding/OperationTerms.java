package io.xinglin.nlp.coding;

import io.xinglin.core.coding.CodingReason;
import io.xinglin.nlp.coding.boost.Forest;
import io.xinglin.nlp.coding.match.Candidates;
import io.xinglin.nlp.coding.match.FinderPool;
import io.xinglin.nlp.coding.match.MatchModel;
import io.xinglin.nlp.coding.match.NameIndex;
import io.xinglin.nlp.coding.match.Top;
import io.xinglin.nlp.coding.rank.Ranker;
import io.xinglin.nlp.coding.term.TermTable;
import io.xinglin.nlp.coding.term.TermText;
import io.xinglin.nlp.coding.term.TermText.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of operations for a text: one for each part between separators and after each 术. No coded operations were there to
 * learn from, so names are compared by their characters alone. Safe for use by many threads.
 */
final class OperationTerms {
    private static final float ENOUGH = 0.06f;
    private static final int OTHERS = 5;
    /** Where one operation ends and the next begins without a separator: 子宫切除术及双附件切除术. */
    private static final Pattern JOINT = Pattern.compile("(?<=术)(?:及|和|与|并|加|伴|同时行|，)?(?=.{3})");

    private final MatchModel model;
    private final Forest lexical;
    private final FinderPool finders;

    OperationTerms(Forest lexical) {
        this.lexical = lexical;
        model = MatchModel.untaught(new NameIndex(ClinicalNames.operations()));
        finders = new FinderPool(model);
    }

    DiagnosisTerms.Choices of(String text) {
        List<TermChoice> proposed = new ArrayList<>();
        List<TermChoice> others = new ArrayList<>();
        List<TextChunks.Chunk> pieces = pieces(text);
        for (TextChunks.Chunk piece : pieces) {
            code(text, piece, pieces.size() > 1, proposed, others);
        }
        proposed.sort(Comparator.comparingDouble(TermChoice::score).reversed());
        others.sort(Comparator.comparingDouble(TermChoice::score).reversed());
        return new DiagnosisTerms.Choices(proposed, others);
    }

    private void code(
            String text, TextChunks.Chunk piece, boolean several, List<TermChoice> proposed, List<TermChoice> others) {
        TermText form = TermText.of(piece.text());
        if (form.length() < 2) {
            return;
        }
        Candidates candidates = finders.find(form);
        TermTable terms = model.terms();
        float[] likelihood = Ranker.firstLook(lexical, candidates);
        int exact = terms.find(form.form());
        Top top = new Top(OTHERS + 1);
        for (int i = 0; i < likelihood.length; i++) {
            top.offer(i, candidates.terms()[i] == exact ? 1 : likelihood[i]);
        }
        for (int i = 0; i < top.size(); i++) {
            int term = candidates.terms()[top.number(i)];
            Span span = new Span(0, form.length());
            int start = piece.start() + form.originalStart(span.start());
            int end = piece.start() + form.originalEnd(span.end() - 1);
            boolean itself =
                    term == exact && TermText.of(terms.name(term)).form().equals(form.form());
            CodingReason reason = term != exact
                    ? CodingReason.SEMANTIC
                    : several ? CodingReason.SPLIT : itself ? CodingReason.EXACT : CodingReason.SYNONYM;
            TermChoice choice = new TermChoice(
                    terms.name(term),
                    terms.code(term),
                    top.score(i),
                    reason,
                    start,
                    end,
                    Doubts.ofOperation(text, start, end));
            (i == 0 && top.score(0) >= ENOUGH ? proposed : others).add(choice);
        }
    }

    private List<TextChunks.Chunk> pieces(String text) {
        TermText form = TermText.of(text);
        if (model.terms().find(form.form()) >= 0) {
            return List.of(new TextChunks.Chunk(0, text));
        }
        List<TextChunks.Chunk> pieces = new ArrayList<>();
        for (Span part : form.parts()) {
            int start = form.originalStart(part.start());
            String words = text.substring(start, form.originalEnd(part.end() - 1));
            Matcher joint = JOINT.matcher(words);
            int from = 0;
            while (joint.find()) {
                add(pieces, start + from, words.substring(from, joint.start()));
                from = joint.end();
            }
            add(pieces, start + from, words.substring(from));
        }
        return pieces;
    }

    private static void add(List<TextChunks.Chunk> pieces, int start, String words) {
        for (TextChunks.Chunk chunk : TextChunks.of(words)) {
            if (!chunk.text().isEmpty()) {
                pieces.add(new TextChunks.Chunk(start + chunk.start(), chunk.text()));
            }
        }
    }
}
