package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with a header line (RFC 4180 without line breaks inside fields). Stateless. */
public final class LabelTable {
    private LabelTable() {}

    /** @throws ProblemException NOT_FOUND, INVALID for what is no table of this format */
    static List<Map<String, String>> read(Path file, Verification.Format format) {
        return format == Verification.Format.MIAS ? MiasTable.read(file) : read(file);
    }

    /** @throws ProblemException NOT_FOUND, INVALID for a line with another number of fields than the header */
    public static List<Map<String, String>> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no table " + file.getFileName(), e);
        }
        if (lines.isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, file.getFileName() + " is empty");
        }
        List<String> header = fields(lines.get(0).replace("\uFEFF", ""));
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> fields = fields(lines.get(i));
            if (fields.size() != header.size()) {
                throw new ProblemException(
                        Problem.Category.INVALID,
                        file.getFileName() + " line " + (i + 1) + " has " + fields.size() + " fields instead of "
                                + header.size());
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int k = 0; k < header.size(); k++) {
                row.put(header.get(k), fields.get(k));
            }
            rows.add(row);
        }
        return rows;
    }

    /** @throws ProblemException INVALID when the table has no such column */
    public static String field(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new ProblemException(Problem.Category.INVALID, "the table has no column " + column);
        }
        return value;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
