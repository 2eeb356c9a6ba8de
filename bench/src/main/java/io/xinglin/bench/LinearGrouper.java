package io.xinglin.bench;

import io.xinglin.core.drg.InpatientCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The straightforward way to group, for comparison: the same tables as lists of text, each rule read anew and each list
 * searched from its beginning for each case. It knows MDC and ADRG by diagnosis and operation lists and MCC and CC with
 * exclusion; age, weight, sex and the like it takes as met, and it neither explains nor warns, so it does less than the product.
 */
final class LinearGrouper {
    private final List<String[]> mdcs;
    private final List<String[]> mdcDiagnoses;
    private final List<String[]> adrgs;
    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<String[]> mcc;
    private final List<String[]> cc;
    private final List<String[]> exclusion;
    private final List<String> valid;

    LinearGrouper(Path folder) {
        mdcs = rows(folder, "mdc.tsv");
        mdcs.sort((a, b) -> Integer.compare(Integer.parseInt(a[1]), Integer.parseInt(b[1])));
        mdcDiagnoses = rows(folder, "mdc-diagnosis.tsv");
        adrgs = rows(folder, "adrg.tsv");
        adrgs.sort((a, b) -> Integer.compare(Integer.parseInt(a[2]), Integer.parseInt(b[2])));
        for (String table : List.of("adrg-diagnosis.tsv", "adrg-operation.tsv")) {
            rows(folder, table)
                    .forEach(row -> lists.computeIfAbsent(row[0] + row[1], name -> new ArrayList<>())
                            .add(row[2]));
        }
        mcc = rows(folder, "mcc.tsv");
        cc = rows(folder, "cc.tsv");
        exclusion = rows(folder, "exclusion.tsv");
        valid = rows(folder, "operation.tsv").stream().map(row -> row[0]).toList();
    }

    private static List<String[]> rows(Path folder, String table) {
        try {
            List<String[]> rows = new ArrayList<>();
            Files.readAllLines(folder.resolve(table), StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                    .skip(1)
                    .forEach(line -> rows.add(line.split("\t", -1)));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** ADRG and severity, e.g. {@code BB1/MCC}; {@code 0000} where nothing takes the case. */
    String group(InpatientCase given) {
        String principal = given.diagnoses().get(0);
        for (String[] mdc : mdcs) {
            boolean holds = mdcDiagnoses.stream().anyMatch(row -> row[0].equals(mdc[0]) && row[1].equals(principal));
            if (holds) {
                for (String[] adrg : adrgs) {
                    if (adrg[1].equals(mdc[0]) && meets(adrg, mdc[0], given)) {
                        return adrg[0] + '/' + severity(given, principal);
                    }
                }
            }
        }
        return "0000";
    }

    private boolean meets(String[] adrg, String mdc, InpatientCase given) {
        for (String alternative : adrg[5].split("\\|")) {
            boolean met = true;
            for (String condition : alternative.split("&")) {
                met &= holds(condition.strip(), adrg[0], mdc, given);
            }
            if (met) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(String condition, String adrg, String mdc, InpatientCase given) {
        String[] parts = condition.split(":");
        if (parts.length < 2) {
            return true;
        }
        List<String> ofPlace = switch (parts[0]) {
            case "principal" -> given.diagnoses().subList(0, 1);
            case "diagnosis" -> given.diagnoses();
            case "main" -> given.procedures().stream().limit(1).toList();
            default -> given.procedures();
        };
        boolean any = ofPlace.stream().anyMatch(code -> in(parts[1], adrg, mdc, code));
        return parts[0].equals("none") != any;
    }

    private boolean in(String list, String adrg, String mdc, String code) {
        return switch (list) {
            case "mdc" -> mdcDiagnoses.stream().anyMatch(row -> row[0].equals(mdc) && row[1].equals(code));
            case "valid" -> valid.contains(code);
            default -> lists.getOrDefault(adrg + list, List.of()).contains(code);
        };
    }

    private String severity(InpatientCase given, String principal) {
        List<String> others = given.diagnoses().subList(1, given.diagnoses().size());
        return others.stream().anyMatch(code -> counts(mcc, code, principal))
                ? "MCC"
                : others.stream().anyMatch(code -> counts(cc, code, principal)) ? "CC" : "NONE";
    }

    private boolean counts(List<String[]> table, String code, String principal) {
        return table.stream()
                .filter(row -> row[0].equals(code))
                .anyMatch(
                        row -> exclusion.stream().noneMatch(out -> out[0].equals(row[1]) && out[1].equals(principal)));
    }
}
