package io.xinglin.core.coding;

import java.util.List;

/**
 * What one text was coded as.
 *
 * @param codes the codes proposed, the surest first; empty where nothing is known
 * @param alternatives what was considered and not proposed, the likeliest first; a person chooses among them. Those of one
 *     proposed code are the ones whose span meets its span
 */
public record CodedText(List<CodeChoice> codes, List<CodeChoice> alternatives) {
    public static final CodedText NONE = new CodedText(List.of(), List.of());

    public CodedText {
        codes = List.copyOf(codes);
        alternatives = List.copyOf(alternatives);
    }
}
