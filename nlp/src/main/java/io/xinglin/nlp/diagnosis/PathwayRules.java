package io.xinglin.nlp.diagnosis;

import io.xinglin.nlp.diagnosis.Answer.PathwayItem;
import io.xinglin.nlp.diagnosis.Answer.PathwayResult;
import io.xinglin.nlp.diagnosis.Pathway.Item;
import io.xinglin.nlp.diagnosis.Pathway.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Works the pathways off for one case: points that are sure, points still open, window, contraindications. Stateless. */
final class PathwayRules {
    private PathwayRules() {}

    /** @param there whether the record says a finding or a narrower one */
    static List<PathwayResult> of(PatientCase given, List<Pathway> pathways, Predicate<String> there) {
        return pathways.stream()
                .filter(pathway -> pathway.applies().stream().anyMatch(there))
                .map(pathway -> result(pathway, given, there))
                .toList();
    }

    private static PathwayResult result(Pathway pathway, PatientCase given, Predicate<String> there) {
        List<PathwayItem> items = new ArrayList<>();
        List<String> open = new ArrayList<>();
        int least = 0;
        int most = 0;
        for (Item item : pathway.items()) {
            Optional<Level> level =
                    item.levels().stream().filter(l -> holds(l, given, there)).findFirst();
            level.ifPresent(l -> items.add(new PathwayItem(
                    item.name(),
                    l.points(),
                    l.any().isEmpty()
                            ? l.of().stream().filter(there).toList()
                            : l.any().stream().filter(there).toList())));
            least += level.map(Level::points).orElse(0);
            boolean more = level.isPresent() && item.levels().get(0).points() == item.most();
            most += more ? level.get().points() : item.most();
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
                advice(pathway, least),
                window(pathway, given),
                pathway.contraindications().stream().filter(there).toList());
    }

    private static boolean holds(Level level, PatientCase given, Predicate<String> there) {
        if (level.age() >= 0) {
            return given.age().isPresent() && given.age().getAsDouble() >= level.age();
        }
        return level.count() > 0
                ? level.of().stream().filter(there).count() >= level.count()
                : level.any().stream().anyMatch(there);
    }

    private static String advice(Pathway pathway, int points) {
        return pathway.advice().stream()
                .filter(advice -> advice.from() <= points)
                .reduce((a, b) -> b)
                .map(Pathway.Advice::say)
                .orElse("");
    }

    private static String window(Pathway pathway, PatientCase given) {
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
