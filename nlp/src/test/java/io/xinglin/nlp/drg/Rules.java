package io.xinglin.nlp.drg;

import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.patient.Sex;
import io.xinglin.nlp.coding.InsuranceCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The national rule set of the repository, read once for all tests, and short ways to write cases. */
final class Rules {
    static final Ruleset NATIONAL = RulesetReader.read(folder("chs-drg-1.1"), InsuranceCodes.load());
    static final RulesetGrouper GROUPER = RulesetGrouper.of(NATIONAL);

    private Rules() {}

    static Path folder(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("rulesets").resolve(name);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "no rulesets/" + name + " above " + Path.of("").toAbsolutePath());
    }

    static List<String> codes(String... codes) {
        return Arrays.asList(codes);
    }

    static InpatientCase adult(Sex sex, List<String> diagnoses, List<String> procedures) {
        return new InpatientCase("t", sex, 45, null, null, null, 7, "1", null, diagnoses, procedures);
    }

    static InpatientCase infant(int days, Integer weight, List<String> diagnoses, List<String> procedures) {
        return new InpatientCase("t", Sex.MALE, 0, days, weight, null, 7, "1", null, diagnoses, procedures);
    }

    static Grouping group(InpatientCase given) {
        return GROUPER.group(given);
    }
}
