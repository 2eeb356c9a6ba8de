package io.xinglin.nlp.coding.term;

/**
 * Words that tell one name from its neighbours, side, course, origin, nature, state, circumstance, as bits. A text and a
 * name that stand for the same agree in them.
 */
public final class Modifiers {
    private static final String[][] WORDS = {
        {"左"},
        {"右"},
        {"双", "两侧"},
        {"急性", "急"},
        {"慢性", "慢"},
        {"亚急"},
        {"陈旧", "旧"},
        {"先天"},
        {"后天", "获得"},
        {"继发"},
        {"原发"},
        {"转移", "mt"},
        {"恶性", "癌", "瘤", "ca", "白血病"},
        {"良性"},
        {"原位"},
        {"术后", "后状态"},
        {"史"},
        {"放疗", "放射治疗"},
        {"化疗", "化学治疗"},
        {"复发"},
        {"多发", "多处", "多部位"},
        {"单侧"},
        {"不完全", "不全"},
        {"完全"},
        {"开放"},
        {"闭合"},
        {"妊娠", "孕", "g", "产"},
        {"新生儿", "婴"},
        {"老年"},
        {"外伤", "创伤", "伤"},
        {"感染", "炎"},
        {"占位", "肿物", "包块"},
        {"未特指"},
        {"其他"},
        {"影像", "ct", "mri"},
        {"异常"},
        {"糖尿病"},
        {"高血压"},
        {"骨折"},
        {"出血"},
        {"狭窄"},
        {"闭塞", "梗阻", "堵"},
        {"囊肿"},
        {"结石"},
        {"溃疡"},
        {"积液"},
        {"综合征"},
        {"状态"},
        {"可能", "待查", "待排", "考虑"},
        {"部位", "部"},
        {"器官", "系统"},
        {"疼", "痛"},
        {"结节"},
        {"增生"}
    };

    /** How many bits are in use. */
    public static final int COUNT = WORDS.length;

    /** Sides, the three lowest bits. */
    public static final long SIDES = 7;

    private Modifiers() {}

    /** The words found, as bits. */
    public static long of(String comparedForm) {
        long bits = 0;
        for (int i = 0; i < WORDS.length; i++) {
            for (String word : WORDS[i]) {
                if (comparedForm.contains(word)) {
                    bits |= 1L << i;
                    break;
                }
            }
        }
        return bits;
    }

    /** Stages, grades, types: the digits, Latin letters and Roman numerals of a form, as bits. */
    public static long marks(String comparedForm) {
        long bits = 0;
        for (int i = 0; i < comparedForm.length(); i++) {
            char c = comparedForm.charAt(i);
            if (c >= '0' && c <= '9') {
                bits |= 1L << (c - '0');
            } else if (c >= 'a' && c <= 'z') {
                bits |= 1L << (10 + c - 'a');
            } else if (c >= '\u2170' && c <= '\u2179') {
                bits |= 1L << (40 + c - '\u2170');
            }
        }
        return bits;
    }
}
