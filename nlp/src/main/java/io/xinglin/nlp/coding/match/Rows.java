package io.xinglin.nlp.coding.match;

import io.xinglin.nlp.coding.term.Grams;
import io.xinglin.nlp.coding.term.Modifiers;
import io.xinglin.nlp.coding.term.TermText;
import io.xinglin.nlp.coding.term.TermText.Span;
import java.util.Arrays;

/** The features of the candidates of one text. */
final class Rows {
    static final String[] NAMES = {
        "likeness",
        "cover",
        "translated",
        "associated",
        "associated2",
        "share",
        "whole",
        "textLength",
        "parts",
        "partLength",
        "nameLength",
        "lengthRatio",
        "nameInPart",
        "partInName",
        "charsOfName",
        "charsOfPart",
        "sequence",
        "sequenceOfPart",
        "exact",
        "contained",
        "head",
        "head2",
        "front2",
        "lastInText",
        "translationCover",
        "translationOdds",
        "weakest",
        "backward",
        "given",
        "rate",
        "clinical",
        "onlyModifierName",
        "extraModifiers",
        "missingModifiers",
        "sideConflict",
        "sideMissing",
        "sideBoth",
        "marksMissing",
        "marksShared",
        "marksExtra",
        "square",
        "meaning",
        "meaningOfWords",
        "meaningBest",
        "rankLikeness",
        "rankTranslated",
        "rankAssociated",
        "rankShare",
        "rankMeaning"
    };

    /** Ranks below this are high. */
    static final int NEAR = 8;

    /** The column "whole". */
    static final int WHOLE = 6;

    /** The column "meaning". */
    static final int MEANING = 41;

    static final int[] RANKED = {0, 2, 3, 5, MEANING};
    static final int FIRST_RANKED = NAMES.length - RANKED.length;

    private final MatchModel model;
    private final TermText text;
    private final Translated translation;
    private final Meaning meaning;
    private final long textModifiers;
    private final long textMarks;
    private final String written;
    private final long[] textGrams;

    Rows(MatchModel model, TermText text, Translated translation, Meaning meaning) {
        this.model = model;
        this.text = text;
        this.translation = translation;
        this.meaning = meaning;
        written = text.form();
        textModifiers = Modifiers.of(written);
        textMarks = Modifiers.marks(written);
        textGrams = Grams.of(text, NameIndex.GRAM);
    }

    float[] row(int term, int form, int part, float[] scores) {
        float[] row = Arrays.copyOf(scores, NAMES.length);
        int at = scores.length;
        TermText name = form < 0 ? TermText.of(model.terms.name(term)) : model.terms.form(form);
        Span span = part < 0 ? new Span(0, text.length()) : text.parts().get(part);
        row[at++] = text.length();
        row[at++] = text.parts().size();
        row[at++] = span.length();
        row[at++] = name.length();
        row[at++] = name.length() / (float) span.length();
        at = words(row, at, name, span);
        at = translations(row, at, form, name);
        int given = model.given[term];
        row[at++] = given;
        row[at++] = (float) Math.log(given + 0.5);
        row[at++] = given > 0 ? 1 : 0;
        at = modifiers(row, at, term);
        row[at++] = meaning.ofParts(term);
        row[at++] = meaning.ofWords(term, name.length());
        row[at] = meaning.best();
        return row;
    }

    private int words(float[] row, int start, TermText name, Span span) {
        int at = start;
        String n = name.form();
        String p = text.form(span);
        int longest = longestCommon(n, p);
        row[at++] = longest / (float) n.length();
        row[at++] = longest / (float) p.length();
        row[at++] = shared(n, p) / (float) n.length();
        row[at++] = shared(p, n) / (float) p.length();
        int sequence = commonSequence(n, p);
        row[at++] = sequence / (float) n.length();
        row[at++] = sequence / (float) p.length();
        row[at++] = n.equals(p) ? 1 : 0;
        row[at++] = written.contains(n) ? n.length() : 0;
        row[at++] = n.charAt(n.length() - 1) == p.charAt(p.length() - 1) ? 1 : 0;
        row[at++] = n.length() > 1 && p.endsWith(n.substring(n.length() - 2)) ? 1 : 0;
        row[at++] = n.length() > 1 && written.contains(n.substring(0, 2)) ? 1 : 0;
        row[at++] = n.length() > 1 && written.contains(n.substring(n.length() - 2)) ? 1 : 0;
        return at;
    }

    private int translations(float[] row, int start, int form, TermText name) {
        int at = start;
        long[] grams = form < 0 ? Grams.of(name, NameIndex.GRAM) : model.names.formGrams[form];
        float weights = 1e-6f;
        float covered = 0;
        float odds = 0;
        float weakest = 1;
        for (long gram : grams) {
            float rarity = model.names.lexical.rarity(gram);
            float p = translation.probability(gram);
            weights += rarity;
            covered += rarity * p;
            odds += (float) Math.log(0.02 + p);
            if (Grams.length(gram) == 1) {
                weakest = Math.min(weakest, p);
            }
        }
        row[at++] = covered / weights;
        row[at++] = odds / grams.length;
        row[at++] = weakest;
        row[at++] = backward(grams);
        return at;
    }

    /** How much of the text the name's n-grams explain. */
    private float backward(long[] grams) {
        float[] explained = new float[textGrams.length];
        for (long gram : grams) {
            int same = Arrays.binarySearch(textGrams, gram);
            if (same >= 0) {
                explained[same] = 1;
            }
            model.backward.forEach(gram, (target, p) -> {
                int i = Arrays.binarySearch(textGrams, target);
                if (i >= 0) {
                    explained[i] = Math.max(explained[i], p);
                }
            });
        }
        float sum = 0;
        float weights = 1e-6f;
        for (int i = 0; i < explained.length; i++) {
            float rarity = model.names.lexical.rarity(textGrams[i]);
            sum += rarity * explained[i];
            weights += rarity;
        }
        return sum / weights;
    }

    private int modifiers(float[] row, int start, int term) {
        int at = start;
        long of = model.names.modifiers[term];
        row[at++] = Long.bitCount(of);
        row[at++] = Long.bitCount(textModifiers & ~of);
        row[at++] = Long.bitCount(of & ~textModifiers);
        long side = of & Modifiers.SIDES;
        long textSide = textModifiers & Modifiers.SIDES;
        row[at++] = side != 0 && textSide != 0 && (side & textSide) == 0 ? 1 : 0;
        row[at++] = side != 0 && textSide == 0 ? 1 : textSide != 0 && side == 0 ? -1 : 0;
        row[at++] = (side & textSide) != 0 ? 1 : 0;
        long marks = model.names.marks[term];
        row[at++] = Long.bitCount(marks & ~textMarks);
        row[at++] = Long.bitCount(marks & textMarks);
        row[at++] = Long.bitCount(textMarks & ~marks);
        row[at++] = model.terms.name(term).indexOf('[') >= 0 ? 1 : 0;
        return at;
    }

    private static int shared(String a, String b) {
        int shared = 0;
        for (int i = 0; i < a.length(); i++) {
            shared += b.indexOf(a.charAt(i)) >= 0 ? 1 : 0;
        }
        return shared;
    }

    /** The length of the longest common substring. */
    private static int longestCommon(String a, String b) {
        int[] ends = new int[b.length() + 1];
        int longest = 0;
        for (int i = 0; i < a.length(); i++) {
            for (int j = b.length(); j > 0; j--) {
                ends[j] = a.charAt(i) == b.charAt(j - 1) ? ends[j - 1] + 1 : 0;
                longest = Math.max(longest, ends[j]);
            }
        }
        return longest;
    }

    /** The length of the longest common subsequence. */
    private static int commonSequence(String a, String b) {
        int[] lengths = new int[b.length() + 1];
        for (int i = 0; i < a.length(); i++) {
            int diagonal = 0;
            for (int j = 1; j <= b.length(); j++) {
                int above = lengths[j];
                lengths[j] = a.charAt(i) == b.charAt(j - 1) ? diagonal + 1 : Math.max(above, lengths[j - 1]);
                diagonal = above;
            }
        }
        return lengths[b.length()];
    }
}
