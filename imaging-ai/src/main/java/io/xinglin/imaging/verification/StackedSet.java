package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The labelled series a package names, read from a folder. Stateless. */
final class StackedSet {
    private StackedSet() {}

    /** @param truth in the order of the labels */
    record Slice(Path file, boolean[] truth) {}

    /** @param network the one that has not seen it */
    record Series(String name, int network, List<Slice> slices) {}

    /**
     * The series some network has not seen, by name as the table has them.
     *
     * @throws ProblemException NOT_FOUND or INVALID when table or columns are not as the package says
     */
    static List<Series> read(Verification verification, Path data) {
        Verification.Stack stack = verification.stack().orElseThrow();
        Path table = Files.isDirectory(data) ? data.resolve(verification.table()) : data;
        Path folder = table.toAbsolutePath().getParent();
        Map<String, List<Map<String, String>>> groups = new LinkedHashMap<>();
        for (Map<String, String> row : LabelTable.read(table, verification.format())) {
            groups.computeIfAbsent(LabelledSet.field(row, stack.group()), name -> new ArrayList<>())
                    .add(row);
        }
        List<Series> all = new ArrayList<>();
        groups.forEach((name, rows) -> {
            OptionalInt network = stack.network(name);
            if (network.isPresent()) {
                all.add(new Series(
                        name,
                        network.getAsInt(),
                        rows.stream()
                                .sorted(Comparator.comparingDouble(row -> number(row, stack.order())))
                                .map(row -> new Slice(
                                        folder.resolve(LabelledSet.field(row, verification.file())),
                                        LabelledSet.truth(verification, row)))
                                .toList()));
            }
        });
        if (all.isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, "all networks have seen every series of the set");
        }
        return all;
    }

    private static double number(Map<String, String> row, String column) {
        String value = LabelledSet.field(row, column);
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.Category.INVALID, "column " + column + " has " + value, e);
        }
    }
}
