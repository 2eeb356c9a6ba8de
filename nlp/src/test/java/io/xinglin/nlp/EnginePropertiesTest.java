package io.xinglin.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.TimeAnchor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any Unicode in, no exception, offsets valid, the same on every thread, time in proportion to the length. */
@Tag("REQ-NLP-06")
class EnginePropertiesTest {
    private static final XinglinNoteEngine ENGINE = XinglinNoteEngine.load();

    private static void assertSound(String note) {
        for (Scheme scheme : Scheme.values()) {
            NoteFacts facts = ENGINE.extract(note, scheme, TimeAnchor.of(LocalDate.of(2023, 5, 15)));
            assertThat(facts.mentions()).allSatisfy(mention -> {
                mention.when()
                        .ifPresent(time -> assertThat(time.span().of(note)).isEqualTo(time.text()));
                assertThat(mention.span().end()).isLessThanOrEqualTo(note.length());
                assertThat(mention.span().of(note)).isEqualTo(mention.text()).isNotEmpty();
                assertThat(mention.sentence().contains(mention.span())).isTrue();
            });
            assertThat(facts.sections())
                    .allSatisfy(section -> assertThat(section.span().end()).isLessThanOrEqualTo(note.length()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\r\n\r\n",
                "。",
                "\uD83D",
                "\uDE00\uD83D",
                "主诉：",
                "主诉：\r\n现病史：\r\n",
                "😀咳嗽😀3天，\uD800无发热。",
                "ＷＢＣ　１２．５×１０＾９／Ｌ，发热。",
                "\u0000\u0001\u0002",
                "無發熱、咳嗽，體溫３６．５℃",
                "9999年前9999-99-99起咳嗽，2016-02-30；25：61发热9999小时余，2月29日呕吐0天",
                "<script>alert('咳嗽')</script>"
            })
    void extractShouldAcceptAnyText(String note) {
        assertSound(note);
    }

    @Test
    void extractShouldAcceptRandomCodeUnits() {
        Random random = new Random(20);
        String clinical = PrintedNote.TEXT + "2016年10月29日；11：12前后余来去今昨第术入院约半两十天周月时上自幼";
        for (int round = 0; round < 30; round++) {
            StringBuilder note = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                boolean odd = random.nextInt(4) == 0;
                note.append(odd ? (char) random.nextInt(0x10000) : clinical.charAt(random.nextInt(clinical.length())));
            }
            assertSound(note.toString());
        }
    }

    @Test
    void mentionsShouldIndexTheOriginalOfAFullWidthNoteWithLineBreaks() {
        String note = "😀患者咳嗽３天，\r\n查ＷＢＣ升高，\r\n无发热。";
        NoteFacts facts = ENGINE.extract(note, Scheme.XINGLIN);
        assertThat(facts.mentions()).extracting(mention -> mention.text()).contains("咳嗽", "ＷＢＣ", "发热");
    }

    @Test
    void everyThreadShouldFindTheSame() throws Exception {
        NoteFacts expected = ENGINE.extract(PrintedNote.TEXT, Scheme.XINGLIN);
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<NoteFacts>> tasks = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                tasks.add(() -> ENGINE.extract(PrintedNote.TEXT, Scheme.XINGLIN));
            }
            for (Future<NoteFacts> done : workers.invokeAll(tasks)) {
                assertThat(done.get()).isEqualTo(expected);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"患者咳嗽、", "头痛、", "呈绞痛，", "予头孢曲松、", "现病史：头痛3天。\n", "CT示结节，"})
    void aHundredKilobytesShouldBeRead(String piece) {
        assertSound(piece.repeat(96_000 / piece.length()));
    }
}
