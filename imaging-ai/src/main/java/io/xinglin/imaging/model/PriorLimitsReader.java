package io.xinglin.imaging.model;

import io.xinglin.core.imaging.PriorLimits;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code priors} of a package or of the site's overrides. Stateless. */
final class PriorLimitsReader {
    private static final Set<String> KEYS = Set.of("months", "count", "modality", "bodyPart");
    private static final int MOST_MONTHS = 240;
    private static final int MOST_STUDIES = 20;

    private PriorLimitsReader() {}

    /** @param view the section; what it does not name is as in {@code otherwise} */
    static PriorLimits read(YamlView view, PriorLimits otherwise) {
        OverridesReader.unknownKeys(view, KEYS);
        return new PriorLimits(
                whole(view, "months", otherwise.months(), 1, MOST_MONTHS),
                whole(view, "count", otherwise.count(), 0, MOST_STUDIES),
                texts(view, "modality", otherwise.modalities()),
                texts(view, "bodyPart", otherwise.bodyParts()));
    }

    private static OptionalInt whole(YamlView view, String key, OptionalInt otherwise, int least, int most) {
        if (!view.has(key)) {
            return otherwise;
        }
        double number = view.number(key, least, most);
        if (number != Math.rint(number)) {
            view.fault(key, "must be a whole number");
        }
        return OptionalInt.of((int) number);
    }

    private static List<String> texts(YamlView view, String key, List<String> otherwise) {
        return view.has(key) ? view.texts(key) : otherwise;
    }
}
