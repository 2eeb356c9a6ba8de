package io.xinglin.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.casefile.CaseChange;
import io.xinglin.core.casefile.CaseDesk;
import io.xinglin.core.cds.CardKind;
import io.xinglin.core.coding.CodingReason;
import io.xinglin.core.correction.Change;
import io.xinglin.core.diagnosis.FindingKind;
import io.xinglin.core.drg.Suggestion;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("REQ-NLP-41")
class MessageKeysTest {
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyKindShouldHaveItsWords(String language) {
        List<String> keys = Stream.of(
                        Arrays.stream(MentionType.values()).map(type -> "type." + type),
                        Arrays.stream(Assertion.values()).map(assertion -> "assertion." + assertion),
                        AttributeNames.ALL.stream().map(name -> "attribute." + name),
                        Arrays.stream(Change.class.getPermittedSubclasses())
                                .map(kind -> "correction." + kind.getSimpleName()),
                        Arrays.stream(CaseChange.class.getPermittedSubclasses())
                                .map(kind -> "case.change." + kind.getSimpleName()),
                        Arrays.stream(FindingKind.values()).map(kind -> "finding." + kind),
                        Arrays.stream(CardKind.values()).map(kind -> "feedback.kind." + kind),
                        Arrays.stream(CaseChange.Kind.values()).map(kind -> "case.first." + kind),
                        Arrays.stream(CaseDesk.State.values()).map(state -> "case.state." + state),
                        Arrays.stream(CodingReason.values()).map(reason -> "case.found." + reason),
                        Arrays.stream(Suggestion.Action.values()).map(action -> "case.action." + action))
                .flatMap(names -> names)
                .toList();
        var bundle = ResourceBundle.getBundle(Language.MESSAGES, Locale.forLanguageTag(language));
        assertThat(bundle.keySet()).containsAll(keys);
    }
}
