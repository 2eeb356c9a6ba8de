package io.xinglin.nlp.hanlp;

import io.xinglin.nlp.record.PlaceNames;

/** Place names by HanLP's part of speech {@code ns}. Safe for use by many threads. */
public final class HanlpPlaceNames implements PlaceNames {
    private final HanlpTokenizer tokenizer = new HanlpTokenizer();

    @Override
    public boolean isPlace(String word) {
        return tokenizer.tokenize(word).stream()
                .anyMatch(token -> token.partOfSpeech().startsWith("ns"));
    }
}
