package io.xinglin.imaging.nodule;

import io.xinglin.core.imaging.Assessment;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;

/** How dense a nodule is, in the order of the network's output; the words of Lung-RADS and the Fleischner Society. */
public enum NoduleType {
    SOLID("solid", "solid", "实性"),
    PART_SOLID("part-solid", "part-solid", "部分实性"),
    GROUND_GLASS("ground-glass", "ground glass", "磨玻璃");

    private static final Code KIND = new Code(CodeSystem.XINGLIN, "nodule-type", "Type of nodule", "结节类型");

    private final String value;
    private final String en;
    private final String zh;

    NoduleType(String value, String en, String zh) {
        this.value = value;
        this.en = en;
        this.zh = zh;
    }

    /** As a class of a lesion, by which rules tell nodules apart. */
    public Assessment assessment() {
        return new Assessment(KIND, new Code(CodeSystem.XINGLIN, value, en, zh), "told by the model, not by a rule");
    }
}
