package io.xinglin.nlp.record;

import io.xinglin.nlp.text.Cue;
import java.util.List;
import java.util.Map;

/** duration, nature, colour and amount of a symptom, as a piece of text about it tells them. Stateless. */
final class SymptomQuality {
    private record Quality(String key, Cue cue) {}

    private static final Cue DURATION = Cue.of(
            "续时",
            "(?:每次(?:发作)?|发作)?(?:持续|历时)(?:时间)?[约近]?(?:\\d+(?:[-~至]\\d+)?|[数几半一两二三十]{1,2})余?个?(?:秒|分|小时|天|日|周|月)钟?(?:不等|左右|余)?");
    private static final Cue NATURE = Cue.of(
            "样性痛感",
            "(?:水|稀水|蛋花汤|果酱|柏油|黏液|粘液|脓|刀割|针刺|撕裂|压榨|烧灼|电击|虫咬|痉挛|胀满|鸡鸣|犬吠|喷射|泡沫|米泔水|洗肉水|咖啡)样|(?:刺激|搏动|非喷射|喷射|游走|转移|压榨|烧灼|痉挛|紧缩)性"
                    + "|(?:绞|胀|隐|刺|钝|闷|跳|酸|灼|坠)痛|(?:烧灼|压榨|紧缩|压迫|闷胀|坠胀|针刺|电击|旋转)感");
    private static final Cue COLOUR = Cue.of(
            "色", "(?:淡|浅|深|鲜|暗|粉|银|黄|灰|棕|墨|酱油|浓茶|洗肉水|陈旧)?(?:白|黄|红|黑|褐|绿|咖啡|铁锈|紫|灰)色|色(?:鲜|暗|淡|深|偏)?(?:红|黄|黑|白|褐)");
    private static final Cue AMOUNT =
            Cue.of("量许ml", "量(?:不|较|偏|极)?(?:多|少|中等?|大)(?!便)|约?\\d+(?:[-~]\\d+)?ml|(?<=吐出|咳出|咳|解|排|为)(?:少许|少量|中等量|大量)");

    private static final List<Quality> QUALITIES = List.of(
            new Quality(SymptomAttributes.DURATION, DURATION),
            new Quality(SymptomAttributes.NATURE, NATURE),
            new Quality(SymptomAttributes.COLOUR, COLOUR),
            new Quality(SymptomAttributes.AMOUNT, AMOUNT));

    private static final List<Quality> KINDS = QUALITIES.subList(1, 3);
    private static final int NEAR = 12;

    private SymptomQuality() {}

    /** The same for the words right before the symptom, which say of what kind it is but not how much of it there was. */
    static void addBefore(NoteView view, String words, int offset, Map<String, String> found) {
        int from = Math.max(0, words.length() - NEAR);
        add(view, words.substring(from), offset + from, KINDS, found);
    }

    /** @param offset where {@code words} begin in the note */
    static void add(NoteView view, String words, int offset, Map<String, String> found) {
        add(view, words, offset, QUALITIES, found);
    }

    private static void add(
            NoteView view, String words, int offset, List<Quality> qualities, Map<String, String> found) {
        for (Quality quality : qualities) {
            if (!found.containsKey(quality.key())) {
                quality.cue()
                        .first(words)
                        .ifPresent(match -> SymptomAttributes.put(
                                found, quality.key(), view.original(offset + match.start(), offset + match.end())));
            }
        }
    }
}
