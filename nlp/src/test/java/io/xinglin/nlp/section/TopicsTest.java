package io.xinglin.nlp.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.nlp.section.Topics.Topic;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of {@code topics.tsv} speaks for the example it gives, and its gate lets the example through. */
@Tag("REQ-NLP-07")
class TopicsTest {
    private static List<Topic> topics() {
        return Topics.SHIPPED;
    }

    @ParameterizedTest
    @MethodSource("topics")
    void rowShouldSpeakForItsExample(Topic topic) {
        assertThat(topic.cue()
                        .matcher(topic.example().toLowerCase(java.util.Locale.ROOT))
                        .find())
                .isTrue();
        assertThat(topic.cue().in(topic.example().toLowerCase(java.util.Locale.ROOT)))
                .isTrue();
    }
}
