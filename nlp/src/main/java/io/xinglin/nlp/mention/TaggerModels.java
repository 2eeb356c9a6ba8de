package io.xinglin.nlp.mention;

import io.xinglin.core.note.Scheme;
import io.xinglin.nlp.tagger.CharacterTagger;
import io.xinglin.nlp.tagger.JointTagger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The taggers shipped with the product, each read once at first use. Safe for use by many threads. */
public final class TaggerModels {
    /** Name of the first corpus' scheme. */
    public static final String CCKS2017 = "ccks2017";

    /** Name of the second corpus' scheme. */
    public static final String CCKS2019 = "ccks2019";

    private TaggerModels() {}

    /** Both taggers over one reading of the note, under the schemes' names. */
    public static JointTagger joint() {
        return Joint.TAGGER;
    }

    /** The tagger of {@code CCKS2017}. */
    public static CharacterTagger ccks2017() {
        return Ccks2017.TAGGER;
    }

    /** The tagger of {@code CCKS2019}. */
    public static CharacterTagger ccks2019() {
        return Ccks2019.TAGGER;
    }

    private static CharacterTagger read(Scheme scheme) {
        String name = scheme.name().toLowerCase(Locale.ROOT) + ".crf";
        try (InputStream in = TaggerModels.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("missing");
            }
            return CharacterTagger.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("tagger model " + name + " cannot be read", e);
        }
    }

    private static final class Ccks2017 {
        static final CharacterTagger TAGGER = read(Scheme.CCKS2017);
    }

    private static final class Ccks2019 {
        static final CharacterTagger TAGGER = read(Scheme.CCKS2019);
    }

    private static final class Joint {
        static final JointTagger TAGGER =
                JointTagger.of(new TreeMap<>(Map.of(CCKS2017, ccks2017(), CCKS2019, ccks2019())));
    }
}
