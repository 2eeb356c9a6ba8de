package io.xinglin.nlp.coding.match;

import io.xinglin.nlp.coding.term.TermText;
import io.xinglin.nlp.coding.term.TermText.Span;
import java.util.Arrays;
import java.util.List;

/** Gathers the terms a text may mean, from every source, and describes each by features. For one thread at a time. */
public final class CandidateFinder {
    private static final int BY_LIKENESS = 30;
    private static final int BY_COVER = 15;
    private static final int BY_ASSOCIATION = 30;
    private static final int BY_TRANSLATION = 25;
    private static final int BY_MEANING = 15;
    /** Translations less likely are not searched with. */
    private static final float TRANSLATED = 0.12f;

    private final MatchModel model;
    private final Accumulator forms;
    private final Accumulator likeness;
    private final Accumulator cover;
    private final int[] bestForm;
    private final int[] bestPart;
    private final Associations.Scores associated;
    private final Accumulator translated;
    private final int[] translatedForm;
    private final Accumulator chosen;
    private final Translated translation = new Translated();

    public CandidateFinder(MatchModel model) {
        this.model = model;
        int terms = model.terms.size();
        forms = new Accumulator(model.terms.formCount());
        likeness = new Accumulator(terms);
        cover = new Accumulator(terms);
        bestForm = new int[terms];
        bestPart = new int[terms];
        associated = new Associations.Scores(terms);
        translated = new Accumulator(terms);
        translatedForm = new int[terms];
        chosen = new Accumulator(terms);
    }

    /** The terms a text may mean, in no order. */
    public Candidates find(TermText text) {
        clear();
        if (text.parts().isEmpty()) {
            return new Candidates(model, text, new int[0], new int[0], new int[0], new float[0][]);
        }
        compareParts(text);
        model.associations.score(text, associated);
        translate(text);
        Meaning meaning = new Meaning(model.names.semantic, text);
        choose(meaning);
        return describe(text, meaning);
    }

    private void clear() {
        likeness.clear();
        cover.clear();
        associated.clear();
        translated.clear();
        chosen.clear();
    }

    private void compareParts(TermText text) {
        List<Span> parts = text.parts();
        for (int p = 0; p < parts.size(); p++) {
            forms.clear();
            float norm = model.names.lexical.accumulate(
                            text, parts.get(p).start(), parts.get(p).end(), forms)
                    + 1e-6f;
            for (int i = 0; i < forms.size(); i++) {
                int form = forms.touched(i);
                float sum = forms.get(form);
                float formNorm = model.names.lexical.norm(form);
                int term = model.terms.termOfForm(form);
                float like = sum / (norm * formNorm);
                if (like > likeness.get(term)) {
                    likeness.max(term, like);
                    bestForm[term] = form;
                    bestPart[term] = p;
                }
                cover.max(term, sum / (formNorm * formNorm));
            }
        }
    }

    private void translate(TermText text) {
        translation.read(text, model.forward);
        forms.clear();
        float norm = 1e-6f;
        for (int i = 0; i < translation.size(); i++) {
            float sure = translation.probability(i);
            if (sure > TRANSLATED) {
                model.names.lexical.accumulate(translation.gram(i), sure, forms);
                float rarity = model.names.lexical.rarity(translation.gram(i)) * sure;
                norm += rarity * rarity;
            }
        }
        norm = (float) Math.sqrt(norm);
        for (int i = 0; i < forms.size(); i++) {
            int form = forms.touched(i);
            int term = model.terms.termOfForm(form);
            float score = forms.get(form) / (norm * model.names.lexical.norm(form));
            if (score > translated.get(term)) {
                translated.max(term, score);
                translatedForm[term] = form;
            }
        }
    }

    private void choose(Meaning meaning) {
        best(likeness, BY_LIKENESS);
        best(cover, likeness, BY_COVER);
        best(associated.best, associated.share, BY_ASSOCIATION);
        best(translated, BY_TRANSLATION);
        meaning.nearest(BY_MEANING).forEach(this::take);
    }

    private void best(Accumulator scores, int wanted) {
        Top top = new Top(wanted);
        for (int i = 0; i < scores.size(); i++) {
            top.offer(scores.touched(i), scores.get(scores.touched(i)));
        }
        take(top);
    }

    private void best(Accumulator scores, Accumulator times, int wanted) {
        Top top = new Top(wanted);
        for (int i = 0; i < scores.size(); i++) {
            int term = scores.touched(i);
            top.offer(term, scores.get(term) * (0.1f + times.get(term)));
        }
        take(top);
    }

    private void take(Top top) {
        for (int i = 0; i < top.size(); i++) {
            if (model.answerable(top.number(i))) {
                chosen.max(top.number(i), 1f / (1 + i));
            }
        }
    }

    private Candidates describe(TermText text, Meaning meaning) {
        int n = chosen.size();
        int[] terms = new int[n];
        int[] formOf = new int[n];
        int[] partOf = new int[n];
        for (int i = 0; i < n; i++) {
            int term = chosen.touched(i);
            terms[i] = term;
            boolean lexical = likeness.get(term) > 0;
            formOf[i] = lexical ? bestForm[term] : translated.get(term) > 0 ? translatedForm[term] : -1;
            partOf[i] = lexical ? bestPart[term] : -1;
        }
        Rows rows = new Rows(model, text, translation, meaning);
        float[][] features = new float[n][];
        for (int i = 0; i < n; i++) {
            int term = terms[i];
            features[i] = rows.row(term, formOf[i], partOf[i], new float[] {
                likeness.get(term), cover.get(term), translated.get(term),
                associated.best.get(term), associated.second.get(term), associated.share.get(term),
                associated.whole.get(term)
            });
        }
        Ranks.add(features, Rows.FIRST_RANKED, Rows.RANKED);
        return new Candidates(model, text, terms, formOf, partOf, features);
    }

    /** The size of a row. */
    public static int features() {
        return Rows.NAMES.length;
    }

    /** What each feature is called. */
    public static List<String> featureNames() {
        return Arrays.asList(Rows.NAMES);
    }
}
