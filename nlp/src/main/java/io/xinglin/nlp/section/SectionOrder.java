package io.xinglin.nlp.section;

import io.xinglin.core.note.SectionType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How often a sentence of one section follows a sentence of another in notes, counted and smoothed by the parts of a record: a
 * first-order Markov chain over the sections of sentences. Immutable; safe for use by many threads.
 */
@SuppressWarnings("EnumOrdinal") // arrays by section, within one run
public final class SectionOrder {
    /** Stands for what is before the first sentence. */
    static final int START = SectionType.values().length;

    private static final int SIZE = START + 1;
    private static final int PARTS = 9;
    /** The share of probability that goes by the parts of the record alone: histories, say, come in any order. */
    private static final double BY_PART = 0.2;
    /** The share that all transitions have alike, seen or not. */
    private static final double ALIKE = 0.01;

    private final int[][] counts;
    private final double[][] logs;

    private SectionOrder(int[][] counts) {
        this.counts = counts;
        this.logs = new double[SIZE][START];
        double[][] parts = new double[PARTS][PARTS];
        int[] sizes = new int[PARTS];
        for (int to = 0; to < START; to++) {
            sizes[part(to)]++;
            for (int from = 0; from < SIZE; from++) {
                parts[part(from)][part(to)] += from == to ? 0 : counts[from][to];
            }
        }
        for (int from = 0; from < SIZE; from++) {
            double all = Math.max(1, Arrays.stream(counts[from]).sum());
            double ofPart = Math.max(1, Arrays.stream(parts[part(from)]).sum());
            for (int to = 0; to < START; to++) {
                double seen = counts[from][to] / all;
                double coarse = parts[part(from)][part(to)] / ofPart / sizes[part(to)];
                logs[from][to] = Math.log((1 - BY_PART - ALIKE) * seen + BY_PART * coarse + ALIKE / START);
            }
        }
    }

    /** The parts of a record, in its usual order; the start of a note is one of its own. */
    private static int part(int section) {
        if (section == START) {
            return PARTS - 1;
        }
        return switch (SectionType.values()[section]) {
            case GENERAL_INFORMATION, CHIEF_COMPLAINT -> 0;
            case PRESENT_ILLNESS, ONSET, REASON_FOR_ADMISSION, OTHER -> 1;
            case PAST_HISTORY,
                    RELATED_HISTORY,
                    PERSONAL_HISTORY,
                    MARITAL_HISTORY,
                    MENSTRUAL_HISTORY,
                    BIRTH_HISTORY,
                    FAMILY_HISTORY,
                    ALLERGY_HISTORY -> 2;
            case PHYSICAL_EXAMINATION, SPECIALIST_EXAMINATION, AUXILIARY_EXAMINATION -> 3;
            case IMAGING_FINDINGS, IMAGING_IMPRESSION, PATHOLOGY -> 4;
            case ADMISSION_DIAGNOSIS, DISCHARGE_DIAGNOSIS -> 5;
            case OPERATION_RECORD, TREATMENT_COURSE -> 6;
            case GENERAL_CONDITION, DISCHARGE_ORDERS -> 7;
        };
    }

    /** Counts the order of notes, each given by the sections of its sentences one after the other. */
    public static SectionOrder learn(List<List<SectionType>> notes) {
        int[][] counts = new int[SIZE][START];
        for (List<SectionType> note : notes) {
            int from = START;
            for (SectionType type : note) {
                counts[from][type.ordinal()]++;
                from = type.ordinal();
            }
        }
        return new SectionOrder(counts);
    }

    /** The order shipped with the product. */
    public static SectionOrder shipped() {
        return Shipped.ORDER;
    }

    /** Log-probability of {@code to} after {@code from}, both by ordinal. */
    double log(int from, int to) {
        return logs[from][to];
    }

    /** A line {@code from<TAB>to<TAB>count} for each pair seen; {@code -} is the start of a note. */
    public String toTsv() {
        StringBuilder tsv = new StringBuilder();
        for (int from = 0; from < SIZE; from++) {
            for (int to = 0; to < START; to++) {
                if (counts[from][to] > 0) {
                    tsv.append(from == START ? "-" : SectionType.values()[from].name())
                            .append('\t')
                            .append(SectionType.values()[to].name())
                            .append('\t')
                            .append(counts[from][to])
                            .append('\n');
                }
            }
        }
        return tsv.toString();
    }

    /** @throws IllegalArgumentException when a line is no row of {@link #toTsv} */
    static SectionOrder parse(List<String> lines) {
        int[][] counts = new int[SIZE][START];
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            if (columns.length != 3) {
                throw new IllegalArgumentException("not a row of the section order");
            }
            int from = "-".equals(columns[0])
                    ? START
                    : SectionType.valueOf(columns[0]).ordinal();
            counts[from][SectionType.valueOf(columns[1]).ordinal()] = Integer.parseInt(columns[2]);
        }
        return new SectionOrder(counts);
    }

    private static final class Shipped {
        static final SectionOrder ORDER = read();

        private static SectionOrder read() {
            try (InputStream in = SectionOrder.class.getResourceAsStream("order.tsv");
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return parse(lines.lines().collect(Collectors.toList()));
            } catch (IOException e) {
                throw new UncheckedIOException("order.tsv cannot be read", e);
            }
        }
    }
}
