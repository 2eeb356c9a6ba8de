package io.xinglin.imaging.routing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Body parts as scanners and orders write them: DICOM defined terms (PS3.16 annex L) with the English and Chinese words
 * found in their place.
 */
final class BodyParts {
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("HEAD", List.of("head", "brain", "skull", "cranial", "cerebral", "头", "颅", "脑")),
            Map.entry("BRAIN", List.of("brain", "head", "cranial", "cerebral", "脑", "颅", "头")),
            Map.entry("SKULL", List.of("skull", "head", "颅骨", "头颅")),
            Map.entry("HEADNECK", List.of("head and neck", "headneck", "头颈")),
            Map.entry("NECK", List.of("neck", "颈")),
            Map.entry("CHEST", List.of("chest", "thorax", "lung", "胸", "肺")),
            Map.entry("LUNG", List.of("lung", "chest", "肺", "胸")),
            Map.entry("BREAST", List.of("breast", "mammo", "mammography", "乳")),
            Map.entry("HEART", List.of("heart", "cardiac", "coronary", "心", "冠脉", "冠状动脉")),
            Map.entry("ABDOMEN", List.of("abdomen", "abdominal", "liver", "腹", "肝")),
            Map.entry("PELVIS", List.of("pelvis", "pelvic", "盆")),
            Map.entry("SPINE", List.of("spine", "脊柱", "椎")),
            Map.entry("HAND", List.of("hand", "手")),
            Map.entry("KNEE", List.of("knee", "膝")),
            Map.entry("HIP", List.of("hip", "髋")),
            Map.entry("EYE", List.of("eye", "fundus", "retina", "眼")),
            Map.entry("COLON", List.of("colon", "colonoscopy", "结肠", "肠镜")),
            Map.entry("ESOPHAGUS", List.of("esophagus", "oesophagus", "食管")),
            Map.entry("CERVIX", List.of("cervix", "colposcopy", "宫颈", "阴道镜")),
            Map.entry("SKIN", List.of("skin", "dermoscopy", "dermatoscopy", "皮肤", "皮损")));

    private BodyParts() {}

    /** Whether the examined part, or where that is empty the texts, speak of one of the wanted parts. */
    static boolean match(List<String> wanted, String examined, String texts) {
        List<String> words = wanted.stream().flatMap(BodyParts::words).toList();
        return Words.anyIn(words, examined.isBlank() ? texts : examined);
    }

    private static Stream<String> words(String term) {
        return Stream.concat(Stream.of(term), WORDS.getOrDefault(term.toUpperCase(Locale.ROOT), List.of()).stream());
    }
}
