package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Info.txt} of the MIAS mammograms (Suckling et al., 1994) as rows, one for each film that is there: {@code file},
 * {@code pair} (films 1 and 2 are of one woman, 3 and 4 of the next), {@code tissue} (F, G or D), {@code abnormal} (0 or 1) and
 * {@code circles}. Films of 1,024 pixels; the file counts from the bottom left corner, the circles from the top left. Stateless.
 */
final class MiasTable {
    private static final int SIDE = 1024;

    /** Film, tissue, abnormality and, where somebody placed it, severity, x, y and radius. */
    private static final Pattern LINE =
            Pattern.compile("mdb(\\d{3})\\s+([FGD])\\s+([A-Z]{4})(?:\\s+[BM])?(?:\\s+(\\d+)\\s+(\\d+)\\s+(\\d+))?.*");

    private MiasTable() {}

    /** @throws ProblemException NOT_FOUND, INVALID without a single film */
    static List<Map<String, String>> read(Path file) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                Matcher film = LINE.matcher(line.strip());
                if (film.matches()) {
                    picture(file.resolveSibling("mdb" + film.group(1)))
                            .ifPresent(picture -> add(rows.computeIfAbsent(picture, p -> row(p, film)), film));
                }
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no table " + file.getFileName(), e);
        }
        if (rows.isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, file.getFileName() + " names no film that is there");
        }
        return List.copyOf(rows.values());
    }

    private static Optional<String> picture(Path stem) {
        return List.of(".jpg", ".png").stream()
                .map(ending -> stem.getFileName() + ending)
                .filter(name -> Files.exists(stem.resolveSibling(name)))
                .findFirst();
    }

    private static Map<String, String> row(String picture, Matcher film) {
        int pair = (Integer.parseInt(film.group(1)) - 1) / 2;
        Map<String, String> row = new LinkedHashMap<>();
        row.put("file", picture);
        row.put("pair", String.format("%03d", pair));
        row.put("tissue", film.group(2));
        row.put("abnormal", film.group(3).equals("NORM") ? "0" : "1");
        row.put("circles", "");
        return row;
    }

    private static void add(Map<String, String> row, Matcher film) {
        if (film.group(4) != null) {
            int y = SIDE - Integer.parseInt(film.group(5));
            row.merge(
                    "circles",
                    film.group(4) + " " + y + " " + film.group(6),
                    (before, next) -> before.isEmpty() ? next : before + ";" + next);
        }
    }
}
