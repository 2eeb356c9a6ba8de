package io.xinglin.nlp.hanlp;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import io.xinglin.core.note.Span;
import io.xinglin.core.note.Token;
import io.xinglin.core.note.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Words by HanLP's shortest-path segmenter. HanLP normalises characters one for one ("BP" becomes "bp") and reads its
 * dictionaries at first use; offsets and text of a token are the original note's. Safe for use by many threads.
 */
public final class HanlpTokenizer implements Tokenizer {
    private static final int PIECE = 2000;

    @Override
    public List<Token> tokenize(String note) {
        List<Token> tokens = new ArrayList<>();
        for (int start = 0; start < note.length(); ) {
            int end = pieceEnd(note, start);
            int at = start;
            for (Term term : Words.SEGMENT.seg(note.substring(start, end))) {
                int stop = Math.min(end, at + term.word.length());
                Span span = new Span(at, stop);
                tokens.add(new Token(span, span.of(note), term.nature == null ? "" : term.nature.toString()));
                at = stop;
            }
            start = end;
        }
        return tokens;
    }

    /** Pieces end at a line break where there is one: the segmenter's memory grows with the piece. */
    private static int pieceEnd(String note, int start) {
        int end = Math.min(note.length(), start + PIECE);
        if (end == note.length()) {
            return end;
        }
        int mark = Math.max(note.lastIndexOf('\n', end - 1), note.lastIndexOf('。', end - 1));
        if (mark > start) {
            return mark + 1;
        }
        return Character.isHighSurrogate(note.charAt(end - 1)) ? end - 1 : end;
    }

    private static final class Words {
        static final Segment SEGMENT = HanLP.newSegment().enablePlaceRecognize(true);
    }
}
