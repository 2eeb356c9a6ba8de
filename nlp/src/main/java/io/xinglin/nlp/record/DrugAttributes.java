package io.xinglin.nlp.record;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** dose, route and frequency of a drug, from the words around it; its course is {@link DrugCourse}'s. Stateless. */
final class DrugAttributes {
    private static final Pattern DOSE = Pattern.compile(
            "^[ :,]*(?:每次|各|一次)?(\\d+(?:\\.\\d+)?(?:[-~]\\d+(?:\\.\\d+)?)?[ ]?(?:mg|g|kg|ml|μg|ug|mcg|万?iu|万?u|单位|片|粒|袋|支|丸|滴|喷|包))");
    private static final Pattern ROUTE = Pattern.compile(
            "口服|静滴|静点|静脉滴注|静脉输注|静脉注射|静脉泵入|泵入|静推|输注|肌注|肌内注射|皮下注射|关节腔注射|鞘内注射|雾化吸入|雾化|吸入|外用|外涂|滴眼|含服|塞肛|纳肛|水煎服|po|ivgtt|iv|im");
    /** A clause that is nothing but a route. */
    private static final Pattern ROUTE_CLAUSE = Pattern.compile(",(?:分\\d次)?(" + ROUTE.pattern() + ")(?=[,。;]|$)");

    private static final Pattern FREQUENCY = Pattern.compile(
            "(?:qd|bid|tid|qid|qn|qod|q\\d+h|st|prn)(?![a-z])|(?:每日|每天|一日|日)[一二两三四1-4][次片剂付]|\\d次/[日天]|\\d/日|每晚(?:一次|1次)?|睡前|每周[一二三1-7]次|每\\d+小时(?:一次|1次)?|必要时");

    private DrugAttributes() {}

    static Map<String, String> of(NoteView view, Surroundings drug) {
        Map<String, String> found = new LinkedHashMap<>();
        if (Allergies.allergen(view, drug)) {
            found.put("role", "allergen");
            SymptomAttributes.put(found, "reaction", Allergies.reaction(view, drug));
            return found;
        }
        int end = Math.min(drug.sentence().end(), drug.span().end() + 30);
        String after = view.folded(drug.span().end(), end);
        String before = view.folded(
                Math.max(drug.clause().start(), drug.span().start() - 30),
                drug.span().start());
        Matcher dose = DOSE.matcher(after);
        if (dose.find()) {
            int at = drug.span().end();
            found.put("dose", view.original(at + dose.start(1), at + dose.end(1)));
        }
        SymptomAttributes.put(found, "route", route(before, after.split("[,。;]", 2)[0]));
        String own = view.folded(drug.span().end(), DrugCourse.ownEnd(view, drug));
        Matcher later = ROUTE_CLAUSE.matcher(own);
        SymptomAttributes.put(found, "route", later.find() ? later.group(1) : "");
        Matcher frequency = FREQUENCY.matcher(own);
        if (frequency.find()) {
            found.put("frequency", frequency.group());
        }
        DrugCourse.add(view, drug, found);
        return found;
    }

    /** The route right before the drug; else the one after it, over an enumeration; else the nearest before. */
    private static String route(String before, String after) {
        String earlier = "";
        int end = 0;
        Matcher matcher = ROUTE.matcher(before);
        while (matcher.find()) {
            earlier = matcher.group();
            end = matcher.end();
        }
        String gap = before.substring(end).replaceAll("[“\" ]", "");
        if (!earlier.isEmpty() && gap.isEmpty()) {
            return earlier;
        }
        Matcher later = ROUTE.matcher(after);
        boolean anothers = gap.startsWith("、") || gap.startsWith(",");
        return later.find() ? later.group() : anothers ? "" : earlier;
    }
}
