package io.xinglin.nlp.coding.learn;

import java.util.Collection;

/** Precision, recall and F1 over pairs of text and name, as the CHIP-CDN benchmark counts. For one thread. */
public final class PairScore {
    private int right;
    private int proposed;
    private int wanted;
    private int texts;
    private int allRight;

    /** Counts one text; names are compared as sets. */
    public void add(Collection<String> names, Collection<String> gold) {
        int hits = (int) names.stream().distinct().filter(gold::contains).count();
        int distinct = (int) names.stream().distinct().count();
        right += hits;
        proposed += distinct;
        wanted += (int) gold.stream().distinct().count();
        texts++;
        allRight += hits == distinct && hits == gold.size() ? 1 : 0;
    }

    public double precision() {
        return proposed == 0 ? 0 : right / (double) proposed;
    }

    public double recall() {
        return wanted == 0 ? 0 : right / (double) wanted;
    }

    public double f1() {
        return proposed + wanted == 0 ? 0 : 2.0 * right / (proposed + wanted);
    }

    /** The share of texts whose names are all right and none too many. */
    public double exactTexts() {
        return texts == 0 ? 0 : allRight / (double) texts;
    }

    public int texts() {
        return texts;
    }

    public int pairs() {
        return wanted;
    }
}
