package io.xinglin.nlp.diagnosis;

import io.xinglin.core.diagnosis.Answer.PathwayItem;
import io.xinglin.core.diagnosis.Answer.PathwayResult;
import io.xinglin.nlp.diagnosis.Pathway.Item;
import io.xinglin.nlp.diagnosis.Pathway.Level;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Works the pathways off for one case: points that are sure, points still open, window, contraindications. Not for use by
 * many threads; one for each case.
 */
final class PathwayRules {
    private final PatientCase given;
    private final Predicate<String> there;
    private final String folded;

    private PathwayRules(PatientCase given, Predicate<String> there) {
        this.given = given;
        this.there = there;
        this.folded = FoldedText.of(given.text()).folded();
    }

    /** @param there whether the record says a finding or a narrower one */
    static List<PathwayResult> of(PatientCase given, List<Pathway> pathways, Predicate<String> there) {
        List<Pathway> applying = pathways.stream()
                .filter(pathway -> pathway.applies().stream().anyMatch(there))
                .toList();
        if (applying.isEmpty()) {
            return List.of();
        }
        PathwayRules rules = new PathwayRules(given, there);
        return applying.stream().map(rules::result).toList();
    }

    private PathwayResult result(Pathway pathway) {
        List<PathwayItem> items = new ArrayList<>();
        List<String> open = new ArrayList<>();
        int least = 0;
        int most = 0;
        for (Item item : pathway.items()) {
            OptionalDouble number = number(item);
            Optional<Level> level =
                    item.levels().stream().filter(l -> holds(l, number)).findFirst();
            level.ifPresent(l -> items.add(new PathwayItem(item.name(), l.points(), grounds(item, l, number))));
            least += level.map(Level::points).orElse(0);
            // The greatest level of the record may still be short of what the item can reach (troponin, three times the
            // limit).
            int highest = item.levels().stream().mapToInt(Level::points).max().orElse(0);
            boolean settled = level.isPresent() && (level.get().points() < highest || highest == item.most());
            most += settled ? level.get().points() : item.most();
            if (level.isEmpty()) {
                open.add(item.name());
            }
        }
        return new PathwayResult(
                pathway.name(),
                pathway.source(),
                least,
                most,
                items,
                open,
                advice(pathway, least, most),
                window(pathway),
                pathway.contraindications().stream().filter(there).toList(),
                pathway.contraindications().stream()
                        .filter(finding ->
                                !there.test(finding) && !given.absent().containsKey(finding))
                        .toList());
    }

    private List<String> grounds(Item item, Level level, OptionalDouble number) {
        if (level.upTo() >= 0 && number.isPresent()) {
            String name = item.value().map(Pathway.Value::name).orElse("");
            return List.of(String.format(Locale.ROOT, "%s %s", name, plain(number.getAsDouble())));
        }
        if (level.age() >= 0) {
            return List.of(plain(given.age().orElse(0)) + "岁");
        }
        return Stream.concat(
                        Stream.concat(level.any().stream(), level.of().stream()).filter(there),
                        level.denied().stream()
                                .filter(given.absent()::containsKey)
                                .map(finding -> "无" + finding))
                .toList();
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** The first number of the item that can be believed. */
    private OptionalDouble number(Item item) {
        if (item.value().isEmpty()) {
            return OptionalDouble.empty();
        }
        Pathway.Value value = item.value().get();
        Matcher matcher = value.pattern().matcher(folded);
        while (matcher.find()) {
            double number = Double.parseDouble(matcher.group(1));
            if (value.from() <= number && number <= value.to()) {
                return OptionalDouble.of(number);
            }
        }
        return OptionalDouble.empty();
    }

    private boolean holds(Level level, OptionalDouble number) {
        if (level.upTo() >= 0) {
            return number.isPresent() && number.getAsDouble() <= level.upTo();
        }
        if (level.age() >= 0) {
            return given.age().isPresent() && given.age().getAsDouble() >= level.age();
        }
        return level.count() > 0
                ? level.of().stream().filter(there).count() >= level.count()
                : level.any().stream().anyMatch(there)
                        || level.denied().stream().anyMatch(given.absent()::containsKey);
    }

    /** What the sure points ask for; where the open items could raise it, that it is not settled, and the worst case. */
    private static String advice(Pathway pathway, int least, int most) {
        String sure = advice(pathway, least);
        String worst = advice(pathway, most);
        return sure.equals(worst) ? sure : "尚不能定级（" + least + "至" + most + "分），先补齐未定项目；按最高分：" + worst;
    }

    private static String advice(Pathway pathway, int points) {
        return pathway.advice().stream()
                .filter(advice -> advice.from() <= points)
                .reduce((a, b) -> b)
                .map(Pathway.Advice::say)
                .orElse("");
    }

    private String window(Pathway pathway) {
        Optional<Pathway.Uncertain> uncertain =
                pathway.uncertain().filter(u -> u.any().stream().anyMatch(there));
        if (uncertain.isPresent()) {
            return uncertain.get().say();
        }
        if (given.onset().isEmpty()) {
            return "";
        }
        return pathway.windows().stream()
                .filter(window -> given.onset().getAsDouble() * 24 <= window.hours())
                .findFirst()
                .map(Pathway.Window::say)
                .orElse("");
    }
}
