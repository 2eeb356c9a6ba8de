package io.xinglin.nlp;

import io.xinglin.core.correction.FactsCorrector;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.AssertionClassifier;
import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.ConceptNormalizer;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionFinder;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionFinder;
import io.xinglin.core.note.Span;
import io.xinglin.core.note.TimeAnchor;
import io.xinglin.core.note.TimeNormalizer;
import io.xinglin.core.terminology.Code;
import io.xinglin.nlp.assertion.LearnedAssertionClassifier;
import io.xinglin.nlp.assertion.ScopeAssertionClassifier;
import io.xinglin.nlp.concept.AllergyConcepts;
import io.xinglin.nlp.concept.ConceptTables;
import io.xinglin.nlp.concept.LearnedConcepts;
import io.xinglin.nlp.concept.RememberedConcepts;
import io.xinglin.nlp.hanlp.HanlpPlaceNames;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.mention.TaggerMentionFinder;
import io.xinglin.nlp.mention.TaggerModels;
import io.xinglin.nlp.mention.XinglinMentionFinder;
import io.xinglin.nlp.model.FastModel;
import io.xinglin.nlp.model.LearnedLayers;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier;
import io.xinglin.nlp.record.RecordAssembly;
import io.xinglin.nlp.section.HeadingWords;
import io.xinglin.nlp.section.LayeredSectionFinder;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import io.xinglin.nlp.tagger.JointTagger;
import io.xinglin.nlp.tagger.SchemeTagger;
import io.xinglin.nlp.tagger.SpanTagger;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import io.xinglin.nlp.time.AnchoredTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The engine: sections, mentions, assertion, attributes, concepts, times, record, each stage behind its port. Safe for
 * use by many threads; any Unicode text is accepted; time is linear in the note's length.
 *
 * <pre>{@code
 * NoteFacts facts = XinglinNoteEngine.load().extract("咳嗽3天，无发热。", Scheme.XINGLIN);
 * }</pre>
 */
public final class XinglinNoteEngine implements NoteEngine {
    /** Name and version, for provenance. */
    public static final String ENGINE = "xinglin-nlp-fast/0.1";

    private final String name;
    private final SectionFinder sections;
    private final Supplier<Map<Scheme, MentionFinder>> finders;
    private final AssertionClassifier classifier;
    private final RecordAssembly assembly;
    private final ConceptNormalizer concepts;
    private final AllergyConcepts allergies;
    private final TimeNormalizer times;

    /** An engine of the given stages under a name for provenance; {@code finders} gives one for every scheme, for one note. */
    private XinglinNoteEngine(
            String name,
            SectionFinder sections,
            Supplier<Map<Scheme, MentionFinder>> finders,
            AssertionClassifier classifier,
            RecordAssembly assembly,
            ConceptNormalizer concepts,
            TimeNormalizer times) {
        this.name = name;
        this.sections = sections;
        this.finders = finders;
        this.classifier = classifier;
        this.assembly = assembly;
        this.concepts = concepts;
        this.allergies = new AllergyConcepts(concepts);
        this.times = times;
    }

    /** The engine shipped with the product; its models are read once and shared. */
    public static XinglinNoteEngine load() {
        return Shipped.ENGINE;
    }

    /** The engine with models that may have learned; the shipped ones give {@link #load}. */
    public static XinglinNoteEngine of(FastModel model) {
        return model.shipped()
                ? load()
                : around(
                        ENGINE + "+" + model.version(),
                        JointTagger.of(model.taggers()),
                        model.lexicon(),
                        model.learned());
    }

    /** The product's stages around a tagger of both corpora's schemes. */
    static XinglinNoteEngine around(String name, SchemeTagger tagger) {
        return around(name, tagger, Lexicon.standard(), LearnedLayers.NONE);
    }

    private static XinglinNoteEngine around(String name, SchemeTagger tagger, Lexicon lexicon, LearnedLayers learned) {
        return new XinglinNoteEngine(
                name,
                Stages.SECTIONS,
                () -> finders(tagger, lexicon),
                learned.assertions().isEmpty()
                        ? Stages.CLASSIFIER
                        : new LearnedAssertionClassifier(Stages.CLASSIFIER, learned.assertions()),
                Stages.ASSEMBLY.with(learned.attributes()),
                concepts(lexicon, learned),
                Stages.TIMES);
    }

    private static ConceptNormalizer concepts(Lexicon lexicon, LearnedLayers learned) {
        return new LearnedConcepts(lexicon, learned.codes(), Stages.CONCEPTS);
    }

    /**
     * Corrections of what an engine found, by the stages shipped with the product; what a person added is read as the engine
     * with {@code model} would have read it.
     */
    public static FactsCorrector corrector(FastModel model) {
        return new StagedFactsCorrector(
                Stages.ASSEMBLY.with(model.learned().attributes()),
                concepts(model.lexicon(), model.learned()),
                Stages.TIMES);
    }

    /** The rules for assertions, without what was learned over them. */
    public static AssertionClassifier assertionRules() {
        return Stages.CLASSIFIER;
    }

    /** The finder of sections, on which the rules for assertions rest. */
    public static SectionFinder sections() {
        return Stages.SECTIONS;
    }

    /** The finders of one note; they share the tagger's one reading of it. */
    private static Map<Scheme, MentionFinder> finders(SchemeTagger tagger, Lexicon lexicon) {
        OneReading spans = new OneReading(tagger);
        SpanTagger ccks2017 = spans.of(TaggerModels.CCKS2017);
        SpanTagger ccks2019 = spans.of(TaggerModels.CCKS2019);
        return Map.of(
                Scheme.XINGLIN, new XinglinMentionFinder(lexicon, List.of(ccks2017, ccks2019)),
                Scheme.CCKS2017, new TaggerMentionFinder(Scheme.CCKS2017, ccks2017, lexicon),
                Scheme.CCKS2019, new TaggerMentionFinder(Scheme.CCKS2019, ccks2019, lexicon));
    }

    @Override
    public NoteFacts extract(String note, Scheme scheme) {
        return extract(note, scheme, TimeAnchor.NONE);
    }

    @Override
    public NoteFacts extract(String note, Scheme scheme, TimeAnchor anchor) {
        List<Section> found = sections.find(note);
        Map<Scheme, MentionFinder> ofNote = finders.get();
        List<Candidate> candidates =
                HeadingWords.drop(note, found, ofNote.get(Scheme.XINGLIN).find(note, found));
        List<Assertion> assertions = classifier.classify(note, found, candidates);
        RecordAssembly.Assembled assembled = assembly.assemble(note, found, candidates, assertions);
        List<Mention> mentions = scheme == Scheme.XINGLIN
                ? times.normalize(
                        note,
                        found,
                        concepts(mentions(note, candidates, assertions, assembled.sentences(), assembled.attributes())),
                        anchor)
                : mentions(note, ofNote.get(scheme), found);
        ClinicalRecord record = assembled.record();
        return new NoteFacts(name, found, mentions, record.allergic(allergies.normalize(record.allergies())));
    }

    /** The mentions with the codes of their concepts; where none is known the lexicon's own stay. */
    private List<Mention> concepts(List<Mention> mentions) {
        return mentions.stream()
                .map(mention -> {
                    List<Code> codes = concepts.concepts(MentionType.valueOf(mention.label()), mention.text());
                    return codes.isEmpty() ? mention : mention.meaning(codes);
                })
                .toList();
    }

    private List<Mention> mentions(String note, MentionFinder finder, List<Section> found) {
        List<Candidate> candidates = finder.find(note, found);
        List<Assertion> assertions = classifier.classify(note, found, candidates);
        List<Span> sentences = new ArrayList<>();
        List<Span> all = Sentences.sentences(FoldedText.of(note));
        int s = 0;
        for (Candidate candidate : candidates) {
            while (s + 1 < all.size() && all.get(s).end() <= candidate.span().start()) {
                s++;
            }
            sentences.add(all.get(s));
        }
        return mentions(
                note,
                candidates,
                assertions,
                sentences,
                candidates.stream().map(c -> Map.<String, String>of()).toList());
    }

    private static List<Mention> mentions(
            String note,
            List<Candidate> candidates,
            List<Assertion> assertions,
            List<Span> sentences,
            List<Map<String, String>> attributes) {
        List<Mention> mentions = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            mentions.add(new Mention(
                    candidate.span(),
                    candidate.span().of(note),
                    candidate.label(),
                    assertions.get(i),
                    sentences.get(i),
                    attributes.get(i),
                    candidate.codes()));
        }
        return mentions;
    }

    private static final class Stages {
        static final SectionFinder SECTIONS = new LayeredSectionFinder(DoccatSentenceClassifier.shipped());
        static final AssertionClassifier CLASSIFIER = new ScopeAssertionClassifier();
        static final RecordAssembly ASSEMBLY = new RecordAssembly(new HanlpPlaceNames());
        static final ConceptNormalizer CONCEPTS = new RememberedConcepts(ConceptTables.shipped());
        static final TimeNormalizer TIMES = new AnchoredTimes();
    }

    private static final class Shipped {
        static final XinglinNoteEngine ENGINE = around(XinglinNoteEngine.ENGINE, TaggerModels.joint());
    }

    /** What the tagger finds in one note, asked for once. Not for use by many threads. */
    private static final class OneReading {
        private final SchemeTagger tagger;
        private Map<String, List<Tagged>> found;

        OneReading(SchemeTagger tagger) {
            this.tagger = tagger;
        }

        SpanTagger of(String scheme) {
            return (text, lexicon) -> {
                if (found == null) {
                    found = tagger.tag(text, lexicon);
                }
                return found.get(scheme);
            };
        }
    }
}
