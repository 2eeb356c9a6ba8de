package io.xinglin.nlp.mention;

import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.note.Scheme;
import io.xinglin.nlp.tagger.CharacterTagger;
import io.xinglin.nlp.tagger.JointTagger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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

    /** SHA-256 of the shipped models' files, one after the other. */
    public static String sha256() {
        List<byte[]> files = new ArrayList<>();
        for (Scheme scheme : List.of(Scheme.CCKS2017, Scheme.CCKS2019)) {
            try (InputStream in = open(scheme)) {
                files.add(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("the tagger model of " + scheme + " cannot be read", e);
            }
        }
        return Sha256.of(files);
    }

    private static InputStream open(Scheme scheme) throws IOException {
        String name = scheme.name().toLowerCase(Locale.ROOT) + ".crf";
        InputStream in = TaggerModels.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("missing: " + name);
        }
        return in;
    }

    private static CharacterTagger read(Scheme scheme) {
        try (InputStream in = open(scheme)) {
            return CharacterTagger.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the tagger model of " + scheme + " cannot be read", e);
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
