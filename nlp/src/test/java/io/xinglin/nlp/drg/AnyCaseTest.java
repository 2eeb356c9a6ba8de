package io.xinglin.nlp.drg;

import static io.xinglin.nlp.drg.Rules.adult;
import static io.xinglin.nlp.drg.Rules.codes;
import static io.xinglin.nlp.drg.Rules.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.patient.Sex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is sent is answered. */
@Tag("REQ-DRG-05")
class AnyCaseTest {
    private static final List<String> ODD = Collections.unmodifiableList(codes(
            null,
            "",
            " ",
            "K35",
            "k35900",
            "S06.4",
            "霍乱",
            "💉",
            "\u0000",
            "+",
            "I10.X00",
            "A".repeat(5000),
            "96.72",
            "9",
            ".",
            "Ｋ３５．９００",
            "A17.000†",
            "V99",
            "47.01",
            "x",
            "X"));

    private final List<String> diagnoses = Rules.NATIONAL.names().diagnoses().codes();
    private final List<String> operations = Rules.NATIONAL.names().operations().codes();

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<String> some(Random random, List<String> known) {
        if (random.nextInt(20) == 0) {
            return null;
        }
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> random.nextInt(6) == 0 ? one(random, ODD) : one(random, known))
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }

    private static Integer number(Random random, int most) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> random.nextInt();
            default -> random.nextInt(most);
        };
    }

    private InpatientCase random(Random random) {
        return new InpatientCase(
                random.nextBoolean() ? null : "id",
                one(random, List.of(Sex.values())),
                number(random, 100),
                number(random, 60),
                number(random, 5000),
                null,
                number(random, 100),
                random.nextBoolean() ? null : "5",
                null,
                some(random, diagnoses),
                some(random, operations));
    }

    @Test
    void everyCaseShouldBeAnsweredAndTheAnswerShouldHoldTogether() {
        Set<String> groups = new HashSet<>();
        Rules.NATIONAL.adrgs().forEach(a -> a.groups().values().forEach(drg -> groups.add(drg.code())));
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            Grouping grouping = group(random(random));
            assertThat(grouping.path()).isNotEmpty();
            if (grouping.grouped() && !grouping.unrelatedOperation()) {
                assertThat(groups).contains(grouping.drg());
                assertThat(grouping.drg()).startsWith(grouping.adrg());
                assertThat(grouping.mdc()).isEqualTo("MDC" + grouping.drg().charAt(0));
            }
            assertThat(grouping.excluded()).noneMatch(grouping.mcc()::contains).noneMatch(grouping.cc()::contains);
        }
    }

    @Test
    void theOrderOfTheOtherCodesShouldNotMatter() {
        Random random = new Random(12);
        for (int i = 0; i < 5_000; i++) {
            List<String> all =
                    IntStream.range(0, 5).mapToObj(n -> one(random, diagnoses)).toList();
            List<String> done =
                    IntStream.range(0, 3).mapToObj(n -> one(random, operations)).toList();
            Grouping forth = group(adult(Sex.FEMALE, all, done));
            Grouping back = group(adult(Sex.FEMALE, turned(all), turned(done)));
            assertThat(back.drg()).isEqualTo(forth.drg());
            assertThat(back.mcc()).containsExactlyInAnyOrderElementsOf(forth.mcc());
            assertThat(back.cc()).containsExactlyInAnyOrderElementsOf(forth.cc());
        }
    }

    private static List<String> turned(List<String> codes) {
        List<String> turned = new ArrayList<>(codes);
        Collections.reverse(turned.subList(1, turned.size()));
        return turned;
    }

    @Test
    void anotherComplicationShouldNeverMakeACaseLighter() {
        Random random = new Random(13);
        for (int i = 0; i < 5_000; i++) {
            InpatientCase given = adult(Sex.FEMALE, List.of(one(random, diagnoses)), List.of());
            Grouping before = group(given);
            List<String> more = List.of(given.diagnoses().get(0), "J96.000");
            Grouping after = group(given.with(more, given.procedures()));
            if (before.grouped() && after.adrg().equals(before.adrg())) {
                assertThat(after.drg()).isLessThanOrEqualTo(before.drg());
            }
        }
    }

    @Test
    void whatIsOddShouldBeSaid() {
        Grouping grouping = group(new InpatientCase(
                "t",
                Sex.MALE,
                45,
                12,
                null,
                null,
                null,
                null,
                null,
                codes("K35.300", "K35.300", null, "N80.000", "QQQ", "I10.X02"),
                codes("47.01", "47.0100", "68.4902")));
        assertThat(grouping.warnings())
                .anyMatch(w -> w.contains("K35.300") && w.contains("重复"))
                .anyMatch(w -> w.contains("为空"))
                .anyMatch(w -> w.contains("N80.000") && w.contains("性别"))
                .anyMatch(w -> w.contains("QQQ") && w.contains("未知"))
                .anyMatch(w -> w.contains("I10.X02") && w.contains("I10.x02"))
                .anyMatch(w -> w.contains("47.01") && w.contains("47.0100"))
                .anyMatch(w -> w.contains("68.4902") && w.contains("性别"))
                .anyMatch(w -> w.contains("日龄"));
        assertThat(grouping.adrg()).startsWith("GD");
    }

    @Test
    void aMissingPrincipalDiagnosisShouldNotBeReplacedByTheNext() {
        assertThat(group(adult(Sex.MALE, codes(null, "K35.300"), codes("47.0100")))
                        .drg())
                .isEqualTo(Grouping.UNGROUPABLE);
        assertThat(group(adult(Sex.MALE, codes("QQQ", "K35.300"), codes("47.0100")))
                        .drg())
                .isEqualTo(Grouping.UNGROUPABLE);
    }

    @Test
    void codesOfAnotherEditionShouldGroupWithAWarning() {
        // K35.900 of the clinical edition is K35.800x001 of the insurers'.
        Grouping grouping = group(adult(Sex.MALE, codes("K35.900"), codes("47.0100")));
        assertThat(grouping.mdc()).isEqualTo("MDCG");
        assertThat(grouping.warnings()).anyMatch(w -> w.contains("K35.900") && w.contains("映射"));
    }

    @Test
    void englishShouldSayTheSame() {
        InpatientCase given = adult(Sex.MALE, codes("S06.400", "J96.000"), codes("01.2400x013"));
        Grouping english = new RulesetGrouper(Rules.NATIONAL, null, Language.EN).group(given);
        assertThat(english.drg()).isEqualTo(group(given).drg());
        assertThat(english.path()).anyMatch(step -> step.contains("principal diagnosis"));
    }
}
