package io.xinglin.nlp.record;

import io.xinglin.core.note.AllergenKind;
import io.xinglin.core.note.ClinicalRecord.Allergy;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.Cue;
import io.xinglin.nlp.text.Sentences;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 过敏原 and 反应: what stands before 过敏 in its clause, and inside 过敏史 what was taken before a reaction came. Denied
 * allergies, and words such as 抗过敏 and 过敏性鼻炎, are none. For one note.
 */
final class Allergies {
    private static final String WORD = "过敏";
    private static final Pattern ALLERGEN = Pattern.compile("^[^,。;]{0,6}?(?:过敏(?!性)|皮试)");
    private static final Pattern DENIED = Pattern.compile("否认|无|未|没有|不|抗$|脱$");
    private static final Pattern LEAD = Pattern.compile(
            "^.*?(?:[:。;,]|曾?对|曾有|曾因|有|患者|患儿|既往(?!史)|自诉|自述|明确|已知|于?\\d+年前|(?:口服|服用|使用|应用|注射|肌注|静滴|进食|食用|接触)(?=[^后]))(?![^、]*(?:对|有|服用|使用|口服|注射|进食|食用)[^、])");
    private static final Pattern TAIL = Pattern.compile("(?:类|等|均|史|皮试(?:呈)?阳性|类药物|类食物|等药物|等食物|明显|药物|可能|会|易|后)*$");
    private static final Cue REACTION = Cue.of(
            "现致起为(生",
            "(?:表现为|主要表现|出现|引起|可?致|症状为|发生|起(?=全身|皮|风|红))[:]?([^。;()]{1,30}?)(?=[。;,)]|$)|^[^,。;]{0,4}\\(([^)]{1,20})\\)");
    private static final Pattern EATEN = Pattern.compile("进食|食用|吃|食物");
    private static final Pattern GIVEN = Pattern.compile("口服|服用?|使用|应用|注射|肌注|静滴|输注|药|皮试|(?:素|西林|沙星|头孢菌素|磺胺|比林)(?:类|$)");
    private static final Pattern TAKEN = Pattern.compile(
            "(?:口服|服用?|使用|应用|注射|肌注|静滴|进食|食用|吃|接触|输注)[“\"]?([^,。;、后]{1,10})[”\"]?后(?:即|曾|可)?(?:出现|发生|起)([^。;]{1,30}?)(?=[。;]|$)");

    private final NoteView view;
    private final Map<String, Allergy> found = new LinkedHashMap<>();
    private final BitSet covered = new BitSet();

    private Allergies(NoteView view) {
        this.view = view;
    }

    /** A substance once, with the first reaction that is told of. */
    static List<Allergy> of(NoteView view) {
        Allergies allergies = new Allergies(view);
        allergies.find();
        return List.copyOf(allergies.found.values());
    }

    private void find() {
        String folded = view.text().folded();
        int done = 0;
        for (int at = folded.indexOf(WORD); at >= 0; at = folded.indexOf(WORD, at + 2)) {
            boolean partOfName = folded.startsWith("性", at + 2) || folded.startsWith("原", at + 2);
            partOfName |= folded.startsWith("不详", at + 2) || folded.startsWith("史不详", at + 2);
            if (!partOfName) {
                named(Math.max(done, clauseStart(folded, at)), at);
            }
            done = at + 2;
        }
        for (Section section : view.sections()) {
            if (section.type() == SectionType.ALLERGY_HISTORY) {
                taken(section.span());
            }
        }
    }

    /** Whether the note says that the patient is allergic to what {@code mention} names: 头孢类过敏, 青霉素皮试阳性. */
    static boolean allergen(NoteView view, Surroundings mention) {
        int end = Math.min(view.text().length(), mention.span().end() + 10);
        return ALLERGEN.matcher(view.folded(mention.span().end(), end)).find();
    }

    /** What the note says came of the allergy to {@code mention}; empty when it says nothing. */
    static String reaction(NoteView view, Surroundings mention) {
        int at = view.text().folded().indexOf(WORD, mention.span().end());
        return at < 0 || at > mention.span().end() + 10 ? "" : reaction(view, at + WORD.length());
    }

    static int clauseStart(String folded, int at) {
        int i = at;
        while (i > 0 && at - i < 40 && ",。;!?\n\r".indexOf(folded.charAt(i - 1)) < 0) {
            i--;
        }
        return i;
    }

    private void named(int start, int at) {
        String words = view.folded(start, at);
        if (DENIED.matcher(words).find()) {
            return;
        }
        Matcher lead = LEAD.matcher(words);
        int from = lead.find() ? lead.end() : 0;
        Matcher tail = TAIL.matcher(words).region(from, words.length());
        int to = tail.find() ? tail.start() : words.length();
        String reaction = reaction(view, at + WORD.length());
        for (int i = from; i <= to; ) {
            int next = i;
            while (next < to && "、及和与".indexOf(words.charAt(next)) < 0) {
                next++;
            }
            add(new Span(start + i, start + next), reaction, words);
            i = next + 1;
        }
    }

    /** @param told the words that may say what kind of thing it is */
    private void add(Span given, String reaction, String told) {
        String words = view.folded(given.start(), given.end());
        int lead = words.length() - words.stripLeading().length();
        Span span = new Span(
                given.start() + lead, given.start() + lead + words.strip().length());
        int length = span.end() - span.start();
        int next = covered.nextSetBit(span.start());
        boolean known = next >= 0 && next < span.end();
        if (length <= 1 || length > 14 || known) {
            return;
        }
        covered.set(span.start(), span.end());
        Field substance = new Field(view.original(span.start(), span.end()), span);
        Allergy allergy = new Allergy(substance, reaction, kind(told), view.sentenceAround(span), List.of(), List.of());
        found.merge(
                words.strip(),
                allergy,
                (earlier, later) ->
                        earlier.reaction().isEmpty() && !later.reaction().isEmpty() ? later : earlier);
    }

    /** How it was taken tells what it is; null where it does not. */
    private static AllergenKind kind(String told) {
        boolean eaten = EATEN.matcher(told).find();
        boolean given = GIVEN.matcher(told).find();
        return eaten == given ? null : eaten ? AllergenKind.FOOD : AllergenKind.MEDICATION;
    }

    /** What the rest of the sentence says came of it. */
    private static String reaction(NoteView view, int from) {
        Span rest = new Span(from, Math.min(view.text().length(), from + 50));
        int end = Sentences.sentences(view.text(), rest).stream()
                .findFirst()
                .orElse(rest)
                .end();
        return REACTION.first(view.folded(from, end))
                .map(match -> group(view, from, match))
                .orElse("");
    }

    private static String group(NoteView view, int from, MatchResult match) {
        int group = match.group(1) != null ? 1 : 2;
        return view.original(from + match.start(group), from + match.end(group)).strip();
    }

    private void taken(Span section) {
        Matcher matcher = TAKEN.matcher(view.text().folded()).region(section.start(), section.end());
        while (matcher.find()) {
            add(
                    new Span(matcher.start(1), matcher.end(1)),
                    view.original(matcher.start(2), matcher.end(2)).strip(),
                    view.folded(matcher.start(), matcher.end(1)));
        }
    }
}
