package io.xinglin.ejb.statistics;

import io.xinglin.core.statistics.Dimension;
import io.xinglin.nlp.statistics.Tally;
import io.xinglin.nlp.statistics.TallyBytes;
import java.util.Base64;
import java.util.EnumSet;

/**
 * A range of note ids and how far its counting has come.
 *
 * @param at the last note that was counted; the range goes on above it
 * @param last the last note of the range
 * @param tally {@link TallyBytes} in base 64, null before the first chunk
 */
record Part(long run, int number, String at, String last, long done, long notes, String tally) {
    /** By what every run counts. */
    static final EnumSet<Dimension> BY = EnumSet.allOf(Dimension.class);

    /** What was counted so far, to be gone on with. */
    Tally counted() {
        return tally == null
                ? new Tally(BY)
                : TallyBytes.read(Base64.getDecoder().decode(tally));
    }

    static String encode(Tally tally) {
        return Base64.getEncoder().encodeToString(TallyBytes.write(tally));
    }
}
