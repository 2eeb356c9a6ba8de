package io.xinglin.cli.nlp;

import io.xinglin.cli.nlp.AnnotatedCorpus.AnnotatedNote;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier.LabelledSentence;
import io.xinglin.nlp.section.SectionOrder;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sentences with their section: own-written ones, and those of annotated notes that name their section. Stateless. */
final class SectionSentences {
    /** The sections of the CCKS 2017 notes and the product's names for them. */
    static final Map<String, SectionType> CORPUS_SECTIONS = Map.of(
            "一般项目", SectionType.GENERAL_INFORMATION,
            "病史特点", SectionType.PRESENT_ILLNESS,
            "诊疗经过", SectionType.TREATMENT_COURSE,
            "出院情况", SectionType.GENERAL_CONDITION);

    /** The corpus' sections as they stand in a discharge record. */
    static final List<String> ORDER = List.of("一般项目", "病史特点", "诊疗经过", "出院情况");

    /** How often the order of an own-written note counts against that of a corpus record. */
    private static final int OWN = 20;

    /** Inside 病史特点, which is history, examination and results in one: what tells the parts apart. */
    private static final Map<SectionType, Pattern> PARTS = new EnumMap<>(Map.of(
            SectionType.PHYSICAL_EXAMINATION, part("(?:入院|门诊)?(?:查体|体格检查|体检)|t ?:? ?3\\d|体温:? ?3\\d"),
            SectionType.SPECIALIST_EXAMINATION, part("专科(?:情况|检查|查体)|(?:神经系统|妇科|产科)(?:检查|查体)"),
            SectionType.AUXILIARY_EXAMINATION, part("(?:门诊|院外|入院|急诊)?(?:辅助(?:检查|资料)|化验|实验室检查)"),
            SectionType.PAST_HISTORY, part("既往(?!及家族)|平素"),
            SectionType.ADMISSION_DIAGNOSIS, part("(?:初步|入院)?诊断:"),
            SectionType.PRESENT_ILLNESS, part("病[例史]特点|起病情况|现病史|现主症|患者(?:缘)?于|缘于")));

    private static final int SHORTEST = 4;

    private SectionSentences() {}

    /** {@code SECTION<TAB>sentence} a line; {@code #} opens a comment. */
    static List<LabelledSentence> own(Path file) throws IOException {
        List<LabelledSentence> sentences = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (!line.isBlank() && line.charAt(0) != '#') {
                String[] columns = line.split("\t", 2);
                sentences.add(new LabelledSentence(SectionType.valueOf(columns[0]), columns[1]));
            }
        }
        return sentences;
    }

    /**
     * Notes without headings: {@code section<TAB>text} a line, an empty line ends a note; {@code #} opens a comment. The
     * sentences of each in order.
     */
    static List<List<LabelledSentence>> notes(Path file) throws IOException {
        List<List<LabelledSentence>> notes = new ArrayList<>(List.of(new ArrayList<>()));
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (line.isBlank()) {
                notes.add(new ArrayList<>());
            } else if (line.charAt(0) != '#') {
                String[] columns = line.split("\t", 2);
                SectionType section = BareNotes.NAMES.get(columns[0]);
                sentences(columns[1])
                        .forEach(sentence -> notes.get(notes.size() - 1).add(new LabelledSentence(section, sentence)));
            }
        }
        notes.removeIf(List::isEmpty);
        return notes;
    }

    /**
     * In which order the sections of notes follow one another: of own-written notes, each counted several times, and of the
     * corpus, whose four parts of a patient are one discharge record.
     */
    static SectionOrder order(List<List<LabelledSentence>> own, List<AnnotatedNote> corpus) {
        List<List<LabelledSentence>> all = new ArrayList<>();
        for (int i = 0; i < OWN; i++) {
            all.addAll(own);
        }
        corpus.stream()
                .collect(Collectors.groupingBy(AnnotatedNote::group, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(patient -> all.add(patient.stream()
                        .sorted(Comparator.comparingInt(note -> ORDER.indexOf(note.section())))
                        .flatMap(note -> finer(of(note, ORDER)).stream())
                        .toList()));
        return SectionOrder.learn(all.stream()
                .map(note -> note.stream().map(LabelledSentence::section).toList())
                .toList());
    }

    /** The sentences of a corpus note; none where its section is not among the wanted. */
    static List<LabelledSentence> of(AnnotatedNote note, List<String> wanted) {
        SectionType section = CORPUS_SECTIONS.get(note.section());
        List<LabelledSentence> sentences = new ArrayList<>();
        if (section != null && wanted.contains(note.section())) {
            sentences(note.text()).forEach(sentence -> sentences.add(new LabelledSentence(section, sentence)));
        }
        return sentences;
    }

    /** The same with the parts of 病史特点 told apart by the words that open them, for training. */
    static List<LabelledSentence> finer(List<LabelledSentence> ofNote) {
        List<LabelledSentence> finer = new ArrayList<>();
        SectionType current = SectionType.PRESENT_ILLNESS;
        for (LabelledSentence labelled : ofNote) {
            if (labelled.section() == SectionType.PRESENT_ILLNESS) {
                String folded = FoldedText.of(labelled.sentence()).folded();
                for (Map.Entry<SectionType, Pattern> part : PARTS.entrySet()) {
                    current = part.getValue().matcher(folded).find() ? part.getKey() : current;
                }
                finer.add(new LabelledSentence(current, labelled.sentence()));
            } else {
                finer.add(labelled);
            }
        }
        return finer;
    }

    private static Pattern part(String words) {
        return Pattern.compile("^[ \\d一二三四五六七八.、,)]*(?:" + words + ")");
    }

    private static List<String> sentences(String text) {
        return Sentences.sentences(FoldedText.of(text), new Span(0, text.length())).stream()
                .map(span -> span.of(text).strip())
                .filter(sentence -> sentence.length() >= SHORTEST)
                .toList();
    }
}
