package io.xinglin.nlp.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CueGatesTest {
    private final List<Cue> cues = IntStream.range(0, 130)
            .mapToObj(i -> Cue.of("" + (char) ('一' + i) + '共', "x"))
            .toList();
    private final CueGates gates = new CueGates(cues);

    @Test
    void opensTheCuesWhoseCharactersStandThere() {
        String window = "" + (char) ('一' + 3) + (char) ('一' + 64) + (char) ('一' + 129);
        BitSet expected = new BitSet();
        expected.set(3);
        expected.set(64);
        expected.set(129);
        assertThat(gates.possible(window)).isEqualTo(expected);
        for (int i = 0; i < cues.size(); i++) {
            assertThat(cues.get(i).possible(window)).isEqualTo(expected.get(i));
        }
    }

    @Test
    void opensAllOrNone() {
        assertThat(gates.possible("共").cardinality()).isEqualTo(cues.size());
        assertThat(gates.possible("abc").isEmpty()).isTrue();
        assertThat(gates.possible("").isEmpty()).isTrue();
    }
}
