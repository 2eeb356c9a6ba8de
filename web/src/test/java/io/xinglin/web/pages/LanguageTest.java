package io.xinglin.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.problem.Problem;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-WEB-01")
class LanguageTest {
    @Test
    void bothLanguagesShouldHaveTheSameKeys() {
        var zh = ResourceBundle.getBundle(Language.MESSAGES, Locale.SIMPLIFIED_CHINESE);
        var en = ResourceBundle.getBundle(Language.MESSAGES, Locale.ENGLISH);
        assertThat(zh.keySet()).containsExactlyInAnyOrderElementsOf(en.keySet());
        assertThat(zh.getString("logout")).isNotEqualTo(en.getString("logout"));
    }

    @Test
    void everyProblemShouldHaveWords() {
        var language = new Language();
        for (var category : Problem.Category.values()) {
            assertThat(language.text("problem." + category)).isNotBlank();
        }
    }
}
