package io.xinglin.nlp.diagnosis;

import java.util.List;

/**
 * Findings that call for haste whatever the disease.
 *
 * @param all every one has to be there
 * @param any and at least one of these, where any are named
 */
record AlarmRule(String say, List<String> all, List<String> any) {
    AlarmRule {
        all = List.copyOf(all);
        any = List.copyOf(any);
    }
}
