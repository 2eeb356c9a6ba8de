package io.xinglin.cli.nlp;

import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.nlp.learning.AssertedText;
import io.xinglin.nlp.learning.Examination;
import io.xinglin.nlp.learning.FixedSet;
import io.xinglin.nlp.learning.Learner;
import io.xinglin.nlp.learning.Lesson;
import io.xinglin.nlp.learning.MarkedText;
import io.xinglin.nlp.model.FastModel;
import io.xinglin.nlp.model.ModelVersions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin nlp learn}: the fast engine learns from corrections; its versions are listed and taken back. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        description =
                "Teach the fast engine with corrections: mentions, assertions, attributes, codes. What is learned of each is kept "
                        + "only if it is better on corrections kept apart and worse on nothing of the fixed set; the exit status is 0 "
                        + "when a new version came of it, 2 when not. The server uses it from its next start on.")
final class LearnCommand implements Callable<Integer> {
    static final int NO_BETTER = 2;

    /** What to do. */
    static final class What {
        @Option(names = "--corrections", description = "Corrections as JSON lines, a text a line.")
        private Path corrections;

        @Option(names = "--list", description = "List the versions.")
        private boolean list;

        @Option(names = "--rollback", description = "Go back to the parent of the active version.")
        private boolean rollback;
    }

    @ArgGroup(multiplicity = "1")
    private What what;

    @Option(names = "--notes", description = "JSON lines with the texts that corrections name by checksum.")
    private Path notes;

    @Option(
            names = "--out",
            description = "Folder of the versions; default: " + ModelVersions.FOLDER + " in $XINGLIN_HOME.")
    private Path out;

    @Option(
            names = "--corpus",
            description = "Measure on this annotated corpus as well: ccks2017=FILE or ccks2019=FILE, JSON lines.")
    private Map<Scheme, Path> corpora = new TreeMap<>();

    @Option(
            names = "--assertion-labels",
            description =
                    "Measure assertions on these labels as well, see training/assertion; needs --assertion-texts.")
    private Path assertionLabels;

    @Option(names = "--assertion-texts", description = "Folder of the JSON lines that the labels speak of.")
    private Path assertionTexts;

    @Option(
            names = "--tolerance",
            defaultValue = "0.001",
            description =
                    "By how much the F1 of a corpus, or of the labelled assertions, may fall (${DEFAULT-VALUE}); the golden notes "
                            + "may not at all.")
    private double tolerance;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ModelVersions versions = out == null ? ModelVersions.ofHome(ProductHome.path()) : new ModelVersions(out);
        PrintWriter print = spec.commandLine().getOut();
        try {
            if (what.list) {
                list(versions, print);
                return 0;
            }
            return what.rollback ? rollback(versions, print) : learn(versions, print);
        } catch (ProblemException e) {
            spec.commandLine().getErr().println(e.problem().message());
            return 1;
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        } finally {
            print.flush();
        }
    }

    private int learn(ModelVersions versions, PrintWriter print) throws IOException {
        long begin = System.nanoTime();
        CorrectionLines lines = new CorrectionLines();
        if (notes != null) {
            lines.texts(notes);
        }
        List<Lesson> lessons = lines.read(what.corrections);
        FastModel parent = versions.activeOrShipped(spec.commandLine().getErr()::println);
        Learner.Outcome outcome =
                new Learner(parent, fixedSet(), spec.commandLine().getErr()::println).learn(lessons);
        Map<String, String> facts = facts(parent, lessons, outcome);
        facts.forEach((key, value) -> print.println(key + ": " + value));
        double seconds = (System.nanoTime() - begin) / 1e9;
        print.printf(Locale.ROOT, "%.1f s%n", seconds);
        if (outcome.model().isEmpty()) {
            print.println("not kept: " + outcome.reason());
            return NO_BETTER;
        }
        String name = versions.keep(outcome.model().get(), facts);
        versions.activate(name);
        print.println("kept as version " + name + ": " + outcome.reason());
        return 0;
    }

    private Map<String, String> facts(FastModel parent, List<Lesson> lessons, Learner.Outcome outcome)
            throws IOException {
        Map<String, String> facts = new TreeMap<>();
        facts.put("date", Clock.systemUTC().instant().toString());
        facts.put("parent", parent.version());
        facts.put("parent.sha256", parent.sha256());
        facts.put("lessons.texts", String.valueOf(lessons.size()));
        facts.put(
                "lessons.corrections",
                String.valueOf(lessons.stream()
                        .mapToInt(lesson -> lesson.changes().size())
                        .sum()));
        facts.put("lessons.sha256", Sha256.of(List.of(Files.readAllBytes(what.corrections))));
        figures(facts, "before", outcome.before());
        figures(facts, "after", outcome.after());
        figures(facts, "kept", outcome.last());
        apart(facts, "before", outcome.before());
        apart(facts, "after", outcome.after());
        outcome.verdicts().forEach((skill, verdict) -> facts.put("learned." + skill.key(), verdict));
        return facts;
    }

    /** What the corrections kept apart say; of the model that has seen them they say nothing. */
    private static void apart(Map<String, String> facts, String when, Examination examination) {
        examination.apart().forEach((skill, score) -> facts.put(when + ".apart." + skill.key(), score.toString()));
    }

    private static void figures(Map<String, String> facts, String when, Examination examination) {
        facts.put(when + ".fixed", examination.fixed().toString());
        if (examination.assertions().gold() > 0) {
            facts.put(when + ".assertions", examination.assertions().toString());
        }
        examination
                .corpora()
                .forEach((scheme, score) ->
                        facts.put(when + "." + scheme.name().toLowerCase(Locale.ROOT), score.toString()));
    }

    private FixedSet fixedSet() throws IOException {
        if ((assertionLabels == null) != (assertionTexts == null)) {
            throw new IllegalArgumentException("--assertion-labels and --assertion-texts go together");
        }
        List<AssertedText> asserted =
                assertionLabels == null ? List.of() : AssertedCorpus.read(assertionTexts, assertionLabels);
        return new FixedSet(corpora(), asserted, tolerance);
    }

    private List<MarkedText> corpora() throws IOException {
        List<MarkedText> texts = new ArrayList<>();
        for (Map.Entry<Scheme, Path> corpus : corpora.entrySet()) {
            AnnotatedCorpus.read(corpus.getValue())
                    .forEach(note -> texts.add(new MarkedText(corpus.getKey(), note.text(), note.entities())));
        }
        return texts;
    }

    private static void list(ModelVersions versions, PrintWriter print) {
        String active = versions.active();
        print.println((active.isEmpty() ? "* " : "  ") + "shipped");
        for (String name : versions.names()) {
            Map<String, String> facts = versions.facts(name);
            String parent = facts.getOrDefault("parent", "");
            print.printf(
                    "%s %s  %s  parent %s  corrections %s  %s  sha256 %s%n",
                    name.equals(active) ? "*" : " ",
                    name,
                    facts.get("date"),
                    parent.isEmpty() ? "shipped" : parent,
                    facts.get("lessons.corrections"),
                    learned(facts),
                    facts.get("sha256"));
        }
    }

    /** What a version learned of each skill: the score on corrections kept apart, before and after. */
    private static String learned(Map<String, String> facts) {
        return facts.keySet().stream()
                .filter(key -> key.startsWith("after.apart."))
                .map(key -> key.substring("after.apart.".length()))
                .map(skill -> "%s %s -> %s"
                        .formatted(
                                skill,
                                facts.getOrDefault("before.apart." + skill, "?"),
                                facts.get("after.apart." + skill)))
                .collect(Collectors.joining("  "));
    }

    private static int rollback(ModelVersions versions, PrintWriter print) {
        String active = versions.active();
        if (active.isEmpty()) {
            print.println("the shipped models are in use already");
            return 1;
        }
        String parent = versions.facts(active).getOrDefault("parent", "");
        versions.activate(parent);
        print.println("version " + (parent.isEmpty() ? "shipped" : parent) + " is in use again");
        return 0;
    }
}
