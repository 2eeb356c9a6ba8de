package io.xinglin.core.cds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("REQ-CDS-02")
class CardIdTest {
    @ParameterizedTest
    @EnumSource(CardKind.class)
    void kindShouldBeToldFromTheIdAlone(CardKind kind) {
        UUID id = CardId.next(kind);
        assertThat(CardId.kind(id.toString())).isEqualTo(kind);
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(CardId.next(kind)).isNotEqualTo(id);
    }

    @Test
    void idsOfOthersShouldHaveNoKind() {
        assertThat(CardId.kind("4e0a3a1e-3283-4575-ab82-028d55fe2701")).isEqualTo(CardKind.OTHER);
        assertThat(CardId.kind("card 1")).isEqualTo(CardKind.OTHER);
        assertThat(CardId.kind("4e0a3a1e-3283-8575-ab82-028d55fe27ff")).isEqualTo(CardKind.OTHER);
    }
}
