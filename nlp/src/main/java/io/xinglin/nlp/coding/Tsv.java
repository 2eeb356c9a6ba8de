package io.xinglin.nlp.coding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tables as tab-separated UTF-8: comment lines begin with {@code #}, the first other line names the columns. */
public final class Tsv {
    private Tsv() {}

    /** The rows of a table beside {@code owner} on the class path; a row has as many cells as the header names. */
    public static List<String[]> resource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return rows(name, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rows of a file.
     *
     * @throws IllegalArgumentException naming file and line where a row has another number of cells than the header
     */
    public static List<String[]> file(Path file) {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return rows(file.getFileName().toString(), in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static List<String[]> rows(String name, BufferedReader in) throws IOException {
        List<String[]> rows = new ArrayList<>();
        int cells = 0;
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.isEmpty() || line.charAt(0) == '#') {
                continue;
            }
            String[] row = line.split("\t", -1);
            if (cells == 0) {
                cells = row.length;
                continue;
            }
            if (row.length != cells) {
                throw new IllegalArgumentException(
                        name + ":" + number + ": " + row.length + " cells, the header names " + cells);
            }
            rows.add(row);
        }
        return rows;
    }
}
