package io.xinglin.nlp.coding;

import io.xinglin.nlp.coding.boost.Forest;
import io.xinglin.nlp.coding.match.MatchModel;
import io.xinglin.nlp.coding.match.NameIndex;
import io.xinglin.nlp.coding.rank.Ranker;
import io.xinglin.nlp.coding.term.TermTable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What a coder learned. The file holds weights, counts and hashes, no text. Immutable.
 *
 * @param match names and what coded texts taught about them
 * @param ranker likelihoods
 * @param lexical the likelihood by characters alone, for names nothing was learned about
 */
public record CoderModel(MatchModel match, Ranker ranker, Forest lexical) {
    private static final String MARK = "xinglin-coder-2";
    private static final String SHIPPED = "diagnosis.coder";

    /** @throws UncheckedIOException where the resource is missing or damaged */
    static CoderModel shipped() {
        try (InputStream in = CoderModel.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IOException("missing resource " + SHIPPED);
            }
            return read(in, new NameIndex(ClinicalNames.diagnoses()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param names those that were there when the model was learned */
    public static CoderModel read(InputStream stream, NameIndex names) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(stream), 1 << 16));
        if (!MARK.equals(in.readUTF())) {
            throw new IOException("not a coder's model");
        }
        if (in.readInt() != checksum(names.terms())) {
            throw new IOException("the model was learned with other names: run xinglin icd train again");
        }
        if (in.readInt() != names.semantic().vectors().checksum()) {
            throw new IOException("the model was learned with other sentence vectors: run xinglin icd train again");
        }
        return new CoderModel(MatchModel.read(names, in), Ranker.read(in), Forest.read(in));
    }

    public void write(OutputStream stream) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(stream)))) {
            out.writeUTF(MARK);
            out.writeInt(checksum(match.terms()));
            out.writeInt(match.semantic().vectors().checksum());
            match.write(out);
            ranker.write(out);
            lexical.write(out);
        }
    }

    private static int checksum(TermTable terms) {
        int hash = terms.clinicalSize();
        for (int i = 0; i < terms.clinicalSize(); i++) {
            hash = 31 * hash + terms.name(i).hashCode();
        }
        return hash;
    }
}
