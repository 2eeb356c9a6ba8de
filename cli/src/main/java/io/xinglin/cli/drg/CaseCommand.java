package io.xinglin.cli.drg;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.core.casefile.RecordCoder;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.Scheme;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.casefile.DischargeRecordCoder;
import io.xinglin.nlp.coding.TermCoder;
import io.xinglin.nlp.drg.Language;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin drg case}: discharge records in, cases with their evidence out, ready for {@code drg group}. */
@Command(
        name = "case",
        mixinStandardHelpOptions = true,
        description =
                "Read discharge records into cases: {\"id\",\"text\"} a line in, with what else is known of the stay "
                        + "(\"sex\", \"ageYears\", ...); the case a line out, for drg group and drg whatif, with \"documented\" and "
                        + "\"evidence\": for each code the words, the sentence and the rule that put it in its place. Offsets count "
                        + "Unicode code points, end exclusive. A line that cannot be read becomes {\"id\",\"error\"} and the exit "
                        + "status 1.")
final class CaseCommand implements Callable<Integer> {
    @Option(names = "--lang", defaultValue = "zh", description = "language of the rules: zh or en")
    private Language language;

    @Spec
    private CommandSpec spec;

    private final InputStream input;

    CaseCommand() {
        this(System.in);
    }

    CaseCommand(InputStream input) {
        this.input = input;
    }

    @Override
    public Integer call() throws IOException {
        NoteEngine engine = XinglinNoteEngine.load();
        RecordCoder coder = new DischargeRecordCoder(TermCoder.shipped());
        CodedCaseJson json = new CodedCaseJson(language == Language.ZH);
        boolean good = CaseLines.run(input, spec.commandLine().getOut(), (known, row) -> {
            String text = text(row);
            return json.write(text, coder.code(text, engine.extract(text, Scheme.XINGLIN), known));
        });
        return good ? 0 : 1;
    }

    private static String text(JsonNode row) throws CaseJson.NotACase {
        JsonNode text = row.path("text");
        if (!text.isTextual()) {
            throw new CaseJson.NotACase("text is missing");
        }
        return text.textValue();
    }
}
