package io.xinglin.nlp.text;

import java.util.BitSet;
import java.util.List;

/**
 * The gates of many {@link Cue}s looked at together: one pass over a window tells which of them hold a character they
 * need, instead of a pass for each. Immutable; safe for use by many threads.
 */
public final class CueGates {
    private final int count;
    /** For each character the numbers of the cues it lets in, 64 to a number; null for a character no cue needs. */
    private final long[][] opened = new long[Character.MAX_VALUE + 1][];

    /** The gates of {@code cues}, which are numbered as they stand in the list. */
    public CueGates(List<Cue> cues) {
        this.count = (cues.size() + Long.SIZE - 1) / Long.SIZE;
        for (int character = 0; character <= Character.MAX_VALUE; character++) {
            for (int i = 0; i < cues.size(); i++) {
                if (cues.get(i).needs((char) character)) {
                    opened[character] = opened[character] == null ? new long[count] : opened[character];
                    opened[character][i / Long.SIZE] |= 1L << i;
                }
            }
        }
    }

    /** The numbers of the cues that may be found in {@code window}; of the others none is. */
    public BitSet possible(String window) {
        long[] open = new long[count];
        for (int i = 0; i < window.length(); i++) {
            long[] by = opened[window.charAt(i)];
            for (int k = 0; by != null && k < count; k++) {
                open[k] |= by[k];
            }
        }
        return BitSet.valueOf(open);
    }
}
