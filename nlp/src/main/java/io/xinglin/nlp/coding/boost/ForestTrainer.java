package io.xinglin.nlp.coding.boost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns a {@link Forest} by gradient boosting on the logistic loss (Friedman 2001; second-order gains as in Chen and Guestrin
 * 2016), histograms over quantile bins, trees grown leaf by leaf. The same rows and seed give the same forest.
 *
 * @param trees how many
 * @param leavesPerTree at most
 * @param rate learning rate
 * @param fewest sum of second derivatives a leaf needs
 * @param lambda L2 penalty of a leaf's value
 * @param rowShare share of rows drawn for each tree
 * @param columnShare share of features drawn for each tree
 */
public record ForestTrainer(
        int trees,
        int leavesPerTree,
        float rate,
        float fewest,
        float lambda,
        float rowShare,
        float columnShare,
        long seed) {

    /** @param positive the class of each row */
    public Forest train(float[][] rows, boolean[] positive) {
        return new Run(rows, positive).forest();
    }

    private record Split(int column, int bin, float gain) {}

    /** A leaf being grown. */
    private static final class Leaf {
        int start;
        int end;
        double gradient;
        double hessian;
        float[] histogram;
        Split split;
        /** Where the parent keeps the link to this leaf: node * 2 + (0 left, 1 right), or -1 for the root. */
        int link;
    }

    private final class Run {
        final Bins bins;
        final boolean[] positive;
        final int n;
        final int columns;
        final float[] margin;
        final float[] gradient;
        final float[] hessian;
        final Random random = new Random(seed);
        final List<Integer> roots = new ArrayList<>();
        final List<int[]> nodes = new ArrayList<>();
        final List<Float> leaves = new ArrayList<>();
        int[] order;

        Run(float[][] rows, boolean[] positive) {
            bins = new Bins(rows);
            this.positive = positive;
            n = rows.length;
            columns = rows[0].length;
            margin = new float[n];
            gradient = new float[n];
            hessian = new float[n];
        }

        Forest forest() {
            int ones = 0;
            for (boolean p : positive) {
                ones += p ? 1 : 0;
            }
            float base = (float) Math.log((ones + 1.0) / (n - ones + 1.0));
            Arrays.fill(margin, base);
            for (int t = 0; t < trees; t++) {
                derive();
                grow();
            }
            int count = nodes.size();
            short[] feature = new short[count];
            float[] threshold = new float[count];
            int[] left = new int[count];
            int[] right = new int[count];
            for (int i = 0; i < count; i++) {
                int[] node = nodes.get(i);
                feature[i] = (short) node[0];
                threshold[i] = bins.upper[node[0]][node[1]];
                left[i] = node[2];
                right[i] = node[3];
            }
            float[] values = new float[leaves.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = leaves.get(i);
            }
            int[] starts = roots.stream().mapToInt(i -> i).toArray();
            return new Forest(base, starts, feature, threshold, left, right, values);
        }

        void derive() {
            for (int i = 0; i < n; i++) {
                float p = (float) (1 / (1 + Math.exp(-margin[i])));
                gradient[i] = p - (positive[i] ? 1 : 0);
                hessian[i] = Math.max(1e-6f, p * (1 - p));
            }
        }

        void grow() {
            int[] drawn = draw(columns, columnShare);
            order = rowsOfTree();
            Leaf root = new Leaf();
            root.end = order.length;
            root.link = -1;
            root.histogram = histogram(root, drawn);
            sum(root);
            root.split = best(root, drawn);
            List<Leaf> open = new ArrayList<>(List.of(root));
            int firstNode = nodes.size();
            while (open.size() < leavesPerTree) {
                Leaf next = null;
                for (Leaf leaf : open) {
                    if (leaf.split != null && (next == null || leaf.split.gain > next.split.gain)) {
                        next = leaf;
                    }
                }
                if (next == null) {
                    break;
                }
                open.remove(next);
                divide(next, drawn, open);
            }
            int firstLeaf = leaves.size();
            for (Leaf leaf : open) {
                int id = -1 - leaves.size();
                leaves.add((float) (-rate * leaf.gradient / (leaf.hessian + lambda)));
                if (leaf.link >= 0) {
                    nodes.get(leaf.link >> 1)[2 + (leaf.link & 1)] = id;
                }
            }
            roots.add(nodes.size() > firstNode ? firstNode : -1 - firstLeaf);
            advance(roots.get(roots.size() - 1));
        }

        void advance(int root) {
            int[][] inner = nodes.toArray(int[][]::new);
            for (int i = 0; i < n; i++) {
                int node = root;
                while (node >= 0) {
                    int[] split = inner[node];
                    node = bins.bins[split[0]][i] <= split[1] ? split[2] : split[3];
                }
                margin[i] += leaves.get(-1 - node);
            }
        }

        void divide(Leaf leaf, int[] drawn, List<Leaf> open) {
            Split split = leaf.split;
            int id = nodes.size();
            nodes.add(new int[] {split.column, split.bin, 0, 0});
            if (leaf.link >= 0) {
                nodes.get(leaf.link >> 1)[2 + (leaf.link & 1)] = id;
            }
            int middle = partition(leaf, split);
            Leaf a = child(leaf.start, middle, id * 2);
            Leaf b = child(middle, leaf.end, id * 2 + 1);
            Leaf small = a.end - a.start < b.end - b.start ? a : b;
            Leaf large = small == a ? b : a;
            small.histogram = histogram(small, drawn);
            large.histogram = leaf.histogram;
            for (int i = 0; i < large.histogram.length; i++) {
                large.histogram[i] -= small.histogram[i];
            }
            for (Leaf one : List.of(a, b)) {
                sum(one);
                one.split = best(one, drawn);
                open.add(one);
            }
        }

        Leaf child(int start, int end, int link) {
            Leaf leaf = new Leaf();
            leaf.start = start;
            leaf.end = end;
            leaf.link = link;
            return leaf;
        }

        /** Stable, so that rows stay in memory order. */
        int partition(Leaf leaf, Split split) {
            byte[] column = bins.bins[split.column];
            int[] rest = new int[leaf.end - leaf.start];
            int kept = leaf.start;
            int moved = 0;
            for (int i = leaf.start; i < leaf.end; i++) {
                if (column[order[i]] <= split.bin) {
                    order[kept++] = order[i];
                } else {
                    rest[moved++] = order[i];
                }
            }
            System.arraycopy(rest, 0, order, kept, moved);
            return kept;
        }

        int[] rowsOfTree() {
            int[] rows = new int[n];
            int size = 0;
            for (int i = 0; i < n; i++) {
                if (random.nextFloat() < rowShare) {
                    rows[size++] = i;
                }
            }
            return Arrays.copyOf(rows, size);
        }

        int[] draw(int count, float share) {
            int[] all = IntStream.range(0, count).toArray();
            int wanted = Math.max(1, Math.round(count * share));
            for (int i = 0; i < wanted; i++) {
                int other = i + random.nextInt(count - i);
                int kept = all[i];
                all[i] = all[other];
                all[other] = kept;
            }
            return Arrays.copyOf(all, wanted);
        }

        /** Gradient and hessian sums by drawn column and bin. */
        float[] histogram(Leaf leaf, int[] drawn) {
            float[] sums = new float[drawn.length * Bins.COUNT * 2];
            for (int d = 0; d < drawn.length; d++) {
                byte[] column = bins.bins[drawn[d]];
                int base = d * Bins.COUNT * 2;
                for (int i = leaf.start; i < leaf.end; i++) {
                    int row = order[i];
                    int at = base + column[row] * 2;
                    sums[at] += gradient[row];
                    sums[at + 1] += hessian[row];
                }
            }
            return sums;
        }

        void sum(Leaf leaf) {
            for (int i = leaf.start; i < leaf.end; i++) {
                leaf.gradient += gradient[order[i]];
                leaf.hessian += hessian[order[i]];
            }
        }

        Split best(Leaf leaf, int[] drawn) {
            Split best = null;
            double whole = leaf.gradient * leaf.gradient / (leaf.hessian + lambda);
            for (int d = 0; d < drawn.length; d++) {
                int base = d * Bins.COUNT * 2;
                double g = 0;
                double h = 0;
                for (int b = 0; b < bins.upper[drawn[d]].length; b++) {
                    g += leaf.histogram[base + b * 2];
                    h += leaf.histogram[base + b * 2 + 1];
                    double otherG = leaf.gradient - g;
                    double otherH = leaf.hessian - h;
                    if (h < fewest || otherH < fewest) {
                        continue;
                    }
                    double gain = g * g / (h + lambda) + otherG * otherG / (otherH + lambda) - whole;
                    if (gain > 1e-4 && (best == null || gain > best.gain)) {
                        best = new Split(drawn[d], b, (float) gain);
                    }
                }
            }
            return best;
        }
    }
}
