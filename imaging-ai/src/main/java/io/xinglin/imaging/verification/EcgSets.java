package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.waveform.EcgSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Labelled recordings: WFDB records with a class each, and an archive with annotated beats. Stateless. */
public final class EcgSets {
    private static final String SIGNAL = "sig_";

    private EcgSets() {}

    /**
     * A record and its class.
     *
     * @param header the record's {@code .hea} file
     */
    public record Rhythm(String name, String truth, Path header) {
        /** Reads it; errors as every reader of waveforms. */
        public EcgSignal signal() {
            return WfdbRecord.read(header);
        }
    }

    /**
     * The records of a table that are there, in its order.
     *
     * @param table lines of record and class, without a header
     * @throws ProblemException NOT_FOUND without the table or a single record of it
     */
    public static List<Rhythm> rhythms(Path folder, String table) {
        try {
            List<Rhythm> all = Files.readAllLines(folder.resolve(table)).stream()
                    .map(line -> line.split(",", -1))
                    .filter(fields -> fields.length == 2)
                    .map(fields -> new Rhythm(fields[0], fields[1], folder.resolve(fields[0] + ".hea")))
                    .filter(record -> Files.exists(record.header()))
                    .toList();
            if (all.isEmpty()) {
                throw new ProblemException(Problem.Category.NOT_FOUND, "no record of " + table + " is there");
            }
            return all;
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no table " + table, e);
        }
    }

    /**
     * A recording with its beats.
     *
     * @param beats seconds from the start
     * @param pvc which of them are premature ventricular
     */
    public record Beats(String name, EcgSignal signal, double[] beats, boolean[] pvc) {}

    /** Names of the records of an archive, in rising order. */
    public static List<String> records(Path archive) {
        return NumpyNumbers.names(archive).stream()
                .filter(name -> name.startsWith(SIGNAL))
                .map(name -> name.substring(SIGNAL.length()))
                .sorted()
                .toList();
    }

    /**
     * One record of an archive: {@code sig_R} in mV, {@code beat_R} and {@code pvc_R} as sample numbers.
     *
     * @throws ProblemException NOT_FOUND, INVALID
     */
    public static Beats beats(Path archive, String record, double hertz) {
        double[] millivolts = NumpyNumbers.read(archive, SIGNAL + record);
        float[] microvolts = new float[millivolts.length];
        for (int i = 0; i < microvolts.length; i++) {
            microvolts[i] = (float) (1000 * millivolts[i]);
        }
        double[] at = NumpyNumbers.read(archive, "beat_" + record);
        double[] premature = NumpyNumbers.read(archive, "pvc_" + record);
        Arrays.sort(premature);
        boolean[] pvc = new boolean[at.length];
        IntStream.range(0, at.length).forEach(i -> pvc[i] = Arrays.binarySearch(premature, at[i]) >= 0);
        return new Beats(
                record,
                new EcgSignal(hertz, List.of(new EcgSignal.Lead("MLII", microvolts))),
                Arrays.stream(at).map(sample -> sample / hertz).toArray(),
                pvc);
    }
}
