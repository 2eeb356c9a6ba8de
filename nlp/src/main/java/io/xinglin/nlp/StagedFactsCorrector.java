package io.xinglin.nlp;

import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.correction.CorrectedFacts.Trace;
import io.xinglin.core.correction.CorrectedMentions;
import io.xinglin.core.correction.Correction;
import io.xinglin.core.correction.FactsCorrector;
import io.xinglin.core.correction.StandingMention;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.ConceptNormalizer;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.TimeAnchor;
import io.xinglin.core.note.TimeNormalizer;
import io.xinglin.core.terminology.Code;
import io.xinglin.nlp.concept.AllergyConcepts;
import io.xinglin.nlp.record.RecordAssembly;
import io.xinglin.nlp.record.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Corrections applied by the engine's later stages. Mentions that nobody touched keep what the engine gave them; of those that
 * people added, moved or said something else of, attributes, codes and times are read from the note; what a person said of an
 * attribute or a code wins. The record is made anew of all that stand. Safe for use by many threads.
 */
final class StagedFactsCorrector implements FactsCorrector {
    /** Attributes that a mention's time is read from: where a person changed one, that time no longer holds. */
    private static final Set<String> TIMES = Set.of("onset", "time", "start", "stop", "duration");

    private final RecordAssembly assembly;
    private final ConceptNormalizer concepts;
    private final AllergyConcepts allergies;
    private final TimeNormalizer times;

    StagedFactsCorrector(RecordAssembly assembly, ConceptNormalizer concepts, TimeNormalizer times) {
        this.assembly = assembly;
        this.concepts = concepts;
        this.allergies = new AllergyConcepts(concepts);
        this.times = times;
    }

    @Override
    public CorrectedFacts correct(String text, NoteFacts found, List<Correction> corrections, TimeAnchor anchor) {
        CorrectedMentions mentions = new CorrectedMentions(text, found.mentions());
        List<Correction> applied = corrections.stream()
                .filter(correction -> mentions.apply(correction.change()))
                .toList();
        NoteFacts facts = mentions.mentions().equals(found.mentions()) ? found : facts(text, found, mentions, anchor);
        return new CorrectedFacts(found, facts, mentions.withdrawn(), traces(applied, mentions, facts.mentions()));
    }

    /** Each with its mention as the record's stages left it, where it stands. */
    private static List<Trace> traces(List<Correction> applied, CorrectedMentions mentions, List<Mention> now) {
        List<Mention> subjects = mentions.subjects();
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < applied.size(); i++) {
            Mention subject = subjects.get(i);
            Mention standing = now.stream()
                    .filter(m -> m.span().equals(subject.span()) && m.label().equals(subject.label()))
                    .findFirst()
                    .orElse(subject);
            traces.add(new Trace(applied.get(i), standing));
        }
        return traces;
    }

    private NoteFacts facts(String text, NoteFacts found, CorrectedMentions corrected, TimeAnchor anchor) {
        List<StandingMention> standing = corrected.standing();
        List<Candidate> candidates = new ArrayList<>();
        List<Assertion> assertions = new ArrayList<>();
        List<Optional<Map<String, String>>> kept = new ArrayList<>();
        for (StandingMention one : standing) {
            Mention mention = one.mention();
            candidates.add(new Candidate(mention.span(), mention.label(), mention.codes()));
            assertions.add(mention.assertion());
            kept.add(one.anew() ? Optional.empty() : Optional.of(mention.attributes()));
        }
        Told told = new Told(
                kept,
                standing.stream().map(StandingMention::said).toList(),
                corrected.withdrawn().stream().map(Mention::span).toList());
        RecordAssembly.Assembled assembled = assembly.assemble(text, found.sections(), candidates, assertions, told);
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < standing.size(); i++) {
            mentions.add(read(standing.get(i), assembled, i));
        }
        ClinicalRecord record = assembled.record();
        return new NoteFacts(
                found.engine(),
                found.sections(),
                timed(text, found, standing, mentions, anchor),
                record.allergic(allergies.normalize(record.allergies())));
    }

    private Mention read(StandingMention standing, RecordAssembly.Assembled assembled, int number) {
        Mention mention = standing.mention();
        boolean undated = standing.said().keySet().stream().anyMatch(TIMES::contains);
        return new Mention(
                mention.span(),
                mention.text(),
                mention.label(),
                mention.assertion(),
                standing.anew() ? assembled.sentences().get(number) : mention.sentence(),
                assembled.attributes().get(number),
                codes(standing),
                standing.anew() || undated ? null : mention.time());
    }

    private List<Code> codes(StandingMention standing) {
        Mention mention = standing.mention();
        return standing.anew() && !standing.encoded()
                ? concepts.concepts(MentionType.valueOf(mention.label()), mention.text())
                : mention.codes();
    }

    /** The mentions with the times of those that are read anew; a time that a person changed stays as it was said. */
    private List<Mention> timed(
            String text, NoteFacts found, List<StandingMention> standing, List<Mention> mentions, TimeAnchor anchor) {
        List<Mention> dated = times.normalize(text, found.sections(), mentions, anchor);
        List<Mention> timed = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            StandingMention one = standing.get(i);
            boolean undated = one.said().keySet().stream().anyMatch(TIMES::contains);
            timed.add(one.anew() && !undated ? dated.get(i) : mentions.get(i));
        }
        return timed;
    }
}
