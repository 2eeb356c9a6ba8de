package io.xinglin.nlp.transformer;

import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.List;

/** Cuts a part of a note into what the encoder reads at once, the same way as in training. Stateless. */
final class Windows {
    /** Characters the encoder reads at once. */
    static final int LONGEST = 250;

    private Windows() {}

    /** Pieces of at most {@link #LONGEST} characters, cut after the last sentence end (else comma) of their second half. */
    static List<Span> of(FoldedText text, Span part) {
        List<Span> windows = new ArrayList<>();
        int start = part.start();
        while (part.end() - start > LONGEST) {
            int cut = lastOf(text, start, "。!?;\n\r");
            cut = cut > 0 ? cut : lastOf(text, start, ",、");
            cut = cut > 0 ? cut : start + LONGEST;
            windows.add(new Span(start, cut));
            start = cut;
        }
        if (start < part.end()) {
            windows.add(new Span(start, part.end()));
        }
        return windows;
    }

    private static int lastOf(FoldedText text, int start, String marks) {
        for (int i = start + LONGEST - 1; i > start + LONGEST / 2; i--) {
            if (marks.indexOf(text.charAt(i)) >= 0) {
                return i + 1;
            }
        }
        return 0;
    }
}
