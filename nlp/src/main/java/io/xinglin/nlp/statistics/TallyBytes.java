package io.xinglin.nlp.statistics;

import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.Dimension;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A tally as bytes and back, for checkpoints: names and counts, deflated. */
public final class TallyBytes {
    private static final int FORMAT = 1;

    private TallyBytes() {}

    public static byte[] write(Tally tally) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
            out.writeByte(FORMAT);
            out.writeLong(tally.records());
            out.writeByte(tally.by().size());
            for (Dimension dimension : tally.by()) {
                out.writeUTF(dimension.name());
                writeBuckets(tally, dimension, out);
            }
            out.writeByte(tally.fields().size());
            for (CountedField field : tally.fields()) {
                out.writeUTF(field.name());
                writeField(tally.field(field), tally.by(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    private static void writeBuckets(Tally tally, Dimension dimension, DataOutputStream out) throws IOException {
        Words words = tally.bucketWords(dimension);
        out.writeInt(words.size());
        for (int i = 0; i < words.size(); i++) {
            out.writeUTF(words.word(i));
            out.writeLong(tally.bucketRecords(dimension, words.word(i)));
        }
    }

    private static void writeField(FieldTally field, Iterable<Dimension> by, DataOutputStream out) throws IOException {
        out.writeInt(field.values().size());
        for (int i = 0; i < field.values().size(); i++) {
            out.writeUTF(field.values().word(i));
            out.writeInt(field.records(i));
            out.writeLong(field.occurrences(i));
        }
        for (Dimension dimension : by) {
            PairCounts cells = field.cells(dimension);
            out.writeInt(cells.size());
            List<int[]> all = cells.list();
            for (int[] cell : all) {
                out.writeInt(cell[0]);
                out.writeInt(cell[1]);
                out.writeInt(cell[2]);
            }
        }
    }

    /** @throws IllegalArgumentException when these are not a tally's bytes */
    public static Tally read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            if (in.readByte() != FORMAT) {
                throw new IllegalArgumentException("a tally of another format");
            }
            return read(in);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a tally", e);
        }
    }

    private static Tally read(DataInputStream in) throws IOException {
        long records = in.readLong();
        EnumSet<Dimension> by = EnumSet.noneOf(Dimension.class);
        List<Bucket> buckets = new ArrayList<>();
        for (int dimensions = in.readByte(); dimensions > 0; dimensions--) {
            Dimension dimension = Dimension.valueOf(in.readUTF());
            by.add(dimension);
            for (int i = in.readInt(); i > 0; i--) {
                buckets.add(new Bucket(dimension, in.readUTF(), in.readLong()));
            }
        }
        Tally tally = new Tally(by);
        tally.addRecords(records);
        buckets.forEach(bucket -> tally.bucket(bucket.dimension(), bucket.name(), bucket.records()));
        for (int fields = in.readByte(); fields > 0; fields--) {
            readField(tally.field(CountedField.valueOf(in.readUTF())), by, in);
        }
        return tally;
    }

    private record Bucket(Dimension dimension, String name, long records) {}

    private static void readField(FieldTally field, Iterable<Dimension> by, DataInputStream in) throws IOException {
        for (int values = in.readInt(); values > 0; values--) {
            String value = in.readUTF();
            int records = in.readInt();
            field.recorded(field.occurred(value, in.readLong()), records);
        }
        for (Dimension dimension : by) {
            for (int cells = in.readInt(); cells > 0; cells--) {
                field.cells(dimension).add(in.readInt(), in.readInt(), in.readInt());
            }
        }
    }
}
