package io.xinglin.fhir.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.note.RecordSamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The record as FHIR has every field of the printed table, each value with the place of its words. */
@Tag("REQ-NLP-11")
class RecordTableTest {
    private static final String TEXT = RecordSamples.NOTE.text();
    private final TransactionDraft draft = FhirSamples.note(RecordSamples.NOTE, RecordSamples.FACTS);

    /** The words behind each resource of each section. */
    private Map<String, List<String>> sections() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        Composition table = FhirSamples.all(draft, Composition.class).get(0);
        for (var section : table.getSection().subList(1, table.getSection().size())) {
            sections.put(
                    section.getTitle(),
                    section.getEntry().stream()
                            .map(entry -> words(resource(entry)))
                            .toList());
        }
        return sections;
    }

    private DomainResource resource(Reference reference) {
        return draft.entries().stream()
                .filter(entry -> entry.fullUrl().equals(reference.getReference()))
                .map(entry -> (DomainResource) entry.resource())
                .findFirst()
                .orElseThrow();
    }

    private static String words(DomainResource resource) {
        var evidence = resource.getExtensionByUrl(Evidence.URL);
        int sentenceStart = offset(evidence.getExtensionByUrl("sentenceStart").getValue());
        int sentenceEnd = offset(evidence.getExtensionByUrl("sentenceEnd").getValue());
        int start = offset(evidence.getExtensionByUrl("start").getValue());
        int end = offset(evidence.getExtensionByUrl("end").getValue());
        assertThat(start).isBetween(sentenceStart, sentenceEnd);
        assertThat(end).isBetween(sentenceStart, sentenceEnd);
        return TEXT.substring(start, end);
    }

    private static int offset(org.hl7.fhir.r4.model.Type value) {
        return ((UnsignedIntType) value).getValue();
    }

    @Test
    void everyFieldShouldBeASectionOfTheResourcesOfItsValues() {
        assertThat(sections())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("年龄", List.of("31岁")),
                        Map.entry("性别", List.of("女")),
                        Map.entry("籍贯", List.of("泉州")),
                        Map.entry("住址", List.of("荔湾区")),
                        Map.entry("主要症状", List.of("咳嗽")),
                        Map.entry("伴随症状", List.of("咳痰")),
                        Map.entry("阴性症状", List.of("咯血")),
                        Map.entry("检查", List.of("CT")),
                        Map.entry("考虑诊断", List.of("肺炎")),
                        Map.entry("过往病史", List.of("高血压")),
                        Map.entry("治疗史", List.of("硝苯地平")),
                        Map.entry("家族史", List.of("冠心病")),
                        Map.entry("用药", List.of("头孢曲松")),
                        Map.entry("过敏史", List.of("海鲜", "否认药物过敏史"))));
    }

    /** The text itself is in base 64 in the DocumentReference and proves nothing here. */
    @Test
    void everyValueOfTheRecordShouldBeInAResource() {
        List<String> texts = new ArrayList<>();
        draft.entries()
                .forEach(entry -> texts.addAll(texts(
                        json(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(entry.resource())))));
        assertThat(RecordSamples.values(RecordSamples.FACTS.record()))
                .allSatisfy(value -> assertThat(texts).anyMatch(text -> text.contains(value)));
    }

    @Test
    void provenanceShouldListEveryFactAndNotTheTable() {
        Provenance provenance = FhirSamples.all(draft, Provenance.class).get(0);
        assertThat(provenance.getTarget())
                .hasSize(15)
                .allSatisfy(target -> assertThat(resource(target)).isNotInstanceOf(Composition.class));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        StreamSupport.stream(node.spliterator(), false).forEach(child -> texts.addAll(texts(child)));
        return texts;
    }
}
