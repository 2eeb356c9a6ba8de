package io.xinglin.cli.icd;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.coding.CodeChoice;
import io.xinglin.core.coding.CodedText;
import io.xinglin.core.coding.CodingReason;
import io.xinglin.core.note.Assertion;
import io.xinglin.nlp.coding.TermChoice;
import io.xinglin.nlp.coding.TermCoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin icd code}: texts in, codes out. */
@Command(
        name = "code",
        mixinStandardHelpOptions = true,
        description = "Code texts: {\"id\",\"text\"} a line in, {\"id\",\"codes\":[{\"code\",\"name\",\"score\","
                + "\"reason\",\"start\",\"end\",\"assertion\"}]} a line out, the surest code first. A line that is no text "
                + "becomes {\"id\",\"error\"} and the exit status 1.")
final class CodeCommand implements Callable<Integer> {
    @Option(names = "--operations", description = "the texts name operations: ICD-9-CM-3 instead of ICD-10")
    private boolean operations;

    @Option(
            names = "--names",
            description = "names of the Beijing clinical edition instead of the insurance list's; a name without an "
                    + "insurance code has the code null")
    private boolean names;

    @Option(names = "--alternatives", description = "adds \"alternatives\": what was considered and not proposed")
    private boolean alternatives;

    @Spec
    private CommandSpec spec;

    private final InputStream input;

    CodeCommand() {
        this(System.in);
    }

    CodeCommand(InputStream input) {
        this.input = input;
    }

    @Override
    public Integer call() throws IOException {
        TermCoder coder = TermCoder.shipped();
        boolean good = TextLines.run(input, spec.commandLine().getOut(), text -> answer(coder, text));
        return good ? 0 : 1;
    }

    private ObjectNode answer(TermCoder coder, String text) {
        ObjectNode row = TextLines.JSON.createObjectNode();
        ArrayNode codes = row.putArray("codes");
        if (names && !operations) {
            for (TermChoice c : coder.names(text)) {
                add(codes, c.code(), edition(c.name()), c.score(), c.reason(), c.start(), c.end(), c.assertion());
            }
            return row;
        }
        CodedText coded = operations ? coder.operations(text) : coder.diagnoses(text);
        coded.codes().forEach(choice -> add(codes, choice));
        if (alternatives) {
            ArrayNode others = row.putArray("alternatives");
            coded.alternatives().forEach(choice -> add(others, choice));
        }
        return row;
    }

    /** The edition's published table writes a name with a comma in quotation marks. */
    private static String edition(String name) {
        return name.indexOf(',') >= 0 ? '"' + name + '"' : name;
    }

    private static void add(ArrayNode codes, CodeChoice c) {
        add(codes, c.code().value(), c.code().zh(), c.score(), c.reason(), c.start(), c.end(), c.assertion());
    }

    private static void add(
            ArrayNode codes,
            String code,
            String name,
            double score,
            CodingReason reason,
            int start,
            int end,
            Assertion assertion) {
        codes.addObject()
                .put("code", code)
                .put("name", name)
                .put("score", Math.round(score * 1000) / 1000.0)
                .put("reason", reason.name().toLowerCase(Locale.ROOT))
                .put("start", start)
                .put("end", end)
                .put("assertion", assertion.name().toLowerCase(Locale.ROOT));
    }
}
