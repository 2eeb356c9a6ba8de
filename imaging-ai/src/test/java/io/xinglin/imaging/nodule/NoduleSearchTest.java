package io.xinglin.imaging.nodule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.LesionChange;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.network.Network;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.imaging.phantom.chest.ChestPhantom;
import io.xinglin.imaging.phantom.chest.ChestScan;
import io.xinglin.imaging.phantom.chest.ChestSpec;
import io.xinglin.imaging.phantom.chest.ChestSpec.Kernel;
import io.xinglin.imaging.phantom.chest.ChestSpec.Visit;
import io.xinglin.imaging.phantom.chest.NoduleKind;
import io.xinglin.imaging.phantom.chest.NoduleTruth;
import io.xinglin.imaging.volume.Volume;
import io.xinglin.imaging.volume.VolumeGrid;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NoduleSearchTest {
    private static ChestScan scan;
    private static ChestVolume chest;

    @BeforeAll
    static void scan() {
        scan = new ChestPhantom().scan(new ChestSpec(3, 6, 1.2, 2, Kernel.SOFT, 15, Visit.FIRST));
        chest = ChestVolume.of(scan.volume());
    }

    private static double distance(List<Double> a, List<Double> b) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += (a.get(c) - b.get(c)) * (a.get(c) - b.get(c));
        }
        return Math.sqrt(sum);
    }

    /** A network that takes what is dense and round in the middle of a patch for a nodule. */
    private static final class Bright implements Network {
        @Override
        public Map<String, Tensor> run(Map<String, Tensor> inputs) {
            int n = inputs.get("patch").axis(0);
            float[] logits = new float[n];
            float[] diameters = new float[n];
            for (int c = 0; c < n; c++) {
                float[] patch = inputs.get("patch").row(c);
                int middle = (12 * Patches.SIDE + 12) * Patches.SIDE + 12;
                logits[c] = patch[middle] > 0.6 ? 2 : -2;
                diameters[c] = 10;
            }
            return Map.of(
                    "logits", Tensor.of(logits, n, 1),
                    "diameter", Tensor.of(diameters, n, 1),
                    "type", Tensor.of(new float[3 * n], n, 3));
        }

        @Override
        public Duration timeInside() {
            return Duration.ZERO;
        }

        @Override
        public void close() {}
    }

    @Test
    @Tag("REQ-LUN-02")
    void lungsShouldBeAsLargeAsAPersonsAndHoldEveryNodule() {
        assertThat(chest.litres()).isBetween(3.0, 7.0);
        assertThat(scan.nodules())
                .allSatisfy(n -> assertThat(chest.outside(
                                n.centre().get(0), n.centre().get(1), n.centre().get(2)))
                        .isZero());
    }

    @Test
    @Tag("REQ-LUN-02")
    void candidatesShouldHoldEveryNoduleOfFourMillimetres() {
        List<Candidate> candidates = chest.candidates();

        assertThat(scan.nodules())
                .filteredOn(n -> n.diameter() > 4)
                .isNotEmpty()
                .allSatisfy(n -> assertThat(candidates)
                        .anyMatch(c -> distance(c.centre(), n.centre()) < Math.max(3, n.diameter() / 2)));
    }

    @Test
    @Tag("REQ-LUN-03")
    void outliningShouldMeasureSolidNodulesToAMillimetre() {
        List<NoduleTruth> solid = scan.nodules().stream()
                .filter(n -> n.kind() == NoduleKind.SOLID && n.diameter() > 6)
                .toList();

        assertThat(solid).isNotEmpty().allSatisfy(n -> {
            NoduleOutline outline =
                    Outlining.of(chest, n.centre(), n.diameter() * 1.15).orElseThrow();
            assertThat(outline.diameter()).isCloseTo(n.diameter(), within(1.0));
            assertThat(distance(outline.centre(), n.centre())).isLessThan(1);
            assertThat(outline.volume()).isCloseTo(n.volume(), within(0.35 * n.volume()));
        });
    }

    /** A ball of ground glass, 16 mm, with a solid one of 8 mm in it and a vessel of 1 mm beside that. */
    @Test
    @Tag("REQ-LUN-03")
    void solidPartShouldBeMeasuredByItself() {
        short[][] slices = new short[40][40 * 40];
        boolean[] hazy = new boolean[40 * 40 * 40];
        for (int at = 0; at < hazy.length; at++) {
            double r = Math.hypot(Math.hypot(at % 40 - 20, at / 40 % 40 - 20), at / 1600 - 20);
            hazy[at] = r <= 8;
            boolean vessel = at % 40 == 27 && at / 40 % 40 == 20;
            slices[at / 1600][at % 1600] = (short) (r <= 4 || vessel ? 20 : hazy[at] ? -600 : -860);
        }
        Volume volume =
                new Volume(VolumeGrid.upright(40, 40, 40, List.of(1.0, 1.0, 1.0), List.of(0.0, 0.0, 0.0)), slices);
        Cube cube = Cube.cut(volume, 1, new double[] {0, 0, 0}, new double[] {39, 39, 39});

        assertThat(Outlining.solid(cube, hazy)).isCloseTo(8.5, within(0.6));
        assertThat(Outlining.solid(cube, new boolean[hazy.length])).isZero();
    }

    private static List<Lesion> lesions(String study, ChestVolume volume, List<NoduleTruth> nodules) {
        return nodules.stream()
                .map(n -> {
                    NoduleOutline outline = Outlining.of(volume, n.centre(), n.diameter() * 1.15)
                            .orElseThrow();
                    return new Lesion(
                            DicomUid.named(study + n.number()),
                            DicomUid.named(study),
                            n.number(),
                            "",
                            outline.centre(),
                            1,
                            List.of(new Measurement(
                                    Measurement.VOLUME, outline.volume(), Measurement.CUBIC_MILLIMETRE)),
                            List.of(),
                            null);
                })
                .toList();
    }

    @Test
    @Tag("REQ-LUN-05")
    void outlinesOfTwoVisitsShouldGiveTheDoublingTimeOfAMadePatient() {
        ChestScan later = new ChestPhantom().scan(scan.spec().at(new Visit(1, 2, 14, -9, 7)));
        LocalDate today = LocalDate.of(2026, 4, 11);

        List<Lesion> compared = new FollowUp()
                .compare(
                        lesions("now", ChestVolume.of(later.volume()), later.nodules()),
                        today,
                        lesions("then", chest, scan.nodules()),
                        today.minusDays(100),
                        DicomUid.named("prior"));

        for (int i = 0; i < scan.nodules().size(); i++) {
            NoduleTruth truth = scan.nodules().get(i);
            LesionChange change = compared.get(i).change();
            assertThat(change.priorLesion()).contains(DicomUid.named("then" + truth.number()));
            if (truth.kind() == NoduleKind.SOLID && truth.diameter() > 6) {
                assertThat(change.rates())
                        .filteredOn(r -> r.name().equals(NoduleTerms.DOUBLING_TIME))
                        .singleElement()
                        .satisfies(r -> assertThat(r.value()).isBetween(75.0, 133.0));
            }
        }
    }

    @Test
    @Tag("REQ-LUN-02")
    void findShouldMarkEachThingOnce() {
        List<FoundNodule> found =
                new NoduleSearch(new Bright(), logit -> 1 / (1 + Math.exp(-logit))).find(scan.volume(), 0.5, () -> {});

        assertThat(found).isNotEmpty();
        for (FoundNodule one : found) {
            assertThat(found)
                    .filteredOn(other ->
                            distance(one.outline().centre(), other.outline().centre()) < 2)
                    .hasSize(1);
        }
    }

    @Test
    @Tag("REQ-LUN-02")
    void lungsShouldBeMissedInAVolumeWithoutAny() {
        short[][] water = new short[40][64 * 64];
        Volume volume =
                new Volume(VolumeGrid.upright(64, 64, 40, List.of(4.0, 4.0, 5.0), List.of(0.0, 0.0, 0.0)), water);

        assertThatThrownBy(() -> ChestVolume.of(volume))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no lungs");
    }
}
