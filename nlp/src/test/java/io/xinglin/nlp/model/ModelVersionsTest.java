package io.xinglin.nlp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.Span;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.assertion.LearnedAssertions;
import io.xinglin.nlp.concept.LearnedCodes;
import io.xinglin.nlp.concept.LearnedCodes.Term;
import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.lexicon.LexiconEntry;
import io.xinglin.nlp.mention.TaggerModels;
import io.xinglin.nlp.record.LearnedAttributes;
import io.xinglin.nlp.record.LearnedAttributes.Phrase;
import io.xinglin.nlp.tagger.CharacterTagger;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import io.xinglin.nlp.tagger.TaggerTrainer;
import io.xinglin.nlp.tagger.TaggerTrainer.Example;
import io.xinglin.nlp.text.FoldedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-NLP-42")
class ModelVersionsTest {
    private static final Code CODE = new Code(CodeSystem.ATC, "N02BE01", "paracetamol", "对乙酰氨基酚");
    private static final LearnedWords WORDS =
            new LearnedWords(Map.of("格鲁沙韦", new LexiconEntry("格鲁沙韦", MentionType.DRUG, List.of(CODE))), Set.of("胸闷"));

    private static final LearnedLayers LEARNED = new LearnedLayers(
            WORDS,
            new LearnedAssertions(Map.of("PRESENT >阙如", Map.of(Assertion.ABSENT, 700, Assertion.PAST, -20))),
            new LearnedAttributes(Set.of(Phrase.of(MentionType.SYMPTOM, "frequency", "日解3次")), Set.of()),
            new LearnedCodes(Map.of(Term.of(MentionType.DRUG, "格鲁沙韦"), CODE)));

    /** Small taggers that know one sentence: what is tried here is the folder, not what they find. */
    private static final SortedMap<String, CharacterTagger> TAGGERS =
            new TreeMap<>(Map.of(TaggerModels.CCKS2017, tagger("治疗"), TaggerModels.CCKS2019, tagger("药物")));

    @TempDir
    private Path home;

    private final List<String> refused = new ArrayList<>();

    private static CharacterTagger tagger(String label) {
        FoldedText text = FoldedText.of("患者口服甲药片治疗。");
        Example example = new Example(text, LexiconClasses.NONE, List.of(new Tagged(new Span(4, 7), label)));
        return TaggerTrainer.train(
                List.of(example, example), List.of(label), TaggerTrainer.Options.STANDARD, line -> {});
    }

    private ModelVersions versions() {
        return ModelVersions.ofHome(home);
    }

    private String keep(String parent) {
        FastModel model = FastModel.candidate(TAGGERS, LEARNED);
        return versions().keep(model, Map.of("parent", parent));
    }

    private FastModel active() {
        return versions().activeOrShipped(refused::add);
    }

    @Test
    void anEmptyHomeShouldUseTheShippedModels() {
        assertThat(active().shipped()).isTrue();
        assertThat(refused).isEmpty();
    }

    @Test
    void aKeptVersionShouldBeUsedWhenItIsActivated() {
        String name = keep("");
        assertThat(active().shipped()).isTrue();
        versions().activate(name);

        FastModel model = active();
        assertThat(model.version()).isEqualTo("0001");
        assertThat(model.learned()).isEqualTo(LEARNED);
        NoteFacts facts = XinglinNoteEngine.of(model).extract("予格鲁沙韦口服，胸闷好转。", Scheme.XINGLIN);
        assertThat(facts.engine()).isEqualTo(XinglinNoteEngine.ENGINE + "+0001");
        assertThat(facts.mentions()).extracting(mention -> mention.text()).contains("格鲁沙韦");
    }

    @Test
    void anEmptyNameShouldGoBackToTheShippedModels() {
        versions().activate(keep(""));
        versions().activate("");
        assertThat(active().shipped()).isTrue();
    }

    @Test
    void versionsShouldCountUp() {
        keep("");
        assertThat(keep("0001")).isEqualTo("0002");
        assertThat(versions().names()).containsExactly("0001", "0002");
        assertThat(versions().facts("0002")).containsEntry("parent", "0001").containsKey("sha256");
    }

    @Test
    void aDamagedVersionShouldBeRefusedAndTheShippedOneUsed() throws IOException {
        versions().activate(keep(""));
        Path file = home.resolve("learned/0001/ccks2017.crf");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThat(active().shipped()).isTrue();
        assertThat(refused).singleElement().asString().contains("0001", "ccks2017.crf", "checksum");
        assertThatThrownBy(() -> versions().activate("0001")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aVersionWithoutItsFilesOrItsFactsShouldBeRefused() throws IOException {
        versions().activate(keep(""));
        Files.delete(home.resolve("learned/0001/lexicon.tsv"));
        assertThat(active().shipped()).isTrue();
        Files.delete(home.resolve("learned/0001/version.properties"));
        assertThat(active().shipped()).isTrue();
        Files.writeString(home.resolve("learned/active"), "../elsewhere\n");
        assertThat(active().shipped()).isTrue();
        assertThat(refused).hasSize(3);
    }

    @Test
    void aVersionOfAnotherReleaseShouldBeRefused() throws IOException {
        versions().activate(keep(""));
        Path file = home.resolve("learned/0001/version.properties");
        Files.writeString(file, Files.readString(file).replace(TaggerModels.sha256(), "0".repeat(64)));
        assertThat(active().shipped()).isTrue();
        assertThat(refused).singleElement().asString().contains("another release");
    }

    @Test
    void checksumOfAnEngineShouldBeKnownByItsName() {
        keep("");
        String product = XinglinNoteEngine.ENGINE;
        assertThat(versions().sha256(product, product)).contains(TaggerModels.sha256());
        assertThat(versions().sha256(product + "+0001", product))
                .contains(versions().facts("0001").get("sha256"));
        assertThat(versions().sha256("another/1", product)).isEmpty();
    }
}
