package io.xinglin.nlp.coding.semantic;

import io.xinglin.nlp.coding.term.TermText;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The sentence vectors of all names, brought to {@link #width()} numbers, and vectors of character n-grams whose sum comes near
 * the sentence vector of a text. Immutable; safe for use by many threads.
 *
 * <p>File (gzip): mark, source (artifact, SHA-256 of the encoder), width, checksum, n-grams, names; hashes and numbers, no text.
 */
public final class SentenceVectors {
    /** N-grams are up to three characters long. */
    public static final int GRAM = 3;

    private static final String MARK = "xinglin-vectors-1";
    private static final String SHIPPED = "names.vectors";

    private final String source;
    private final VectorTable grams;
    private final VectorTable names;
    private final int checksum;

    private SentenceVectors(String source, VectorTable grams, VectorTable names, int checksum) {
        this.source = source;
        this.grams = grams;
        this.names = names;
        this.checksum = checksum;
    }

    /**
     * @param source the encoder: artifact and SHA-256
     * @param width numbers a vector
     * @param grams n-grams and their vectors
     * @param names names and their vectors
     */
    public static SentenceVectors of(String source, int width, Map<Long, float[]> grams, Map<String, float[]> names) {
        VectorTable gramTable = new VectorTable(width, grams.size());
        grams.forEach((gram, vector) -> gramTable.add(VectorTable.key(gram), vector));
        VectorTable nameTable = new VectorTable(width, names.size());
        names.forEach((name, vector) -> nameTable.add(VectorTable.key(name), vector));
        CRC32 sum = new CRC32();
        gramTable.update(sum);
        nameTable.update(sum);
        return new SentenceVectors(source, gramTable, nameTable, (int) sum.getValue());
    }

    /**
     * The vectors shipped with the product, read at the first use and shared.
     *
     * @throws UncheckedIOException where the resource is missing or damaged
     */
    public static SentenceVectors shipped() {
        return Shipped.VECTORS;
    }

    private static final class Shipped {
        static final SentenceVectors VECTORS = load();

        private static SentenceVectors load() {
            try (InputStream in = SentenceVectors.class.getResourceAsStream(SHIPPED)) {
                if (in == null) {
                    throw new IOException("missing resource " + SHIPPED + ": run training/icd/vectors.sh");
                }
                return read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @throws IOException for what is no such file or damaged */
    public static SentenceVectors read(InputStream stream) throws IOException {
        DataInputStream in =
                new DataInputStream(new BufferedInputStream(new GZIPInputStream(stream, 1 << 16), 1 << 16));
        if (!MARK.equals(in.readUTF())) {
            throw new IOException("no sentence vectors");
        }
        String source = in.readUTF();
        int width = in.readUnsignedShort();
        int checksum = in.readInt();
        VectorTable grams = VectorTable.read(width, in);
        VectorTable names = VectorTable.read(width, in);
        CRC32 sum = new CRC32();
        grams.update(sum);
        names.update(sum);
        if ((int) sum.getValue() != checksum) {
            throw new IOException("damaged sentence vectors");
        }
        return new SentenceVectors(source, grams, names, checksum);
    }

    /** Writes what {@link #read} reads. */
    public void write(OutputStream stream) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(stream, 1 << 16))) {
            out.writeUTF(MARK);
            out.writeUTF(source);
            out.writeShort(width());
            out.writeInt(checksum);
            grams.write(out);
            names.write(out);
        }
    }

    /** The encoder the vectors come from. */
    public String source() {
        return source;
    }

    /** CRC-32 of all vectors. */
    public int checksum() {
        return checksum;
    }

    /** Numbers a vector. */
    public int width() {
        return grams.width;
    }

    /** How many names have a vector of the encoder. */
    public int names() {
        return names.size();
    }

    /** Sums of the n-grams of a text, for the vectors of its spans. */
    public SpanVectors spans(TermText text) {
        return new SpanVectors(text, this);
    }

    /** The vector of a name, of length 1: the encoder's where it was there, else the sum of its n-grams; zeros for nothing known. */
    public float[] name(String name) {
        float[] vector = new float[width()];
        int row = names.row(VectorTable.key(name));
        if (row >= 0) {
            names.addTo(row, vector, 0);
            unit(vector);
        } else {
            TermText text = TermText.of(name);
            spans(text).unit(0, text.length(), vector);
        }
        return vector;
    }

    /** Adds the vector of an n-gram, where it has one. */
    void add(long gram, float[] into, int at) {
        int row = grams.row(VectorTable.key(gram));
        if (row >= 0) {
            grams.addTo(row, into, at);
        }
    }

    /** Brings a vector to length 1; returns whether it has a direction. */
    static boolean unit(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += x * x;
        }
        if (square < 1e-9) {
            Arrays.fill(vector, 0);
            return false;
        }
        float factor = (float) (1 / Math.sqrt(square));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
        return true;
    }
}
