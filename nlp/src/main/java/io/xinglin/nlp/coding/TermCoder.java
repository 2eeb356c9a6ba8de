package io.xinglin.nlp.coding;

import io.xinglin.core.coding.CodeChoice;
import io.xinglin.core.coding.CodedText;
import io.xinglin.core.coding.DiagnosisCoder;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The coder: a written diagnosis or operation to codes of the insurance lists. Immutable; safe for use by many threads.
 *
 * <pre>{@code TermCoder.shipped().diagnoses("高血压冠心病不稳定心绞痛").codes()}</pre>
 */
public final class TermCoder implements DiagnosisCoder {
    /** A name without a code takes that of the likeliest other name of its words, from this likelihood on. */
    private static final double NEAREST = 0.02;

    private final DiagnosisTerms diagnoses;
    private final OperationTerms operations;
    private final Combinations combinations;
    private final InsuranceCodes codes;

    /** @param model learned with the names of {@link ClinicalNames#diagnoses()} */
    public TermCoder(CoderModel model) {
        codes = InsuranceCodes.load();
        diagnoses = new DiagnosisTerms(model);
        operations = new OperationTerms(model.lexical());
        combinations = new Combinations(codes.diagnoses());
    }

    /** The coder shipped with the product, read at the first use and shared. */
    public static TermCoder shipped() {
        return Shipped.CODER;
    }

    private static final class Shipped {
        static final TermCoder CODER = new TermCoder(CoderModel.shipped());
    }

    /** The names of the clinical edition that a text means, likeliest first, with or without a code. */
    public List<TermChoice> names(String diagnosis) {
        return diagnoses.of(diagnosis).proposed();
    }

    @Override
    public CodedText diagnoses(String text) {
        DiagnosisTerms.Choices choices = diagnoses.of(text);
        List<TermChoice> coded = new ArrayList<>();
        for (TermChoice choice : choices.proposed()) {
            withCode(choice, choices.others()).ifPresent(coded::add);
        }
        return answer(CodeSystem.ICD_10_CHS, combinations.apply(distinct(coded)), choices.others());
    }

    @Override
    public CodedText operations(String text) {
        DiagnosisTerms.Choices choices = operations.of(text);
        return answer(CodeSystem.ICD_9_CM_3_CHS, distinct(choices.proposed()), choices.others());
    }

    private static Optional<TermChoice> withCode(TermChoice choice, List<TermChoice> others) {
        if (choice.code() != null) {
            return Optional.of(choice);
        }
        return others.stream()
                .filter(o -> o.code() != null && o.score() >= NEAREST)
                .filter(o -> o.start() < choice.end() && choice.start() < o.end())
                .findFirst()
                .map(o -> choice.coded(o.code(), choice.reason(), choice.start(), choice.end()));
    }

    /** Each code once, where it is likeliest. */
    private static List<TermChoice> distinct(List<TermChoice> choices) {
        Map<String, TermChoice> byCode = new LinkedHashMap<>();
        choices.forEach(choice -> byCode.putIfAbsent(choice.code(), choice));
        return List.copyOf(byCode.values());
    }

    private CodedText answer(CodeSystem system, List<TermChoice> proposed, List<TermChoice> others) {
        List<CodeChoice> chosen = proposed.stream().map(c -> choice(system, c)).toList();
        List<CodeChoice> rest = distinct(
                        others.stream().filter(o -> o.code() != null).toList())
                .stream()
                .filter(o -> chosen.stream().noneMatch(c -> c.code().value().equals(o.code())))
                .map(o -> choice(system, o))
                .toList();
        return new CodedText(chosen, rest);
    }

    private CodeChoice choice(CodeSystem system, TermChoice choice) {
        Code code = codes.find(system, choice.code())
                .orElseThrow(() -> new IllegalStateException("no insurance code " + choice.code()));
        double score = Math.min(1, Math.max(0, choice.score()));
        return new CodeChoice(
                code, choice.name(), score, choice.reason(), choice.start(), choice.end(), choice.assertion());
    }
}
