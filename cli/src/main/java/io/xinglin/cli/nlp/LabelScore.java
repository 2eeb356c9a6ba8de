package io.xinglin.cli.nlp;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Accuracy of labels given to mentions, overall and by value, with a confusion matrix. The 95 % interval comes from drawing
 * the sentences anew, as mentions of one sentence stand or fall together. Not for use by many threads.
 */
final class LabelScore {
    private static final int DRAWS = 2_000;
    private static final long SEED = 20_171_231L;

    private final List<String> values;
    private final int[][] matrix;
    private final List<int[]> sentences = new ArrayList<>();

    LabelScore(List<String> values) {
        this.values = List.copyOf(values);
        this.matrix = new int[values.size()][values.size()];
    }

    /** The labels of one sentence's mentions, both in the same order. */
    void add(List<String> labelled, List<String> said) {
        int right = 0;
        for (int i = 0; i < labelled.size(); i++) {
            int row = values.indexOf(labelled.get(i));
            int column = values.indexOf(said.get(i));
            matrix[row][column]++;
            right += row == column ? 1 : 0;
        }
        sentences.add(new int[] {right, labelled.size()});
    }

    double accuracy() {
        return share(sentences);
    }

    /** Lower and upper end of the 95 % interval. */
    double[] interval() {
        Random random = new Random(SEED);
        double[] drawn = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            List<int[]> again = new ArrayList<>(sentences.size());
            for (int i = 0; i < sentences.size(); i++) {
                again.add(sentences.get(random.nextInt(sentences.size())));
            }
            drawn[d] = share(again);
        }
        Arrays.sort(drawn);
        return new double[] {drawn[(int) (DRAWS * 0.025)], drawn[(int) (DRAWS * 0.975)]};
    }

    void print(PrintWriter out) {
        double[] interval = interval();
        int mentions =
                Arrays.stream(matrix).mapToInt(row -> Arrays.stream(row).sum()).sum();
        out.printf("%d mentions in %d sentences%n", mentions, sentences.size());
        out.printf("accuracy %.4f (95%% interval %.4f-%.4f)%n", accuracy(), interval[0], interval[1]);
        for (int v = 0; v < values.size(); v++) {
            int value = v;
            int labelled = Arrays.stream(matrix[v]).sum();
            int said = Arrays.stream(matrix).mapToInt(row -> row[value]).sum();
            if (labelled + said > 0) {
                out.printf(
                        "%-12s labelled %4d said %4d right %4d recall %.4f precision %.4f%n",
                        values.get(v),
                        labelled,
                        said,
                        matrix[v][v],
                        matrix[v][v] / (double) Math.max(1, labelled),
                        matrix[v][v] / (double) Math.max(1, said));
            }
        }
        out.println("rows as labelled, columns as said: " + String.join(" ", values));
        for (int v = 0; v < values.size(); v++) {
            StringBuilder row = new StringBuilder("%-12s".formatted(values.get(v)));
            for (int count : matrix[v]) {
                row.append("%5d".formatted(count));
            }
            out.println(row);
        }
    }

    private static double share(List<int[]> sentences) {
        int right = 0;
        int all = 0;
        for (int[] sentence : sentences) {
            right += sentence[0];
            all += sentence[1];
        }
        return right / (double) Math.max(1, all);
    }
}
