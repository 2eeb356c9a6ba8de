package io.xinglin.nlp.coding.match;

import io.xinglin.nlp.coding.term.Grams;
import io.xinglin.nlp.coding.term.LongIds;
import io.xinglin.nlp.coding.term.TermText;
import io.xinglin.nlp.coding.term.TermText.Span;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How often a name was given to texts with a certain n-gram (one to four characters) or a certain whole part. Counts only:
 * no text is kept; of an n-gram its hash, and four characters only where several texts have them. Immutable; safe for use by many threads.
 */
final class Associations {
    static final int LONGEST = 4;

    private final LongIds ids;
    /** Texts with the n-gram. */
    private final int[] seen;

    private final int[] offsets;
    private final int[] names;
    private final short[] together;

    Associations(LongIds ids, int[] seen, int[] offsets, int[] names, short[] together) {
        this.ids = ids;
        this.seen = seen;
        this.offsets = offsets;
        this.names = names;
        this.together = together;
    }

    /** What a text says of the names: sums over its n-grams. For one thread. */
    static final class Scores {
        final Accumulator best;
        final Accumulator second;
        final Accumulator share;
        final Accumulator whole;

        Scores(int terms) {
            best = new Accumulator(terms);
            second = new Accumulator(terms);
            share = new Accumulator(terms);
            whole = new Accumulator(terms);
        }

        void clear() {
            best.clear();
            second.clear();
            share.clear();
            whole.clear();
        }
    }

    /** The hash of a whole part. */
    private static long wholeKey(TermText text, int start, int end) {
        long hash = 1125899906842597L;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return key(~hash);
    }

    /** The hash of an n-gram, 40 bits and never 0. */
    private static long key(long gram) {
        long mixed = gram * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 32) * 0x94D049BB133111EBL;
        return mixed >>> 24 | 1;
    }

    /** Hashed n-grams, then as many hashed parts as the text has. */
    private static long[] keys(TermText text, long[] grams) {
        List<Span> parts = text.parts();
        long[] keys = new long[grams.length + parts.size()];
        for (int i = 0; i < grams.length; i++) {
            keys[i] = key(grams[i]);
        }
        for (int i = 0; i < parts.size(); i++) {
            keys[grams.length + i] =
                    wholeKey(text, parts.get(i).start(), parts.get(i).end());
        }
        return keys;
    }

    static Associations learn(List<TermText> texts, List<int[]> answers) {
        Set<Long> once = new HashSet<>();
        Set<Long> often = new HashSet<>();
        for (TermText text : texts) {
            for (long gram : Grams.of(text, LONGEST)) {
                if (Grams.length(gram) == LONGEST && !once.add(gram)) {
                    often.add(gram);
                }
            }
        }
        LongIds ids = new LongIds(1 << 18);
        List<int[]> grams = new ArrayList<>();
        for (TermText text : texts) {
            long[] kept = Arrays.stream(Grams.of(text, LONGEST))
                    .filter(g -> Grams.length(g) < LONGEST || often.contains(g))
                    .toArray();
            grams.add(Arrays.stream(keys(text, kept))
                    .mapToInt(ids::add)
                    .distinct()
                    .toArray());
        }
        int[] seen = new int[ids.size()];
        long total = 0;
        for (int i = 0; i < grams.size(); i++) {
            for (int g : grams.get(i)) {
                seen[g]++;
            }
            total += (long) grams.get(i).length * answers.get(i).length;
        }
        long[] pairs = new long[Math.toIntExact(total)];
        int size = 0;
        for (int i = 0; i < grams.size(); i++) {
            for (int g : grams.get(i)) {
                for (int name : answers.get(i)) {
                    pairs[size++] = (long) g << 32 | name;
                }
            }
        }
        Arrays.sort(pairs);
        int[] offsets = new int[ids.size() + 1];
        int[] names = new int[size];
        short[] together = new short[size];
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i > 0 && pairs[i] == pairs[i - 1]) {
                together[kept - 1]++;
            } else {
                names[kept] = (int) pairs[i];
                together[kept++] = 1;
                offsets[(int) (pairs[i] >>> 32) + 1]++;
            }
        }
        for (int g = 0; g < ids.size(); g++) {
            offsets[g + 1] += offsets[g];
        }
        return new Associations(ids, seen, offsets, Arrays.copyOf(names, kept), Arrays.copyOf(together, kept));
    }

    /** The share of the texts with an n-gram that a name was given to, made smaller where they are few. */
    float share(long gram, int name) {
        int id = ids.get(key(gram));
        if (id >= 0) {
            int at = Arrays.binarySearch(names, offsets[id], offsets[id + 1], name);
            if (at >= 0) {
                return (together[at] - 0.4f) / (seen[id] + 0.4f);
            }
        }
        return 0;
    }

    /** Adds what the n-grams of a text say. */
    void score(TermText text, Scores into) {
        long[] grams = Grams.of(text, LONGEST);
        long[] keys = keys(text, grams);
        for (int k = 0; k < keys.length; k++) {
            int id = ids.get(keys[k]);
            if (id < 0) {
                continue;
            }
            int count = seen[id];
            boolean whole = k >= grams.length;
            int length = whole ? LONGEST + 1 : Grams.length(grams[k]);
            for (int i = offsets[id]; i < offsets[id + 1]; i++) {
                add(into, names[i], together[i], count, length, whole);
            }
        }
    }

    private static void add(Scores into, int name, int both, int count, int length, boolean whole) {
        float sure = (both - 0.4f) / (count + 0.4f);
        if (whole) {
            into.whole.max(name, sure);
        }
        into.share.add(name, length * (float) both / (count + 1f));
        float best = into.best.get(name);
        if (sure > best) {
            into.second.max(name, best);
            into.best.max(name, sure);
        } else {
            into.second.max(name, sure);
        }
    }

    void write(DataOutputStream out) throws IOException {
        long[] keys = ids.keys();
        Packed.writeInt(out, keys.length);
        for (int g = 0; g < keys.length; g++) {
            Packed.write(out, keys[g]);
            Packed.writeInt(out, seen[g]);
            Packed.writeInt(out, offsets[g + 1] - offsets[g]);
            int before = 0;
            for (int i = offsets[g]; i < offsets[g + 1]; i++) {
                Packed.writeInt(out, names[i] - before);
                Packed.writeInt(out, together[i]);
                before = names[i];
            }
        }
    }

    static Associations read(DataInputStream in) throws IOException {
        int n = Packed.readInt(in);
        LongIds ids = new LongIds(n);
        int[] seen = new int[n];
        int[] offsets = new int[n + 1];
        int[] names = new int[n * 2];
        short[] together = new short[n * 2];
        for (int g = 0; g < n; g++) {
            ids.add(Packed.read(in));
            seen[g] = Packed.readInt(in);
            int count = Packed.readInt(in);
            offsets[g + 1] = offsets[g] + count;
            if (offsets[g + 1] > names.length) {
                names = Arrays.copyOf(names, offsets[g + 1] * 2);
                together = Arrays.copyOf(together, names.length);
            }
            int before = 0;
            for (int i = offsets[g]; i < offsets[g + 1]; i++) {
                before += Packed.readInt(in);
                names[i] = before;
                together[i] = (short) Packed.readInt(in);
            }
        }
        return new Associations(
                ids, seen, offsets, Arrays.copyOf(names, offsets[n]), Arrays.copyOf(together, offsets[n]));
    }
}
