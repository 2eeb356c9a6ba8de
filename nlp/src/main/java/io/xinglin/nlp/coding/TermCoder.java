package io.xinglin.nlp.coding;

import io.xinglin.core.coding.CodeChoice;
import io.xinglin.core.coding.CodedText;
import io.xinglin.core.coding.CodingReason;
import io.xinglin.core.coding.DiagnosisCoder;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The coder: a written diagnosis or operation to codes of the insurance lists. Immutable; safe for use by many threads.
 *
 * <pre>{@code TermCoder.shipped().diagnoses("高血压冠心病不稳定心绞痛").codes()}</pre>
 */
public final class TermCoder implements DiagnosisCoder {
    /** A name without a code takes that of the likeliest other name of its words, from this likelihood on. */
    private static final double NEAREST = 0.02;
    /** Kinds of tumour, which the clinical edition names beside their site. */
    private static final Pattern MORPHOLOGY = Pattern.compile("(?:癌|瘤)(?:\\(.*)?$");

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
        List<TermChoice> proposed = literally(text, choices);
        List<TermChoice> coded = new ArrayList<>();
        for (TermChoice choice : proposed) {
            withCode(choice, proposed, choices.others()).ifPresent(coded::add);
        }
        List<TermChoice> combined = new ArrayList<>(combinations.apply(distinct(coded)));
        combined.sort(Comparator.comparingDouble(TermChoice::score).reversed());
        return answer(CodeSystem.ICD_10_CHS, combined, choices.others());
    }

    @Override
    public CodedText operations(String text) {
        DiagnosisTerms.Choices choices = operations.of(text);
        return answer(CodeSystem.ICD_9_CM_3_CHS, distinct(choices.proposed()), choices.others());
    }

    /** What is written as a name of the list stands for that name, and for nothing that is only like it. */
    private static List<TermChoice> literally(String text, DiagnosisTerms.Choices choices) {
        List<TermChoice> literal = Stream.concat(choices.proposed().stream(), choices.others().stream())
                .filter(c -> c.code() != null && c.isWhole(text))
                .toList();
        return Stream.concat(
                        choices.proposed().stream()
                                .filter(c -> literal.contains(c)
                                        || c.reason() != CodingReason.SEMANTIC
                                        || literal.stream()
                                                .noneMatch(l -> c.start() >= l.start() && c.end() <= l.end())),
                        literal.stream().filter(l -> !choices.proposed().contains(l)))
                .sorted(Comparator.comparingDouble(TermChoice::score).reversed())
                .toList();
    }

    /**
     * A name without a code, as of morphology, adds none where a coded one rests on the same words; else it takes that of the name
     * nearest in meaning or of another candidate.
     */
    private Optional<TermChoice> withCode(TermChoice choice, List<TermChoice> proposed, List<TermChoice> others) {
        if (choice.code() != null) {
            return Optional.of(choice);
        }
        boolean beside = proposed.stream().anyMatch(p -> p.code() != null && p.meets(choice));
        if (beside && isMorphology(choice)) {
            return Optional.empty();
        }
        Optional<String> nearest = isMorphology(choice) ? Optional.empty() : diagnoses.nearestCode(choice.name());
        if (nearest.isPresent()) {
            return Optional.of(choice.coded(nearest.get(), CodingReason.SEMANTIC, choice.start(), choice.end()));
        }
        return others.stream()
                .filter(o -> o.code() != null && o.score() >= NEAREST && o.meets(choice))
                .findFirst()
                .map(o -> choice.coded(o.code(), choice.reason(), choice.start(), choice.end()));
    }

    private static boolean isMorphology(TermChoice choice) {
        return MORPHOLOGY.matcher(choice.name()).find();
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
