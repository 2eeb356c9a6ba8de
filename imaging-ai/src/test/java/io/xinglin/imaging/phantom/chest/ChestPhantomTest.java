package io.xinglin.imaging.phantom.chest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.imaging.phantom.chest.ChestSpec.Kernel;
import io.xinglin.imaging.phantom.chest.ChestSpec.Visit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-LUN-01")
class ChestPhantomTest {
    private static final ChestSpec COARSE = new ChestSpec(3, 6, 1.4, 3, Kernel.SOFT, 15, Visit.FIRST);

    private final ChestPhantom phantom = new ChestPhantom();

    @Test
    void scanShouldGiveTheSameVoxelsForTheSameSeed() {
        assertThat(phantom.scan(COARSE).volume().planes())
                .isDeepEqualTo(phantom.scan(COARSE).volume().planes());
    }

    @Test
    void scanShouldShowASolidNoduleWhereTheTruthSays() {
        ChestScan scan = phantom.scan(COARSE);

        assertThat(scan.nodules()).hasSize(6);
        assertThat(scan.nodules())
                .filteredOn(n -> n.kind() == NoduleKind.SOLID && n.diameter() > 8)
                .isNotEmpty()
                .allSatisfy(nodule -> {
                    double[] at = scan.volume()
                            .grid()
                            .index(
                                    nodule.centre().get(0),
                                    nodule.centre().get(1),
                                    nodule.centre().get(2));
                    int value =
                            scan.volume().at((int) Math.round(at[0]), (int) Math.round(at[1]), (int) Math.round(at[2]));
                    assertThat(value).isGreaterThan(-250);
                });
    }

    @Test
    void scanShouldMeasureABallAsWideAsItsVolumeSays() {
        assertThat(phantom.scan(COARSE).nodules())
                .filteredOn(n -> n.kind() == NoduleKind.SOLID)
                .isNotEmpty()
                .allSatisfy(nodule -> assertThat(Math.cbrt(6 * nodule.volume() / Math.PI))
                        .isCloseTo(nodule.diameter(), within(0.2 * nodule.diameter())));
    }

    @Test
    void scanShouldLetNodulesGrowAndThePatientLieElsewhereAtASecondVisit() {
        ChestScan first = phantom.scan(COARSE);
        ChestScan second = phantom.scan(COARSE.at(new Visit(1, 2, 12, -7, 6)));

        for (int i = 0; i < first.nodules().size(); i++) {
            NoduleTruth before = first.nodules().get(i);
            NoduleTruth after = second.nodules().get(i);
            assertThat(after.centre().get(0) - before.centre().get(0)).isCloseTo(12, within(2.5));
            assertThat(after.centre().get(1) - before.centre().get(1)).isCloseTo(-7, within(2.5));
            if (before.kind() != NoduleKind.JUXTA_PLEURAL) {
                assertThat(after.volume() / before.volume()).isCloseTo(2, within(0.1));
            }
        }
    }

    @Test
    void scanShouldPaintRealTexturesOnTheSameNodulesAtTheSamePlaces() {
        float[] plane = new float[9 * 9];
        for (int at = 0; at < plane.length; at++) {
            plane[at] = at % 9 < 4 ? -0.4f : 0.1f;
        }
        var textured = new ChestPhantom(List.of(new NoduleTexture(9, List.of(plane), 4)));

        ChestScan without = phantom.scan(COARSE);
        ChestScan with = textured.scan(COARSE);

        assertThat(with.nodules()).isEqualTo(without.nodules());
        assertThat(with.volume().planes()).isNotEqualTo(without.volume().planes());
        assertThat(textured.scan(COARSE).volume().planes())
                .isDeepEqualTo(with.volume().planes());
    }

    @Test
    void aTextureShouldBeTakenFromFurtherInWhereTheRealNoduleEnds() {
        float[] plane = new float[25];
        Arrays.fill(plane, Float.NaN);
        plane[12] = 0.25f;
        var texture = new NoduleTexture(5, List.of(plane, plane), 2);

        assertThat(texture.at(0, 0, -1)).isEqualTo(0.25);
        assertThat(texture.at(0.9, -0.9, 0.3)).isCloseTo(0.25, within(1e-6));
    }
}
