package io.xinglin.nlp.section;

/**
 * Port: which section a sentence without a heading belongs to. The segments inside 现病史 are 现病史 here; 诊疗经过 is the
 * course in hospital and 一般情况 the state at discharge. Safe for use by many threads.
 */
@FunctionalInterface
public interface SentenceClassifier {
    /** How probable each section is, by its ordinal; the numbers add up to 1, or are all 0 where nothing is known. */
    double[] probabilities(String sentence);
}
