package io.xinglin.imaging.waveform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of leads from the codes of the standards: ISO/IEEE 11073-10102 ({@code MDC_ECG_LEAD_II}, {@code MDC 2:2}), SCP-ECG
 * ({@code 5.6.3-9-2}, both in DICOM PS3.16 CID 3001) and plain words. Stateless.
 */
public final class LeadNames {
    /** MDC and SCP-ECG lead numbers of the standard twelve. */
    private static final Map<Integer, String> NUMBERS = Map.ofEntries(
            Map.entry(1, "I"),
            Map.entry(2, "II"),
            Map.entry(3, "V1"),
            Map.entry(4, "V2"),
            Map.entry(5, "V3"),
            Map.entry(6, "V4"),
            Map.entry(7, "V5"),
            Map.entry(8, "V6"),
            Map.entry(61, "III"),
            Map.entry(62, "aVR"),
            Map.entry(63, "aVL"),
            Map.entry(64, "aVF"));

    private static final Pattern CODE = Pattern.compile("(?:2:|5\\.6\\.3-9-)(\\d+)");
    private static final Pattern WORDS =
            Pattern.compile("(?i)(?:mdc_ecg_lead_|lead\\s+|ecg\\s+)?(i{1,3}|avr|avl|avf|v[1-9]r?|mlii)\\b.*");
    private static final List<String> STANDARD = List.of("aVR", "aVL", "aVF");

    private LeadNames() {}

    /** The name of a code value, else of its meaning, else the meaning itself. */
    public static String of(String code, String meaning) {
        Matcher number = CODE.matcher(code.strip());
        if (number.matches() && number.group(1).length() < 6) {
            String name = NUMBERS.get(Integer.parseInt(number.group(1)));
            if (name != null) {
                return name;
            }
        }
        String words = word(code);
        if (words.isEmpty()) {
            words = word(meaning);
        }
        return !words.isEmpty() ? words : meaning.isBlank() ? code.strip() : meaning.strip();
    }

    /** The MDC code (DICOM PS3.16 CID 3001) of a name; that of an unspecified lead for any other. */
    public static String mdc(String name) {
        return NUMBERS.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(name))
                .map(entry -> "2:" + entry.getKey())
                .findFirst()
                .orElse("2:0");
    }

    private static String word(String text) {
        Matcher words = WORDS.matcher(text.strip());
        if (!words.matches()) {
            return "";
        }
        String name = words.group(1);
        return STANDARD.stream()
                .filter(standard -> standard.equalsIgnoreCase(name))
                .findFirst()
                .orElse(name.toUpperCase(Locale.ROOT));
    }
}
