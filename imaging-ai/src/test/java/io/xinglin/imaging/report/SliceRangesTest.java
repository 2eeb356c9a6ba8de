package io.xinglin.imaging.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-03")
class SliceRangesTest {
    @Test
    void ofShouldJoinNeighbours() {
        assertThat(SliceRanges.of(List.of(16, 3, 12, 13, 14, 15, 20), "、")).isEqualTo("3、12-16、20");
        assertThat(SliceRanges.of(List.of(), ", ")).isEmpty();
    }
}
